"""Contrasts from prose to links: each kind with what it must find, and what only looks like it."""

from __future__ import annotations

import pytest
from tests.conftest import article_of

from rashomon.linking import link
from rashomon.links import Contrast
from rashomon.reading.pipeline import read

_OPENINGS = (
    "The harbour of Oddvik was closed after the explosion on the quay near the Brandt shipyard. ",
    "Ferries left Oddvik when the explosion at the Brandt shipyard shut its harbour and quay. ",
)
"""What the two articles open with, so that they are about one affair."""


def contrasts(first: str, second: str, *, later: str = "2031-05-05") -> list[Contrast]:
    """Return the contrasts between two articles of two outlets."""
    articles = [
        article_of(_OPENINGS[0] + first + _own_words("herald"), "2031-05-04", outlet="Herald"),
        article_of(_OPENINGS[1] + second + _own_words("courier"), later, outlet="Courier"),
    ]
    return list(link(articles, list(read(articles))).contrasts)


def _own_words(outlet: str) -> str:
    """Return a paragraph without sense, or short articles would pass for copies of each other."""
    return "\n\n" + " ".join(f"{outlet}{number}" for number in range(20)) + "."


def kinds(first: str, second: str, *, later: str = "2031-05-05") -> set[str]:
    return {contrast.kind for contrast in contrasts(first, second, later=later)}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nine sailors died in the blast.", "The morgue received twenty-three bodies."),
        ("Some 30 tonnes of fuel ran into the bay.", "Divers say 700 tonnes of fuel were lost."),
        ("The bank lost 310 million euros in March.", "The bank lost 740 million in March."),
        ("Turnout was 71 per cent.", "Barely a third of the voters dared to come out."),
    ],
)
def test_amounts_of_one_thing(first: str, second: str) -> None:
    (contrast,) = contrasts(first, second)
    assert contrast.kind == "quantity"
    assert contrast.why[0].feature == "amounts differ"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Nine sailors died in the blast.", "In 2012 a blast killed thirty sailors."),
        ("Nine sailors died in Oddvik.", "Thirty sailors died in Tromberg."),
        ("A poll says 20 percent of respondents sail.", "In a survey 70 percent say they sail."),
        ("Nine sailors died in the blast.", "The death toll has reached 23."),
        ("The blast killed 30 people.", "The blast killed 33 people."),
        ("Nine sailors died in the blast.", "By Friday two of the sailors had died."),
        ("Nine sailors died in the blast.", "In a sister blast thirty sailors died."),
        ("Nine sailors died in the blast.", "No more than thirty sailors died in the blast."),
        ("Nine hundred marched to the quay.", "Thirty marchers saw the blast on the quay."),
        ("In May 30 tonnes of fuel were lost.", "In March 700 tonnes of fuel were lost."),
        ("The blast killed nine and wounded 40.", "Some 90 people were wounded, 40 of them badly."),
    ],
)
def test_another_like_a_growing_count_rounding_and_parts(first: str, second: str) -> None:
    found = [c.why[0].detail for c in contrasts(first, second) if c.kind == "quantity"]
    assert found == (["40 against 90 person"] if "of them" in second else [])


def test_an_article_that_knows_both_amounts_counts_parts() -> None:
    first = "Four clerks were killed in the office. Later doctors said that 19 people were killed."
    assert not kinds(first, "The blast killed 19 people.")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("No flares were fired that night.", "Fishermen saw the flares over the bay."),
        ("The mayor conceded at midnight.", "The mayor has conceded nothing."),
        ("Shops stayed intact without a single broken window.", "Windows were smashed."),
        ("The consul left without signing the waiver.", "The consul signed the waiver at noon."),
        (
            "The consul came without discussing his resignation with any owner.",
            "The consul discussed his plans to retire with the owners.",
        ),
    ],
)
def test_what_is_ruled_out_is_told(first: str, second: str) -> None:
    assert kinds(first, second) == {"polarity"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("No ship has returned.", "The ship was built in Tromberg."),
        ("The inquiry has no useful details.", "The captain gave more details."),
        ("The captain has not yet spoken.", "The captain spoke at length."),
        ("The captain could not confirm the loss.", "The owners confirmed the loss."),
        ("No further details were given.", "Few details of the blast were given."),
        ("There is no excuse.", "The owners used the blast as an excuse."),
        ("Hansen was never charged with arson.", "Five men charged O'Rourke with arson."),
        ("Nobody saw the flares.", "No flares were fired."),
        ("There was no record of her work.", "She set a record in the regatta."),
        ("Without question the quay was saved.", "Questions were asked in the council."),
        ("The senate refused the budget that the council passed.", "The council passed a budget."),
        ("The No. 2 of the union spoke.", "The union has a number."),
    ],
)
def test_what_is_not_ruled_out_by_a_negation(first: str, second: str) -> None:
    assert not kinds(first, second)


def test_rival_causes_and_attackers_of_each_other() -> None:
    blamed = "The mayor blamed hooligans for the explosion."
    assert kinds(blamed, "A gas leak caused the explosion.") == {"responsibility"}
    assert not kinds(blamed, "Hooligans caused the explosion.")
    assert not kinds("The mayor blamed tariffs for the layoffs.", "Duties caused the layoffs.")
    rammed = "A trawler rammed the coastguard ship on Tuesday."
    struck = "The coastguard ship struck the trawler on Tuesday."
    assert "responsibility" in kinds(rammed, struck)
    assert not kinds(rammed, "The trawler rammed the ship on Tuesday.")


def test_judgements_of_one_thing() -> None:
    first = "The mayor called the rescue a triumph."
    assert kinds(first, "The owner called the rescue a fiasco.") == {"characterisation"}
    assert not kinds(first, "The owner called the insurance a fiasco.")


def test_two_aims_of_one_deed() -> None:
    first = "The company bought the quay in order to build schools."
    assert kinds(first, "The company bought the quay in an attempt to open a casino.") == {"motive"}
    assert not kinds(first, "The company bought the quay.")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The march stayed peaceful.", "Riot police in riot gear stood on the quay at the march."),
        ("The march turned violent.", "The march was no longer peaceful."),
        ("A gunman shot two clerks in the bank.", "The man shot a security guard in the bank."),
    ],
)
def test_names_that_are_no_names_of_it(first: str, second: str) -> None:
    assert "characterisation" not in kinds(first, second)


def test_not_again_is_once() -> None:
    told = "Police arrested Anna Torvik in Oddvik."
    assert kinds(told, "Police did not arrest Anna Torvik in Oddvik.") == {"polarity"}
    assert not kinds(told, "Police did not arrest Anna Torvik in Oddvik again.")


def test_a_forecast_and_what_came_of_it() -> None:
    first = "The talks will not survive the month, the mayor said."
    assert kinds(first, "The talks resumed on 11 July.", later="2031-07-20") == {"forecast"}
    assert not kinds(first, "The talks collapsed on 11 July.", later="2031-07-20")


def test_a_headline_against_its_own_body() -> None:
    text = "Torvik wins by a landslide\n\nAnna Torvik won the vote in Oddvik, 14 ballots ahead."
    titled = article_of(text, title="Torvik wins by a landslide", outlet="Herald")
    untitled = article_of(text, outlet="Herald")
    (contrast,) = link([titled], list(read([titled]))).contrasts
    assert contrast.kind == "characterisation"
    assert "the headline of Herald" in contrast.why[-1].detail
    assert not link([untitled], list(read([untitled]))).contrasts


def test_a_word_of_a_name_is_no_praise() -> None:
    articles = [article_of("The Democratic governor Ida Holm spoke. Rivals call Holm a tyrant.")]
    (reading,) = read(articles)
    assert {label.polarity for label in reading.labels} == {"negative"}
