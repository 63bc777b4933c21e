"""Stems in columns are counted as they would be one by one."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.linking.stems import Counts, counted, counted_pairs, stems_of
from rashomon.linking.text import content_stems

FIELDS = st.lists(st.sampled_from(("Ships", "the", "harbour", "ship", "ЁЛКИ", "a")), max_size=6)
TEXTS = st.lists(st.tuples(FIELDS.map(" ".join), FIELDS.map(" ".join)), max_size=5)


def alphabet(texts: list[tuple[str, str]]) -> list[str]:
    return sorted({stem for text in texts for field in text for stem in content_stems(field)})


def listed(counts: Counts) -> dict[tuple[int, int], float]:
    keys = zip(counts.row.tolist(), counts.term.tolist(), strict=True)
    return dict(zip(keys, counts.count.tolist(), strict=True))


@pytest.fixture(params=[1, 2, 4096], autouse=True)
def batch(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.linking.stems._BATCH", request.param)


@given(TEXTS)
def test_each_field_counts_for_its_weight(texts: list[tuple[str, str]]) -> None:
    number = {stem: at for at, stem in enumerate(alphabet(texts))}
    wanted: Counter[tuple[int, int]] = Counter()
    for at, text in enumerate(texts):
        for field, weight in zip(text, (3, 1), strict=True):
            for stem in content_stems(field):
                wanted[at, number[stem]] += weight
    assert listed(counted(stems_of(texts, 2), np.array([3.0, 1.0]))) == wanted


@given(TEXTS)
def test_a_field_of_no_weight_is_not_counted(texts: list[tuple[str, str]]) -> None:
    number = {stem: at for at, stem in enumerate(alphabet(texts))}
    wanted = Counter(
        (at, number[stem]) for at, (_, field) in enumerate(texts) for stem in content_stems(field)
    )
    assert listed(counted(stems_of(texts, 2), np.array([0.0, 1.0]))) == wanted


@given(TEXTS)
def test_pairs_stand_in_one_field(texts: list[tuple[str, str]]) -> None:
    stems = alphabet(texts)
    wanted = Counter(
        (at, *pair)
        for at, text in enumerate(texts)
        for field in text
        for pair in pairwise(content_stems(field))
    )
    found = listed(counted_pairs(stems_of(texts, 2)))
    named = {(at, *divmod(pair, max(1, len(stems)))): n for (at, pair), n in found.items()}
    assert {(at, stems[a], stems[b]): n for (at, a, b), n in named.items()} == wanted
