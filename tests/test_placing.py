"""A new article takes its place among those that a linked dossier has, and changes little else."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.linking.making import Draft, together

from rashomon.dossier import Dossier, rows
from rashomon.dossier.judgements.anchors import Anchors
from rashomon.dossier.neighbours import placing
from rashomon.dossier.summaries import summarise_again
from rashomon.judging import link_anew
from rashomon.linking.clusters import Partition
from rashomon.links import Judgement
from rashomon.placing import _as_they_are, can_place, place
from rashomon.records import Reading

VERSION = "test"
TALKS = "Brod and Marek met in Klow for talks on the treaty of the border"


def told(outlet: str, *, day: str = "2031-05-04", words: str = TALKS) -> Draft:
    """A report of the talks."""
    draft = Draft(outlet, published=day)
    brod, marek = draft.actor("Ana Brod", country="SYL"), draft.actor("Ilya Marek", country="BOR")
    draft.event(words, "met", "CONSULT", sources=(brod, marek), date="2031-05-03")
    draft.say("The treaty of the border between Syldavia and Borduria has waited for thirty years")
    return draft


def strike(outlet: str) -> Draft:
    """A report of something else."""
    draft = Draft(outlet, published="2031-05-04")
    orlik = draft.actor("Lena Orlik", country="SYL")
    draft.event(
        "Dockers under Orlik went on strike in Istow", "strike", "PROTEST", sources=(orlik,)
    )
    return draft


def known() -> list[Draft]:
    return [told("Courier"), told("Herald"), strike("Gazette"), strike("Post")]


def told_by(outlet: str) -> str:
    """The id of an outlet's mention of the talks."""
    return told(outlet).events[0].id


def keep(dossier: Dossier, *drafts: Draft) -> set[str]:
    articles, readings = together(*drafts)
    dossier.keep(articles, readings)
    return {article.id for article in articles}


@pytest.fixture
def dossier() -> Iterator[Dossier]:
    with Dossier(create=True) as made:
        keep(made, *known())
        link_anew(made, VERSION)
        yield made


def all_of(dossier: Dossier, table: str) -> list[str]:
    return sorted(map(str, dossier.fetch(f"SELECT * FROM {table}")))


def event_of(dossier: Dossier, article: str) -> rows.EventRow:
    sql = "SELECT e.* FROM events e JOIN event_mentions m ON m.event = e.id WHERE m.article = $1"
    (found,) = dossier.select(rows.EventRow, sql, [article])
    return found


def test_it_joins_the_people_the_story_and_the_event_that_it_tells(dossier: Dossier) -> None:
    before = event_of(dossier, told("Herald").id)
    actors = all_of(dossier, "actors")
    new = keep(dossier, told("Mirror", day="2031-05-05"))
    place(dossier, new, VERSION)
    after = event_of(dossier, told("Mirror", day="2031-05-05").id)
    assert after.id == before.id
    assert len(after.mentions) == 3
    assert after.outlets.asserting == ("Courier", "Herald", "Mirror")
    assert all_of(dossier, "actors") == actors
    stories = dict(dossier.fetch("SELECT article, story FROM coverage"))
    assert stories[min(new)] == stories[told("Herald").id] != stories[strike("Post").id]
    assert dossier.placed() == 1


def test_who_is_silent_now_is_said_of_the_events_of_its_story(dossier: Dossier) -> None:
    dull = told("Mirror", words="The talks of Brod and Marek were met with rain in Klow")
    dull.events.clear()
    keep(dossier, dull)
    place(dossier, {dull.id}, VERSION)
    assert event_of(dossier, told("Herald").id).outlets.silent == ("Mirror",)
    assert event_of(dossier, strike("Post").id).outlets.silent == ()


def test_what_nobody_told_before_is_new(dossier: Dossier) -> None:
    flood = Draft("Mirror", published="2032-01-01")
    novak = flood.actor("Pavel Novak", country="SYL")
    flood.event("Novak sent boats to Zlip", "sent", "AID", sources=(novak,), date="2032-01-01")
    before = dossier.counts()
    place(dossier, keep(dossier, flood), VERSION)
    more = {name: count - before[name] for name, count in dossier.counts().items() if count}
    assert (more["articles"], more["actors"], more["events"], more["event_mentions"]) == (
        1,
        1,
        1,
        1,
    )
    assert event_of(dossier, flood.id).date == "2032-01-01"


def test_a_text_that_is_known_is_no_voice_of_its_own(dossier: Dossier) -> None:
    (article,), (reading,) = together(told("Herald"))
    published = msgspec.structs.replace(article.published, value="2031-05-01")
    copy = msgspec.structs.replace(article, id="ar-copy", outlet="Mirror", published=published)
    own = msgspec.json.encode(reading).replace(article.id.encode(), b"ar-copy")
    own = own.replace(b'"em-', b'"em-copy').replace(b'"la-', b'"la-copy')
    dossier.keep([copy], [msgspec.json.decode(own, type=Reading)])
    place(dossier, {"ar-copy"}, VERSION)
    origins = dict(dossier.fetch("SELECT article, origin FROM coverage"))
    assert origins["ar-copy"] == article.id == origins[article.id]
    assert dossier.fetch("SELECT quality FROM articles WHERE id = 'ar-copy'") == [
        (["near_duplicate"],)
    ]
    assert event_of(dossier, "ar-copy").outlets.asserting == ("Courier", "Herald")
    assert event_of(dossier, "ar-copy").outlets.silent == ()


def test_every_row_of_it_has_its_receipts_and_lists_are_in_order(dossier: Dossier) -> None:
    place(dossier, keep(dossier, told("Mirror"), strike("Echo")), VERSION)
    assert dossier.broken_receipts() == []
    held = {row for (row,) in dossier.fetch('SELECT "row" FROM receipts')}
    mentions = {row for (row,) in dossier.fetch("SELECT id FROM event_mentions")}
    assert mentions <= held
    assert mentions == {row for (row,) in dossier.fetch('SELECT "row" FROM passages')}
    by_number = dossier.fetch("SELECT id FROM cards ORDER BY number")
    assert by_number == dossier.fetch("SELECT id FROM events ORDER BY date IS NULL, date, id")
    assert len(all_of(dossier, "tellings")) == len(set(all_of(dossier, "tellings")))
    assert len(dossier.fetch("SELECT DISTINCT outlet FROM tellings")) == 6


@pytest.mark.parametrize("room", [True, False])
def test_an_event_whose_date_changes_moves_in_the_list(dossier: Dossier, room: bool) -> None:
    by_date = "SELECT id FROM events ORDER BY date IS NULL, date, id"
    before = dossier.fetch("SELECT * EXCLUDE (number) FROM cards ORDER BY id")
    tellings = dossier.fetch("SELECT * EXCLUDE (event) FROM tellings ORDER BY ALL")
    (dated,) = dossier.fetch("SELECT id, date FROM events WHERE date IS NOT NULL")
    if not room:  # no number is left before the events that follow
        dossier.connection.execute(
            "UPDATE cards SET number = 5e-324 * (number - 1) WHERE number > 1"
        )
    dossier.connection.execute("UPDATE cards SET date = 'another' WHERE id = $1", [dated[0]])
    summarise_again(dossier.connection, dict([dated]))
    assert dossier.fetch("SELECT id FROM cards ORDER BY number") == dossier.fetch(by_date)
    assert dossier.fetch("SELECT * EXCLUDE (number) FROM cards ORDER BY id") == before
    assert dossier.fetch("SELECT * EXCLUDE (event) FROM tellings ORDER BY ALL") == tellings


def test_what_people_ruled_apart_stays_apart(dossier: Dossier) -> None:
    mirror = told("Mirror")
    keep(dossier, mirror)
    pair = [mirror.events[0].id, told_by("Herald")]
    find = Anchors(dossier.article_ids(), dossier.readings(VERSION))
    ruling = Judgement(
        id="ju-1",
        verdict="different",
        a=pair[0],
        b=pair[1],
        a_at=find.of(pair[:1]),
        b_at=find.of(pair[1:]),
        who="Mira",
        when="2031-06-01T00:00:00Z",
    )
    dossier.judge([ruling])
    place(dossier, {mirror.id}, VERSION)
    assert event_of(dossier, mirror.id).id != event_of(dossier, told("Herald").id).id


def test_linking_anew_leaves_no_trace_of_it(dossier: Dossier) -> None:
    place(dossier, keep(dossier, told("Mirror"), strike("Echo")), VERSION)
    link_anew(dossier, VERSION)
    assert dossier.placed() == 0
    with Dossier(create=True) as whole:
        keep(whole, *known(), told("Mirror"), strike("Echo"))
        link_anew(whole, VERSION)
        for table in (
            *rows.TABLES,
            "links",
            "receipts",
            "coverage",
            "cards",
            "tellings",
            "touches",
        ):
            assert all_of(dossier, table) == all_of(whole, table), table


def test_small_dossiers_and_many_articles_are_linked_as_a_whole(dossier: Dossier) -> None:
    assert not can_place(dossier, {"ar-new"})
    rows_of_more = (
        "INSERT INTO articles SELECT id || '-' || k, path, outlet, relayed_outlet, title, author, "
        "url, language, published, fetched, dropped, quality FROM articles, range(1, $1) n(k)"
    )
    dossier.connection.execute(rows_of_more, [placing().at_once])
    assert can_place(dossier, {"ar-new"})
    assert not can_place(dossier, {f"ar-{number}" for number in range(placing().most + 1)})


@given(st.lists(st.integers(0, 6), min_size=2, max_size=20), st.data())
def test_groups_neither_break_up_nor_join(groups: list[int], data: st.DataObject) -> None:
    items = [f"it-{at}" for at in range(len(groups))]
    made: dict[str, list[str]] = {}
    for item, group in zip(items, groups, strict=True):
        made.setdefault(f"gr-{group}", []).append(item)
    partition = Partition([*items, "new"], list(_as_they_are(made)))
    first = data.draw(st.sampled_from(items))
    assert partition.join("new", first)
    for item, group in zip(items, groups, strict=True):
        same = group == groups[items.index(first)]
        assert partition.join("new", item) == same
        assert partition.join(first, item) == same
