"""Every code of the contract has its words."""

from __future__ import annotations

from typing import get_args

import pytest

from rashomon.links import ContrastKind, Verdict
from rashomon.ontology import EVENT_TYPES, INTERNATIONAL, SECTORS
from rashomon.records import PublishedBasis
from rashomon.report.parts import Sure
from rashomon.wording import counted, heading, listed, stance, wording


def test_every_code_has_words() -> None:
    words = wording()
    assert set(words.types) == set(EVENT_TYPES)
    assert set(words.modes) <= {f"{t.name} {m}" for t in EVENT_TYPES.values() for m in t.modes}
    assert set(words.contrasts) == set(get_args(ContrastKind))
    assert set(words.sureness) == set(get_args(Sure))
    assert set(words.verdicts) == set(get_args(Verdict))
    assert set(words.resolutions) <= set(get_args(Verdict))
    assert set(words.bases) == set(get_args(PublishedBasis))
    assert set(words.sectors) == set(SECTORS)
    assert set(words.international) == set(INTERNATIONAL)
    assert {one.row for one in words.contrasts.values() if one.row} <= set(words.rows)


def test_a_heading_names_and_does_not_assert() -> None:
    assert heading("COERCE", ("arrest",), ("Police",), ("A", "B")) == "Arrest of A and B, by Police"
    assert heading("CONSULT", (), ("A", "B"), ("B",)) == "Meeting or talks with B, by A"
    assert heading("PROTEST", ("unheard",), (), ()) == "Protest"


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((3, 0, 1, 0, 2), "3 outlets report it, 1 denies it, 2 are silent"),
        ((1, 2, 0, 1, 0), "1 outlet reports it, 2 cite somebody for it, 1 repeats another's words"),
        ((0, 1, 0, 0, 1), "1 outlet cites somebody for it, 1 is silent"),
        ((0, 0, 0, 0, 0), "no outlet tells it"),
    ],
)
def test_the_stance_is_numbers(counts: tuple[int, int, int, int, int], said: str) -> None:
    assert stance(*counts) == said


def test_lists_and_counts() -> None:
    assert listed(["A"]) == "A"
    assert listed([]) == ""
    assert listed(["A", "B", "C", "D", "E"]) == "A, B, C and 2 others"
    assert counted(1, "article") == "1 article"
    assert counted(1200, "article") == "1,200 articles"
    assert counted(2, "has", "have") == "2 have"
