"""Whether anybody says anything: attributions that tell a reader no proposition.

PolNeAR's annotators, and the networks that learned from them, count as attributed whatever somebody
has an attitude to: a subject talked about, a name supported, a price that was not disclosed. None
of that can be true or false, so none of it is a statement here.
"""

from __future__ import annotations

from collections.abc import Set

from rashomon.reading.actors.lexicon import acting_nouns
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.clauses import is_negated
from rashomon.reading.statements.kinds import class_and_polarity
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.page import Page

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
_MEANING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"})
_TELLING_OBJECTS = frozenset({"deny", "accuse", "demand", "promise"})
"""Classes whose bare object says what is denied, held against somebody, asked or offered."""
_OBJECTS = frozenset({"dobj", "oprd", "attr", "acomp", "ccomp", "xcomp"})
_MINDS = frozenset({"believe", "intend", "predict"})
_QUESTIONS = frozenset({"how", "whether", "why", "when", "where", "who", "whom"})
"""What opens a question that somebody has in mind ("they wonder whether"), and answers nothing."""
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "pcomp", "csubj", "parataxis", "ROOT"})


def tells(page: Page, one: Attribution, lexicon: CueLexicon, events: Set[int]) -> bool:
    """Say whether an attribution lays a proposition at somebody's door.

    `events` are the tokens that may name events: "announced the arrest" tells of one.
    """
    if one.head is None or one.cue is None or page.pos[one.head] == "PUNCT":
        return True
    if _merely_seems(page, one, lexicon) or _shows_by_itself(page, one, lexicon):
        return False
    held = [token for span in one.content for token in range(*span) if page.is_word[token]]
    cue_class, _ = class_and_polarity(page, one, lexicon)
    if _says_much(page, one.head, lexicon):
        return False
    if cue_class in _MINDS and page.lower[held[0]] in _QUESTIONS:
        return False
    if not _is_phrase(page, held):
        return True
    if _withheld(page, one.head, lexicon) or page.lemmas[one.head] in lexicon.file.topical:
        return False
    if not any(lexicon.class_of(page.lemmas[at], page.pos[at]) for at in range(*one.cue)):
        return False
    if cue_class in _TELLING_OBJECTS or _names(page, one.head, lexicon):
        return True
    return not events.isdisjoint(held) or not _only_points(page, held)


def _merely_seems(page: Page, one: Attribution, lexicon: CueLexicon) -> bool:
    """Whether the cue is "it seems" to nobody in particular: the author's own doubt."""
    return (
        one.head is not None
        and one.source is None
        and page.lemmas[one.head] in lexicon.file.seeming
    )


def _shows_by_itself(page: Page, one: Attribution, lexicon: CueLexicon) -> bool:
    """Whether what "shows" is neither somebody nor a document: the author's own conclusion."""
    if one.head is None or one.source is None or page.lemmas[one.head] not in lexicon.file.showing:
        return False
    inside = range(*one.source)
    speaking = acting_nouns() | lexicon.file.documents
    return all(
        page.pos[token] == "NOUN" and page.lemmas[token] not in speaking
        for token in inside
        if page.is_word[token] and page.heads[token] not in inside
    )


def _says_much(page: Page, cue: int, lexicon: CueLexicon) -> bool:
    """Whether all that is said of what was said is how much: "said many a thing"."""
    return any(
        page.deps[child] == "dobj" and page.lemmas[child] in lexicon.file.amounts
        for child in page.children[cue]
    )


def _is_phrase(page: Page, held: list[int]) -> bool:
    """Whether a content is unquoted and has no clause but what describes its nouns."""
    inside = frozenset(held)
    for token in held:
        if page.depth_of[token]:
            return False
        if page.pos[token] in {"VERB", "AUX"} and page.deps[token] in _CLAUSES:
            return False
        if page.heads[token] not in inside and not (
            page.pos[token] in _NOMINAL or page.deps[token] == "prep"
        ):
            return False
    return True


def _withheld(page: Page, cue: int, lexicon: CueLexicon) -> bool:
    """Whether the cue says that something was not made known: "the price was not disclosed"."""
    if page.lemmas[cue] not in lexicon.file.disclosing:
        return False
    passive = any(page.deps[child] == "nsubjpass" for child in page.children[cue])
    return passive and is_negated(page, cue, lexicon.file.negators)


def _names(page: Page, cue: int, lexicon: CueLexicon) -> bool:
    """Whether the cue calls something something: "called Lind" alone may be by telephone."""
    if page.lemmas[cue] not in lexicon.file.naming:
        return False
    objects = [
        page.deps[child]
        for child in page.children[cue]
        if page.deps[child] in _OBJECTS or page.lower[child] == "as"
    ]
    return objects != ["dobj"]


def _only_points(page: Page, held: list[int]) -> bool:
    """Whether a phrase is but a name, or one noun for what is known already: "the matter"."""
    meaning = [token for token in held if page.pos[token] in _MEANING]
    if all(page.pos[token] == "PROPN" for token in meaning):
        return True
    return len(meaning) == 1 and page.pos[meaning[0]] == "NOUN" and len(held) > 1
