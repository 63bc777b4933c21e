"""Rarer words of each type that the frames must catch, and the same words in ordinary life.

Every sentence is our own; the countries are invented.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from rashomon.reading.events.candidates import Candidate, Finder
from rashomon.reading.events.decision import from_frames

Parse = Callable[[str], Doc]


def events(english: Parse, text: str) -> tuple[Candidate, ...]:
    return from_frames(Finder(english(text)).candidates())


@pytest.mark.parametrize(
    ("text", "word", "type_"),
    [
        ("The mayor savaged the minister over the tunnel.", "savaged", "ACCUSE"),
        ("Villagers lay the blame on the mining company.", "blame", "ACCUSE"),
        ("The inspector looked into the death of the banker.", "looked", "ACCUSE"),
        ("The government of Borduria greenlit nothing but okayed the visit.", "okayed", "AGREE"),
        ("The Red Cross airdropped flour to the camp.", "airdropped", "AID"),
        ("Marines winched the sailors from the sea.", "winched", "AID"),
        ("Troops were deployed to Szohod on a peacekeeping mission.", "deployed", "AID"),
        ("Gendarmes pepper-sprayed the demonstrators.", "sprayed", "ASSAULT"),
        ("A warship sank the trawler.", "sank", "ASSAULT"),
        ("Policemen led the editor away in handcuffs.", "led", "COERCE"),
        ("The ministry ordered the newspaper to close.", "ordered", "COERCE"),
        ("Hackers defaced the website of the senate.", "defaced", "COERCE"),
        ("The junta unbanned two parties.", "unbanned", "CONCEDE"),
        ("The minister walked back his threat after an outcry.", "walked", "CONCEDE"),
        ("The envoys haggled with the rebels for a week.", "haggled", "CONSULT"),
        ("The two navies jointly patrolled the strait.", "patrolled", "COOPERATE"),
        ("Ruritania sold two frigates to Borduria.", "sold", "COOPERATE"),
        (
            "The war game was staged by Bordurian marines and the Syldavian army.",
            "staged",
            "COOPERATE",
        ),
        ("Borduria held war games near the frontier.", "held", "MOBILIZE"),
        ("Tanks rolled towards the border.", "rolled", "MOBILIZE"),
        ("Gendarmes cordoned off the avenue; policemen lined the streets.", "lined", "MOBILIZE"),
        ("Nurses staged a sit-in outside the ministry.", "in", "PROTEST"),
        ("Farmers blocked the motorway with tractors.", "blocked", "PROTEST"),
        ("The prisoners refused food for a week.", "refused", "PROTEST"),
        ("The senate threw out the proposal.", "threw", "REJECT"),
        ("The embassy withheld consent.", "withheld", "REJECT"),
        ("The bishops exhorted the generals to talk.", "exhorted", "REQUEST"),
        ("The deputies insisted that the law be rewritten.", "insisted", "REQUEST"),
        ("The editor walked free on Friday.", "walked", "RETREAT"),
        ("The museum returned the statue to Borduria.", "returned", "RETREAT"),
        ("The synod defrocked a priest.", "defrocked", "SANCTION"),
        ("Ruritania seceded from the federation.", "seceded", "SANCTION"),
        ("The president pledged support for the new premier.", "pledged", "SUPPORT"),
        ("The negotiators initialled the pact.", "initialled", "SUPPORT"),
        ("The warlord put a bounty on the head of the governor.", "put", "THREATEN"),
    ],
)
def test_rarer_words(english: Parse, text: str, word: str, type_: str) -> None:
    assert (word, type_) in [(event.word.text, event.type) for event in events(english, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The bowler savaged the batsman before the umpire stopped play.",
        "In the film, aliens arrest the mayor and jail his cat.",
        "The novel follows a heroine who is abducted by pirates.",
        "He asked the nation to fast and pray.",
        "Voters who voted for the surgeon were asked about taxes.",
        "Heavy rain lashed the coast and sank two boats in a storm.",
        "The toddler refused food all day.",
        "Brokers lined the street for lunch.",
        "Sign up for our newsletter.",
        "Rain blocked the motorway.",
    ],
)
def test_the_same_words_in_ordinary_life(english: Parse, text: str) -> None:
    assert not [event for event in events(english, text) if event.type not in {"REQUEST"}]


def test_what_is_answered_stays_an_event(english: Parse) -> None:
    told = events(english, "The junta rejected the union's call for a ceasefire.")
    assert [(event.word.text, event.type) for event in told] == [
        ("rejected", "REJECT"),
        ("call", "REQUEST"),
    ]


def test_what_a_light_verb_carries_is_no_second_event(english: Parse) -> None:
    told = events(english, "Ruritania imposed sanctions on Borduria.")
    assert [(event.word.text, event.type) for event in told] == [("sanctions", "SANCTION")]


@pytest.mark.parametrize(
    ("text", "word", "sources", "targets"),
    [
        (
            "Borduria was equipped with boats by the navy.",
            "equipped",
            ["navy"],
            ["Borduria"],
        ),
        (
            "The banker was tried by a court and jailed.",
            "jailed",
            ["court"],
            ["banker"],
        ),
        (
            "The parties demanded that the president leave.",
            "demanded",
            ["parties"],
            ["president"],
        ),
        (
            "The rector relented on Tuesday to the students.",
            "relented",
            ["rector"],
            ["students"],
        ),
    ],
)
def test_who_plays_the_parts(
    english: Parse, text: str, word: str, sources: list[str], targets: list[str]
) -> None:
    event = next(one for one in events(english, text) if one.word.text == word)
    assert [head.text for head in event.roles.sources] == sources
    assert [head.text for head in event.roles.targets] == targets
