"""What is said inside another's words, and the article's own "I"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.reading.draft import Draft, StatementDraft, Tokens

DraftOf = Callable[..., Draft]


def words(draft: Draft, tokens: Tokens | None) -> str:
    return "" if tokens is None else draft.doc[tokens.start : tokens.end].text


def nested(draft: Draft) -> list[tuple[StatementDraft, StatementDraft]]:
    """Each statement inside another, with that other."""
    return [
        (one, draft.statements[one.parent]) for one in draft.statements if one.parent is not None
    ]


@pytest.mark.parametrize(
    ("text", "outer", "inner", "told"),
    [
        (
            "The Harbour Post reports that the customs service says that the ferry left empty.",
            "The Harbour Post",
            "the customs service",
            "that the ferry left empty",
        ),
        (
            "Radio Norland quoted Governor Ilse Marden as saying the dam was safe.",
            "Radio Norland",
            "Governor Ilse Marden",
            "the dam was safe",
        ),
        (
            "The agency cited the transport ministry as saying that the bridge would reopen.",
            "The agency",
            "the transport ministry",
            "that the bridge would reopen",
        ),
        (
            "According to Colonel Petr Vasko, the minister said that the garrison would stay.",
            "Colonel Petr Vasko",
            "the minister",
            "that the garrison would stay",
        ),
        (
            "The newspaper writes that, according to the ministry, nobody was hurt.",
            "The newspaper",
            "the ministry",
            "nobody was hurt",
        ),
        (
            "The report says that witnesses told investigators that the guards fired first.",
            "The report",
            "witnesses",
            "that the guards fired first",
        ),
        (
            "The envoy said the ministers voiced the hope that talks would resume soon.",
            "The envoy",
            "the ministers",
            "that talks would resume soon",
        ),
        (
            "The analyst says that nobody believes the governor's claim that the bridge was mined.",
            "The analyst",
            "the governor",
            "that the bridge was mined",
        ),
    ],
)
def test_what_somebody_says_inside_is_a_statement_of_its_own(
    draft_of: DraftOf, text: str, outer: str, inner: str, told: str
) -> None:
    draft = draft_of(text, "statements")
    found = [
        (words(draft, around.source), words(draft, one.source), words(draft, one.content[0]))
        for one, around in nested(draft)
    ]
    assert found == [(outer, inner, told)]


def test_who_goes_on_speaking_says_nothing_inside(draft_of: DraftOf) -> None:
    draft = draft_of("“I told you that the dam was safe,” Ilse Marden said.", "statements")
    assert nested(draft) == []


def test_the_articles_own_i_is_its_author(draft_of: DraftOf) -> None:
    draft = draft_of("I believe that the council is wrong about the dam.", "statements")
    (one,) = draft.statements
    assert (one.by_author, one.speaker) == (True, None)


def test_a_quoted_i_is_whoever_is_quoted(draft_of: DraftOf) -> None:
    draft = draft_of("“I believe that the council is wrong,” Anna Holm said.", "statements")
    assert not any(one.by_author for one in draft.statements)


def test_a_quotation_is_said_by_the_one_who_is_named_in_its_sentence(draft_of: DraftOf) -> None:
    draft = draft_of(
        "Matvei Dolgin, an expert, advises calm. “Our men will be home by Friday,” he said.",
        "statements",
    )
    holding = [one for one in draft.statements if "home" in words(draft, one.content[0])]
    assert [words(draft, one.cue) for one in holding] == ["said"]
