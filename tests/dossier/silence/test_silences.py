"""Silences of a dossier: who could have told an event, and who tells it after all."""

from __future__ import annotations

from tests.dossier.silence.making import RAID, Telling, fill
from tests.linking.making import Draft

from rashomon.dossier import Dossier, Filter
from rashomon.dossier.silence.lines import SilenceLine


def tellers(number: int = 3) -> list[Draft]:
    return [Telling(outlet, "2031-05-03") for outlet in ("Courier", "Herald", "Lantern")[:number]]


def silences(*articles: Draft, **more: object) -> list[SilenceLine]:
    with Dossier(create=True) as dossier:
        return list(fill(dossier, articles, **more).silence())  # type: ignore[arg-type]


def test_an_outlet_that_writes_of_those_who_take_part_is_silent() -> None:
    silent = Telling("Gazette", "2031-05-05", raid=False)
    (line,) = silences(*tellers(), silent)
    assert (line.outlet, line.event, line.articles) == ("Gazette", RAID, (silent.id,))
    assert (line.told.hits, line.told.of) == (3, 3)
    assert line.told_by == ("Courier", "Herald", "Lantern")
    assert line.perhaps == ()
    assert line.why.startswith("3 of 3 other outlets that could have told it do so; this one has 1")
    assert "raided" in line.quote.text


def test_an_outlet_of_the_same_story_is_silent_though_it_names_nobody() -> None:
    silent = Draft("Gazette", "2031-05-05")
    told = tellers()
    assert silences(*told, silent) == []
    (line,) = silences(*told, silent, stories=[[*told, silent]])
    assert line.outlet == "Gazette"


def test_articles_too_early_too_late_or_of_no_known_day_say_nothing() -> None:
    for day in ("2031-05-02", "2031-06-20", None):
        assert silences(*tellers(), Telling("Gazette", day, raid=False)) == []


def test_fewer_than_three_outlets_are_not_judged() -> None:
    assert silences(*tellers(1), Telling("Gazette", "2031-05-05", raid=False)) == []
    assert len(silences(*tellers(2), Telling("Gazette", "2031-05-05", raid=False))) == 1


def test_a_copy_is_neither_a_voice_nor_silent() -> None:
    first, second, third = tellers()
    copied = [(second, first), (third, first)]
    silent = Telling("Gazette", "2031-05-05", raid=False)
    assert silences(first, second, third, silent, copies=copied) == []


def test_a_word_that_may_tell_it_after_all_stands_beside() -> None:
    talkative = Telling("Gazette", "2031-05-05", raid=False)
    talkative.say("Members spoke of raiders at the door.")
    (line,) = silences(*tellers(), talkative)
    (quote,) = line.perhaps
    assert "raiders" in quote.text
    assert quote.article == talkative.id


def test_a_mention_that_was_not_joined_stands_beside() -> None:
    told, other = tellers(), Telling("Gazette", "2031-05-05")
    with Dossier(create=True) as dossier:
        fill(dossier, [*told, other])
        joined = [event.id for one in told for event in one.events]
        dossier.connection.execute("UPDATE events SET mentions = $1", [joined])
        dossier.lookup = type(dossier.lookup)(dossier)
        (line,) = dossier.silence()
    (quote,) = line.perhaps
    assert quote.text == "Police raided the tennis club."


def test_the_filter_asks_for_the_silent_outlet_and_the_events_day() -> None:
    with Dossier(create=True) as dossier:
        fill(dossier, [*tellers(), Telling("Gazette", "2031-05-05", raid=False)])
        assert len(dossier.silence(Filter(outlet="Gazette", since="2031-05"))) == 1
        assert not dossier.silence(Filter(outlet="Herald"))
        assert not dossier.silence(Filter(since="2031-06"))
