"""Hostile input: so many files that no editor ever saw, and whether intake survives them all.

``python -m benchmarks.fuzz --inputs 10000 --seed 1`` reads mutations of one valid file of every
format. With ``--guided`` libFuzzer chooses them by what code they reach (``pip install
rashomon[fuzz]``). A crash is an exception that leaves intake, an article whose offsets do not fit
its text or that cannot be written, or an outcome without a reason that is known; a hang takes
longer than the limit on time and a half. Either is kept in the folder of ``--keep``, and the exit
code is 1.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FunctionType

import msgspec

from benchmarks.mutation import mutated
from benchmarks.specimens import specimens
from rashomon.intake import FLAGS, REASONS, read_sources
from rashomon.intake.limits import limits
from rashomon.records import Article, Rejected
from rashomon.view import view_of

_HANG = 1.5
"""Limits on time; what takes longer was not stopped by it."""


class UnfitError(Exception):
    """An outcome of intake that is not as the contract has it."""


@dataclass(slots=True)
class Tally:
    """What became of the inputs so far."""

    inputs: int = 0
    articles: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    crashes: Counter[str] = field(default_factory=Counter)
    hangs: int = 0
    slowest: float = 0.0


def check(made: Article | Rejected) -> None:
    """Raise UnfitError when an outcome is not as the contract has it."""
    if isinstance(made, Rejected):
        _expect(made.reason in REASONS, "a reason that is not known")
        _expect(bool(made.detail), "no detail")
        msgspec.json.encode(made)
        return
    size = len(made.raw)
    _expect(set(made.quality) <= set(FLAGS), "a flag that is not known")
    ends = [0, *(drop.end for drop in made.dropped)]
    starts = [*(drop.start for drop in made.dropped), size]
    _expect(all(a <= b for a, b in zip(ends, starts, strict=True)), "drops that overlap")
    _expect(all(drop.start < drop.end for drop in made.dropped), "a drop of nothing")
    view = view_of(made)
    spans = list(zip(view.starts, view.ends, strict=True))
    _expect(len(spans) == len(view.text), "characters without a place")
    _expect(all(0 <= start < end <= size for start, end in spans), "a place outside of the text")
    again = msgspec.json.decode(msgspec.json.encode(made), type=Article)
    _expect(again == made, "a record that does not come back as it was")


def _expect(holds: bool, what: str) -> None:
    if not holds:
        raise UnfitError(what)


def try_one(folder: Path, name: str, data: bytes, tally: Tally, keep: Path | None) -> None:
    """Read one input and count what becomes of it."""
    tally.inputs += 1
    place = folder / name
    place.write_bytes(data)
    started = time.perf_counter()
    try:
        for made in read_sources([folder]):
            check(made)
            if isinstance(made, Article):
                tally.articles += 1
            else:
                tally.rejected[made.reason] += 1
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        tally.crashes[f"{type(error).__name__} in {Path(where.filename).name}:{where.lineno}"] += 1
        _keep(keep, f"crash-{tally.inputs}-{name}", data)
    took = time.perf_counter() - started
    tally.slowest = max(tally.slowest, took)
    if took > _HANG * limits().seconds:
        tally.hangs += 1
        _keep(keep, f"hang-{tally.inputs}-{name}", data)
    place.unlink()


def _keep(keep: Path | None, name: str, data: bytes) -> None:
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / name).write_bytes(data)


def run(inputs: int, seed: int, keep: Path | None = None) -> Tally:
    """Read so many mutations, the same for the same seed."""
    draw, tally, seeds = random.Random(seed), Tally(), specimens()  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
        for _ in range(inputs):
            name, data = mutated(draw, seeds)
            try_one(Path(folder), name, data, tally, keep)
            if tally.inputs % 500 == 0:
                print(
                    f"{tally.inputs} inputs, {sum(tally.crashes.values())} crashes", file=sys.stderr
                )
    return tally


def run_guided(inputs: int, seed: int, keep: Path | None) -> None:
    """Let libFuzzer choose the inputs by coverage; it prints, and ends the process, by itself."""
    import atheris  # noqa: PLC0415 - optional, and only for this

    seeds, tally = specimens(), Tally()
    names = sorted(seeds)
    folder = Path(tempfile.mkdtemp(prefix="rashomon-"))

    def one(data: bytes) -> None:
        if data:
            before = sum(tally.crashes.values()) + tally.hangs
            try_one(folder, names[data[0] % len(names)], data[1:], tally, keep)
            if tally.inputs % 500 == 0 or sum(tally.crashes.values()) + tally.hangs > before:
                show(tally)

    corpus = folder.with_name(f"{folder.name}-corpus")
    corpus.mkdir()
    for index, name in enumerate(names):
        (corpus / name).write_bytes(bytes([index]) + seeds[name])
    for function in _functions("rashomon.intake"):
        atheris.instrument_func(function)
    arguments = [f"-runs={inputs}", f"-seed={seed}", "-max_len=20000", str(corpus)]
    atheris.Setup([sys.argv[0], *arguments], one)
    atheris.Fuzz()


def _functions(package: str) -> Iterator[FunctionType]:
    """Yield the functions of a package's modules; their coverage is what guides."""
    for name in sorted(name for name in sys.modules if name.startswith(package)):
        for value in vars(sys.modules[name]).values():
            if isinstance(value, FunctionType) and value.__module__ == name:
                yield value


def show(tally: Tally) -> None:
    """Print the tally."""
    print(f"inputs    {tally.inputs}")
    print(f"articles  {tally.articles}")
    print(f"rejected  {tally.rejected.total()}")
    for reason, count in tally.rejected.most_common():
        print(f"  {count:6}  {reason}")
    print(f"crashes   {tally.crashes.total()}")
    for where, count in tally.crashes.most_common():
        print(f"  {count:6}  {where}")
    print(f"hangs     {tally.hangs}")
    print(f"slowest   {tally.slowest:.1f} s", flush=True)


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--guided", action="store_true", help="choose inputs by coverage (atheris)")
    parser.add_argument("--keep", type=Path, help="folder for inputs that crash or hang")
    given = parser.parse_args()
    if given.guided:
        run_guided(given.inputs, given.seed, given.keep)
        return
    tally = run(given.inputs, given.seed, given.keep)
    show(tally)
    sys.exit(1 if tally.crashes or tally.hangs else 0)


if __name__ == "__main__":
    main()
