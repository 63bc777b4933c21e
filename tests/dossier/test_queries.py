"""Questions to a dossier made by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests import made

from rashomon.dossier import Dossier, DossierError, Filter
from rashomon.dossier.summaries import summarise


@pytest.fixture(scope="module")
def dossier() -> Iterator[Dossier]:
    with Dossier(create=True) as empty:
        yield made.fill(empty)


def test_timeline_names_the_actors_and_the_outlets(dossier: Dossier) -> None:
    (line,) = dossier.timeline()
    assert (line.date, line.sources, line.targets) == ("2021-03-01", ("Ana Brod",), ("Borduria",))
    assert line.outlets.denying == ("Courier",)


def test_events_are_told_once_an_article(dossier: Dossier) -> None:
    lines = dossier.events()
    assert [line.quote.outlet for line in lines] == ["Courier", "Herald"]
    assert [line.asserted_by for line in lines] == ["Ana Brod", "author"]


def test_quotes_of_html_are_shown_without_markup_that_is_dropped_and_keep_raw_offsets(
    dossier: Dossier,
) -> None:
    herald = dossier.events(Filter(outlet="Herald"))[0].quote
    assert "Borduria & met" in herald.text
    assert (herald.start, herald.end) == (0, len(made.HERALD))


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (Filter(outlet="Courier"), 1),
        (Filter(outlet="Nobody"), 0),
        (Filter(type="ASSAULT"), 0),
        (Filter(actor="brod"), 1),
        (Filter(actor="BOR"), 1),
        (Filter(since="2021-03"), 1),
        (Filter(since="2021-03-02"), 0),
        (Filter(until="2021-02-28"), 0),
        (Filter(since="2021", until="2021"), 1),
    ],
)
def test_filters_narrow_the_timeline(dossier: Dossier, where: Filter, found: int) -> None:
    assert len(dossier.timeline(where)) == found


def test_an_unknown_actor_is_an_error_and_not_an_empty_answer(dossier: Dossier) -> None:
    with pytest.raises(DossierError, match="no such actor"):
        dossier.timeline(Filter(actor="Nobody"))


def test_statements_and_forecasts_come_in_the_order_in_which_they_appeared(
    dossier: Dossier,
) -> None:
    assert [line.quote.outlet for line in dossier.statements()] == ["Herald", "Courier"]
    assert {line.speaker for line in dossier.forecasts(Filter(actor="author"))} == {"author"}


def test_contrasts_show_both_passages(dossier: Dossier) -> None:
    (line,) = dossier.contrasts()
    assert {line.a.text, line.b.text} == {"visited", "flew"}


def test_contrasts_of_an_outlet_have_a_passage_of_it_though_they_touch_no_event(
    dossier: Dossier,
) -> None:
    dossier.connection.execute("UPDATE contrasts SET events = []")
    summarise(dossier.connection)
    (line,) = dossier.contrasts(Filter(outlet="Courier"))
    assert {line.a.outlet, line.b.outlet} == {"Courier", "Herald"}
    assert not dossier.contrasts(Filter(outlet="Nobody"))
    assert not dossier.contrasts(Filter(type="CONSULT"))


def test_relation_goes_both_ways(dossier: Dossier) -> None:
    assert len(dossier.relation("BOR", "ARC")) == len(dossier.relation("arc", "bor")) == 1
    assert len(dossier.relation("Ana Brod", "BOR")) == len(dossier.relation("BOR")) == 1
    assert not dossier.relation("ARC", "BOR", Filter(outlet="Courier"))
    (line,) = dossier.relation()
    assert (line.source, line.target, line.outlet) == ("ARC", "BOR", "Herald")
    assert "flew" in line.quote.text


@pytest.mark.parametrize(
    ("source", "target", "says"),
    [
        ("ARC", "XXX", "XXX: no such actor"),
        ("arc", "ARC", "are the same"),
        ("Ana Brod", "Brod", "are the same"),
        ("author", "ARC", "author: no such actor"),
    ],
)
def test_a_relation_needs_two_known_sides(
    dossier: Dossier, source: str, target: str, says: str
) -> None:
    with pytest.raises(DossierError, match=says):
        dossier.relation(source, target)


def test_a_series_is_asked_with_the_filters_of_its_acts(dossier: Dossier) -> None:
    (line,) = dossier.series("BOR", "ARC", "month")
    assert (line.period, line.source, line.cooperation) == ("2021-03", "ARC", 2.1)
    assert len(dossier.series("BOR", "ARC", "day", Filter(type="CONSULT"), certain=True)) == 1
    for where in (Filter(outlet="Courier"), Filter(type="AID"), Filter(since="2021-04")):
        assert not dossier.series("BOR", "ARC", "day", where)
    assert not dossier.series("BOR", "ARC", "day", lever="military")
    with pytest.raises(DossierError, match="no such lever"):
        dossier.series("BOR", "ARC", "day", lever="patience")


def test_changes_are_answered_each_way_and_not_guessed(dossier: Dossier) -> None:
    lines = dossier.changes("BOR", "ARC", "day")
    assert [(line.source, line.events) for line in lines] == [("BOR", 0), ("ARC", 1)]
    assert {line.verdict for line in lines} == {"too few events"}


def test_naming_tells_loaded_words_from_plain_ones(dossier: Dossier) -> None:
    lines = dossier.naming(Filter(actor="Brod", outlet="Courier"))
    assert {(line.words, line.polarity) for line in lines} == {("Brod", "negative")}


def test_evidence_is_found_by_the_start_of_an_id(dossier: Dossier) -> None:
    whole = dossier.evidence("ct-1")
    assert [one.text for one in dossier.evidence("ct-")] == [one.text for one in whole]
    with pytest.raises(DossierError, match="fits"):
        dossier.evidence("em-")
    with pytest.raises(DossierError, match="no such row"):
        dossier.evidence("xx-")


def test_answers_convert_and_escape(dossier: Dossier) -> None:
    lines = dossier.events()
    assert list(lines.to_pandas()["id"]) == lines.to_arrow()["id"].to_pylist()
    assert "<b>" not in lines._repr_html_()
    assert lines[:1][0] == lines[0]
