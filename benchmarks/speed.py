"""What reading costs: CPU time of each stage, beside what the bare parser takes for the same text.

    python -m benchmarks.speed --data articles.jsonl --articles 40

Reads the ``text`` of the first rows of a JSONL file, in one process. A plain pass is the English
pipeline with all its components, called once a text; it is the unit, since seconds depend on the
machine and on what else it runs, and a ratio within one run hardly does. Each article is passed
plainly and then read, so that both meet the same load; and as in a worker, what the first article
loads is not searched for garbage again.

Prints the CPU seconds from the start of the process to its first reading (imports, models,
lexicons, one article); then for the plain pass, each stage of reading and the whole of it the CPU
milliseconds an article and their ratio to the plain pass. The first article is not averaged.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import ParamSpec, TypeVar

import spacy

from benchmarks.yardstick import rows
from rashomon.reading.assemble import assemble
from rashomon.reading.draft import Draft
from rashomon.reading.languages import language_for
from rashomon.reading.languages.english import pipeline_name
from rashomon.reading.pipeline import STEPS, VERSION
from rashomon.records import Article, content_id
from rashomon.view import view_of

PLAIN, WHOLE = "plain pass", "whole reading"

P = ParamSpec("P")
T = TypeVar("T")


class Clock:
    """CPU seconds of this process, all threads, by the name of what was run."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def timed(self, name: str, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Do the work, add what it took to that name, and return what it gave."""
        start = time.process_time()
        result = work(*args, **kwargs)
        self.seconds[name] += time.process_time() - start
        return result


def read_timed(article: Article, clock: Clock) -> None:
    """Read an article as `rashomon.reading.pipeline.read` does, each stage by the clock."""
    view = clock.timed("view", view_of, article)
    doc = clock.timed("parse", language_for(article).parse, view.text)
    draft = Draft(article, view, doc)
    for step in STEPS:
        found = clock.timed(step.gives, step.run, draft)
        setattr(draft, step.gives, found)
    clock.timed("assemble", assemble, draft, VERSION)


def articles(path: Path) -> Iterator[Article]:
    """Yield an undated English article for the ``text`` of each row."""
    for row in rows(path):
        text = row["text"]
        yield Article(id=content_id("ar", text, None, None), raw=text, path="", language="en")


def table(seconds: Mapping[str, float], count: int) -> Iterator[str]:
    """Yield a line a stage: its name, CPU ms an article, and the ratio to the plain pass."""
    stages = {name: spent for name, spent in seconds.items() if name != PLAIN}
    listed = {PLAIN: seconds[PLAIN], **stages, WHOLE: sum(stages.values())}
    for name, spent in listed.items():
        yield f"{name:<14}{1000 * spent / count:9.1f} ms{spent / seconds[PLAIN]:8.2f}"


def main() -> None:
    """Time the plain pass and the reading of the articles that the arguments name."""
    parser = argparse.ArgumentParser(description="the CPU time of reading, stage by stage")
    parser.add_argument("--data", type=Path, required=True, help="rows with a text field (JSONL)")
    parser.add_argument("--articles", type=int, default=40, help="how many to average over")
    given = parser.parse_args()
    stream = articles(given.data)
    first = next(stream)
    read_timed(first, Clock())
    print(f"first reading {time.process_time():8.1f} s")
    plain = spacy.load(pipeline_name())
    plain(first.raw)
    gc.freeze()
    clock = Clock()
    count = words = 0
    for article in itertools.islice(stream, given.articles):
        words += len(clock.timed(PLAIN, plain, article.raw))
        read_timed(article, clock)
        count += 1
    print(f"{count} articles of {words / count:.0f} tokens on average")
    print("\n".join(table(clock.seconds, count)))


if __name__ == "__main__":
    main()
