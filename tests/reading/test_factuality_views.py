"""How each voice of a chain sees an event, from the author inward."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.reading.draft import Draft, EventDraft, StatementDraft, Tokens
from rashomon.reading.factuality import views_of
from rashomon.records import Factuality

DraftOf = Callable[..., Draft]

INNERMOST = Factuality(certainty="certain", polarity="negative", time="past")
PASSED_ON = Factuality(certainty="underspecified", polarity="positive", time="past")


def chained(draft_of: DraftOf, outer_cue: str, inner_cue: str) -> Draft:
    """An event inside two statements, one in the other."""
    draft = draft_of(f"The paper {outer_cue} that the envoy {inner_cue} that a raid began.", "cast")
    words = [token.text for token in draft.doc]
    outer, inner = words.index(outer_cue), words.index(inner_cue)
    trigger = words.index("raid")

    def statement(cue: int, parent: int | None) -> StatementDraft:
        content = (Tokens(cue + 1, len(words) - 1),)
        cued = Tokens(cue, cue + 1)
        return StatementDraft(None, cued, content, "indirect", parent=parent)

    draft.statements = (statement(outer, None), statement(inner, 0))
    sentence = Tokens(0, len(words))
    event = EventDraft(Tokens(trigger, trigger + 1), trigger, sentence, "ASSAULT", statement=1)
    draft.events, draft.factualities = (event,), (INNERMOST,)
    return draft


@pytest.mark.parametrize(
    ("outer", "inner", "author", "paper"),
    [
        ("reports", "said", PASSED_ON, PASSED_ON),
        ("reports", "knew", PASSED_ON, INNERMOST),
        ("knew", "knew", INNERMOST, INNERMOST),
        ("knew", "said", PASSED_ON, PASSED_ON),
    ],
)
def test_who_passes_a_report_on_leaves_the_event_open(
    draft_of: DraftOf, outer: str, inner: str, author: Factuality, paper: Factuality
) -> None:
    draft = chained(draft_of, outer, inner)
    assert views_of(draft) == (((None, author), (0, paper), (1, INNERMOST)),)


def test_the_author_alone_has_the_one_view(draft_of: DraftOf) -> None:
    draft = draft_of("Guards beat a monk on Monday.", "views")
    assert [[statement for statement, _ in views] for views in draft.views] == [[None]]
    assert [views[-1][1] for views in draft.views] == list(draft.factualities)
