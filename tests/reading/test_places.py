"""Place names of invented sentences, and what is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.reading.draft import Draft, PlaceMention

MakeDraft = Callable[..., Draft]


def places(draft: Draft) -> dict[str, PlaceMention]:
    """The place mentions of a draft by their words."""
    return {
        draft.doc[mention.tokens.start : mention.tokens.end].text: mention
        for mention in draft.places
    }


@pytest.mark.parametrize(
    ("text", "words", "name", "country"),
    [
        ("Trams stopped in Kharkiv on Monday.", "Kharkiv", "Kharkiv", "UKR"),
        ("Trams stopped in Kharkov on Monday.", "Kharkov", "Kharkiv", "UKR"),
        ("Snow fell on Riga again.", "Riga", "Riga", "LVA"),
        ("RIGA, June 3 - Snow fell.", "RIGA", "Riga", "LVA"),
        ("Snow fell in Siberia.", "Siberia", "Siberia", "RUS"),
    ],
)
def test_cities_and_regions(
    draft_of: MakeDraft, text: str, words: str, name: str, country: str
) -> None:
    found = places(draft_of(text, upto="places"))[words]
    assert (found.place.name, found.place.country) == (name, country)
    assert found.place.latitude is not None
    assert not found.is_country


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Exports to North Korea stopped.", "North Korea", "PRK"),
        ("Exports to the U.S. stopped.", "U.S.", "USA"),
        ("Exports to the United Kingdom stopped.", "United Kingdom", "GBR"),
        ("Exports to Ivory Coast stopped.", "Ivory Coast", "CIV"),
        ("Exports to Kosovo stopped.", "Kosovo", "KOS"),
    ],
)
def test_states(draft_of: MakeDraft, text: str, words: str, country: str) -> None:
    found = places(draft_of(text, upto="places"))[words]
    assert found.is_country
    assert found.place.country == country


def test_adjectives_are_marked(draft_of: MakeDraft) -> None:
    found = places(draft_of("Danish farmers met two Poles.", upto="places"))
    assert found["Danish"].is_demonym
    assert (found["Danish"].place.country, found["Poles"].place.country) == ("DNK", "POL")


def test_capitals_are_marked(draft_of: MakeDraft) -> None:
    found = places(draft_of("Trains run from Warsaw to Krakow.", upto="places"))
    assert found["Warsaw"].is_capital
    assert not found["Krakow"].is_capital


@pytest.mark.parametrize(
    "text",
    [
        "Chad Miller sang.",
        "Jordan Hale sang.",
        "Nice weather came.",
        "May was warm.",
        "Reading helps.",
        "She told us to march.",
    ],
)
def test_what_is_no_place(draft_of: MakeDraft, text: str) -> None:
    assert draft_of(text, upto="places").places == ()
