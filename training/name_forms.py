"""Which words are forms of one given name: ``python -m training.name_forms --data DIR``.

``DIR`` is ``rust/data/names`` in the source distribution of rigour (MIT; the names are Wikidata's,
CC0): forms of names with Wikidata's items for them, and English nicknames. The program could ask
rigour itself, which takes seconds of every worker to make its index of all scripts ready. Here is
kept what `rashomon.reading.actors.spelling` asks: words in Latin letters that begin alike and that
its own rules of spelling do not already make one.
"""

from __future__ import annotations

import argparse
import lzma
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import msgspec

from rashomon import codebook
from rashomon.reading.actors.spelling import FORMS, spelling_key

OUT = Path(str(files(codebook).joinpath(FORMS)))


class Symbols(msgspec.Struct):
    """What is read of ``symbols.json``: nicknames with the names that they stand for."""

    person_nick: dict[str, list[str]]


def groups(folder: Path) -> Iterator[tuple[str, ...]]:
    """Yield the forms of one name that begin alike, sorted, if they are spelled differently."""
    named: dict[str, set[str]] = defaultdict(set)
    with (folder / "person_names.txt").open(encoding="utf-8") as lines:
        for line in lines:
            names, _, items = line.partition("=>")
            for item in items.split(","):
                named[item.strip()] |= set(names.split(","))
    symbols = msgspec.json.decode((folder / "symbols.json").read_bytes(), type=Symbols)
    for words in (*named.values(), *symbols.person_nick.values()):
        for alike in _alike(words):
            if len(set(map(spelling_key, alike))) > 1:
                yield tuple(sorted(alike))


def _alike(words: Iterable[str]) -> Iterator[set[str]]:
    """Yield the words in plain Latin letters by their first one: accents may tell names apart."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in (word.strip().lower() for word in words):
        if len(word) > 1 and word.isascii() and word.isalpha():
            found[word[0]].add(word)
    yield from found.values()


def main() -> None:
    """Write the codebook's table: a line a name, its forms between spaces."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="rigour's folder of names")
    given = parser.parse_args()
    lines = [f" {' '.join(words)} \n" for words in sorted(set(groups(given.data)))]
    OUT.write_bytes(lzma.compress("".join(lines).encode("ascii"), preset=9))


if __name__ == "__main__":
    main()
