"""Loaded names in invented sentences: whose, of what polarity, and in whose words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.reading.draft import Cast, Draft, LabelDraft, StatementDraft, Tokens
from rashomon.reading.labels import find_labels

MakeDraft = Callable[..., Draft]


def labels(draft: Draft) -> list[tuple[str, str, str]]:
    """Words, actor and polarity of a draft's labels."""
    return [
        (
            draft.doc[label.tokens.start : label.tokens.end].text,
            draft.cast.actors[label.actor].name,
            label.polarity,
        )
        for label in find_labels(draft)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The tyrant slept.", ("tyrant", "tyrant", "negative")),
        ("Boris Lomov is a ruthless dictator.", ("ruthless dictator", "Boris Lomov", "negative")),
        ("Boris Lomov hesitated and is too toxic.", ("too toxic", "Boris Lomov", "negative")),
        ("Boris Lomov is a hero.", ("hero", "Boris Lomov", "positive")),
        ("Police freed political prisoners.", ("political prisoners",) * 2 + ("positive",)),
        ("The self-proclaimed president slept.", None),
        ("Critics call Boris Lomov a puppet.", ("puppet", "Boris Lomov", "negative")),
        ("Critics describe Boris Lomov as a pariah.", ("pariah", "Boris Lomov", "negative")),
        ("Denmark expelled another “diplomat”.", ("diplomat", "diplomat", "negative")),
    ],
)
def test_naming_positions(
    draft_of: MakeDraft, text: str, expected: tuple[str, str, str] | None
) -> None:
    found = labels(draft_of(text, upto="cast"))
    if expected is None:
        assert [polarity for _, _, polarity in found] == ["negative"]
    else:
        assert expected in found


@pytest.mark.parametrize(
    "text",
    [
        "Boris Lomov is no dictator and is not toxic.",
        "The minister met the protesters.",
        "Toxic gas leaked from a plant near Riga.",
    ],
)
def test_what_is_no_label(draft_of: MakeDraft, text: str) -> None:
    assert labels(draft_of(text, upto="cast")) == []


def the_label(draft: Draft) -> LabelDraft:
    (label,) = find_labels(draft)
    return label


def test_outside_statements_the_author_speaks(draft_of: MakeDraft) -> None:
    label = the_label(draft_of("The tyrant slept.", upto="cast"))
    assert label.by_author
    assert label.by is None


def test_inside_a_statement_its_speaker_speaks(draft_of: MakeDraft) -> None:
    draft = draft_of('"The tyrant sleeps," Anna Holt said.', upto="cast")
    speaker = [actor.name for actor in draft.cast.actors].index("Anna Holt")
    content = Tokens(1, 4)
    draft.statements = (StatementDraft(None, None, (content,), "direct", speaker=speaker),)
    label = the_label(draft)
    assert (label.by, label.by_author) == (speaker, False)


def test_who_calls_somebody_names_is_the_one_who_labels(draft_of: MakeDraft) -> None:
    draft = draft_of("Anna Holt called Boris Lomov a coward.", upto="cast")
    label = the_label(draft)
    assert label.by is not None
    assert draft.cast.actors[label.by].name == "Anna Holt"


def test_without_a_cast_there_are_no_labels(draft_of: MakeDraft) -> None:
    draft = draft_of("The tyrant slept.", upto="cast")
    draft.cast = Cast()
    assert find_labels(draft) == ()
