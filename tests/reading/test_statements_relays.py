"""Who passes on what others say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.reading.draft import Draft

DraftOf = Callable[..., Draft]


def relays(draft: Draft) -> list[str | None]:
    """The outlet that passes on each statement."""
    found = [one.relayed_by for one in draft.statements]
    return [None if actor is None else draft.cast.actors[actor].name for actor in found]


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("“The port will open,” Anna Holm told the Morning Gazette.", "Morning Gazette"),
        (
            "“The port will open,” Anna Holm told the newspaper Kurier Zarnowski.",
            "Kurier Zarnowski",
        ),
        ("“The port will open,” Anna Holm wrote in the Morning Gazette.", "Morning Gazette"),
        (
            "The Morning Gazette wrote it. “The port will open,” Anna Holm told the Gazette.",
            "Morning Gazette",
        ),
    ],
)
def test_an_outlet_relays_what_it_was_told(draft_of: DraftOf, text: str, outlet: str) -> None:
    assert outlet in relays(draft_of(text, "statements"))


@pytest.mark.parametrize(
    "text",
    [
        "“The port will open,” Anna Holm told the Senate.",
        "“The port will open,” Anna Holm told the Defence Ministry.",
        "“The port will open,” Anna Holm told reporters.",
        "“The port will open,” Anna Holm told this newspaper.",
    ],
)
def test_nobody_else_does(draft_of: DraftOf, text: str) -> None:
    draft = draft_of(text, "statements")
    assert draft.statements
    assert set(relays(draft)) == {None}


def test_whoever_goes_on_goes_on_telling_it(draft_of: DraftOf) -> None:
    said = "“The port will open,” Anna Holm told the Morning Gazette. "
    draft = draft_of(said + "“It was never closed,” Holm said.", "statements")
    assert relays(draft) == ["Morning Gazette", "Morning Gazette"]
    draft = draft_of(said + "“It was never closed,” Holm told reporters.", "statements")
    assert relays(draft) == ["Morning Gazette", None]
