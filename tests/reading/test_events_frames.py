"""Classes of news wording that the frames must catch, and look-alikes that they must not.

Every sentence is our own; the countries are invented.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from rashomon.reading.draft import Draft
from rashomon.reading.events.candidates import Finder
from rashomon.reading.events.decision import from_frames

Parse = Callable[[str], Doc]


def types(english: Parse, text: str) -> list[tuple[str, str]]:
    """Trigger and type of each event, in text order."""
    return [
        (event.word.text, event.type) for event in from_frames(Finder(english(text)).candidates())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two presidents talked for three hours in Szohod.", ("talked", "CONSULT")),
        ("The premier discussed the crisis with the ambassador.", ("discussed", "CONSULT")),
        ("Ruritania wanted a clear answer from the Bordurian side.", ("wanted", "REQUEST")),
        (
            "Pressure on the government from the union grew.",
            ("Pressure", "REQUEST"),
        ),
        ("The king pushed the premier into talks.", ("pushed", "REQUEST")),
        (
            "Both expressed confidence that the rift would be settled.",
            ("expressed", "AGREE"),
        ),
        ("The president promised a new constitution.", ("promised", "CONCEDE")),
        ("The general will settle the score after the vote.", ("settle", "THREATEN")),
        ("The senator called the verdict unfair.", ("called", "ACCUSE")),
        ("The committee opened a criminal case over tax evasion.", ("case", "ACCUSE")),
        ("The remark caused indignation in Borduria.", ("indignation", "ACCUSE")),
        ("The envoy tried to patch up the rift with Borduria.", ("patch", "SUPPORT")),
        ("Dozens of activists were dragged out of the hall.", ("dragged", "COERCE")),
        ("The banker remains in custody.", ("custody", "COERCE")),
        ("Two journalists were held after the march.", ("held", "COERCE")),
        ("The candidate was forced to leave the country.", ("forced", "COERCE")),
        ("Ruritania foiled a plot by Bordurian agents.", ("foiled", "COERCE")),
        ("A neighbour sent mercenaries to Szohod.", ("sent", "MOBILIZE")),
        ("The reserve of the army stood ready near the border.", ("stood", "MOBILIZE")),
        ("The soldiers went back to barracks.", ("went", "RETREAT")),
        ("Ruritania handed 32 of them to the Bordurian side.", ("handed", "COOPERATE")),
        ("About 40,000 people gathered on the square.", ("gathered", "PROTEST")),
        ("Two hundred thousand people were on the streets.", ("streets", "PROTEST")),
        ("Women formed a human chain.", ("formed", "PROTEST")),
        ("Marches fill the capital every Sunday.", ("Marches", "PROTEST")),
    ],
)
def test_classes_of_wording(english: Parse, text: str, expected: tuple[str, str]) -> None:
    assert expected in types(english, text)


@pytest.mark.parametrize(
    "text",
    [
        "The vote against the bill shot back into the news.",
        "The party seized on the message.",
        "The baker agrees.",
        "The baker did not entirely agree with him.",
        "The candidate hit the road.",
        "Organizers grappled with rising costs.",
        "The reform would have eliminated the old insurance.",
        "Fans gathered on the square for the festival.",
        "A reasonable person should have known.",
        "Printing twice should itself be cheap.",
        "The firm released copies of the report.",
        "She gave a lecture at academic conferences.",
        "A village called Zenda lies in the valley.",
        "It was a political attack in a speech about trains.",
    ],
)
def test_look_alikes_are_left_alone(english: Parse, text: str) -> None:
    assert types(english, text) == []


def parties(draft: Draft, word: str) -> tuple[list[str], list[str]]:
    """Names of the sources and targets of the event whose trigger is `word`."""
    names = [actor.name for actor in draft.cast.actors]
    event = next(e for e in draft.events if draft.doc[e.trigger.start].lower_ == word)
    return [names[i] for i in event.sources], [names[i] for i in event.targets]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Ambassador Rudolf Hentzau was expelled from Hungary in May.",
            "expelled",
            (["Hungary"], ["Rudolf Hentzau"]),
        ),
        (
            "Hungary has doubled the number of its complaints to Austria.",
            "complaints",
            (["Hungary"], ["Austria"]),
        ),
        (
            "Hungary granted Vienna a loan, and Austria thanked Hungary for it.",
            "loan",
            (["Hungary"], ["Austria"]),
        ),
        (
            "Slovenia thwarted the coup prepared by Austria.",
            "thwarted",
            (["Slovenia"], ["Austria"]),
        ),
        (
            "Hungary called on Austria to release the pilots.",
            "release",
            (["Austria"], ["pilots"]),
        ),
        (
            "Hungary decided to intensify its attacks on Austria.",
            "intensify",
            (["Hungary"], ["Austria"]),
        ),
    ],
)
def test_parties_through_indirect_wording(
    draft_of: Callable[..., Draft],
    text: str,
    word: str,
    expected: tuple[list[str], list[str]],
) -> None:
    assert parties(draft_of(text, "events"), word) == expected
