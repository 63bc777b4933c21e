"""One signed, directed row a country pair and mention."""

from __future__ import annotations

from typing import Any

from tests.linking.making import Draft, together

from rashomon.linking import link
from rashomon.links import Relation


def relations(draft: Draft) -> tuple[Relation, ...]:
    return link(*together(draft)).relations


def test_a_directed_row_with_plovers_score() -> None:
    draft = Draft("Herald")
    norway, sweden = (
        draft.actor(name, "state", code) for name, code in (("Norway", "NOR"), ("Sweden", "SWE"))
    )
    draft.event(
        "Norway praised Sweden",
        "praised",
        "SUPPORT",
        sources=(norway,),
        targets=(sweden,),
        date="2031-05-02",
    )
    (row,) = relations(draft)
    assert (row.source, row.target, row.date) == ("NOR", "SWE", "2031-05-02")
    assert (row.weight, row.sign, row.outlet) == (4.6, 1, "Herald")


def test_pairs_are_expanded_without_self_pairs() -> None:
    draft = Draft("Herald")
    codes = ("NOR", "SWE", "FIN")
    norway, sweden, finland = (draft.actor(code, "state", code) for code in codes)
    draft.event("They met", "met", "CONSULT", sources=(norway, sweden, finland))
    draft.event(
        "Norway and Sweden sued Norway and Finland",
        "sued",
        "ACCUSE",
        sources=(norway, sweden),
        targets=(norway, finland),
    )
    pairs = [(row.source, row.target, row.sign) for row in relations(draft)]
    met = [pair[:2] for pair in pairs if pair[2] == 1]
    sued = [pair[:2] for pair in pairs if pair[2] == -1]
    assert len(met) == 6
    assert sorted(sued) == [("NOR", "FIN"), ("SWE", "FIN"), ("SWE", "NOR")]


def test_what_did_not_happen_or_is_only_feared_is_left_out() -> None:
    draft = Draft("Herald")
    pair: dict[str, Any] = {
        "sources": (draft.actor("Norway", "state", "NOR"),),
        "targets": (draft.actor("Sweden", "state", "SWE"),),
    }
    draft.event("Norway did not bomb Sweden", "bomb", "ASSAULT", polarity="negative", **pair)
    draft.event("Norway may shell Sweden", "shell", "ASSAULT", certainty="possible", **pair)
    draft.event("Norway will raid Sweden", "raid", "ASSAULT", time="future", **pair)
    draft.event("Norway once fought Sweden", "fought", "ASSAULT", historical=True, **pair)
    draft.event("Several accused nobody", "accused", "ACCUSE", sources=pair["sources"])
    assert relations(draft) == ()
