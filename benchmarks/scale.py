"""How linking grows: seconds and memory, and what twice as many mentions cost.

    python -m benchmarks.scale --mentions 1000000

Makes a corpus (`benchmarks.synthesis`) of half the mentions and one of all, each in a process of
its own, and links each with the functions that `rashomon.linking.link` calls, all but those of
claims, which a made corpus has none of. Prints for each size the seconds of each part and the peak
of resident memory; and how well the stories, persons and events are found that the corpus was made
of (B-cubed), which shows what a larger corpus loses, and nothing about real text.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from typing import Any, TypeVar

from benchmarks.synthesis import Maker
from rashomon.linking.actors import link_actors
from rashomon.linking.anchors import dates_from_anchors, redated, with_dates
from rashomon.linking.beside import grouping
from rashomon.linking.collector import collector_paused
from rashomon.linking.contrasts import find_contrasts
from rashomon.linking.contrasts.finding import Scene
from rashomon.linking.events import link_events
from rashomon.linking.occurrences import occurrences_of
from rashomon.linking.outlets import voices_of
from rashomon.linking.relations import relate
from rashomon.links import Story

SEED = 1
MAKING = "making"
"""The part that is not linking."""

GIB = 1 << 30

T = TypeVar("T")


class Clock:
    """Wall-clock and CPU seconds by the name of what was run; CPU of ended children, too."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.busy: dict[str, float] = {}

    def timed(self, name: str, work: Callable[[], T]) -> T:
        """Do the work, note what it took under that name, and return what it gave."""
        start, busy = time.perf_counter(), _busy()
        result = work()
        self.seconds[name] = time.perf_counter() - start
        self.busy[name] = _busy() - busy
        return result


@collector_paused()
def measure(mentions: int) -> dict[str, object]:
    """Make and link a corpus in this process; return what it took."""
    clock = Clock()
    made = clock.timed(MAKING, lambda: Maker(SEED).corpus(mentions))
    articles, readings = made.articles, made.readings
    before = _peak()
    with ExitStack() as stack:
        beside = grouping(articles)
        grouped = clock.timed("sending", lambda: stack.enter_context(beside))
        actors = clock.timed("actors", lambda: link_actors(readings))
        groups = clock.timed("stories, copies", grouped)
    stories, origin_of = groups.stories, groups.origin_of
    voices = voices_of(articles, origin_of)
    seen = clock.timed("occurrences", lambda: occurrences_of(articles, readings, actors, stories))
    found = clock.timed("events", lambda: link_events(seen, articles, stories, voices, ()))

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
        story_of=_story_of(stories),
        outlet_voices=voices,
        claims=(),
    )
    clock.timed("contrasts", lambda: find_contrasts(scene))
    clock.timed(
        "relations",
        lambda: relate(seen.values(), found.events, found.event_of, actors.actors, articles),
    )
    return {
        "mentions": mentions,
        "articles": len(articles),
        "events": len(found.events),
        "seconds": clock.seconds,
        "busy": clock.busy,
        "given": before / GIB,
        "peak": _peak() / GIB,
        "beside": _peak(resource.RUSAGE_CHILDREN) / GIB,
        "bcubed": {
            "stories": _both(_story_of(stories), _story_of(made.stories)),
            "actors": _both(
                _common(actors.dossier_id, made.actors.dossier_id), made.actors.dossier_id
            ),
            "events": _both(found.event_of, made.made_of),
        },
    }


def _story_of(stories: Sequence[Story]) -> dict[str, str]:
    return {article: story.id for story in stories for article in story.articles}


def _common(found: Mapping[str, str], wanted: Mapping[str, str]) -> dict[str, str]:
    return {key: found[key] for key in wanted}


def _both(found: Mapping[str, object], gold: Mapping[str, object]) -> tuple[float, float]:
    """Return B-cubed precision and recall."""
    return _purity(found, gold), _purity(gold, found)


def _busy() -> float:
    return sum(os.times()[:4])


def _peak(whose: int = resource.RUSAGE_SELF) -> int:
    """Return the peak of resident memory in bytes, this process's or that of its largest child."""
    peak = resource.getrusage(whose).ru_maxrss
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
    parts = ", ".join(f"{name} {seconds[name]:.0f} s ({busy[name]:.0f})" for name in seconds)
    alike = ", ".join(
        f"{name} {precision:.3f} / {recall:.3f}"
        for name, (precision, recall) in found["bcubed"].items()
    )
    return (
        f"{found['mentions']:>9,} mentions of {found['articles']:,} articles: "
        f"{_linking(seconds):.0f} s, {found['peak']:.1f} GiB (the corpus {found['given']:.1f}), "
        f"and {found['beside']:.1f} GiB in the process beside it for a time\n"
        f"          {found['events']:,} events; B-cubed precision / recall: {alike}\n"
        f"          seconds (of which CPU): {parts}"
    )


def _linking(seconds: Mapping[str, float]) -> float:
    return sum(seconds[name] for name in seconds if name != MAKING)


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
        less, more = (_linking(run[clock]) for run in runs)
        print(f"twice the mentions: {more / less:.2f} times the {clock}")


if __name__ == "__main__":
    main()
