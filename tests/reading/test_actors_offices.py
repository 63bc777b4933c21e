"""Offices and outlets: whom a description takes up, and whom it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.reading.draft import ActorDraft, Draft

DraftOf = Callable[..., Draft]


def actor_of(draft: Draft, words: str) -> ActorDraft | None:
    """The actor of the last mention of exactly these words."""
    for mention in reversed(draft.cast.mentions):
        if draft.doc[mention.tokens.start : mention.tokens.end].text == words:
            return draft.cast.actors[mention.actor]
    return None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "The Minister for Water, Mr Ivan Holm, came. Reporters asked the Minister.",
            "the Minister",
            "Ivan Holm",
        ),
        (
            "FIS Director Anna Holm arrived in Riga. Senators heard the FIS chief.",
            "the FIS chief",
            "Anna Holm",
        ),
        (
            "Deputy Foreign Minister Ivan Holm came. Senators heard the deputy minister.",
            "the deputy minister",
            "Ivan Holm",
        ),
    ],
)
def test_an_office_is_its_holder(draft_of: DraftOf, text: str, words: str, name: str) -> None:
    actor = actor_of(draft_of(text, "cast"), words)
    assert actor is not None
    assert actor.name == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Finance Minister Ivan Holm came. Senators heard the shadow minister.",
            "the shadow minister",
        ),
        (
            "FIS Director Anna Holm arrived in Riga. Senators heard the KGB chief.",
            "the KGB chief",
        ),
        (
            "Senate Majority Leader Ivan Holm spoke of the Polish leader.",
            "the Polish leader",
        ),
    ],
)
def test_another_office_is_not(draft_of: DraftOf, text: str, words: str) -> None:
    actor = actor_of(draft_of(text, "cast"), words)
    assert actor is not None
    assert not actor.name.endswith("Holm")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Holm spoke to the newspaper Kurier Zarnowski on Monday.", "Kurier Zarnowski"),
        ('The newspaper "Vecherny Most" wrote about the port.', "Vecherny Most"),
    ],
)
def test_a_noun_for_an_outlet_tells_its_name(draft_of: DraftOf, text: str, name: str) -> None:
    actor = actor_of(draft_of(text, "cast"), name)
    assert actor is not None
    assert (actor.kind, actor.sectors) == ("organisation", ("JRN",))


def test_whoever_owns_a_newspaper_is_none(draft_of: DraftOf) -> None:
    draft = draft_of("He writes for the newspaper Anna Holm bought in May.", "cast")
    assert "Anna Holm" not in [a.name for a in draft.cast.actors if a.kind == "organisation"]


def test_the_newspaper_is_the_one_named_before(draft_of: DraftOf) -> None:
    text = "The Morning Gazette reported a theft. Officers told the newspaper nothing."
    actor = actor_of(draft_of(text, "cast"), "the newspaper")
    assert actor is not None
    assert actor.name == "Morning Gazette"
    two = "The Evening Herald and the Morning Gazette reported a theft. They told the newspaper."
    actor = actor_of(draft_of(two, "cast"), "the newspaper")
    assert actor is not None
    assert actor.name == "newspaper"


def test_an_outlet_goes_by_its_last_word(draft_of: DraftOf) -> None:
    draft = draft_of("The Morning Gazette reported a theft. The Gazette named nobody.", "cast")
    actor = actor_of(draft, "Gazette")
    assert actor is not None
    assert (actor.name, actor.aliases) == ("Morning Gazette", ("Gazette",))


def test_a_surname_joins_the_full_name_that_spells_it_so(draft_of: DraftOf) -> None:
    text = "Pavlo Hrinchenko met Semyon Grinchenko in Riga. Hrinchenko left. Grinchenko stayed."
    draft = draft_of(text, "cast")
    for surname, full in (("Hrinchenko", "Pavlo Hrinchenko"), ("Grinchenko", "Semyon Grinchenko")):
        actor = actor_of(draft, surname)
        assert actor is not None
        assert actor.name == full
