"""PLOVER sectors of an organisation, from the gazetteer or from the words of its name."""

from __future__ import annotations

from rashomon.reading.actors.claims import Name
from rashomon.reading.actors.lexicon import Sectors, roles


def organisation_sectors(name: Name) -> Sectors:
    """Return the sectors that a name tells: those of its qualifying words, then of its noun."""
    if name.body is not None:
        return name.body.sectors
    lexicon = roles()
    found: dict[str, None] = {}
    words = [word.lower() for word in name.words]
    for word in words:
        for sector in lexicon.qualifiers.get(word, ()):
            found.setdefault(sector)
    for word in words:
        for sector in lexicon.bodies.get(word, ()):
            found.setdefault(sector)
    return tuple(found)
