"""A dropped row leaves no trace, and what it held goes to where it belongs."""

from __future__ import annotations

import msgspec
from tests import made

from rashomon.dossier.judgements.dropping import without
from rashomon.records import AUTHOR, Perspective, Statement

READING = made.readings()[0]


def test_nothing_dropped_leaves_a_reading_as_it_is() -> None:
    assert without(READING, frozenset()) == READING


def test_an_actor_leaves_no_trace() -> None:
    person = READING.actors[0].id
    left = without(READING, {person})
    assert person not in msgspec.json.encode(left).decode()
    assert len(left.events) == len(READING.events)
    assert left.statements[0].speaker is None


def test_the_content_of_a_dropped_statement_belongs_to_the_one_around_it() -> None:
    (inner,), (event,) = READING.statements, READING.events
    outer = Statement(
        id="st-outer",
        article=inner.article,
        speaker=READING.actors[1].id,
        source=None,
        cue=None,
        content=inner.content,
        kind="indirect",
    )
    nested = msgspec.structs.replace(inner, parent=outer.id)
    chain = ((AUTHOR, None), (outer.speaker, outer.id), (inner.speaker, inner.id))
    denied = msgspec.structs.replace(event.factuality, polarity="negative")
    views = [
        Perspective(voice=voice, statement=key, factuality=event.factuality) for voice, key in chain
    ]
    views[-1] = msgspec.structs.replace(views[-1], factuality=denied)
    told = msgspec.structs.replace(
        event,
        statement=inner.id,
        asserted_by=inner.speaker,
        factuality=denied,
        views=tuple(views),
    )
    reading = msgspec.structs.replace(READING, statements=(outer, nested), events=(told,))
    left = without(reading, {inner.id}).events[0]
    assert (left.statement, left.asserted_by) == (outer.id, outer.speaker)
    assert [view.statement for view in left.views] == [None, outer.id]
    assert left.views[-1].factuality == left.factuality == denied
    both = without(reading, {inner.id, outer.id})
    assert (both.events[0].statement, both.events[0].asserted_by) == (None, AUTHOR)
    assert both.statements == ()


def test_events_and_forecasts_go() -> None:
    left = without(READING, {READING.events[0].id, READING.forecasts[0].id})
    assert (left.events, left.forecasts) == ((), ())
