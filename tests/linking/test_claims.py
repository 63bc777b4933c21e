"""What claims are held against each other: counts, senders, motives, names, days and outcomes."""

from __future__ import annotations

import pytest
from tests.linking.making import Draft, together

from rashomon.linking import link
from rashomon.linking.opposites import opposed
from rashomon.links import Contrast


def found(*drafts: Draft, kind: str) -> list[Contrast]:
    contrasts = link(*together(*drafts)).contrasts
    return [contrast for contrast in contrasts if contrast.kind == kind]


def test_crowds_of_one_day_are_compared() -> None:
    a, b = Draft("Herald"), Draft("Courier")
    a.claim(
        "Some 9,000 people marched to the harbour",
        "march",
        day="2031-05-02",
        amounts=((9_000, 9_000, "person"),),
    )
    b.claim(
        "Fewer than 2,000 walked in the rain",
        "walk",
        day="2031-05-02",
        amounts=((0, 2_000, "person"),),
    )
    contrast = found(a, b, kind="quantity")[0]
    assert contrast.why[0].detail == "0 to 2,000 against 9,000 person"


@pytest.mark.parametrize(
    ("sentence", "day", "low"),
    [
        ("Fewer than 2,000 walked in the rain", "2031-05-09", 0),
        ("Nearly 2,000 gathered in support of the mayor", "2031-05-02", 2_000),
        ("Some 8,900 walked in the rain", "2031-05-02", 8_900),
    ],
)
def test_other_days_other_sides_and_rounding_are_no_contrast(
    sentence: str, day: str, low: float
) -> None:
    a, b = Draft("Herald"), Draft("Courier")
    a.claim(
        "Some 9,000 people marched to the harbour",
        "march",
        day="2031-05-02",
        amounts=((9_000, 9_000, "person"),),
    )
    b.claim(sentence, "walk", day=day, amounts=((low, max(low, 2_000), "person"),))
    assert not found(a, b, kind="quantity")


@pytest.mark.parametrize(("day", "shown"), [("2031-05", 1), ("2031-03", 0)])
def test_amounts_of_two_months_are_no_contrast(day: str, shown: int) -> None:
    a, b = Draft("Herald"), Draft("Courier")
    for draft, of_day, amount in ((a, "2031-05-02", 30), (b, day, 700)):
        draft.claim(
            f"{amount} sailors died in the bay",
            "die",
            words=("sailor", "bay"),
            day=of_day,
            dated=True,
            amounts=((amount, amount, "person"),),
        )
    assert len(found(a, b, kind="quantity")) == shown


@pytest.mark.parametrize(("day", "shown"), [("2031-05-31", 1), ("2031-05", 0)])
def test_days_are_held_against_days_alone(day: str, shown: int) -> None:
    a, b = Draft("Herald"), Draft("Courier")
    for draft, of_day, told in ((a, "2031-06-01", "Police say"), (b, day, "Families know")):
        draft.claim(
            f"{told} that the sailors were detained in the bay",
            "detain",
            words=("sailor", "bay"),
            day=of_day,
            dated=True,
        )
    assert len(found(a, b, kind="date")) == shown


def test_two_sides_named_behind_one_thing() -> None:
    a, b = Draft("Herald"), Draft("Courier")
    words = ("diver", "trawler", "harbour", "cable", "sabotage")
    a.claim("Norway sent the divers of the trawler", "send", words=words, origins=("NOR",))
    b.claim("Sweden hired the divers of the trawler", "hire", words=words, origins=("SWE",))
    assert len(found(a, b, kind="responsibility")) == 1


def test_who_is_behind_other_things_is_no_contrast() -> None:
    a, b = Draft("Herald"), Draft("Courier")
    a.claim("Norway sent the divers", "send", words=("diver", "cable"), origins=("NOR",))
    b.claim("Sweden hired a choir", "hire", words=("choir", "song"), origins=("SWE",))
    assert not found(a, b, kind="responsibility")


def test_being_behind_it_affirmed_and_denied() -> None:
    a, b = Draft("Herald"), Draft("Courier")
    words = ("diver", "trawler", "harbour", "cable", "sabotage")
    a.claim("Norway sent the divers", "send", words=words, origins=("NOR",))
    b.claim(
        "Norway had no part in it", "have", words=(*words, "part"), origins=("NOR",), denied=True
    )
    assert len(found(a, b, kind="polarity")) == 1


def test_a_purpose_and_a_denied_link() -> None:
    a, b = Draft("Herald"), Draft("Courier")
    words = ("raid", "customs", "mayor", "election")
    a.claim("The raid was meant to scare the mayor", "mean", words=words)
    b.claim("The raid has nothing to do with the election", "have", words=words, denied=True)
    assert len(found(a, b, kind="motive")) == 1


def test_one_group_named_in_opposite_ways_once_for_two_articles() -> None:
    a, b, c = Draft("Herald"), Draft("Courier"), Draft("Gazette")
    for draft in (a, b):
        for what in ("lay off Oddvik", "carried gravel and pumps", "had left Tromberg at dusk"):
            draft.say(f"The trawler Brandt of the Halvorsen yard {what} before the coastguard came")
    words = ("trawler", "harbour", "crew", "island")
    for _ in range(3):
        a.claim("Forty militants came on the trawler", "come", words=(*words, "militant"))
    for draft in (b, c):
        draft.claim("They were security guards of the trawler", "be", words=(*words, "guard"))
    assert len(found(a, b, kind="characterisation")) == 1
    assert not found(a, c, kind="characterisation")  # another story


def test_days_of_one_deed() -> None:
    a, b = Draft("Herald"), Draft("Courier")
    words = ("smuggler", "island", "trawler")
    a.claim(
        "The smugglers were seized on 2 May", "seize", words=words, day="2031-05-02", dated=True
    )
    b.claim(
        "The smugglers were seized on 3 May", "seize", words=words, day="XXXX-05-03", dated=True
    )
    assert len(found(a, b, kind="date")) == 1


def test_a_forecast_and_what_came_of_it() -> None:
    a, b = Draft("Herald", "2031-05-04"), Draft("Courier", "2031-07-04")
    for draft, sentence, foretold in (
        (a, "Ida Holm will be free by June", True),
        (b, "Ida Holm remains in custody", False),
    ):
        holm = draft.actor("Ida Holm", country="NOR")
        draft.claim(sentence, "be", actors=(holm,), foretold=foretold)
    assert len(found(a, b, kind="forecast")) == 1
    assert not found(a, kind="forecast")


def test_a_text_that_takes_both_sides_is_opposed_to_none() -> None:
    assert opposed("names", "forty militants", "forty security guards") == (
        "militants",
        "security guards",
    )
    assert opposed("names", "militants or tourists", "forty security guards") is None


def test_copies_are_no_second_voice() -> None:
    a, b = Draft("Herald", own_words=False), Draft("Courier", "2031-05-05", own_words=False)
    text = (
        "The customs house was searched at dawn by forty officers, and nobody in the town "
        "could say what they were looking for in the boxes of old harbour papers."
    )
    for draft, number in ((a, 900), (b, 100)):
        draft.say(text)
        draft.claim(
            "People marched to the harbour",
            "march",
            day="2031-05-02",
            amounts=((number, number, "person"),),
        )
    assert not found(a, b, kind="quantity")
