"""Interviews: whose turn it is."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.reading.draft import Draft

DraftOf = Callable[..., Draft]

INTERVIEW = (
    "Harbour Weekly: Did the port open on time?\n\n"
    "Anna Holm: It opened late, and Ivan Marek said that it would.\n\n"
    "Harbour Weekly: Who is to blame for that?\n\n"
    "Holm: I am to blame for all of it."
)


def spoken(draft: Draft) -> list[tuple[str | None, str, str]]:
    """Speaker, kind and first three words of each statement."""
    made: list[tuple[str | None, str, str]] = []
    for one in draft.statements:
        words = draft.doc[one.content[0].start : one.content[0].end].text.split()
        name = None if one.speaker is None else draft.cast.actors[one.speaker].name
        made.append((name, one.kind, " ".join(words[:3])))
    return made


def test_a_turn_is_said_by_the_name_before_the_colon(draft_of: DraftOf) -> None:
    said = spoken(draft_of(INTERVIEW, "statements"))
    assert ("Anna Holm", "direct", "It opened late,") in said
    assert ("Anna Holm", "direct", "I am to") in said


def test_what_others_said_in_a_turn_stays_theirs(draft_of: DraftOf) -> None:
    draft = draft_of(INTERVIEW, "statements")
    inner = next(one for one in draft.statements if one.parent is not None)
    assert inner.speaker is not None
    assert draft.cast.actors[inner.speaker].name == "Ivan Marek"


def test_headings_with_a_colon_are_no_interview(draft_of: DraftOf) -> None:
    text = (
        "Background: The port was built in 1970.\n\n"
        "Costs: Nobody knows them to this day.\n\n"
        "Outlook: The port may close in spring."
    )
    draft = draft_of(text, "statements")
    assert not [one for one in draft.statements if one.kind == "direct"]
