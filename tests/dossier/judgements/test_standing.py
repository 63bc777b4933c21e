"""Which judgements stand: a set that merges in any order, and in which nobody wins silently."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.dossier.judgements import Standing, standings
from rashomon.dossier.judgements.making import sealed
from rashomon.links import Anchor, Judgement, Verdict

GONE = "la-gone"


def at(*rows: str) -> tuple[Anchor, ...]:
    return tuple(Anchor(id=row, kind="person", article="ar-1", start=0, end=4) for row in rows)


def find(anchor: Anchor) -> str | None:
    return None if anchor.id == GONE else anchor.id


def ruled(
    verdict: Verdict,
    a: str,
    b: str | None = None,
    who: str = "Mira",
    when: int = 0,
    *,
    name: str = "",
    on: str | None = None,
) -> Judgement:
    return sealed(
        Judgement(
            id="",
            verdict=verdict,
            a=a,
            b=b,
            a_at=at(*a.split()) if verdict != "undo" else (),
            b_at=at(*b.split()) if b else (),
            name=name or None,
            on=on,
            who=who,
            when=f"2031-05-04T10:00:{when:02}Z",
        )
    )


def states(*judgements: Judgement) -> list[str]:
    found = {one.judgement.id: one.state for one in standings(judgements, find)}
    return [found[judgement.id] for judgement in judgements]


def test_two_people_who_contradict_each_other_are_both_contested() -> None:
    mira, jon = ruled("same", "la-1 la-2", "la-3"), ruled("different", "la-2", "la-3 la-4", "Jon")
    assert states(mira, jon) == ["contested", "contested"]
    assert {one.others for one in standings([mira, jon], find)} == {(mira.id,), (jon.id,)}


def test_a_judgement_within_one_side_contradicts_nothing() -> None:
    assert states(
        ruled("same", "la-1", "la-2"), ruled("different", "la-1 la-2", "la-3", "Jon")
    ) == ["in force", "in force"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (ruled("same", "la-1", "la-2"), ruled("different", "la-2", "la-1", when=1)),
        (ruled("same", "la-1", "la-2"), ruled("unsure", "la-2", "la-1", when=1)),
        (ruled("rename", "la-1", name="A"), ruled("rename", "la-1", name="B", when=1)),
        (ruled("true", "la-1"), ruled("partly", "la-1", when=1)),
        (ruled("true", "la-1"), ruled("true", "la-1", when=1)),
        (ruled("date", "ar-1", on="2031"), ruled("date", "ar-1", on="2030-05", when=1)),
        (ruled("outlet", "ar-1", name="A"), ruled("outlet", "ar-1", name="B", when=1)),
    ],
)
def test_who_rules_again_replaces_his_own(first: Judgement, second: Judgement) -> None:
    assert states(first, second) == ["replaced", "in force"]
    assert states(first, second, ruled("undo", second.id, when=2)) == [
        "in force",
        "undone",
        "in force",
    ]


def test_two_who_give_an_article_different_dates_or_outlets_are_contested() -> None:
    dates = ruled("date", "ar-1", on="2031"), ruled("date", "ar-1", who="Jon", on="2030")
    outlets = ruled("outlet", "ar-1", name="A"), ruled("outlet", "ar-1", who="Jon", name="B")
    assert states(*dates, *outlets) == ["contested"] * 4
    assert states(dates[0], ruled("date", "ar-1", who="Jon", on="2031")) == ["in force"] * 2


def test_being_unsure_contradicts_nobody_else() -> None:
    assert states(ruled("same", "la-1", "la-2"), ruled("unsure", "la-1", "la-2", "Jon")) == [
        "in force",
        "in force",
    ]


def test_what_is_undone_contests_nothing() -> None:
    mira, jon = ruled("true", "la-1"), ruled("false", "la-1", who="Jon")
    assert states(mira, jon, ruled("undo", jon.id, who="Jon")) == [
        "in force",
        "undone",
        "in force",
    ]


def test_without_its_words_a_judgement_waits() -> None:
    assert states(ruled("same", "la-1", GONE), ruled("same", f"la-1 {GONE}", "la-2")) == [
        "orphaned",
        "in force",
    ]


ROWS = ("la-1", "la-2", "la-3", GONE)
RULINGS = st.builds(
    ruled,
    st.sampled_from(("same", "different", "unsure")),
    st.sampled_from(ROWS),
    st.sampled_from(ROWS),
    st.sampled_from(("Mira", "Jon")),
    st.integers(0, 9),
) | st.builds(
    ruled,
    st.sampled_from(("true", "false", "rename", "drop", "date", "outlet", "add")),
    st.sampled_from(ROWS),
    who=st.sampled_from(("Mira", "Jon")),
    when=st.integers(0, 9),
    name=st.sampled_from(("", "A", "B")),
    on=st.sampled_from(("2030", "2031-05")),
)


@st.composite
def files(draw: st.DrawFn) -> tuple[list[Judgement], list[Judgement]]:
    """Two analysts' judgements: each has some of all that were made, and of what was undone."""
    made = draw(st.lists(RULINGS, max_size=8))
    made += [ruled("undo", one.id, when=10) for one in made if draw(st.booleans())]
    mira = [one for one in made if draw(st.booleans())]
    return mira, [one for one in made if one not in mira or draw(st.booleans())]


def merged(*given: Iterable[Judgement]) -> list[Standing]:
    return standings([one for judgements in given for one in judgements], find)


@given(files())
def test_merging_is_commutative_idempotent_and_silent_about_nobody(
    both: tuple[list[Judgement], list[Judgement]],
) -> None:
    mira, jon = both
    together = merged(mira, jon)
    assert together == merged(jon, mira) == merged(mira, jon, mira) == merged(reversed(jon), mira)
    assert {one.judgement.id for one in together} == {one.id for one in (*mira, *jon)}
    standing = [one for one in together if one.state == "in force"]
    for one in standing:
        for other in standing:
            same_row = one.left & other.left
            if one.judgement.who != other.judgement.who and same_row:
                assert {one.verdict, other.verdict} != {"true", "false"}
            if {one.verdict, other.verdict} == {"same", "different"}:
                sides = {frozenset({*one.left, *one.right}), frozenset({*other.left, *other.right})}
                assert len(sides) == 2


@given(files())
def test_a_merge_in_two_steps_is_a_merge_in_one(
    both: tuple[list[Judgement], list[Judgement]],
) -> None:
    mira, jon = both
    kept = [one.judgement for one in merged(mira, jon[:2])]
    assert merged(kept, jon[2:]) == merged(mira, jon)
