"""From a dossier to the payload."""

from __future__ import annotations

import msgspec
import pytest
from tests import made

from rashomon.dossier import Dossier
from rashomon.dossier.judgements.making import Judge
from rashomon.links import Links, Outlets
from rashomon.report.sections import articles, choice, timeline
from rashomon.report.sections.collect import collect
from rashomon.report.sections.payload import VERSION, Report


@pytest.fixture(scope="module")
def report(dossier: Dossier) -> Report:
    return collect(dossier)


def test_the_payload_is_json_of_one_version(report: Report) -> None:
    again = msgspec.json.decode(msgspec.json.encode(report), type=Report)
    assert again == report
    assert again.version == VERSION


def test_the_order_of_the_articles_changes_nothing(report: Report) -> None:
    with Dossier(create=True) as other:
        other.keep(made.articles()[::-1], made.readings()[::-1])
        other.write_links(made.VERSION, made.links())
        assert collect(other) == report


def test_tellings_stand_side_by_side(report: Report) -> None:
    (event,) = report.events.compared
    assert report.events.single == ()
    assert event.heading == "Visit to Borduria, by Ana Brod"
    assert event.date == "1 March 2021"
    assert event.stance == "1 outlet reports it, 1 denies it"
    courier, herald = event.tellings
    assert [report.outlets[one.outlet].name for one in event.tellings] == ["Courier", "Herald"]
    said = {feature.name: feature for feature in courier.features}
    assert said["Says it happened"].values[0].text == "denied, according to Ana Brod"
    assert said["Says it happened"].contrasts == (1,)
    assert said["Called"].values[0].text == "Brod"
    assert "Where" in said
    told = {feature.name: feature for feature in herald.features}
    assert told["Says it happened"].values[0].text == "yes, in its own voice"
    assert told["How many"].values[0].text == "12"
    assert list(said) == list(told)


def test_a_quotation_has_the_very_words_marked_and_its_speaker(report: Report) -> None:
    courier, herald = report.events.compared[0].tellings
    assert [piece.text for piece in courier.quotes[0].pieces if piece.marked] == ["visited"]
    assert courier.quotes[0].speakers == ("Ana Brod",)
    assert herald.quotes[0].speakers == ()
    assert herald.quotes[0].date == "2 March 2021"


def test_the_glance_says_where_they_differ(report: Report) -> None:
    assert report.glance.title == "ARC and Borduria"
    assert report.glance.span == "2 to 3 March 2021"
    assert [point.label for point in report.glance.disagree] == ["Whether it happened"]
    assert report.glance.agree == ()
    assert [point.target for point in report.glance.most_told] == ["ev-visit"]


def test_marks_stand_on_the_side_of_cooperation(report: Report) -> None:
    marks = [mark for lane in report.timeline.lanes for mark in lane.marks]
    assert [(mark.sign, mark.sure) for mark in marks] == [(1, "denied"), (1, "certain")]


def test_loaded_words_are_told_from_names(report: Report) -> None:
    person = next(actor for actor in report.actors.shown if actor.name == "Ana Brod")
    forms = [(name.words, name.polarity) for naming in person.namings for name in naming.names]
    assert forms == [("Brod", "negative"), ("Brod", "negative")]


def test_what_is_left_out_is_counted(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "MOST_COMPARED", 0)
    monkeypatch.setattr(timeline, "MOST", 1)
    monkeypatch.setattr(articles, "FULL", 0)
    report = collect(dossier)
    assert report.events.more_compared == 1
    assert report.timeline.crowded == 1
    shown = [one for article in report.articles for one in article.paragraphs if one.nodes]
    assert shown, "a paragraph that something refers to is always shown"


def test_paragraphs_that_nothing_refers_to_are_skipped_only_in_large_dossiers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Dossier(create=True) as other:
        long = made.article("One thing.\n\nAnother thing.", "Gazette", "2021-03-04")
        other.keep([long], [])
        other.write_links(made.VERSION, Links())
        assert [len(one.nodes) for one in collect(other).articles[0].paragraphs] == [1, 1]
        monkeypatch.setattr(articles, "FULL", 3)
        assert [one.skipped for one in collect(other).articles[0].paragraphs] == [2]
        assert collect(other).about.skipped_paragraphs == 2


def test_a_judgement_stands_beside_what_was_judged() -> None:
    with Dossier(create=True) as other:
        judge = Judge(made.fill(other), "Mira", "2021-05-01T10:00:00Z")
        other.judge([judge.outcome("true", "ct-1"), judge.drop(made.readings()[0].forecasts[0].id)])
        report = collect(other)
    (contrast,) = report.contrasts
    assert [(one.verdict, one.who) for one in contrast.rulings] == [("upheld", "Mira")]


def test_an_empty_dossier_has_a_report() -> None:
    with Dossier(create=True) as empty:
        report = collect(empty)
    assert report.glance.title == "A dossier without actors"
    assert report.timeline.lanes == ()
    assert report.articles == ()


def test_a_copied_text_is_no_telling_of_its_own() -> None:
    links = made.links()
    (event,) = links.events
    copied = msgspec.structs.replace(event, outlets=Outlets(asserting=("Herald",)))
    with Dossier(create=True) as other:
        other.keep(made.articles(), made.readings())
        other.write_links(
            made.VERSION, msgspec.structs.replace(links, events=(copied,), contrasts=())
        )
        events = collect(other).events
    (only,) = events.single
    assert events.compared == ()
    assert only.stance == "1 outlet reports it, 1 repeats another's words"
    assert [telling.repeats for telling in only.tellings] == [False, True]


def test_articles_without_an_outlet_speak_for_themselves() -> None:
    links = made.links()
    (event,) = links.events
    nameless = [msgspec.structs.replace(article, outlet=None) for article in made.articles()]
    told = Outlets(asserting=(nameless[0].id,), denying=(nameless[1].id,))
    with Dossier(create=True) as other:
        other.keep(nameless, made.readings())
        other.write_links(
            made.VERSION,
            msgspec.structs.replace(
                links,
                events=(msgspec.structs.replace(event, outlets=told),),
                contrasts=(),
                relations=(),
            ),
        )
        report = collect(other)
    (compared,) = report.events.compared
    assert [telling.repeats for telling in compared.tellings] == [False, False]
    assert [outlet.name for outlet in report.outlets] == ["Courier.txt", "Herald.txt"]
    assert report.glance.counts[1] == "0 outlets and 2 articles without one"


def test_a_relation_is_quoted_from_the_passage_that_it_was_read_from(report: Report) -> None:
    (relation,) = report.relations.shown
    (act,) = relation.acts
    assert report.outlets[act.quote.outlet].name == "Herald"
    assert (act.weight, act.source, act.target) == ("+2.1", "ARC", "Borduria")
    (series,) = relation.series
    assert [(bar.up, bar.down, bar.width) for bar in series.bars] == [(1.0, 0.0, None)]
    assert (series.cooperative, series.conflictual) == ("+2.1", "0")


def test_a_relation_is_added_up_by_month_and_its_changes_are_not_guessed(report: Report) -> None:
    (relation,) = report.relations.shown
    (month,) = relation.months
    assert (month.date, month.cooperation, month.conflict) == ("March 2021", "+2.1", "0")
    assert [report.outlets[voice].name for voice in month.voices] == ["Herald"]
    assert relation.changes == (
        "ARC → Borduria: 1 event with a day, too few to tell a change.",
        "Borduria → ARC: 0 events with a day, too few to tell a change.",
    )
