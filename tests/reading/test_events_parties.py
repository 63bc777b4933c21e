"""Who did it, to whom: the actors of the cast behind an event, read in whole sentences."""

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


def test_syntax_says_who_acts_where_no_frame_knows_the_word(draft_of: Read) -> None:
    text = "Soldiers shoved reporters behind a rope; one corporal broke a cameraman's nose."
    assert parties(draft_of, text, "broke")[0] == {"one corporal"}
