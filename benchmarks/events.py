"""The reader of events against the authored examples: triggers, types, parties, and no event.

``python -m benchmarks.events [--by both|frames|encoder]`` reads every fifth example by itself, the
part that is held out when weights are trained, and prints one line a figure. Nobody outside the
project wrote these sentences; what they show is how much frames and encoder each find in varied
prose, and what they take for an event that is none.

The expected calibration error is the mean distance between confidence and the share that is right
in trigger and type, over ten bins of equal width (Naeini, Cooper and Hauskrecht, "Obtaining Well
Calibrated Probabilities Using Bayesian Binning", AAAI 2015).
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import get_args

from training.corpus import HELD_OUT_EVERY, Example, MarkedEvent, files
from training.corpus import read as read_examples

from benchmarks.gold import Score
from rashomon.reading.assemble import assemble
from rashomon.reading.draft import Draft
from rashomon.reading.events import events_by
from rashomon.reading.languages import language_for
from rashomon.reading.pipeline import STEPS, VERSION
from rashomon.records import Article, DecidedBy, EventMention, Reading, Span, content_id
from rashomon.view import view_of

BINS = 10
NAMES = (
    "triggers found", "triggers real", "type", "modes", "source", "target",
    "contexts found", "contexts real", "certainty", "polarity", "time", "no event",
)  # fmt: skip


def sample() -> Iterator[Example]:
    """Yield the examples of each file that are held out."""
    for path in files():
        yield from read_examples(path)[::HELD_OUT_EVERY]


def reading_of(example: Example, by: DecidedBy) -> Reading:
    """Read an example with the events of frames, encoder or both."""
    article = article_of(example)
    view = view_of(article)
    draft = Draft(article, view, language_for(article).parse(view.text))
    for step in STEPS:
        found = events_by(draft, by) if step.gives == "events" else step.run(draft)
        setattr(draft, step.gives, found)
    return assemble(draft, VERSION)


def article_of(example: Example) -> Article:
    """Return an example as an article of one sentence without a date."""
    return Article(id=content_id("ar", example.text), raw=example.text, path=str(example.origin))


@dataclass(slots=True)
class Result:
    """The scores, how often each type was read as each other one, and (confidence, right)."""

    scores: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in NAMES})
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)
    sure: list[tuple[float, bool]] = field(default_factory=list)

    def calibration_error(self) -> float:
        """Return the expected calibration error, from 0 to 1."""
        bins: dict[int, list[tuple[float, bool]]] = {}
        for confidence, right in self.sure:
            bins.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
        off = (abs(sum(c for c, _ in own) - sum(r for _, r in own)) for own in bins.values())
        return sum(off) / len(self.sure) if self.sure else 0.0


def score(examples: Iterable[Example], by: DecidedBy) -> Result:
    """Read the examples and hold what was found against their marks."""
    result = Result()
    scores = result.scores
    for example in examples:
        reading = reading_of(example, by)
        if not example.events:
            scores["no event"].count(not reading.events, str(example.origin))
        matched: dict[str, str] = {}
        for marked in example.events:
            found = _at(marked.trigger, reading.events)
            scores["triggers found"].count(found is not None, f"{example.origin} {marked.type}")
            if found is not None:
                matched[found.id] = marked.type
                result.confused[marked.type, found.type] += 1
                _score_event(marked, found, reading, scores)
                _score_contexts(example, found, scores)
        for event in reading.events:
            scores["triggers real"].count(event.id in matched, str(example.origin))
            result.sure.append((event.confidence, matched.get(event.id) == event.type))
    return result


def _at(trigger: Span, events: Iterable[EventMention]) -> EventMention | None:
    near = (one for one in events if _meet(one.trigger, trigger))
    return next(near, None)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _score_event(
    marked: MarkedEvent, found: EventMention, reading: Reading, scores: dict[str, Score]
) -> None:
    scores["type"].count(marked.type == found.type)
    scores["modes"].count(set(marked.modes) == set(found.modes))
    for name in ("certainty", "polarity", "time"):
        scores[name].count(getattr(marked.factuality, name) == getattr(found.factuality, name))
    for name, spans, actors in (
        ("source", marked.sources, found.sources),
        ("target", marked.targets, found.targets),
    ):
        mentions = [one.span for one in reading.mentions if one.actor in actors]
        right = any(_meet(span, mention) for span in spans for mention in mentions)
        scores[name].count(right if spans else not actors)


def _score_contexts(example: Example, found: EventMention, scores: dict[str, Score]) -> None:
    for context in example.contexts:
        scores["contexts found"].count(context in found.contexts)
    for context in found.contexts:
        scores["contexts real"].count(context in example.contexts)


def main() -> None:
    """Print the scores, the calibration error and the ten commonest confusions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--by", choices=get_args(DecidedBy), default="both")
    result = score(sample(), parser.parse_args().by)
    for name, counted in result.scores.items():
        print(f"{name:16} {counted}")
    print(f"{'calibration off':16} {result.calibration_error():.3f}")
    wrong = Counter({pair: count for pair, count in result.confused.items() if len(set(pair)) > 1})
    for (marked, found), count in sorted(wrong.items(), key=lambda one: (-one[1], one[0]))[:10]:
        print(f"    {marked} read as {found}: {count}")


if __name__ == "__main__":
    main()
