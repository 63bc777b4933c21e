"""Authored sentences whose predicates are marked with how far they are real.

``src/rashomon/codebook/factuality/*.txt`` holds one a line, seldom two; its README gives the markup
and the two questions that a mark answers. ``python -m training.corpus.degrees`` compares them with
the second annotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from statistics import correlation, fmean

from training.corpus import EXAMPLES, MarkupError, Origin, lines
from training.corpus.agreement import labelling

from rashomon.records import Span

SENTENCES = EXAMPLES.parents[1] / "factuality"
SECOND = Path(__file__).with_name("second_degrees.txt")

SURE = 1.5
"""From here on a degree says yes, or no below its negative: the cut of the factuality yardstick."""

_MARK = re.compile(r"\{([^{}|]+)\|(-?[0-3])(?:\|(-?[0-3]))?\}")


@dataclass(frozen=True, slots=True)
class Degree:
    """How far one word's event is real, from -3 (certainly not) to 3 (certainly).

    ``happened`` says whether it has happened or is so by the time of writing, ``committed`` whether
    the writer holds that it has, is or will.
    """

    span: Span
    happened: int
    committed: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """The text without its marks, and the degrees in order."""

    text: str
    degrees: tuple[Degree, ...]
    origin: Origin


def sentences() -> list[Sentence]:
    """Return the shipped sentences, file by file; raises `MarkupError` with file and line."""
    return [one for path in sorted(SENTENCES.glob("*.txt")) for one in read(path)]


def read(path: Path) -> list[Sentence]:
    """Return the sentences of a file; raises `MarkupError` with file and line."""
    return [parse(line.strip(), origin) for origin, line in lines(path)]


def parse(line: str, origin: Origin) -> Sentence:
    """Take one line apart; raises `MarkupError` that says where and what is wrong."""
    parts: list[str] = []
    degrees = []
    at = length = 0
    for found in _MARK.finditer(line):
        word, happened, committed = found.groups()
        plain = line[at : found.start()]
        start = length + len(plain)
        length = start + len(word)
        at = found.end()
        parts += [plain, word]
        degrees.append(Degree(Span(start, length), int(happened), int(committed or happened)))
    parts.append(line[at:])
    text = "".join(parts)
    if not degrees or set("{|}") & set(text):
        raise MarkupError(f"{origin}: no mark, or one that is not {{word|number}}")
    return Sentence(text, tuple(degrees), origin)


def agreement(first: list[Sentence], second: list[Sentence]) -> Iterator[str]:
    """Yield how far two annotators agree on the words that both marked, in words.

    Raises KeyError for a sentence of the second that the first has not.
    """
    known = {one.text: one.degrees for one in first}
    pairs = [pair for two in second for pair in zip(known[two.text], two.degrees, strict=True)]
    for name in ("happened", "committed"):
        own = attrgetter(name)
        numbers = [(own(one), own(two)) for one, two in pairs]
        apart = fmean(abs(one - two) for one, two in numbers)
        r = correlation(*zip(*numbers, strict=True))
        yield f"{name}: mean distance {apart:.2f}, r {r:.2f}"
        yield str(labelling(f"{name}, yes or open or no", numbers, _answer))


def _answer(degree: int) -> int:
    return (degree > SURE) - (degree < -SURE)


def main() -> None:
    """Print the size of the corpus, and how far its annotators agree."""
    found = sentences()
    print(f"{len(found)} sentences, {sum(len(one.degrees) for one in found)} marks")
    print(*agreement(found, read(SECOND)), sep="\n")


if __name__ == "__main__":
    main()
