"""Fingerprints estimate how much wording two texts share, the same way everywhere."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.fingerprint import SHINGLE_WORDS, SIZE, fingerprint, similarities


def words(start: int, end: int) -> str:
    return " ".join(f"w{number}" for number in range(start, end))


@given(st.text(max_size=200))
def test_a_text_is_like_itself_whatever_its_case_and_spaces(text: str) -> None:
    one, other = fingerprint(text), fingerprint(f"  {text.replace(' ', '  ')}\n")
    assert one == other
    assert len(one) == (SIZE if any(char.isalnum() for char in text) else 0)


@pytest.mark.parametrize("shared", [0, 100, 250, 400, 500])
def test_the_estimate_is_close_to_the_jaccard_similarity(shared: int) -> None:
    a, b = words(0, 500), words(500 - shared, 1000 - shared)
    common = max(shared - SHINGLE_WORDS + 1, 0)
    exact = common / (2 * (500 - SHINGLE_WORDS + 1) - common)
    first, second, other = (
        np.array([fingerprint(text)], dtype=np.uint32) for text in (a, a.upper(), b)
    )
    assert similarities(first, second).tolist() == [1.0]
    assert similarities(first, other) == pytest.approx(exact, abs=0.13)


def test_the_numbers_never_change() -> None:
    digest = hashlib.sha256(repr(fingerprint(words(0, 50))).encode()).hexdigest()
    assert digest[:16] == "3a2b765d9c6c0952"
