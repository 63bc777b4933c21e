"""Contrasts by general words: charges and denials, words that rule each other out, judgements."""

from __future__ import annotations

import pytest
from tests.linking.test_contrasts_in_prose import contrasts

from rashomon.links import Contrast


def by(feature: str, found: list[Contrast]) -> list[Contrast]:
    return [contrast for contrast in found if contrast.why[0].feature == feature]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Captain Ulla Brandt denied tampering with the valves of the ferry.",
            "Investigators said that Captain Ulla Brandt was tampering with the valves for months.",
        ),
        ("Dock workers believe that the Norwegians sank it, but the Norwegians deny this.", ""),
    ],
)
def test_a_charge_and_its_denial(first: str, second: str) -> None:
    (contrast,) = by("charged and denied", contrasts(first, second))
    assert contrast.kind == "polarity"
    assert contrast.why[0].detail.startswith("denied by ")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Captain Ulla Brandt denied tampering with the valves of the ferry.",
            "Investigators repeated their allegations of tampering against Captain Ulla Brandt.",
        ),
        (
            "Captain Ulla Brandt denied tampering with the valves of the ferry.",
            "Investigators said that vandals were tampering with the valves of the ferry.",
        ),
        ("Captain Ulla Brandt met dockers on the quay. Later she denied any wrongdoing.", ""),
    ],
)
def test_an_allegation_reported_and_a_deed_of_others_are_not_denied(
    first: str, second: str
) -> None:
    assert not by("charged and denied", contrasts(first, second))


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (
            "The harbour master violated the quay treaty, the mayor said.",
            "The harbour master respected the quay treaty, the pilots said.",
            "polarity",
        ),
        (
            "The mayor called the quay repair a fiasco.",
            "The quay repair was a triumph, the pilots said.",
            "characterisation",
        ),
        (
            "The mayor said that the quay summit was a tragic mistake.",
            "The pilots hailed the quay meeting as historic and successful.",
            "characterisation",
        ),
    ],
)
def test_words_that_rule_each_other_out(first: str, second: str, kind: str) -> None:
    (contrast,) = by("one rules out the other", contrasts(first, second))
    assert contrast.kind == kind


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The quay gate was opened on 2 May.", "The quay gate was closed on 4 May."),
        ("The mayor called the quay repair a fiasco.", "The fish soup was a triumph."),
        ("The pilots rejected the quay plan.", "The mayor accepted the quay plan."),
        ("The harbour master respected the quay treaty.", "He did not violate the quay treaty."),
    ],
)
def test_other_days_other_things_and_other_people_are_no_contrast(first: str, second: str) -> None:
    assert not by("one rules out the other", contrasts(first, second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Oddvik Shipping will not ask for public aid.", "Oddvik Shipping asked for public aid."),
        ("The council will accept the quay plan.", "The council rejected the quay plan."),
    ],
)
def test_what_was_foretold_did_not_come(first: str, second: str) -> None:
    (contrast,) = by("foretold otherwise", contrasts(first, second))
    assert contrast.kind == "forecast"


def test_more_than_fifty_is_no_forty_nine() -> None:
    (contrast,) = contrasts("The blast injured 49 people.", "More than 50 people were injured.")
    assert contrast.why[0].detail == "49 against 50 to 100 person"
    assert not contrasts("The blast injured 50 people.", "More than 40 people were injured.")
