"""The affairs judged in full are well formed, and are scored as they say."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from benchmarks.contrast_affairs import AFFAIRS, HELD_OUT, affairs_in, agreement, score, shown_of
from benchmarks.contrast_pairs import KINDS, LOOK_ALIKES

FILES = sorted(AFFAIRS.glob("*.txt"))

TOLD = """\
## grain barge
1 The barge Odile carried 30 tonnes of barley, the harbour office said.
2 The barge Odile carried 80 tonnes of barley, the millers said.
3 The crew of the Odile slept ashore.
contrast 1 2 quantity
alike 1 3 compatible
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "affairs.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_there_are_enough_of_every_kind_and_sort_worked_on_and_held_out() -> None:
    for part in (HELD_OUT, {path.name for path in FILES} - HELD_OUT):
        affairs = [one for path in FILES if path.name in part for one in affairs_in(path)]
        kinds = Counter(kind for one in affairs for kind in one.contrasts.values())
        sorts = Counter(sort for one in affairs for sort in one.alike.values())
        assert min(kinds[kind] for kind in KINDS) >= 75
        assert min(sorts[sort] for sort in LOOK_ALIKES) >= 95
        assert all(len(one.passages) >= 10 for one in affairs)


def test_a_second_judge_agrees() -> None:
    found = agreement(AFFAIRS, {path.name: affairs_in(path) for path in FILES})
    assert found["contrast or none"] > 0.9
    assert found["kind or none"] > 0.8


def test_what_is_shown_is_real_if_it_is_listed(tmp_path: Path) -> None:
    (affair,) = affairs_in(written(tmp_path, TOLD))
    ((_, shown),) = shown_of([affair])
    assert shown.keys() == {(1, 2)}
    scores = score([(affair, shown)])
    assert str(scores["contrasts found"]) == "1.00 (1/1)"
    assert str(scores["  shown as quantity"]) == "1.00 (1/1)"
    affair.contrasts = {(2, 3): "quantity"}
    scores = score([(affair, shown)])
    assert str(scores["contrasts found"]) == "0.00 (0/1)"
    assert str(scores["contrasts real"]) == "0.00 (0/1)"


@pytest.mark.parametrize(
    "line",
    [
        "contrast 1 1 quantity",
        "contrast 1 9 quantity",
        "contrast 2 1 quantity",
        "contrast 1 3 colour",
        "alike 2 3 quantity",
        "3 The crew slept aboard.",
        "The crew slept.",
    ],
)
def test_a_line_that_says_nothing_new_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match="line 7"):
        affairs_in(written(tmp_path, f"{TOLD}{line}\n"))
