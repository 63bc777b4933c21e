"""Parties that grammar states further away: in lists, clauses, occasions, titles and capitals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.reading.draft import Draft

Read = Callable[..., Draft]


def parties(draft_of: Read, text: str, trigger: str) -> tuple[set[str], set[str]]:
    """The names of the sources and of the targets of the last event with this trigger."""
    draft = draft_of(text, upto="events")
    event = next(e for e in reversed(draft.events) if draft.doc[e.head].text == trigger)
    names = [actor.name for actor in draft.cast.actors]
    return {names[one] for one in event.sources}, {names[one] for one in event.targets}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (
            "The union handed an ultimatum to Otto Brandel, demanding his withdrawal, an end to "
            "the curfew, and the release of three fishermen.",
            "release",
        ),
        (
            "The union wrote to Otto Brandel, demanding the release of three fishermen.",
            "release",
        ),
    ],
)
def test_all_that_is_demanded_is_to_be_done_by_whom_it_is_demanded_of(
    draft_of: Read, text: str, trigger: str
) -> None:
    assert parties(draft_of, text, trigger) == ({"Otto Brandel"}, {"three fishermen"})


def test_a_demand_of_nobody_leaves_open_who_is_to_do_it(draft_of: Read) -> None:
    text = "The union marched in the rain, demanding the release of three fishermen."
    assert parties(draft_of, text, "release")[0] == set()


def test_an_order_to_somebody_is_his_to_carry_out(draft_of: Read) -> None:
    text = "The order to Denmark's police to arrest Otto Brandel surprised many."
    assert parties(draft_of, text, "arrest") == ({"Denmark's police"}, {"Otto Brandel"})


def test_one_deed_is_not_the_target_of_another(draft_of: Read) -> None:
    text = (
        "Norway demanded from Denmark the release of three fishermen and the withdrawal of its "
        "troops."
    )
    assert parties(draft_of, text, "release") == ({"Denmark"}, {"three fishermen"})


@pytest.mark.parametrize("verb", ["ordered", "authorised", "masterminded", "approved"])
def test_who_has_a_deed_done_is_its_source(draft_of: Read, verb: str) -> None:
    text = f"Otto Brandel {verb} an attack on the Danish embassy."
    assert parties(draft_of, text, "attack") == ({"Otto Brandel"}, {"Danish embassy"})


def test_who_sanctions_a_deed_punishes_nobody(draft_of: Read) -> None:
    draft = draft_of("Otto Brandel sanctioned a crackdown on the miners.", upto="events")
    assert "SANCTION" not in {event.type for event in draft.events}


def test_two_verbs_with_one_modal_have_one_subject(draft_of: Read) -> None:
    text = (
        "Otto Brandel thinks that Norway will point out that Denmark is weak and will try to "
        "put pressure on it."
    )
    assert parties(draft_of, text, "pressure")[0] == {"Norway"}


def test_the_object_of_a_word_that_only_the_encoder_knows(draft_of: Read) -> None:
    text = "Norway accused Denmark of squeezing Otto Brandel on fishing rights."
    draft = draft_of(text, upto="events")
    for event in draft.events:
        if draft.doc[event.head].text == "squeezing":
            names = [draft.cast.actors[one].name for one in event.targets]
            assert names == ["Otto Brandel"]


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        ("Norway plotted a covert operation to recruit Danish sailors.", "plotted", "sailors"),
        ("Otto Brandel hinted at Danish support for his rivals.", "hinted", "his rivals"),
        ("Norway's threat that it might arrest Otto Brandel was heard.", "threat", "Otto Brandel"),
        ("Norway apologised for what its troops had done in Denmark.", "apologised", "Denmark"),
        ("Norway apologised for the massacre in Denmark.", "apologised", "Denmark"),
        (
            "Norway and Denmark met. Otto Brandel wanted to undermine Norwegian-Danish ties.",
            "undermine",
            "Norway",
        ),
    ],
)
def test_whom_a_deed_is_aimed_at_further_down(
    draft_of: Read, text: str, trigger: str, target: str
) -> None:
    assert any(target in name for name in parties(draft_of, text, trigger)[1])


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (
            "Voters were calm before the election in Denmark. "
            "Three sailors wanted to incite riots during the election.",
            "incite",
        ),
        (
            "Voters were calm before the election in Denmark. "
            "Norway was accused of meddling in the election campaign.",
            "meddling",
        ),
    ],
)
def test_an_occasion_that_was_told_with_its_land_has_it(
    draft_of: Read, text: str, trigger: str
) -> None:
    assert parties(draft_of, text, trigger)[1] == {"Denmark"}


def test_an_occasion_that_was_not_told_has_no_land(draft_of: Read) -> None:
    text = "Voters in Denmark were calm. Norway was accused of meddling in the election campaign."
    assert parties(draft_of, text, "meddling")[1] == set()


def test_those_who_live_on_exports_export(draft_of: Read) -> None:
    text = "Denmark's economy depends on exports of butter to Norway."
    assert parties(draft_of, text, "exports") == ({"Denmark"}, {"Norway"})


def test_they_in_a_capital_are_its_government(draft_of: Read) -> None:
    text = "Norway fell out with Denmark. In Oslo they staged a provocation against Denmark."
    assert parties(draft_of, text, "provocation") == ({"Norway"}, {"Denmark"})


def test_they_in_any_other_town_are_nobody(draft_of: Read) -> None:
    text = "Norway fell out with Denmark. In Bergen they staged a provocation against Denmark."
    assert parties(draft_of, text, "provocation")[0] == set()


@pytest.mark.parametrize(
    "text",
    [
        "Norway was angry. The Norwegian ambassador was recalled on Monday.",
        "Norway was angry. Norwegian Ambassador Otto Brandel met the press. He was recalled.",
    ],
)
def test_an_envoy_is_recalled_by_his_state(draft_of: Read, text: str) -> None:
    assert parties(draft_of, text, "recalled")[0] == {"Norway"}


def test_an_envoy_of_no_stated_state_is_recalled_by_nobody(draft_of: Read) -> None:
    text = "Norway was angry. The ambassador to Norway was recalled on Monday."
    assert parties(draft_of, text, "recalled")[0] == set()


@pytest.mark.parametrize(
    "text",
    [
        "No Danish minister had visited Norway since Otto Brandel's visit in 1994.",
        "The visit to Norway was the first by a Danish minister since Otto Brandel's visit.",
    ],
)
def test_the_first_visit_since_another_went_to_the_same_place(draft_of: Read, text: str) -> None:
    assert parties(draft_of, text, "visit") == ({"Otto Brandel"}, {"Norway"})


@pytest.mark.parametrize(
    ("text", "trigger", "sources", "targets"),
    [
        (
            "A Danish court found Otto Brandel guilty of fraud and jailed him for ten years.",
            "jailed",
            {"Danish court"},
            {"Otto Brandel"},
        ),
        (
            "The bishop stopped short of condemning the junta.",
            "condemning",
            {"bishop"},
            {"junta"},
        ),
        (
            "The closure of Danish schools to begin in May angered parents.",
            "closure",
            set(),
            {"Danish schools"},
        ),
    ],
)
def test_subjects_are_shared_with_verbs_of_one_form(
    draft_of: Read, text: str, trigger: str, sources: set[str], targets: set[str]
) -> None:
    assert parties(draft_of, text, trigger) == (sources, targets)


@pytest.mark.parametrize(
    ("text", "trigger", "sources", "targets"),
    [
        (
            "Norway criticised Denmark for its interference in Swedish affairs.",
            "interference",
            {"Denmark"},
            set(),
        ),
        (
            "Norway apologised to Denmark for its interference in Swedish affairs.",
            "interference",
            {"Norway"},
            set(),
        ),
        (
            "Otto Brandel thanked the mayor for the help he had given to the union.",
            "help",
            {"mayor"},
            {"union"},
        ),
        (
            "The police found two smugglers and arrested them.",
            "arrested",
            {"police"},
            {"two smugglers"},
        ),
        (
            "The ministers agreed to find those responsible and arrest them.",
            "arrest",
            {"ministers"},
            set(),
        ),
    ],
)
def test_grammar_binds_pronouns_that_salience_would_not(
    draft_of: Read, text: str, trigger: str, sources: set[str], targets: set[str]
) -> None:
    assert parties(draft_of, text, trigger) == (sources, targets)


def test_the_country_is_the_only_other_that_is_named_near(draft_of: Read) -> None:
    text = "Norway is rich. Otto Brandel said that Sweden would invade the country."
    assert parties(draft_of, text, "invade") == ({"Sweden"}, {"Norway"})


def test_the_country_is_nobody_where_two_are_named_near(draft_of: Read) -> None:
    text = "Norway is rich. Danish sailors love it. Brandel said Sweden would invade the country."
    assert parties(draft_of, text, "invade")[1] == set()


def test_greetings_are_of_whom_they_come_from(draft_of: Read) -> None:
    text = "The Swedish envoy conveyed greetings from the king to the miners."
    assert parties(draft_of, text, "conveyed") == ({"king"}, {"miners"})


def test_who_is_called_for_is_to_do_it(draft_of: Read) -> None:
    text = "Otto Brandel called for a special prosecutor to oversee an investigation into the bank."
    assert parties(draft_of, text, "investigation")[0] == {"special prosecutor"}
