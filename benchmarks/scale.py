"""How linking grows: seconds and memory for event mentions, and what twice as many cost.

    python -m benchmarks.scale --mentions 1000000

Makes a corpus (`benchmarks.synthesis`) of half the mentions and one of all, each in a process of
its own, and links each with the functions that `rashomon.linking.link` calls. Who is who and which
articles tell one story is given: these are linked by articles and names, not by mentions. Prints
for each size the seconds and the peak of resident memory up to the end of linking events, then the
seconds of what else needs events; and how well the events are found that the mentions were made of
(B-cubed), which shows what a larger corpus loses, and nothing about real text.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from benchmarks.synthesis import Maker
from rashomon.linking.anchors import dates_from_anchors, redated, with_dates
from rashomon.linking.contrasts import find_contrasts
from rashomon.linking.contrasts.finding import Scene
from rashomon.linking.events import link_events
from rashomon.linking.occurrences import occurrences_of
from rashomon.linking.outlets import voices_of
from rashomon.linking.relations import relate

SEED = 1
NEEDED = ("occurrences", "events")
"""The parts that make events of mentions; the others build on events."""

GIB = 1 << 30

T = TypeVar("T")


class Clock:
    """Wall-clock and CPU seconds by the name of what was run."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.busy: dict[str, float] = {}

    def timed(self, name: str, work: Callable[[], T]) -> T:
        """Do the work, note what it took under that name, and return what it gave."""
        start, busy = time.perf_counter(), time.process_time()
        result = work()
        self.seconds[name] = time.perf_counter() - start
        self.busy[name] = time.process_time() - busy
        return result


def measure(mentions: int) -> dict[str, object]:
    """Make and link a corpus in this process; return what it took."""
    clock = Clock()
    made = clock.timed("making", lambda: Maker(SEED).corpus(mentions))
    articles, readings, stories, actors = made.articles, made.readings, made.stories, made.actors
    voices = voices_of(articles, {article.id: article.id for article in articles})
    before = _peak()
    seen = clock.timed("occurrences", lambda: occurrences_of(articles, readings, actors, stories))
    found = clock.timed("events", lambda: link_events(seen, articles, stories, voices, ()))
    peak = _peak()

    def anchor() -> None:
        anchored = dates_from_anchors(seen, found.event_of, readings, stories)
        with_dates(seen, anchored)
        redated(found, anchored)

    clock.timed("anchors", anchor)
    scene = Scene(
        articles={article.id: article for article in articles},
        readings=readings,
        actors=actors,
        occurrences=seen,
        events=found.events,
        event_of=found.event_of,
        story_of={article: story.id for story in stories for article in story.articles},
        outlet_voices=voices,
        claims=(),
    )
    clock.timed("contrasts", lambda: find_contrasts(scene))
    known = tuple(actors.by_id.values())
    clock.timed("relations", lambda: relate(seen, found.events, found.event_of, known, articles))
    return {
        "mentions": mentions,
        "articles": len(articles),
        "events": len(found.events),
        "seconds": clock.seconds,
        "busy": clock.busy,
        "given": before / GIB,
        "peak": peak / GIB,
        "precision": _purity(found.event_of, made.made_of),
        "recall": _purity(made.made_of, found.event_of),
    }


def _peak() -> int:
    """Return the peak of this process's resident memory in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _purity(found: Mapping[str, object], gold: Mapping[str, object]) -> float:
    """Return B-cubed precision: of what is put with a mention, the share that belongs there."""
    sizes = Counter(found.values())
    both = Counter((found[mention], gold[mention]) for mention in found)
    return sum(n * n / sizes[group] for (group, _), n in both.items()) / len(found)


def alone(mentions: int) -> dict[str, Any]:
    """Return what `measure` finds in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.scale", "--alone", "--mentions", str(mentions)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def told(found: Mapping[str, Any]) -> str:
    """Return what a run found as a few lines."""
    seconds, busy = found["seconds"], found["busy"]
    linking = sum(seconds[name] for name in NEEDED)
    parts = ", ".join(f"{name} {seconds[name]:.0f} s ({busy[name]:.0f})" for name in seconds)
    return (
        f"{found['mentions']:>9,} mentions of {found['articles']:,} articles: {linking:.0f} s, "
        f"{found['peak']:.1f} GiB (the corpus {found['given']:.1f})\n"
        f"          {found['events']:,} events, B-cubed precision {found['precision']:.3f}, "
        f"recall {found['recall']:.3f}\n"
        f"          seconds (of which CPU): {parts}"
    )


def main() -> None:
    """Print what linking half the mentions and all of them took, and the ratio."""
    parser = argparse.ArgumentParser(description="how linking grows")
    parser.add_argument("--mentions", type=int, default=1_000_000, help="how many at most")
    parser.add_argument("--alone", action="store_true", help="this size only, as JSON")
    given = parser.parse_args()
    if given.alone:
        print(json.dumps(measure(given.mentions)))
        return
    runs = []
    for mentions in (given.mentions // 2, given.mentions):
        runs.append(alone(mentions))
        print(told(runs[-1]), flush=True)
    for clock in ("seconds", "busy"):
        less, more = (sum(run[clock][name] for name in NEEDED) for run in runs)
        print(f"twice the mentions: {more / less:.2f} times the {clock}")


if __name__ == "__main__":
    main()
