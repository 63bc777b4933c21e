"""Levers of an act: by its contexts, and within one of them by its words."""

from __future__ import annotations

from rashomon.dossier.relation.levers import levers_of


def never() -> str:
    raise AssertionError("the words do not decide")


def test_contexts_decide_without_words() -> None:
    assert levers_of(["military", "diplomatic"], never) == ("military",)
    assert levers_of(["diplomatic"], never) == ()
    assert levers_of(["migration", "election"], never) == (
        "elections and constitution",
        "borders and visas",
    )


def test_words_tell_credit_from_the_rest_of_the_economy() -> None:
    assert levers_of(["economic"], lambda: "It cut tariffs.") == ("energy and trade",)
    assert levers_of(["economic"], lambda: "It repaid the Loan.") == ("credit and banks",)
    assert levers_of(["economic", "natural_resource"], lambda: "Oil for a loan.") == (
        "energy and trade",
        "credit and banks",
    )
