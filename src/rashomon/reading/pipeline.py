"""The steps of reading, in order: one article in, one reading out, nothing else looked at.

Each step declares the slots of the `Draft` that it needs and the one that it gives; a test holds
the declarations against the order. Raise ``VERSION`` (`rashomon.reading.version`) whenever a step
or its data changes what a reading says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from rashomon.reading import actors, claims, dates, events, factuality, forecasts, labels, places
from rashomon.reading import statements as attribution
from rashomon.reading.assemble import assemble
from rashomon.reading.draft import Draft
from rashomon.reading.encoder import encode
from rashomon.reading.languages import language_for
from rashomon.reading.version import VERSION
from rashomon.records import Article, Reading
from rashomon.view import view_of

__all__ = ["STEPS", "VERSION", "Step", "read"]


@dataclass(frozen=True, slots=True)
class Step:
    """A named step: the slots that it needs, the slot that it gives, and the function."""

    gives: str
    needs: tuple[str, ...]
    run: Callable[[Draft], Any]


STEPS = (
    Step("candidates", ("doc",), events.find_candidates),
    Step("encoding", ("doc",), encode),
    Step("times", ("doc",), dates.find_times),
    Step("places", ("doc",), places.find_places),
    Step("cast", ("doc", "places"), actors.find_cast),
    Step(
        "statements",
        ("doc", "candidates", "encoding", "places", "cast"),
        attribution.find_statements,
    ),
    Step(
        "events",
        ("doc", "candidates", "encoding", "places", "cast", "statements", "times"),
        events.find_events,
    ),
    Step("factualities", ("doc", "encoding", "statements", "events"), factuality.judge_events),
    Step("views", ("doc", "statements", "events", "factualities"), factuality.views_of),
    Step("occasions", ("doc", "times", "places", "events", "factualities"), dates.find_occasions),
    Step(
        "forecasts",
        ("doc", "cast", "statements", "times", "events", "factualities"),
        forecasts.find_forecasts,
    ),
    Step("labels", ("doc", "cast", "statements"), labels.find_labels),
    Step("claims", ("doc", "cast", "statements", "times", "forecasts"), claims.find_claims),
    Step("happenings", ("doc", "times"), dates.find_happenings),
)


def read(articles: Iterable[Article]) -> Iterator[Reading]:
    """Yield one reading for each article, in order.

    Raises `rashomon.reading.languages.UnsupportedLanguageError` for an article whose language has
    no folder; a caller that must go on reads such articles one by one.
    """
    for article in articles:
        view = view_of(article)
        draft = Draft(article, view, language_for(article).parse(view.text))
        for step in STEPS:
            setattr(draft, step.gives, step.run(draft))
        yield assemble(draft, VERSION)
