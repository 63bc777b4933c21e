"""Anything at all, under any name: intake ends, tells why, and what it makes holds together."""

from __future__ import annotations

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from benchmarks.fuzz import UnfitError, check, run
from benchmarks.mutation import mutated
from benchmarks.specimens import specimens
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.intake import read_sources
from rashomon.intake.kinds import SUFFIXES
from rashomon.intake.outcomes import rejected
from rashomon.records import Article, Dropped, Rejected

SEEDS = specimens()
NAMES = sorted({*SEEDS, *(f"a{suffix}" for suffix in SUFFIXES), "a", "a.bin", "a.json", "a.xml"})
SOME = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def read(name: str, data: bytes) -> list[Article | Rejected]:
    with TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(data)
        return list(read_sources([folder]))


@pytest.mark.parametrize("name", sorted(SEEDS))
def test_every_specimen_is_read_and_holds_together(name: str) -> None:
    made = read(name, SEEDS[name])
    for one in made:
        check(one)
    assert made
    if not name.startswith("library"):
        assert isinstance(made[0], Article)


@pytest.mark.parametrize("name", NAMES)
@SOME
@given(data=st.binary(max_size=600))
def test_any_bytes_under_any_name_have_an_outcome(name: str, data: bytes) -> None:
    made = read(name, data)
    assert made
    for one in made:
        check(one)


@pytest.mark.parametrize("name", sorted(SEEDS))
@SOME
@given(seed=st.integers(0, 2**32))
def test_a_broken_file_of_every_format_has_an_outcome(name: str, seed: int) -> None:
    _, data = mutated(random.Random(seed), {name: SEEDS[name]})  # noqa: S311 - no secret
    for one in read(name, data):
        check(one)


def test_the_same_seed_gives_the_same_inputs_and_outcomes() -> None:
    first, second = run(30, seed=5), run(30, seed=5)
    assert (first.inputs, first.articles, first.rejected) == (30, second.articles, second.rejected)
    assert not first.crashes


def test_what_does_not_hold_together_is_noticed() -> None:
    wrong = Article(id="", raw="abc", path="a", dropped=(Dropped(start=2, end=9, kind="markup"),))
    with pytest.raises(UnfitError):
        check(wrong)
    with pytest.raises(UnfitError):
        check(Rejected(path="a", reason="because", detail="no"))
    with pytest.raises(UnfitError):
        check(rejected("a", "empty", ""))
