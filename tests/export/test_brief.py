"""The brief: every clause stands on words of an article, and nothing is told that no row holds."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from tests import made

from rashomon.dossier import Dossier
from rashomon.dossier.answers import Quote
from rashomon.dossier.ledger.lines import Share
from rashomon.dossier.relation.lines import ChangeLine, Told
from rashomon.dossier.rows import LabelRow
from rashomon.dossier.silence.lines import SilenceLine
from rashomon.export.brief import brief_of, over_time, passages
from rashomon.export.brief.events import stance_of
from rashomon.export.brief.notes import Notes
from rashomon.export.brief.over_time import Way, expected, moved, silent
from rashomon.export.brief.parts import Brief, Section, Sentence
from rashomon.export.brief.wording import quoted, telling, titled, words
from rashomon.links import Links
from rashomon.records import Certainty, Factuality, Polarity, Reading, Time

AFFIRM = "UPDATE event_mentions SET asserted_by = 'author', statement = NULL, factuality = "
AFFIRM += "struct_update(factuality, polarity := 'positive')"


def section(brief: Brief, key: str) -> Section:
    (found,) = (one for one in brief.sections if one.key == key)
    return found


def texts(sentences: tuple[Sentence, ...]) -> list[str]:
    return ["; ".join(clause.text for clause in one.clauses) for one in sentences]


def everything(brief: Brief) -> Iterator[tuple[str, tuple[int, ...]]]:
    for part in brief.sections:
        for sentence in part.sentences:
            for clause in sentence.clauses:
                yield clause.text, clause.notes


def test_every_clause_stands_on_words_of_an_article(dossier: Dossier) -> None:
    brief = brief_of(dossier)
    numbers = [number for _, notes in everything(brief) for number in notes]
    assert all(notes for _, notes in everything(brief))
    assert list(dict.fromkeys(numbers)) == [note.number for note in brief.notes]
    assert [note.number for note in brief.notes] == list(range(1, len(brief.notes) + 1))
    for note in brief.notes:
        quote = dossier.lookup.quote(note.article, note.start, note.end)
        assert note.quote == " ".join(quote.text.split())
        assert note.row
        assert (note.teller, note.date) == (quote.outlet, quote.published)


def test_it_says_what_the_rows_say(dossier: Dossier) -> None:
    brief = brief_of(dossier)
    assert brief.title == "ARC and Borduria, 2 to 3 March 2021"
    assert brief.counts == "2 articles · 2 outlets · 1 event · 1 contrast"
    (visit,) = section(brief, "happened").sentences
    assert visit.lead == "1 March 2021 · Visit to Borduria, by Ana Brod"
    assert [clause.text.partition(":")[0] for clause in visit.clauses] == [
        "Herald",
        "Courier cites Ana Brod, who denies it",
    ]
    assert section(brief, "agreed").sentences == ()
    (contrast,) = section(brief, "contradicted").sentences
    assert contrast.lead == "Whether it happened"
    assert contrast.clauses[1].text.startswith("against Herald")
    (way,) = section(brief, "moved").sentences
    assert way.lead == "ARC towards Borduria"
    assert way.clauses[0].text == "March 2021: 1 event, cooperation +2.1"
    assert way.clauses[1].text == "1 event with a day: too few to say whether it turned"


def test_what_two_report_and_none_denies_is_agreed(dossier: Dossier) -> None:
    dossier.connection.execute(AFFIRM)
    assert section(brief_of(dossier), "agreed").sentences == ()  # a contrast is about it
    dossier.connection.execute("DELETE FROM contrasts")
    (event,) = section(brief_of(dossier), "agreed").sentences
    assert event.lead == "1 March 2021 · Visit to Borduria, by Ana Brod"
    assert {clause.text.partition(":")[0] for clause in event.clauses} == {"Herald", "Courier"}
    dossier.connection.execute("UPDATE actor_mentions SET form = 'description'")
    assert section(brief_of(dossier), "agreed").sentences == ()  # nobody of a name in common


def test_words_that_are_no_name_stand_in_quotes(dossier: Dossier) -> None:
    dossier.connection.execute("UPDATE actor_mentions SET form = 'description'")
    (visit,) = section(brief_of(dossier), "happened").sentences
    assert visit.lead == "1 March 2021 · Visit to “Borduria”, by “Ana Brod”"


def test_a_copy_is_no_second_voice(dossier: Dossier) -> None:
    dossier.connection.execute(AFFIRM)
    dossier.connection.execute("DELETE FROM contrasts")
    courier, herald = (article.id for article in made.articles())
    sql = "UPDATE coverage SET origin = ? WHERE article = ?"
    dossier.connection.execute(sql, [courier, herald])
    brief = brief_of(dossier)
    (visit,) = section(brief, "happened").sentences
    assert [clause.text.partition(":")[0] for clause in visit.clauses] == ["Courier"]
    assert section(brief, "agreed").sentences == ()
    assert [Notes(dossier).repeats(one) for one in (courier, herald)] == [False, True]


def test_what_nobody_reports_did_not_happen(dossier: Dossier) -> None:
    denied = "struct_update(factuality, polarity := 'negative')"
    dossier.connection.execute(f"UPDATE event_mentions SET factuality = {denied}")
    found = section(brief_of(dossier), "happened")
    assert (found.sentences, found.all) == ((), 0)
    assert found.none == "No event is reported as one that took place."


@pytest.mark.parametrize(
    ("certainty", "polarity", "time", "stance"),
    [
        ("certain", "positive", "past", "reports"),
        ("probable", "positive", "past", "likely"),
        ("certain", "positive", "future", "expects"),
        ("possible", "positive", "future", "open"),
        ("certain", "negative", "past", "denies"),
        ("underspecified", "negative", "past", "denies"),
    ],
)
def test_how_an_event_is_told(
    dossier: Dossier, certainty: Certainty, polarity: Polarity, time: Time, stance: str
) -> None:
    mention = next(iter(dossier.lookup.mentions.values()))
    factuality = Factuality(certainty=certainty, polarity=polarity, time=time)
    assert stance_of(msgspec.structs.replace(mention, factuality=factuality)) == stance
    assert telling(stance, ["Herald"], None).startswith("Herald ")
    assert telling(stance, ["Herald", "Courier"], "Brod").startswith("Herald and Courier cite Brod")


def test_an_article_without_an_outlet_goes_by_its_title(dossier: Dossier) -> None:
    title = "A title that is much too long to stand for a name: it goes on"
    dossier.connection.execute("UPDATE articles SET outlet = NULL")
    dossier.connection.execute("UPDATE articles SET title = ? WHERE path = 'Herald.txt'", [title])
    brief = brief_of(dossier)
    assert brief.counts == "2 articles · 1 event · 1 contrast"
    (visit,) = section(brief, "happened").sentences
    assert visit.clauses[0].text.startswith("“A title that is much too long to…”: “")
    assert visit.clauses[1].text == "Courier.txt cites Ana Brod, who denies it"
    assert {note.teller for note in brief.notes} == {title, ""}


def test_a_forecast_is_told_with_what_became_of_it(dossier: Dossier) -> None:
    ruled, unruled = dossier.forecasts()
    ruled = msgspec.structs.replace(
        ruled, resolution="false", resolved_by="Mira", resolved_on="2021-05", event="ev-visit"
    )
    unruled = msgspec.structs.replace(unruled, made_on=None, horizon=None)
    first, second, last = expected(Notes(dossier), [ruled, unruled])
    assert [one.lead for one in (first, second, last)] == [
        "Said on 2 March 2021, due April 2021",
        "Said at no known date",
        "",
    ]
    assert first.clauses[1].text == "Mira ruled that it did not come to pass (May 2021)"
    assert first.clauses[1].notes != first.clauses[0].notes  # it leads to the event
    assert last.clauses[0].text == "Nobody has ruled on 1 of these"
    assert last.clauses[0].notes == second.clauses[0].notes
    (*_, all_open) = expected(Notes(dossier), [unruled])
    assert all_open.clauses[0].text == "Nobody has ruled on any of these"


def test_a_turn_names_its_means_and_what_chance_does(dossier: Dossier) -> None:
    told = (Told(event="ev-visit", period="2021-03-01", type="CONSULT", weight=2.1),)
    change = ChangeLine(
        source="ARC", target="BOR", verdict="change", events=9, left_out=0,
        last="2021-02-27", first="2021-03-01", mean_before=-4.25, mean_after=2.1, chance=0.013,
        before=told, after=told,
    )  # fmt: skip
    none = ChangeLine(source="ARC", target="BOR", verdict="no change", events=9, left_out=0)
    lines = tuple(dossier.series("ARC", "BOR", "month"))
    way = Way(source="ARC", target="BOR", lines=lines, changes=(change, none))
    (sentence,) = moved(Notes(dossier), [way])
    assert [clause.text for clause in sentence.clauses[1:]] == [
        "From 1 March 2021 on it is another relation than until 27 February 2021: a mean score of "
        "+2.1 after −4.2; chance does as well in 1 of 100 orders",
        "No turn among 9 events that chance does not explain as well",
    ]
    assert all(clause.notes for clause in sentence.clauses)


def test_a_silence_says_who_tells_it(dossier: Dossier) -> None:
    article = made.articles()[1]
    quote = Quote(article=article.id, start=0, end=1, text="", outlet=None, published=None)
    line = SilenceLine(
        outlet=article.id, event="ev-visit", date="2021-03-01", type="CONSULT", sources=(),
        targets=(), told=Share(hits=3, of=4, low=0.3, high=0.9), told_by=(), usual=None,
        articles=(), perhaps=(), why="", quote=quote,
    )  # fmt: skip
    (sentence,) = silent(Notes(dossier), [line])
    assert sentence.clauses[0].text == (
        "Herald leaves out: Visit to Borduria, by Ana Brod, told by 3 of 4 others that could "
        "tell it"
    )
    assert sentence.clauses[0].notes == (1,)


def test_names_that_take_sides_are_told_with_who_uses_them(dossier: Dossier) -> None:
    found = section(brief_of(dossier), "called")
    assert texts(found.sentences) == ["Courier: “Brod”; Herald: “Brod”"]
    assert found.sentences[0].lead == "Not tied to a name"  # it is all that they are known by
    dossier.connection.execute("UPDATE actors SET name = 'The envoy' WHERE id = 'ac-person'")
    dossier.lookup = type(dossier.lookup)(dossier)
    dossier.connection.execute("""UPDATE labels SET "by" = NULL""")
    found = section(brief_of(dossier), "called")
    assert found.sentences[0].lead == "The envoy"
    assert "Courier, citing somebody unnamed: “Brod”" in texts(found.sentences)[0]


def test_an_empty_dossier_has_a_page_that_says_so() -> None:
    with Dossier(create=True) as empty:
        empty.keep(
            made.articles(), [Reading(article=one.id, version="x") for one in made.articles()]
        )
        empty.write_links("x", Links())
        brief = brief_of(empty)
    assert brief.title == "2 to 3 March 2021"
    with Dossier(create=True) as empty:
        empty.write_links("x", Links())
        assert brief_of(empty).title == "A dossier without actors"
    for part in brief.sections:
        assert part.sentences == ()
        assert part.none == words().none[part.key]


def test_long_words_are_cut_between_words() -> None:
    cut = quoted("word " * 100)
    assert cut.endswith("word […]")
    assert len(cut) <= words().limits.quote + len(" […]")
    assert quoted("It\n  ended.") == "It ended"
    assert titled("Short") == "“Short”"


def test_equal_dossiers_have_the_same_brief(dossier: Dossier) -> None:
    with Dossier(create=True) as other:
        assert brief_of(made.fill(other)) == brief_of(dossier)


def test_a_clause_that_adds_up_many_rows_says_how_many_it_notes(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = Notes(dossier)
    (label, *_) = dossier.select(LabelRow, "SELECT * FROM labels")
    few = msgspec.structs.replace(
        words(), limits=msgspec.structs.replace(words().limits, voices=1, names=2, cited=3)
    )
    monkeypatch.setattr(passages, "words", lambda: few)
    many = [(word, label) for word in ("thug", "crook", "thug", "puppet", "clown")]
    (sentence,) = passages.called(notes, [("Ana Brod", {"Courier": many, "Herald": many})])
    assert sentence.lead == "Ana Brod (1 of 2 voices)"
    (clause,) = sentence.clauses
    assert clause.text == "Courier: “thug”, “crook” and 2 more"
    assert len(clause.notes) == 1  # all of them stand on the same words here


def test_a_month_of_many_acts_has_notes_on_some(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = msgspec.structs.replace(words(), limits=msgspec.structs.replace(words().limits, cited=0))
    notes = Notes(dossier)
    ways = over_time.ways_of(notes)
    (whole, *_) = [clause for one in moved(notes, ways) for clause in one.clauses]
    monkeypatch.setattr(over_time, "words", lambda: few)
    (cut, *_) = [clause for one in over_time.moved(notes, ways) for clause in one.clauses]
    assert whole.notes
    assert "noted" not in whole.text
    assert cut.text.endswith("(0 of these noted)")
