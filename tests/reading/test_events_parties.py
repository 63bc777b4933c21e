"""Who did it, to whom: the actors of the cast behind an event, read in whole sentences."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from rashomon.reading.draft import Draft
from rashomon.reading.events.roles import plain_source

Read = Callable[..., Draft]


def parties(draft_of: Read, text: str, trigger: str) -> tuple[set[str], set[str]]:
    """The names of the sources and of the targets of the last event with this trigger."""
    draft = draft_of(text, upto="events")
    event = next(e for e in reversed(draft.events) if draft.doc[e.head].text == trigger)
    names = [actor.name for actor in draft.cast.actors]
    return {names[one] for one in event.sources}, {names[one] for one in event.targets}


@pytest.mark.parametrize(
    "text",
    [
        '"He arrested my brother," Otto Brandel said.',
        "He arrested my brother, two ministers said.",
    ],
)
def test_a_pronoun_before_the_speaker_is_not_the_speaker(draft_of: Read, text: str) -> None:
    assert parties(draft_of, text, "arrested")[0] == set()


def test_who_speaks_of_himself_is_meant_by_a_pronoun_behind(draft_of: Read) -> None:
    text = "Norway said it would expel the Danish ambassador."
    assert parties(draft_of, text, "expel")[0] == {"Norway"}


@pytest.mark.parametrize(
    ("text", "word", "source"),
    [
        ("Soldiers shoved reporters; one corporal broke a cameraman's nose.", "broke", "corporal"),
        ("The old dictator is deaf to the bishops' plea that he go.", "plea", "bishops"),
        ("Fishermen were pelted with stones by a rival crew.", "pelted", "crew"),
    ],
)
def test_syntax_says_who_acts_where_no_frame_knows_the_word(
    english: Callable[[str], Doc], text: str, word: str, source: str
) -> None:
    (trigger,) = (token for token in english(text) if token.text == word)
    assert [head.text for head in plain_source(trigger)] == [source]


@pytest.mark.parametrize(
    ("text", "trigger", "sources", "targets"),
    [
        (
            "Denmark detained the Norwegian captain Otto Brandel on Monday. The harbour was quiet. "
            "The arrest of Brandel surprised his crew.",
            "arrest",
            {"Denmark"},
            {"Otto Brandel"},
        ),
        (
            "With each reproach to Norway the mood grew worse. "
            "In spring Denmark reproached Norway for its silence.",
            "reproach",
            {"Denmark"},
            {"Norway"},
        ),
    ],
)
def test_a_mention_without_agent_takes_that_of_its_retelling(
    draft_of: Read, text: str, trigger: str, sources: set[str], targets: set[str]
) -> None:
    assert parties(draft_of, text, trigger) == (sources, targets)


@pytest.mark.parametrize(
    "text",
    [
        # two say they did it
        "Denmark detained Otto Brandel. Norway detained Otto Brandel. "
        "The arrest of Brandel surprised many.",
        # another day
        "Denmark detained Otto Brandel on 3 May 2019. "
        "The arrest of Brandel on 7 August 2020 surprised many.",
        # only alleged
        "Norway says Denmark detained Otto Brandel. The arrest of Brandel surprised many.",
        # denied
        "Denmark did not detain Otto Brandel. The arrest of Brandel surprised many.",
        # somebody else did it
        "Denmark detained Otto Brandel. The arrest of Brandel by three strangers surprised many.",
    ],
)
def test_no_agent_is_taken_from_what_may_be_another_event(draft_of: Read, text: str) -> None:
    assert "Denmark" not in parties(draft_of, text, "arrest")[0]


def test_those_pushed_to_do_it_do_it(draft_of: Read) -> None:
    text = "Otto Brandel rules alone. Norway intends to push Brandel to resign."
    assert parties(draft_of, text, "resign")[0] == {"Otto Brandel"}


def test_what_is_asked_of_somebody_is_his_deed(draft_of: Read) -> None:
    text = "Norway called on Denmark for the release of three fishermen."
    sources, targets = parties(draft_of, text, "release")
    assert sources == {"Denmark"}
    assert "Denmark" not in targets


def test_nobody_does_to_him_what_he_does(draft_of: Read) -> None:
    text = "The minister Otto Brandel, Denmark fears, has lost his nerve and will arrest him."
    assert parties(draft_of, text, "arrest") == (set(), {"Otto Brandel"})


def test_a_visitor_arrives_on_one_visit(draft_of: Read) -> None:
    draft = draft_of("The minister Otto Brandel arrived on a visit in Oslo.", upto="events")
    assert len(draft.events) == 1


@pytest.mark.parametrize(
    ("text", "trigger", "sources", "targets"),
    [
        (
            "Norway is interested in deepening trade with Denmark.",
            "interested",
            {"Norway"},
            {"Denmark"},
        ),
        (
            "The goal of Norway is an attack on Denmark.",
            "attack",
            {"Norway"},
            {"Denmark"},
        ),
        (
            "Two students were caught plotting unrest during the election in Denmark.",
            "plotting",
            {"Two students"},
            {"Denmark"},
        ),
        (
            "Otto Brandel has enjoyed support among students.",
            "support",
            {"students"},
            {"Otto Brandel"},
        ),
    ],
)
def test_parties_behind_gerunds_goals_and_occasions(
    draft_of: Read, text: str, trigger: str, sources: set[str], targets: set[str]
) -> None:
    assert parties(draft_of, text, trigger) == (sources, targets)


def test_any_is_nobody_in_particular(draft_of: Read) -> None:
    text = "Otto Brandel has been ruling alone, suppressing any resistance."
    assert parties(draft_of, text, "suppressing") == ({"Otto Brandel"}, set())


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("Norway rejected a peace plan from Denmark on Monday.", "rejected", "Denmark"),
        ("Norway condemned the curfew that Denmark had imposed.", "condemned", "Denmark"),
        (
            "The insurgents issued no ultimatum, merely a request that the army unblock the road.",
            "request",
            "army",
        ),
    ],
)
def test_whose_offer_or_order_it_is_and_who_is_to_act(
    draft_of: Read, text: str, trigger: str, target: str
) -> None:
    assert parties(draft_of, text, trigger)[1] == {target}


def test_a_recall_is_aimed_at_those_from_whom_an_envoy_comes_home(draft_of: Read) -> None:
    text = "Norway rebuked Denmark. A day later Norway recalled its ambassador from Denmark."
    assert parties(draft_of, text, "recalled") == ({"Norway"}, {"Denmark"})
