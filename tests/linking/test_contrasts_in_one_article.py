"""Contrasts that one article tells between its voices: charges, agendas, threats and set-ups."""

from __future__ import annotations

import pytest
from tests.conftest import article_of

from rashomon.linking import link
from rashomon.links import Contrast
from rashomon.reading.pipeline import read


def contrasts(text: str) -> list[Contrast]:
    article = article_of(text, "2031-05-04", outlet="Herald")
    return list(link([article], list(read([article]))).contrasts)


def features(text: str) -> set[str]:
    return {contrast.why[0].feature for contrast in contrasts(text)}


CHARGE = "a charge, and another aim of it"
AGENDA = "an official agenda, and another aim"
THREAT = "threatened and not meant"
SETUP = "accused, or set up"


@pytest.mark.parametrize(
    "text",
    [
        "After a search on suspicion of smuggling, Mr Lindqvist accused the government of trying "
        "to silence its critics by any means.",
        "Prosecutors have charged Anna Varga with tax fraud. Her lawyer, Imre Toth, called the "
        "case an attempt to remove her from the ballot.",
        "The editor was accused of treason on Monday. The opposition leader Pavel Hruska called "
        "his arrest revenge for the paper's reports.",
        'Police arrested the mayor on suspicion of bribery. "This investigation is a witch hunt," '
        "said the mayor's deputy, Olga Sandor.",
        "The court convicted two priests of espionage. Amnesty International said the trial was "
        "politically motivated.",
    ],
)
def test_a_charge_that_is_called_a_pretext(text: str) -> None:
    assert CHARGE in features(text)


@pytest.mark.parametrize(
    "text",
    [
        "Prosecutors have charged Anna Varga with tax fraud. Her lawyer, Imre Toth, said the case "
        "would be heard in June.",
        "Prosecutors have charged Anna Varga with tax fraud. The harbour union said the strike was "
        "an attempt to raise wages.",
        "Prosecutors said they had charged Anna Varga with fraud, and that the arrest was an "
        "attempt to avoid further thefts.",
    ],
)
def test_a_charge_that_nobody_calls_a_pretext(text: str) -> None:
    assert CHARGE not in features(text)


@pytest.mark.parametrize(
    "text",
    [
        "An official report says that the two ministers discussed fishing quotas in Oddvik. "
        "The columnist Jana Berg believes that the main goal of the visit was to sell submarines.",
        "The ministers discussed fishing quotas, the press service said. The timing of the visit "
        "is no coincidence, the analyst Jana Berg said.",
    ],
)
def test_an_official_agenda_and_what_others_think_it_was_for(text: str) -> None:
    (contrast,) = (one for one in contrasts(text) if one.why[0].feature == AGENDA)
    assert contrast.kind == "motive"


@pytest.mark.parametrize(
    "text",
    [
        "An official report says that the two ministers discussed fishing quotas in Oddvik. "
        "The columnist Jana Berg believes that the main goal of the visit was to raise the quotas.",
        "Two fishermen discussed the weather. The columnist Jana Berg believes that the main goal "
        "of the visit was to sell submarines.",
    ],
)
def test_an_agenda_that_fits_or_is_not_official(text: str) -> None:
    assert AGENDA not in features(text)


@pytest.mark.parametrize(
    "text",
    [
        "President Orsolya Kertesz threatened to close the border with Ruritania. Kertesz did not "
        "intend to do this, her former adviser Imre Toth said.",
        "Prime Minister Lars Holm vowed that he would leave the union. But Holm never meant to "
        "leave it, the historian Jana Berg said.",
    ],
)
def test_a_threat_that_is_not_meant(text: str) -> None:
    assert THREAT in features(text)


@pytest.mark.parametrize(
    "text",
    [
        "Lars Holm vowed that he would leave the union. Jana Berg never meant to do this.",
        "Lars Holm did not mean to leave. A year later Holm threatened to leave the union.",
    ],
)
def test_intentions_of_others_and_of_before(text: str) -> None:
    assert THREAT not in features(text)


def test_some_are_accused_and_others_have_set_it_up() -> None:
    text = (
        "Twelve Norwegian sailors were accused of plotting to sink a ferry. Norway waited a week. "
        "It was a provocation organised by Sweden's security service."
    )
    (contrast,) = (one for one in contrasts(text) if one.why[0].feature == SETUP)
    assert contrast.kind == "responsibility"
    own = text.replace("Sweden's", "Norway's")
    assert SETUP not in features(own)
