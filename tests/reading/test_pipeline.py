"""The steps of reading: what they declare, and what a reading owes to nothing but its article."""

from __future__ import annotations

from dataclasses import fields

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import article_of

from rashomon.reading.draft import Draft
from rashomon.reading.pipeline import STEPS, VERSION, read
from rashomon.records import Article, Reading, Span

TEXT = (
    "Bordurian minister Ilya Marek visited Klow on Monday, officials said. “We will sign the "
    "treaty by June,” Marek told reporters. Syldavia denied that its troops had shelled a village."
)


def test_each_step_needs_only_what_stands_before_it_and_gives_a_slot_once() -> None:
    given_so_far = {"article", "view", "doc"}
    for step in STEPS:
        assert set(step.needs) <= given_so_far, step.gives
        assert step.gives not in given_so_far
        given_so_far.add(step.gives)
    assert given_so_far == {field.name for field in fields(Draft)}


def read_one(article: Article) -> Reading:
    return next(read([article]))


def spans_of(reading: Reading) -> list[Span]:
    found = [mention.span for mention in reading.mentions]
    for statement in reading.statements:
        found += [*statement.content, *filter(None, (statement.source, statement.cue))]
    for event in reading.events:
        found += [event.trigger, event.sentence]
        found += [event.date.basis] if event.date and event.date.basis else []
        found += [Span(one.start, one.end) for one in event.quantities]
    found += [forecast.span for forecast in reading.forecasts]
    found += [label.span for label in reading.labels]
    return found


def test_a_reading_is_whole_and_its_references_resolve() -> None:
    article = article_of(TEXT)
    reading = read_one(article)
    assert reading.version == VERSION
    actors = {actor.id for actor in reading.actors} | {"author", None}
    statements = {statement.id for statement in reading.statements} | {None}
    assert reading.events
    assert reading.statements
    for event in reading.events:
        assert {*event.sources, *event.targets, event.asserted_by} <= actors
        assert event.statement in statements
        assert event.sentence.start <= event.trigger.start < event.trigger.end <= event.sentence.end
    for statement in reading.statements:
        assert {statement.speaker, statement.relayed_by, *statement.about} <= actors
        assert statement.parent in statements
        assert statement.parent != statement.id
    ids = [event.id for event in reading.events]
    ids += [statement.id for statement in reading.statements]
    ids += [forecast.id for forecast in reading.forecasts]
    assert len(ids) == len(set(ids))


def test_reading_does_not_depend_on_what_is_read_beside_it() -> None:
    one, other = article_of(TEXT), article_of(TEXT.replace("Marek", "Novak"))
    assert list(read([one, other])) == [read_one(one), read_one(other)]
    assert list(read([other, one]))[1] == read_one(one)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(
        alphabet=st.sampled_from("abc .,\"'“”‘’«»()-\n\u0416\u202e\U0001f600&<0179%$:;!?"),
        max_size=200,
    )
)
def test_no_text_breaks_the_reader_and_every_span_lies_inside(text: str) -> None:
    article = article_of(f"Marek said {text} on Friday.")
    for span in spans_of(read_one(article)):
        assert 0 <= span.start < span.end <= len(article.raw)
