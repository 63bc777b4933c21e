"""How many articles of news hold a stem: ``python -m training.rarity --data YARDSTICKS``.

``YARDSTICKS/stories/dev.jsonl`` are 1,627 articles of United States outlets of 2016 to 2019 (their
first 2,000 characters), ``YARDSTICKS/russian/dev.jsonl`` 430 Russian ones. Only numbers are kept,
and only of stems that several articles have. No label is looked at.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import msgspec

from rashomon import codebook
from rashomon.linking.rarity import TABLE, Counts, RarityTable
from rashomon.linking.text import content_stems, is_cyrillic

OUT = Path(str(files(codebook).joinpath(TABLE)))
LEAST = {"latin": 3, "cyrillic": 2}
"""Articles that hold a stem for it to be kept, by script."""


def counted(texts: Iterable[str], script: str) -> Counts:
    """Return in how many of these texts each stem of a script is."""
    found: Counter[str] = Counter()
    articles = 0
    for text in texts:
        articles += 1
        found.update(set(content_stems(text)))
    kept = {
        stem: count
        for stem, count in sorted(found.items())
        if count >= LEAST[script] and is_cyrillic(stem) == (script == "cyrillic")
    }
    return Counts(articles=articles, stems=kept)


def _rows(path: Path) -> Iterator[dict[str, dict[str, str]]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _english(folder: Path) -> Iterator[str]:
    for row in _rows(folder / "stories" / "dev.jsonl"):
        yield f"{row['title']} {row['lead']} {row['text']}"


def _russian(folder: Path) -> Iterator[str]:
    for row in _rows(folder / "russian" / "dev.jsonl"):
        for side in (row["a"], row["b"]):
            yield f"{side['title']} {side['text']}"


def main() -> None:
    """Write the codebook's table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of yardsticks")
    given = parser.parse_args()
    table = RarityTable(
        latin=counted(_english(given.data), "latin"),
        cyrillic=counted(_russian(given.data), "cyrillic"),
    )
    OUT.write_bytes(lzma.compress(msgspec.json.encode(table), preset=9))


if __name__ == "__main__":
    main()
