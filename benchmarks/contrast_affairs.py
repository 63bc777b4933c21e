"""Yardstick ``contrasts --affairs``: affairs told by many, and every pair of tellings judged.

`tests/gold/affairs` holds them (its README has the form). Each passage becomes an article of an
outlet of its own, and the articles of an affair are linked as one story, as a person's ruling would
have it. As all pairs are judged, what is shown is real or not: there is nothing that is not on the
list. Two files are held out: rules are written looking at what is shown of the others only.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.contrast_pairs import KINDS, LOOK_ALIKES, NONE, cohen_kappa
from benchmarks.gold import Score, Scores
from rashomon.linking import link
from rashomon.links import Contrast, Ruling, Rulings
from rashomon.reading.pipeline import read
from rashomon.records import Article, Published, content_id

AFFAIRS = Path(__file__).resolve().parent.parent / "tests" / "gold" / "affairs"
HELD_OUT = frozenset({"mixed.txt", "votes.txt"})

_PASSAGE = re.compile(r"(\d+) (\S.*)")
_JUDGED = re.compile(r"(contrast|alike) (\d+) (\d+) (\w+)")
_SORTS = {"contrast": frozenset(KINDS), "alike": frozenset(LOOK_ALIKES)}

Pair = tuple[int, int]
"""The numbers of two passages, the lower first."""


@dataclass(slots=True)
class Affair:
    """Passages by number; the pairs that are contrasts, and those that only look like one."""

    title: str
    passages: dict[int, str] = field(default_factory=dict)
    contrasts: dict[Pair, str] = field(default_factory=dict)
    alike: dict[Pair, str] = field(default_factory=dict)


def affairs_in(path: Path) -> list[Affair]:
    """Return the affairs of a file. Raises ValueError naming the line that cannot be read."""
    found: list[Affair] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("## "):
            found.append(Affair(line[3:]))
        elif line.strip() and not (found and _takes(found[-1], line)):
            raise ValueError(f"{path.name}, line {number}: neither a passage nor a pair: {line}")
    return found


def _takes(affair: Affair, line: str) -> bool:
    """Note what a line says of an affair; return whether it says anything new."""
    if judged := _JUDGED.fullmatch(line):
        kind, one, other, sort = judged.groups()
        first, second = sorted((int(one), int(other)))
        known = affair.contrasts if kind == "contrast" else affair.alike
        fits = first != second and {first, second} <= affair.passages.keys()
        if not fits or sort not in _SORTS[kind]:
            return False
        if (first, second) in affair.contrasts or (first, second) in affair.alike:
            return False
        known[first, second] = sort
        return True
    if (passage := _PASSAGE.fullmatch(line)) and int(passage[1]) not in affair.passages:
        affair.passages[int(passage[1])] = passage[2]
        return True
    return False


def shown_of(affairs: Iterable[Affair]) -> Iterator[tuple[Affair, dict[Pair, Contrast]]]:
    """Yield each affair with the contrasts that linking shows, by the passages that they touch."""
    made = [(affair, _articles(affair)) for affair in affairs]
    articles = [article for _, numbered in made for article in numbered.values()]
    readings = {reading.article: reading for reading in read(articles)}
    for affair, numbered in made:
        number = {article.id: at for at, article in numbered.items()}
        one_story = Rulings(pairs=(Ruling(same=True, left=tuple(number), right=()),))
        mine = list(numbered.values())
        links = link(mine, [readings[article.id] for article in mine], one_story)
        shown = {_pair(one, number): one for one in links.contrasts}
        yield affair, {pair: one for pair, one in shown.items() if pair[0] != pair[1]}


def _articles(affair: Affair) -> dict[int, Article]:
    return {
        number: Article(
            id=content_id("ar", affair.title, number),
            raw=text,
            path=f"{affair.title} {number}",
            outlet=f"Outlet {number}",
            language="en",
            published=Published("2031-05-02", "day", "metadata"),
        )
        for number, text in affair.passages.items()
    }


def _pair(contrast: Contrast, number: Mapping[str, int]) -> Pair:
    first, second = sorted((number[contrast.a.article], number[contrast.b.article]))
    return first, second


def score(found: Iterable[tuple[Affair, Mapping[Pair, Contrast]]]) -> Scores:
    """Return how many contrasts were found, and how many of those shown are real, by kind."""
    names = ["contrasts found", *(f"  {kind}" for kind in KINDS)]
    names += ["contrasts real", *(f"  shown as {kind}" for kind in KINDS)]
    scores: Scores = {name: Score() for name in names}
    for affair, shown in found:
        for pair, kind in affair.contrasts.items():
            for name in ("contrasts found", f"  {kind}"):
                scores[name].count(pair in shown, f"{kind}: {_told(affair, pair)}")
        for pair, one in shown.items():
            what = f"{affair.alike.get(pair, NONE)}: {_told(affair, pair)}"
            for name in ("contrasts real", f"  shown as {one.kind}"):
                scores[name].count(pair in affair.contrasts, what)
    return scores


def _told(affair: Affair, pair: Pair) -> str:
    return " <> ".join(f"“{affair.passages[number]}”" for number in pair)


def agreement(folder: Path, affairs: Mapping[str, Iterable[Affair]]) -> dict[str, float]:
    """Return Cohen's kappa of the second judge's pairs: contrast or none, and the kind or none."""
    listed = {(name, one.title): one for name, known in affairs.items() for one in known}
    kinds = []
    with (folder / "second.tsv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            affair = listed[row["file"], row["affair"]]
            first = affair.contrasts.get((int(row["a"]), int(row["b"])), NONE)
            kinds.append((first, row["second"]))
    return {
        "contrast or none": cohen_kappa([(a == NONE, b == NONE) for a, b in kinds]),
        "kind or none": cohen_kappa(kinds),
    }


def report(folder: Path, missed: bool) -> None:
    """Print the scores on the files that are worked on and on those that are held out."""
    affairs = {path.name: affairs_in(path) for path in sorted(folder.glob("*.txt"))}
    for name, kappa in agreement(folder, affairs).items():
        print(f"kappa, {name:24} {kappa:.2f}")
    seen, unseen = (
        score(
            one
            for name, known in affairs.items()
            if (name in HELD_OUT) == held_out
            for one in shown_of(known)
        )
        for held_out in (False, True)
    )
    print(f"{'':30} {'worked on':18} held out")
    for name, counted in seen.items():
        if not counted.of + unseen[name].of:
            continue
        print(f"{name:30} {counted!s:18} {unseen[name]}")
        for what in counted.missed if missed and name == "contrasts real" else ():
            print(f"    {what}")
