"""Whether an event happened, how sure that is, and when, as seen by the voice that asserts it."""

from __future__ import annotations

from spacy.tokens import Doc

from rashomon.reading.draft import Draft, EventDraft, StatementDraft
from rashomon.reading.factuality.doubt import doubted
from rashomon.reading.factuality.hearsay import is_hearsay
from rashomon.reading.factuality.judge import Judge
from rashomon.reading.factuality.lexicon import Lexicon, lexicon
from rashomon.reading.factuality.tense import time_of
from rashomon.reading.factuality.value import FACT, Value
from rashomon.reading.factuality.views import views_of
from rashomon.records import Factuality

__all__ = ["judge_events", "views_of"]


_ASKING = frozenset({"WP", "WRB", "WP$"})


def judge_events(draft: Draft) -> tuple[Factuality, ...]:
    """Return the factuality of each event of the draft, in the order of ``draft.events``."""
    words = lexicon()
    return tuple(_factuality(draft, event, words) for event in draft.events)


def _factuality(draft: Draft, event: EventDraft, words: Lexicon) -> Factuality:
    head = draft.doc[event.head]
    if event.statement is None:
        value, hearsay = _told(draft, event, words), is_hearsay(head, words)
    else:
        statement = draft.statements[event.statement]
        value = _in_statement(draft, event, statement, words)
        hearsay = is_hearsay(head, words, statement.content, statement.polarity == "negative")
    return Factuality(
        certainty="underspecified" if hearsay else value.certainty,
        polarity=value.polarity,
        time=time_of(head, value, words),
    )


def _told(draft: Draft, event: EventDraft, words: Lexicon) -> Value:
    """The value of an event as the author tells it; the encoder's degree is the author's too."""
    value = Judge(words).judge(draft.doc[event.head])
    degrees = None if draft.encoding is None else draft.encoding.degrees(event.head)
    return value if degrees is None else doubted(value, degrees.committed, words.against)


def _in_statement(
    draft: Draft, event: EventDraft, statement: StatementDraft, words: Lexicon
) -> Value:
    """The value of an event as the statement's speaker sees it: what is above the cue is not his.

    The cue's own effect holds for an indirect statement only: a demand that is quoted word for
    word carries its own mood, and so does a denial.
    """
    base = FACT
    if statement.kind == "indirect" and not _goes_on(draft.doc, statement, event.head):
        base = words.effect(words.voices[statement.cue_class]).on(FACT, statement.cue_class)
        if statement.polarity == "negative":
            base = _when_denied(draft.doc, statement, event.head, base)
    return Judge(words, statement.content, statement.cue, base).judge(draft.doc[event.head])


def _goes_on(doc: Doc, statement: StatementDraft, head: int) -> bool:
    """Say whether an event is joined to the cue: "rejects the plan but will meet him"."""
    cue, token = statement.cue, doc[head]
    while token.dep_ == "xcomp":
        token = token.head
    if cue is None or token.dep_ != "conj":
        return False
    return cue.start <= token.head.i < cue.end


def _when_denied(doc: Doc, statement: StatementDraft, head: int, base: Value) -> Value:
    """Return what a denial leaves of an event: a denied link with a visit leaves the visit be.

    A clause is denied with what it tells; of a noun phrase only its first noun is, whatever the
    parser makes of the rest. Who "did not mention the attack" neither tells nor denies it.
    """
    content = [doc[at] for start, end in statement.content for at in range(start, end)]
    if content[0].tag_ in _ASKING:
        return base  # who "did not say why he was rejected" grants that he was
    if any(token.pos_ in ("VERB", "AUX") for token in content):
        return base.negated("denied")
    if statement.cue_class != "deny":
        return base.at_most("U", "untold")
    nouns = [token.i for token in content if token.pos_ in ("NOUN", "PROPN")]
    run = [at for number, at in enumerate(nouns) if at == nouns[0] + number]
    return base.negated("denied") if head not in nouns or head == run[-1] else base
