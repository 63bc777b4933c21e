"""The page of statements."""

from __future__ import annotations

import pytest
from tests import made

from rashomon.dossier import Dossier
from rashomon.report import Asked, Desk
from rashomon.report.pages.statements import statements


def test_statements_stand_by_day_with_speaker_and_cue(dossier: Dossier) -> None:
    shown = statements(Desk(dossier), Asked())
    herald, courier = shown.statements
    assert [one.quote.date for one in (herald, courier)] == ["2 March 2021", "3 March 2021"]
    assert herald.quote.speakers == ("Ana Brod",)
    assert [piece.text for piece in herald.quote.pieces if piece.marked] == ["said"]
    assert herald.kind == "in the article's words"
    words = made.COURIER[courier.quote.start : courier.quote.end]
    assert words.startswith("Brod visited")
    assert words.endswith("denied")


@pytest.mark.parametrize(
    ("asked", "passing"),
    [
        (Asked(actor="Ana Brod"), 2),
        (Asked(actor="Borduria"), 0),
        (Asked(outlet="Herald"), 1),
        (Asked(since="2021-03-03"), 1),
        (Asked(limit=1, offset=1), 2),
    ],
)
def test_facets_are_asked_of_the_speaker_and_the_article(
    dossier: Dossier, asked: Asked, passing: int
) -> None:
    shown = statements(Desk(dossier), asked)
    assert (shown.slice.passing, shown.slice.all) == (passing, 2)
    assert len(shown.statements) == min(passing - asked.offset, asked.limit)
