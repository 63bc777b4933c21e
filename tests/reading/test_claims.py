"""Clauses as claims: amounts as ranges, who is behind it, denials and inherited days."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.reading.draft import ClaimDraft, Draft

DraftOf = Callable[..., Draft]


def claims(draft_of: DraftOf, text: str) -> tuple[ClaimDraft, ...]:
    return draft_of(text, "claims").claims


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("Some twenty people marched to the harbour.", 20, 20),
        ("Thirty-two sailors were arrested in the harbour.", 32, 32),
        ("Several hundred protesters gathered in the square.", 200, 900),
        ("Fewer than 40,000 people walked through the town.", 0, 40_000),
        ("More than 5,000 people were detained.", 5_000, 10_000),
        ("No more than 300 sailors were hired.", 0, 300),
        ("No fewer than 300 sailors were hired.", 300, 600),
        ("Not quite ten sailors were hired.", 0, 10),
        ("The firm paid some £20 to every sailor.", 20, 20),
    ],
)
def test_amounts_are_ranges(draft_of: DraftOf, sentence: str, low: float, high: float) -> None:
    amounts = [amount for claim in claims(draft_of, sentence) for amount in claim.amounts]
    assert [(amount.low, amount.high) for amount in amounts] == [(low, high)]


def test_days_are_no_amounts_and_hold_on_in_their_paragraph(draft_of: DraftOf) -> None:
    told = claims(draft_of, "The mayor resigned on 29 July. The council met in the town hall.")
    assert [claim.day for claim in told] == ["2020-07-29", "2020-07-29"]
    assert [claim.dated for claim in told] == [True, False]
    assert not any(claim.amounts for claim in told)


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("The police raided the office.", False),
        ("The police did not raid the office.", True),
        ("The police raided the office without a warrant.", False),
        ("This is in no way connected with the visit.", True),
    ],
)
def test_denied(draft_of: DraftOf, sentence: str, denied: bool) -> None:
    assert [claim.denied for claim in claims(draft_of, sentence)] == [denied]


def test_what_was_not_done_is_a_claim_of_its_own(draft_of: DraftOf) -> None:
    text = "The envoy and her deputy left the island without signing the treaty."
    left, signed = claims(draft_of, text)
    assert (left.predicate, left.denied, left.undergoers) == ("leave", False, ("island",))
    assert (signed.predicate, signed.denied, signed.ruled_out) == ("sign", True, ("sign",))
    assert signed.doers == ("deputy", "envoy")
    assert (signed.tokens.start, signed.tokens.end) == (left.tokens.end, left.tokens.end + 4)


def test_where_something_comes_from(draft_of: DraftOf) -> None:
    assert claims(draft_of, "The money came from Norway.")[0].origins == ("NOR",)
    assert not claims(draft_of, "The money came to Norway.")[0].origins


@pytest.mark.parametrize(
    ("sentence", "attributes", "bearers"),
    [
        ("The deal was a grave mistake.", ("grave", "mistake"), ("deal",)),
        ("Critics called the lawsuit a stunt.", ("stunt",), ("lawsuit",)),
        ("Both hailed the summit as a success.", ("success",), ("summit",)),
        ("It was necessary.", ("necessary",), ()),
        ("The mayor read the letter.", (), ()),
    ],
)
def test_what_a_clause_calls_something(
    draft_of: DraftOf, sentence: str, attributes: tuple[str, ...], bearers: tuple[str, ...]
) -> None:
    (claim,) = claims(draft_of, sentence)
    assert (claim.attributes, claim.bearers) == (attributes, bearers)
