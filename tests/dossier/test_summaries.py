"""The summaries say of each event what its mentions say, and nothing is told twice."""

from __future__ import annotations

from itertools import groupby

from tests import made

from rashomon.dossier import Dossier, rows
from rashomon.records import AUTHOR
from rashomon.report.told import drawn


def _mentions(dossier: Dossier) -> dict[str, list[rows.EventMentionRow]]:
    lookup = dossier.lookup
    return {
        event.id: [lookup.mentions[name] for name in event.mentions]
        for event in lookup.events.values()
    }


def _outlet(dossier: Dossier, mention: rows.EventMentionRow) -> str:
    return dossier.lookup.articles[mention.article].outlet or mention.article


def test_a_card_has_the_first_mention_and_the_modes_of_all() -> None:
    with Dossier(create=True) as dossier:
        made.fill(dossier)
        found = dossier.connection.execute(
            "SELECT id, article, sentence, trigger, modes, background FROM cards"
        ).fetchall()
        told = _mentions(dossier)
        assert {event for event, *_ in found} == told.keys()
        assert any(len(mentions) > 1 for mentions in told.values())
        for event, article, sentence, trigger, modes, background in found:
            first = told[event][0]
            assert article == first.article
            assert (sentence["start"], sentence["end"]) == (
                first.sentence.start,
                first.sentence.end,
            )
            assert (trigger["start"], trigger["end"]) == (first.trigger.start, first.trigger.end)
            assert modes == list(dict.fromkeys(mode for one in told[event] for mode in one.modes))
            assert background == all(one.historical for one in told[event])


def test_tellings_are_the_ways_in_which_outlets_tell_an_event() -> None:
    with Dossier(create=True) as dossier:
        made.fill(dossier)
        made.fill(dossier)  # linking again writes them anew
        found = dossier.connection.execute(
            "SELECT c.id, t.outlet, t.sure, t.voice, t.mention, t.place "
            "FROM tellings t JOIN cards c ON c.number = t.event ORDER BY c.id, t.place"
        ).fetchall()
        told = _mentions(dossier)
        ways = {
            (
                event,
                _outlet(dossier, one),
                drawn(one),
                "author" if one.asserted_by == AUTHOR else "quoted",
            )
            for event, mentions in told.items()
            for one in mentions
        }
        assert len(found) == len(ways)
        assert {tuple(row[:4]) for row in found} == ways
        for event, rows_of in groupby(found, key=lambda row: row[0]):
            first = min(told[event], key=lambda one: (one.date is None, one.article, one.trigger))
            assert next(iter(rows_of))[4:] == (first.id, 1)
