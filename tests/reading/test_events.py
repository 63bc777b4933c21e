"""Events by frames: types, modes, roles, the rules on what is to come, and what is no event."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from rashomon.ontology import EVENT_TYPES
from rashomon.reading.draft import (
    ActorDraft,
    Cast,
    Draft,
    EventDraft,
    Mention,
    StatementDraft,
    Tokens,
)
from rashomon.reading.events import find_candidates, find_events
from rashomon.reading.events.candidates import Candidate, Finder
from rashomon.reading.events.decision import from_frames
from rashomon.reading.events.quantities import value_of
from rashomon.view import view_of

Parse = Callable[[str], Doc]


def found(english: Parse, text: str) -> list[Candidate]:
    return list(from_frames(Finder(english(text)).candidates()))


def told(english: Parse, text: str) -> list[tuple[str, str, str, str]]:
    """Trigger, type, sources and targets, in words."""
    return [
        (
            event.word.text,
            event.type,
            " ".join(head.text for head in event.roles.sources),
            " ".join(head.text for head in event.roles.targets),
        )
        for event in found(english, text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested the mayor.", ("arrested", "COERCE", "Police", "mayor")),
        ("The mayor was arrested by police.", ("arrested", "COERCE", "police", "mayor")),
        (
            "The arrest of the mayor by police angered nobody.",
            ("arrest", "COERCE", "police", "mayor"),
        ),
        (
            "Ruritania imposed sanctions on Borduria.",
            ("sanctions", "SANCTION", "Ruritania", "Borduria"),
        ),
        (
            "Ruritania lifted sanctions against Borduria.",
            ("lifted", "CONCEDE", "Ruritania", "Borduria"),
        ),
        ("Rebels shelled the village with mortars.", ("shelled", "ASSAULT", "Rebels", "village")),
        ("Syldavia deployed troops to Borduria.", ("deployed", "MOBILIZE", "Syldavia", "Borduria")),
        ("The minister condemned the generals.", ("condemned", "ACCUSE", "minister", "generals")),
        ("The army withdrew its tanks from Szohod.", ("withdrew", "RETREAT", "army", "Szohod")),
        ("Captors released the nurses.", ("released", "RETREAT", "Captors", "nurses")),
        (
            "Norland gave Borduria a loan of two billion dollars.",
            ("loan", "AID", "Norland", "Borduria"),
        ),
        ("Students marched against the rector.", ("marched", "PROTEST", "Students", "rector")),
        ("The president praised the miners.", ("praised", "SUPPORT", "president", "miners")),
        (
            "Ruritania rejected the offer of Borduria.",
            ("rejected", "REJECT", "Ruritania", "Borduria"),
        ),
    ],
)
def test_plain_frames_with_their_roles(
    english: Parse, text: str, expected: tuple[str, str, str, str]
) -> None:
    assert expected in told(english, text)


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("Ruritania agreed to meet the Bordurian envoy.", "AGREE", None),
        ("The minister will visit Klow next week.", "AGREE", None),
        ("The general promised to withdraw his troops.", "CONCEDE", None),
        ("The junta threatened to expel the ambassador.", "THREATEN", "expel"),
        ("The marshal threatened to attack the port.", "THREATEN", "violence"),
        ("The king refused to meet the strikers.", "REJECT", "meet"),
        ("The king refused to release the prisoners.", "REJECT", "yield"),
        ("The council urged Borduria to release the sailors.", "REQUEST", "yield"),
        ("The miners demanded talks with the owners.", "REQUEST", "meet"),
        ("Ruritania called off the meeting with Borduria.", "REJECT", "meet"),
        ("The union called off its strike.", "CONCEDE", None),
        ("The government declared a ceasefire with the rebels.", "CONCEDE", None),
        ("The two sides signed a ceasefire agreement.", "SUPPORT", None),
        ("The cabinet will not release the prisoners.", "REJECT", "yield"),
        ("Ruritania recalled its ambassador from Klow.", "SANCTION", "withdraw"),
        ("Borduria expelled two Ruritanian diplomats.", "SANCTION", "expel"),
        ("The court convicted the banker of fraud.", "SANCTION", "convict"),
        ("Prosecutors charged the banker with fraud.", "ACCUSE", "allege"),
        ("Police opened an investigation into the bank.", "ACCUSE", "investigate"),
        ("The governor imposed a curfew in Szohod.", "COERCE", "curfew"),
        ("Officers raided the newspaper office.", "COERCE", "seize"),
        ("Officials shut down the internet.", "COERCE", "withhold"),
        ("Officers fired tear gas at the crowd.", "ASSAULT", "crowd-control"),
        ("A drone attack by the rebels hit the depot.", "ASSAULT", "drone"),
        ("The president stepped down.", "RETREAT", "resign"),
    ],
)
def test_complements_objects_and_tense_decide_the_type(
    english: Parse, text: str, type_: str, mode: str | None
) -> None:
    events = found(english, text)
    assert events[0].type == type_
    if mode is not None:
        assert mode in events[0].modes


@pytest.mark.parametrize(
    "text",
    [
        "He often talks about himself.",
        "The striker attacked the goal late in the match.",
        "The champion beat the coach's favourite in the tournament final.",
        "The Investigative Committee has a new seal.",
        "The Security Council sits in a round room.",
        "Storms killed nine people on the coast.",
        "Borduria denied the allegation.",
        "She was born in Klow and studied law there.",
        "The factory meets the demand for steel.",
        "Prices hit a record.",
        "The ministry released a report.",
    ],
)
def test_what_only_looks_like_an_event(english: Parse, text: str) -> None:
    assert not found(english, text)


def test_an_accusation_keeps_what_is_alleged_as_an_event(english: Parse) -> None:
    events = told(english, "Borduria accused Ruritania of bombing the port.")
    assert ("accused", "ACCUSE", "Borduria", "Ruritania") in events
    assert ("bombing", "ASSAULT", "Ruritania", "port") in events


def test_a_demand_keeps_what_is_demanded_and_a_threat_does_not(english: Parse) -> None:
    demanded = [event[1] for event in told(english, "Norland urged Borduria to free the crew.")]
    assert demanded == ["REQUEST", "RETREAT"]
    threatened = [event[1] for event in told(english, "Norland threatened to bomb the port.")]
    assert threatened == ["THREATEN"]


def test_a_light_verb_and_its_noun_are_one_event_named_by_the_noun(english: Parse) -> None:
    assert told(english, "The envoy paid a visit to Klow.") == [
        ("visit", "CONSULT", "envoy", "Klow")
    ]


def test_a_meeting_has_all_parties_as_sources_unless_told_from_one_side(english: Parse) -> None:
    (together,) = found(english, "Ruritania and Borduria held talks in Klow.")
    assert [head.text for head in together.roles.sources] == ["Ruritania", "Borduria"]
    (between,) = found(english, "The talks between Ruritania and Borduria ended.")
    assert [head.text for head in between.roles.sources] == ["Ruritania", "Borduria"]
    assert told(english, "The envoy met with the king.")[0][2:] == ("envoy", "king")


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mayor, who accused the police, left early.", "mayor"),
        ("The mayor decided to sue the police.", "mayor"),
        ("The mayor came and criticised the police.", "mayor"),
    ],
)
def test_subjects_reach_across_clauses(english: Parse, text: str, source: str) -> None:
    (event,) = [event for event in found(english, text) if event.type == "ACCUSE"]
    assert [head.text for head in event.roles.sources] == [source]


def test_the_result_told_by_a_participle_is_no_second_event(english: Parse) -> None:
    events = told(english, "Rebels attacked the barracks, killing nine soldiers.")
    assert [event[1] for event in events] == ["ASSAULT"]


def test_every_candidate_says_why(english: Parse) -> None:
    (event,) = found(english, "The minister will visit Klow.")
    assert event.planned
    assert event.reasons == ("verb visit: CONSULT", "future CONSULT: AGREE")


def draft(english: Parse, text: str, *names: str, kinds: str = "organisation") -> Draft:
    """A draft whose cast are the given words wherever they stand."""
    from tests.conftest import article_of

    article = article_of(text)
    doc = english(text)
    mentions = []
    for actor, name in enumerate(names):
        start = text.index(name)
        span = doc.char_span(start, start + len(name))
        assert span is not None
        mentions.append(Mention(Tokens(span.start, span.end), span.root.i, "name", actor))
    cast = Cast(tuple(ActorDraft(name, kinds) for name in names), tuple(mentions))  # type: ignore[arg-type]
    made = Draft(article, view_of(article), doc, cast=cast)
    made.candidates = find_candidates(made)
    return made


def only(draft: Draft) -> EventDraft:
    (event,) = find_events(draft)
    return event


def test_participants_are_actors_of_the_cast(english: Parse) -> None:
    event = only(
        draft(english, "Ruritanian officers detained Otto Brandel.", "Ruritanian", "Otto Brandel")
    )
    assert (event.sources, event.targets) == ((0,), (1,))


def test_the_bare_noun_takes_the_parties_told_before(english: Parse) -> None:
    text = "Mirko Vance paid a visit to the king. The visit surprised everybody."
    first, second = find_events(draft(english, text, "Mirko Vance"))
    assert first.sources == second.sources == (0,)
    assert second.trigger.start > first.trigger.start


def test_a_verbal_event_needs_somebody_of_the_cast(english: Parse) -> None:
    text = "Somebody praised something."
    assert not find_events(draft(english, text))


def test_the_innermost_statement_holds_the_event(english: Parse) -> None:
    made = draft(english, "Klow says the mayor said police arrested Otto Brandel.", "Otto Brandel")
    end = len(made.doc)
    made.statements = (
        StatementDraft(None, None, (Tokens(2, end),), "indirect"),
        StatementDraft(None, None, (Tokens(5, end),), "indirect"),
    )
    assert only(made).statement == 1
    made.statements = made.statements[:1]
    assert only(made).statement == 0
    made.statements = ()
    assert only(made).statement is None


def test_quantities_are_read_with_their_units(english: Parse) -> None:
    event = only(draft(english, "Police in Klow detained 33 foreign citizens.", "Police"))
    assert [(q.value, q.unit) for q in event.quantities] == [(33.0, "citizen")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (["80,000"], 80_000),
        (["1.5", "million"], 1_500_000),
        (["two", "hundred", "thousand"], 200_000),
        (["twenty-one"], 21),
        (["several"], None),
    ],
)
def test_numbers_in_digits_and_words(words: list[str], value: float | None) -> None:
    assert value_of(words) == value


def test_contexts_are_those_of_the_paragraph(english: Parse) -> None:
    text = (
        "Police detained Otto Brandel before the election, said a candidate.\n\n"
        "Police detained Ilse Korn at the embassy, the ambassador said."
    )
    made = draft(english, text, "Otto Brandel", "Ilse Korn")
    first, second = find_events(made)
    assert "election" in first.contexts
    assert "diplomatic" not in first.contexts
    assert "diplomatic" in second.contexts


def test_keywords_are_sorted_content_lemmas(english: Parse) -> None:
    event = only(draft(english, "Police in Klow detained Otto Brandel.", "Police"))
    assert event.keywords == tuple(sorted(set(event.keywords)))
    assert {"police", "detain", "klow"} <= set(event.keywords)


def test_reading_twice_gives_the_same_and_valid_events(english: Parse) -> None:
    text = "Rebels freed the pilots. Norland condemned the raid. The army will bomb the port."
    once = found(english, text)
    assert [(e.trigger.i, e.type, e.modes) for e in once] == [
        (e.trigger.i, e.type, e.modes) for e in found(english, text)
    ]
    assert all(set(event.modes) <= EVENT_TYPES[event.type].modes for event in once)


@pytest.mark.parametrize(
    "text",
    [
        "The essay attacks the habits of the rich.",
        "Otto Brandel accused himself of laziness.",
        "Otto Brandel agreed that the harvest was poor.",
        "Otto Brandel offered tea and cake.",
        "Otto Brandel released a new album.",
    ],
)
def test_ordinary_life_is_no_event(english: Parse, text: str) -> None:
    names = ["Otto Brandel"] if "Otto" in text else []
    assert not find_events(draft(english, text, *names))
