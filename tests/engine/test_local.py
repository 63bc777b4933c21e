"""This machine's cores: order kept, failures told, a dead or hanging worker survived."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from tests.conftest import article_of
from tests.engine.sham import SHAM

from rashomon.engine import EngineError, prepare, read_all
from rashomon.engine.limits import limits
from rashomon.records import Article, Dropped, Reading, Rejected

SOON = msgspec.structs.replace(limits(), seconds=2.0, articles_per_worker=3)


def _articles(count: int, told: dict[int, str] | None = None) -> list[Article]:
    return [article_of(f"Article {at} {(told or {}).get(at, '')}.") for at in range(count)]


def _read(given: Sequence[Article], workers: int = 2) -> list[Reading | Rejected]:
    outcomes = list(read_all(iter(given), workers, function=SHAM, allowed=SOON))
    assert [article for article, _ in outcomes] == list(given)
    return [outcome for _, outcome in outcomes]


def test_a_bad_article_costs_itself_and_no_other() -> None:
    told = {2: "dies", 5: "sleeps", 9: "backtracks", 12: "leaves"}
    outcomes = _read(_articles(16, told))
    failed = {at: one.reason for at, one in enumerate(outcomes) if isinstance(one, Rejected)}
    assert failed == {2: "worker_died", 5: "timed_out", 9: "timed_out", 12: "worker_died"}
    details = [one.detail for one in outcomes if isinstance(one, Rejected)]
    assert "memory" in details[0]
    assert "not read within 2 seconds, 2 times over" in details[1]
    assert "exit code 3" in details[3]


def test_a_worker_that_dies_once_is_no_proof_against_the_article(tmp_path: Path) -> None:
    (outcome,) = _read(_articles(1, {0: f"dies once: {tmp_path}/mark "}))
    assert isinstance(outcome, Reading)


def test_an_article_that_hangs_does_not_hold_up_the_others() -> None:
    """What is read while it hangs is read by the other worker alone."""
    outcomes = _read(_articles(30, {0: "sleeps"}))
    assert isinstance(outcomes[0], Rejected)
    assert len({one.version for one in outcomes if isinstance(one, Reading)}) == 1


def test_what_is_too_long_is_told_and_never_tried() -> None:
    """What intake drops of a page does not count."""
    text = "Whoever reads this dies. " * 4
    few = msgspec.structs.replace(SOON, characters=30)
    dropped = (Dropped(start=25, end=100, kind="boilerplate"),)
    given = [
        article_of(text),
        article_of("Short.", raw=text.replace("dies", "errs"), dropped=dropped),
    ]
    (_, long), (_, short) = read_all(given, 1, function=SHAM, allowed=few)
    assert isinstance(long, Rejected)
    assert long.reason == "too_long"
    assert isinstance(short, Reading)


def test_what_is_held_is_bounded() -> None:
    drawn = 0

    def count() -> Iterator[Article]:
        nonlocal drawn
        for article in _articles(100):
            drawn += 1
            yield article

    few = msgspec.structs.replace(SOON, ahead=8)
    small = msgspec.structs.replace(SOON, ahead_characters=8 * len("Article 10 ."))
    for allowed in (few, small):
        drawn = 0
        for done, _ in enumerate(read_all(count(), 2, function=SHAM, allowed=allowed), start=1):
            assert drawn <= done + 8 + 2


def test_a_source_that_trickles_holds_back_nothing_that_is_read() -> None:
    seen: list[object] = []

    def trickle() -> Iterator[Article | None]:
        first, second = _articles(2)
        yield first
        while not seen:
            time.sleep(0.01)
            yield None
        yield second

    for article, _ in read_all(trickle(), 2, function=SHAM, allowed=SOON):
        seen.append(article)
    assert len(seen) == 2


def test_one_worker_is_kept_for_who_reads_next(tmp_path: Path) -> None:
    first, again = _read(_articles(1)), _read(_articles(1))
    assert first == again
    (dead,) = _read(_articles(1, {0: f"dies once: {tmp_path}/mark "}))
    assert isinstance(dead, Reading)
    assert dead != first[0]


def test_whoever_stops_early_leaves_no_process_behind() -> None:
    outcomes = read_all(_articles(2, {0: "naps", 1: "sleeps"}), 1, function=SHAM)
    _, first = next(outcomes)
    assert isinstance(first, Reading)
    process = int(first.version.split()[1])
    outcomes.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_what_goes_wrong_with_the_source_is_raised() -> None:
    def broken() -> Iterator[Article]:
        yield from _articles(1)
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(read_all(broken(), 2, function=SHAM, allowed=SOON))


def test_no_article_is_blamed_where_no_worker_starts() -> None:
    with pytest.raises(EngineError, match=r"no process .* starts: .*nothing_here"):
        list(read_all(_articles(2), 1, function="tests.engine.sham:nothing_here"))


def test_a_worker_that_is_made_ready_is_the_one_that_reads() -> None:
    prepare(SHAM)
    prepare(SHAM)
    first, again = (_read(_articles(1), 1)[0] for _ in range(2))
    assert isinstance(first, Reading)
    assert isinstance(again, Reading)
    assert first.version == again.version  # which names the process


def test_one_that_cannot_be_made_ready_is_told_when_it_is_to_read() -> None:
    nothing = "tests.engine.sham:nothing_here"
    prepare(nothing)
    with pytest.raises(EngineError, match=r"no process .* starts: .*nothing_here"):
        list(read_all(_articles(2), 1, function=nothing))


def test_any_number_of_workers_reads_the_same_and_says_what_it_cannot_read() -> None:
    told = "Marek flew to Klow on Monday, and Brod met him there."
    given = [article_of(f"{told} That was {at}.") for at in range(3)]
    given.append(article_of("Hello there.", language="xx"))
    few = msgspec.structs.replace(limits(), articles_per_worker=1)
    alone = list(read_all(iter(given), workers=1, allowed=few))
    together = list(read_all(iter(given), workers=2, allowed=few))
    assert alone == together
    assert all(isinstance(outcome, Reading) for _, outcome in alone[:3])
    assert isinstance(alone[3][1], Rejected)
    assert alone[3][1].reason == "unsupported_language"
