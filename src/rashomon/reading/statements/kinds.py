"""What sort of statement it is: its quotation marks, what the cue does with the content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.page import Page
from rashomon.records import CueClass, Polarity, StatementKind

_DIRECT = 0.95
"""Share of quoted words from which a content counts as direct, as PolNeAR's scorer has it."""
_COMPLEMENTS = frozenset({"dobj", "attr", "acomp", "oprd", "pobj"})
_PARTICLES = frozenset({"prt", "prep", "mark", "aux"})


def kind_of(page: Page, content: Sequence[Tokens], cue: int | None) -> StatementKind:
    """Return direct, mixed or indirect.

    A word is quoted when it stands in quotation marks that do not hold the cue as well.
    """
    home = page.quote_of[cue] if cue is not None else -1
    depth = page.depth_of[cue] if cue is not None else 0
    words = quoted = 0
    for span in content:
        for token in range(*span):
            if page.is_word[token]:
                words += 1
                same = page.quote_of[token] == home
                quoted += page.depth_of[token] > (depth if same else 0)
    if quoted >= _DIRECT * words:
        return "direct"
    return "mixed" if quoted else "indirect"


def class_and_polarity(
    page: Page, attribution: Attribution, lexicon: CueLexicon
) -> tuple[CueClass, Polarity]:
    """Return what the cue does with its content, and whether the source holds it to be so."""
    head, cue = attribution.head, attribution.cue
    if head is None or cue is None:
        return "say", "positive"
    carrier, cue_class = _carrier(page, head, cue, lexicon)
    file = lexicon.file
    turns = cue_class == "deny" or page.lemmas[carrier] in file.negative
    turns ^= any(
        page.lower[token] in file.negators
        for at in dict.fromkeys((head, carrier))
        for token in _modifiers(page, at)
    )
    return cue_class, "negative" if turns else "positive"


def _carrier(page: Page, head: int, cue: Tokens, lexicon: CueLexicon) -> tuple[int, CueClass]:
    """The token of a cue that gives it its class, and the class."""
    lemma = page.lemmas[head]
    for child in page.children[head]:
        phrase = f"{lemma} {page.lower[child]}"
        if page.deps[child] in _PARTICLES and phrase in lexicon.file.phrases:
            return head, lexicon.file.phrases[phrase]
        if page.deps[child] == "xcomp" and f"{lemma} to" in lexicon.file.phrases:
            return head, lexicon.file.phrases[f"{lemma} to"]
    own = lexicon.class_of(lemma, page.pos[head])
    if own is None or lemma in lexicon.file.light:
        governed = (child for child in page.children[head] if page.deps[child] in _COMPLEMENTS)
        for token in (*range(*cue), *governed):
            found = lexicon.class_of(page.lemmas[token], page.pos[token])
            if token != head and page.pos[token] in {"NOUN", "ADJ"} and found is not None:
                return token, found
    return head, own or "say"


def _modifiers(page: Page, token: int) -> Iterator[int]:
    """The words that may negate a token: its own, or the preposition that governs it."""
    for child in page.children[token]:
        if page.deps[child] in {"neg", "advmod", "preconj", "cc", "det"}:
            yield child
    if page.deps[token] == "pcomp":
        yield page.heads[token]
