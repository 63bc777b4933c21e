"""The page about the dossier itself."""

from __future__ import annotations

from tests import made

from rashomon.dossier import Dossier
from rashomon.dossier.judgements.making import Judge
from rashomon.records import Rejected
from rashomon.report import Asked, Desk
from rashomon.report.pages.about import about


def test_what_was_read_and_what_holds(dossier: Dossier) -> None:
    shown = about(Desk(dossier), Asked())
    assert [(one.outlet.name, one.outlet.articles, one.mentions) for one in shown.read] == [
        ("Courier", 1, 1),
        ("Herald", 1, 1),
    ]
    assert (shown.undated, shown.copies, shown.broken) == (0, 0, 0)
    assert shown.receipts > 0
    assert dict(shown.counts)["event mentions"] == 2
    assert sum(one.mentions for one in shown.sureness) == 2
    assert sum(number for _, number in shown.decided) == 2
    assert (shown.refused, shown.judgements) == ((), ())


def test_what_was_set_aside_and_ruled_is_told() -> None:
    with Dossier(create=True) as own:
        judge = Judge(made.fill(own), "Ira", "2021-06-01T10:00:00Z")
        own.keep(
            [], [], [Rejected(path="late.pdf", reason="no_text", detail="a scan without text")]
        )
        own.judge([judge.outcome("true", "ct-1", why="two visits")])
        shown = about(Desk(own), Asked())
    (refused,) = shown.refused
    assert (refused.path, refused.reason) == ("late.pdf", "no text")
    (ruled,) = shown.judgements
    assert (ruled.verdict, ruled.who, ruled.state) == ("upheld", "Ira", "in force")
    assert ruled.to is not None
    assert ruled.to.startswith("article/")


def test_how_many_articles_are_only_placed_is_told_until_all_are_linked() -> None:
    placed = "articles placed since all were linked"
    with Dossier(create=True) as own:
        made.fill(own)
        assert placed not in dict(about(Desk(own), Asked()).versions)
        own.note_placed(2)
        own.note_placed(1)
        assert dict(about(Desk(own), Asked()).versions)[placed] == "3"
        made.fill(own)
        assert placed not in dict(about(Desk(own), Asked()).versions)
