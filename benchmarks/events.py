"""The reader of events against the authored examples: triggers, types, parties, and no event.

``python -m benchmarks.events [--every N]`` reads every N-th example by itself (default 5: the part
that is held out when weights are trained) and prints one line a figure. Nobody outside the project
wrote these sentences; what they show is where the frames have gaps, and what they take for an event
that is none.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator

from training.corpus import Example, MarkedEvent, files
from training.corpus import read as read_examples

from benchmarks.gold import Score
from rashomon.reading.pipeline import read
from rashomon.records import Article, EventMention, Reading, Span, content_id

HELD_OUT_EVERY = 5


def sample(every: int) -> Iterator[Example]:
    """Yield every N-th example of each file."""
    for path in files():
        yield from read_examples(path)[::every]


def article_of(example: Example) -> Article:
    """Return an example as an article of one sentence without a date."""
    return Article(id=content_id("ar", example.text), raw=example.text, path=str(example.origin))


def score(examples: Iterable[Example]) -> tuple[dict[str, Score], Counter[tuple[str, str]]]:
    """Return the scores, and how often each type was read as each other one."""
    names = ("triggers found", "triggers real", "type", "source", "target", "polarity", "no event")
    scores = {name: Score() for name in names}
    confused: Counter[tuple[str, str]] = Counter()
    for example in examples:
        reading = next(read([article_of(example)]))
        if not example.events:
            scores["no event"].count(not reading.events, str(example.origin))
        matched = set()
        for marked in example.events:
            found = _at(marked.trigger, reading.events)
            scores["triggers found"].count(found is not None, f"{example.origin} {marked.type}")
            if found is not None:
                matched.add(found.id)
                confused[marked.type, found.type] += 1
                _score_event(marked, found, reading, scores)
        for event in reading.events:
            scores["triggers real"].count(event.id in matched, str(example.origin))
    return scores, confused


def _at(trigger: Span, events: Iterable[EventMention]) -> EventMention | None:
    near = (one for one in events if _meet(one.trigger, trigger))
    return next(near, None)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _score_event(
    marked: MarkedEvent, found: EventMention, reading: Reading, scores: dict[str, Score]
) -> None:
    scores["type"].count(marked.type == found.type)
    scores["polarity"].count(marked.factuality.polarity == found.factuality.polarity)
    for name, spans, actors in (
        ("source", marked.sources, found.sources),
        ("target", marked.targets, found.targets),
    ):
        mentions = [one.span for one in reading.mentions if one.actor in actors]
        right = any(_meet(span, mention) for span in spans for mention in mentions)
        scores[name].count(right if spans else not actors)


def main() -> None:
    """Print the scores and the ten commonest confusions."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=HELD_OUT_EVERY, help="read every N-th one")
    scores, confused = score(sample(parser.parse_args().every))
    for name, counted in scores.items():
        print(f"{name:16} {counted}")
    wrong = Counter({pair: count for pair, count in confused.items() if pair[0] != pair[1]})
    for (marked, found), count in sorted(wrong.items(), key=lambda one: (-one[1], one[0]))[:10]:
        print(f"    {marked} read as {found}: {count}")


if __name__ == "__main__":
    main()
