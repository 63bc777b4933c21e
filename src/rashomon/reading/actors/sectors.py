"""PLOVER sectors of an organisation, from the gazetteer or from the words of its name."""

from __future__ import annotations

from rashomon.reading.actors.claims import Name
from rashomon.reading.actors.lexicon import Sectors, roles


def organisation_sectors(name: Name) -> Sectors:
    """Return the sectors that a name tells: its qualifying words', its noun's, GOV last.

    An outlet's name says nothing: it may be that of a ministry or of a morning.
    """
    if name.body is not None:
        return name.body.sectors
    if name.press:
        return ("JRN",)
    lexicon = roles()
    words = [word.lower() for word in name.words]
    qualified = [sector for word in words for sector in lexicon.qualifiers.get(word, ())]
    named = [sector for word in words for sector in _of_noun(word)]
    return tuple(dict.fromkeys(sorted((*qualified, *named), key="GOV".__eq__)))


def _of_noun(word: str) -> Sectors:
    """Return the sectors of a noun for a body, also at the end of a longer word ("Agrobank")."""
    bodies = roles().bodies
    if word in bodies:
        return bodies[word]
    return next((bodies[word[at:]] for at in range(1, len(word) - 3) if word[at:] in bodies), ())
