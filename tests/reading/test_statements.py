"""Whole statements, from text. The prose is invented; what is tested is what readers rely on."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.reading.draft import Draft, StatementDraft, Tokens

DraftOf = Callable[..., Draft]


def words(draft: Draft, tokens: Tokens | None) -> str | None:
    return None if tokens is None else draft.doc[tokens.start : tokens.end].text


def contents(draft: Draft, statement: StatementDraft) -> list[str | None]:
    return [words(draft, span) for span in statement.content]


def name(draft: Draft, actor: int | None) -> str | None:
    return None if actor is None else draft.cast.actors[actor].name


def by_cue(draft: Draft, cue: str) -> StatementDraft:
    found = [one for one in draft.statements if cue in (words(draft, one.cue) or "")]
    assert len(found) == 1, [words(draft, one.cue) for one in draft.statements]
    return found[0]


def test_an_indirect_statement(draft_of: DraftOf) -> None:
    draft = draft_of("President Anna Holm said that the border would stay open.", "statements")
    one = by_cue(draft, "said")
    assert name(draft, one.speaker) == "Anna Holm"
    assert contents(draft, one) == ["that the border would stay open"]
    assert (one.kind, one.cue_class, one.polarity) == ("indirect", "say", "positive")


def test_a_direct_statement_in_two_parts(draft_of: DraftOf) -> None:
    draft = draft_of(
        "“We will rebuild the bridge,” Anna Holm said. “It will take a year.”", "statements"
    )
    one = by_cue(draft, "said")
    assert contents(draft, one) == ["We will rebuild the bridge", "It will take a year"]
    assert one.kind == "direct"


def test_a_mixed_statement(draft_of: DraftOf) -> None:
    draft = draft_of(
        "Anna Holm said the talks were “a waste of a good week” for Sweden.", "statements"
    )
    one = by_cue(draft, "said")
    assert one.kind == "mixed"
    assert name(draft, one.speaker) == "Anna Holm"


@pytest.mark.parametrize(
    ("text", "cue", "cue_class", "polarity"),
    [
        ("Poland denied that its soldiers crossed the river.", "denied", "deny", "negative"),
        ("Poland did not deny that its soldiers crossed the river.", "deny", "deny", "positive"),
        ("Poland accused Norway of closing the port.", "accused", "accuse", "positive"),
        ("Poland promised to open the port in June.", "promised", "promise", "positive"),
        ("Poland demanded that Norway open the port.", "demanded", "demand", "positive"),
        ("Poland called for an end to the blockade.", "called for", "demand", "positive"),
        ("Poland believes that the blockade will end.", "believes", "believe", "positive"),
        (
            "Analysts predicted that the blockade would end by June.",
            "predicted",
            "predict",
            "positive",
        ),
    ],
)
def test_what_a_cue_does(
    draft_of: DraftOf, text: str, cue: str, cue_class: str, polarity: str
) -> None:
    one = by_cue(draft_of(text, "statements"), cue)
    assert (one.cue_class, one.polarity) == (cue_class, polarity)


def test_a_passive_denial_is_the_capitals(draft_of: DraftOf) -> None:
    text = "Norway closed the port. In Oslo, the link between the two fires was denied."
    draft = draft_of(text, "statements")
    one = by_cue(draft, "denied")
    assert name(draft, one.speaker) == "Norway"
    assert one.polarity == "negative"


def test_a_statement_inside_another(draft_of: DraftOf) -> None:
    draft = draft_of("Poland said that Norway had promised to open the port.", "statements")
    outer, inner = by_cue(draft, "said"), by_cue(draft, "promised")
    assert inner.parent == draft.statements.index(outer)
    assert outer.parent is None
    assert name(draft, inner.speaker) == "Norway"


def test_an_unknown_source_has_no_speaker(draft_of: DraftOf) -> None:
    draft = draft_of("It was said that the port would open soon.", "statements")
    assert all(one.speaker is None for one in draft.statements)


def test_the_agency_that_was_told_relays(draft_of: DraftOf) -> None:
    draft = draft_of(
        "“The port will open in June,” Anna Holm told Reuters in an interview.", "statements"
    )
    one = by_cue(draft, "told")
    assert name(draft, one.speaker) == "Anna Holm"
    assert name(draft, one.relayed_by) == "Reuters"


def test_nesting_has_no_circles(draft_of: DraftOf) -> None:
    text = (
        "“He says she said it was over,” Anna Holm said, adding that “they know we told them.”"
        " According to Reuters, Poland claimed that Norway believes the talks failed."
    )
    draft = draft_of(text, "statements")
    for number in range(len(draft.statements)):
        seen: set[int] = set()
        at: int | None = number
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = draft.statements[at].parent


def test_text_without_statements(draft_of: DraftOf) -> None:
    assert draft_of("", "statements").statements == ()
    assert draft_of("The river is long and cold.", "statements").statements == ()
