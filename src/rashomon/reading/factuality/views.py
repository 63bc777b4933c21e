"""How each voice of a chain sees an event, from the author to whoever asserts it.

"The outlet says that the service says that a convoy left": the service asserts the convoy, the
outlet and the author only that something is said. FactBank gives each source a value of its own
(Sauri and Pustejovsky 2009): whoever passes a report on leaves the event underspecified, unless the
word that reports takes it for granted ("knows", "regrets").
"""

from __future__ import annotations

from rashomon.reading.draft import Draft, EventDraft, StatementDraft, Views
from rashomon.reading.factuality.lexicon import Lexicon, lexicon
from rashomon.records import Factuality


def views_of(draft: Draft) -> tuple[Views, ...]:
    """Return the views of each event of a draft; the last one is that of ``draft.factualities``."""
    words = lexicon()
    judged = zip(draft.events, draft.factualities, strict=True)
    return tuple(_views(draft, event, factuality, words) for event, factuality in judged)


def _views(draft: Draft, event: EventDraft, innermost: Factuality, words: Lexicon) -> Views:
    chain = list(_chain(draft, event))
    passed_on = Factuality(certainty="underspecified", polarity="positive", time=innermost.time)
    views = [innermost]
    for statement in chain:
        granted = _takes_for_granted(draft, draft.statements[statement], words)
        views.append(views[-1] if granted else passed_on)
    return tuple(zip((None, *reversed(chain)), reversed(views), strict=True))


def _chain(draft: Draft, event: EventDraft) -> list[int]:
    """The statements around an event, the innermost first."""
    found = []
    at = event.statement
    while at is not None:
        found.append(at)
        at = draft.statements[at].parent
    return found


def _takes_for_granted(draft: Draft, statement: StatementDraft, words: Lexicon) -> bool:
    """Whether what is reported is so for whoever reports it."""
    if statement.cue is None:
        return False
    head = draft.doc[statement.cue.start : statement.cue.end].root
    name = words.class_of(head, "finite")
    return name is not None and words.effect(name).presupposes
