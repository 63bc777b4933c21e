"""Speakers, from attributions made by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from spacy.tokens import Doc

from rashomon.reading.draft import Draft, Tokens
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.lexicon import cue_lexicon
from rashomon.reading.statements.page import page_of
from rashomon.reading.statements.quoted import part_quotations
from rashomon.reading.statements.subjects import with_subject, with_whole_subject
from rashomon.reading.statements.voices import Voices

DraftOf = Callable[..., Draft]


def find(draft: Draft, words: str) -> Tokens:
    start = draft.doc.text.index(words)
    span = draft.doc.char_span(start, start + len(words))
    assert span is not None
    return Tokens(span.start, span.end)


def attribution(draft: Draft, source: str | None, cue: str, *content: str) -> Attribution:
    at = find(draft, cue)
    return Attribution(
        at.start,
        None if source is None else find(draft, source),
        at,
        tuple(find(draft, part) for part in content),
    )


def speakers(draft: Draft, found: Sequence[Attribution]) -> list[str | None]:
    voices = Voices(page_of(draft.doc), draft, found, cue_lexicon())
    actors = [voices.speaker(number) for number in range(len(found))]
    return [None if actor is None else draft.cast.actors[actor].name for actor in actors]


def test_i_is_whoever_is_quoted(draft_of: DraftOf) -> None:
    draft = draft_of("“I predict that the port will open,” Anna Holm said.", "cast")
    outer = attribution(draft, "Anna Holm", "said", "I predict that the port will open")
    inner = attribution(draft, "I", "predict", "that the port will open")
    assert speakers(draft, [outer, inner]) == ["Anna Holm", "Anna Holm"]
    assert speakers(draft, [inner]) == [None]


def test_a_relative_pronoun_is_its_antecedent(draft_of: DraftOf) -> None:
    draft = draft_of("Anna Holm, who promised to open the port, left on Monday.", "cast")
    one = attribution(draft, "who", "promised", "to open the port")
    assert speakers(draft, [one]) == ["Anna Holm"]


def test_it_was_somebody_that_spoke(draft_of: DraftOf) -> None:
    draft = draft_of("It was Anna Holm who gave the answer: the port was open.", "cast")
    one = attribution(draft, "who", "answer", "the port was open")
    assert speakers(draft, [one]) == ["Anna Holm"]


def test_who_dismisses_a_claim_does_not_make_it(draft_of: DraftOf) -> None:
    draft = draft_of("Anna Holm dismissed the claim that the port was closed.", "cast")
    one = attribution(draft, None, "claim", "that the port was closed")
    assert speakers(draft, [one]) == [None]


def test_a_participle_shares_the_subject(draft_of: DraftOf) -> None:
    draft = draft_of("Anna Holm left on Monday, saying that the port was open.", "cast")
    one = attribution(draft, None, "saying", "that the port was open")
    assert speakers(draft, [one]) == ["Anna Holm"]


def test_a_possessor_in_the_source_does_not_speak(draft_of: DraftOf) -> None:
    draft = draft_of("Anna Holm's neighbour said that the port was open.", "cast")
    one = attribution(draft, "Anna Holm's neighbour", "said", "that the port was open")
    assert "Anna Holm" not in speakers(draft, [one])


def test_he_behind_a_quotation_is_not_whom_it_talks_about(draft_of: DraftOf) -> None:
    text = (
        "“The port will open,” said Ivan Holm, a trader. “Petr Marek is weak, and he will "
        "give in,” he said."
    )
    draft = draft_of(text, "cast")
    first = attribution(draft, "Ivan Holm", "said", "The port will open")
    at = find(draft, "he said")
    second = Attribution(
        at.start + 1,
        Tokens(at.start, at.start + 1),
        Tokens(at.start + 1, at.end),
        (find(draft, "Petr Marek is weak, and he will give in"),),
    )
    assert speakers(draft, [first, second]) == ["Ivan Holm", "Ivan Holm"]
    assert speakers(draft, [second]) == [None]


def test_he_goes_on_after_what_he_said_of_another(draft_of: DraftOf) -> None:
    draft = draft_of(
        "Ivan Holm thinks that Petr Marek is weak. He added that Marek will give in.", "cast"
    )
    first = attribution(draft, "Ivan Holm", "thinks", "that Petr Marek is weak")
    second = attribution(draft, "He", "added", "that Marek will give in")
    assert speakers(draft, [first, second])[1] == "Ivan Holm"


def test_he_does_not_go_on_for_a_woman_or_past_another_man(draft_of: DraftOf) -> None:
    draft = draft_of("Anna Holm said that it rained. He added that it snowed.", "cast")
    first = attribution(draft, "Anna Holm", "said", "that it rained")
    second = attribution(draft, "He", "added", "that it snowed")
    assert speakers(draft, [first, second])[1] != "Anna Holm"
    draft = draft_of(
        "Ivan Holm said that it rained. Petr Marek came. He added that it snowed.", "cast"
    )
    first = attribution(draft, "Ivan Holm", "said", "that it rained")
    second = attribution(draft, "He", "added", "that it snowed")
    assert speakers(draft, [first, second])[1] != "Ivan Holm"


def test_one_of_a_group_may_be_named(draft_of: DraftOf) -> None:
    draft = draft_of("“The port will open,” said one of the traders, Anna Holm.", "cast")
    one = attribution(draft, "one of the traders, Anna Holm", "said", "The port will open")
    assert speakers(draft, [one]) == ["Anna Holm"]


def test_a_name_inside_a_source_does_not_speak_for_it(draft_of: DraftOf) -> None:
    draft = draft_of("A friend of the trader, Anna Holm's cousin, said that it rained.", "cast")
    one = attribution(draft, "A friend of the trader", "said", "that it rained")
    assert "Anna Holm" not in speakers(draft, [one])


def test_a_short_name_is_the_one_longer_name_that_ends_in_it(draft_of: DraftOf) -> None:
    text = "Gazette: Port to open. The Morning Gazette reported it on Monday."
    draft = draft_of(text, "cast")
    one = attribution(draft, "Gazette", ":", "Port to open")
    assert speakers(draft, [one]) == ["Morning Gazette"]


INTERLOCUTOR = (
    "“The port will open,” trader Anna Holm told the Morning Gazette. Petr Marek objected. "
    "In the opinion of the Gazette's interlocutor, it was never closed."
)


def test_an_outlets_interlocutor_is_who_spoke_to_it(draft_of: DraftOf) -> None:
    draft = draft_of(INTERLOCUTOR, "cast")
    first = attribution(draft, "Anna Holm", "told", "The port will open")
    other = attribution(draft, "Petr Marek", "objected", "Petr")
    last = attribution(draft, "the Gazette's interlocutor", "opinion", "it was never closed")
    assert speakers(draft, [first, other, last])[2] == "Anna Holm"
    assert "Anna Holm" not in speakers(draft, [other, last])


def test_the_analyst_is_the_last_speaker_of_whom_nothing_else_is_known(draft_of: DraftOf) -> None:
    text = "“Shares will fall,” said {} Ivan Holm. The analyst expects new losses."
    for role, speaker in (("minister", "analyst"), ("", "Ivan Holm")):
        draft = draft_of(text.format(role).replace("  ", " "), "cast")
        first = attribution(draft, "Ivan Holm", "said", "Shares will fall")
        second = attribution(draft, "The analyst", "expects", "new losses")
        assert speakers(draft, [first, second]) == ["Ivan Holm", speaker]


def test_the_subject_of_a_cue_is_its_source_and_not_content(english: Callable[[str], Doc]) -> None:
    page = page_of(english("Anna Holm is convinced that the port will open."))
    one = Attribution(2, None, Tokens(2, 4), (Tokens(0, 2), Tokens(4, 9)))
    mended = with_subject(page, one)
    assert (mended.source, mended.content) == (Tokens(0, 2), (Tokens(4, 9),))
    alone = Attribution(2, None, Tokens(2, 4), (Tokens(4, 9),))
    assert with_subject(page, alone) == alone


def test_a_phrase_in_the_subject_stands_for_all_of_it(english: Callable[[str], Doc]) -> None:
    page = page_of(english("A report by the owners of the port said it was open."))
    one = Attribution(8, Tokens(2, 8), Tokens(8, 9), (Tokens(9, 12),))
    assert with_whole_subject(page, one).source == Tokens(0, 8)
    whole = Attribution(8, Tokens(0, 8), Tokens(8, 9), (Tokens(9, 12),))
    assert with_whole_subject(page, whole) == whole


def test_words_that_another_says_in_their_sentence_are_his(english: Callable[[str], Doc]) -> None:
    doc = english("“The port is open,” said Anna Holm. Now it is “a ruin” by the sea, he said.")
    page = page_of(doc)
    first, second = (token.i for token in doc if token.text == "said")
    late = next(token.i for token in doc if token.text == "it")
    words = Tokens(late, late + 9)
    quoted = Attribution(first, None, Tokens(first, first + 1), (Tokens(1, 5), words))
    other = Attribution(second, None, Tokens(second, second + 1), (words,))
    assert part_quotations(page, [quoted, other])[0].content == (Tokens(1, 5),)
    assert part_quotations(page, [quoted])[0].content == (Tokens(1, 5), words)


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        (
            "A Customs Board statement said that the port was open.",
            "A Customs Board statement",
            True,
        ),
        (
            "The Customs Board’s letter said that the port was open.",
            "The Customs Board’s letter",
            True,
        ),
        (
            "A message from the Customs Board said the port was open.",
            "A message from the Customs Board",
            True,
        ),
        (
            "A poll by the Customs Board said the port was open.",
            "A poll by the Customs Board",
            False,
        ),
    ],
)
def test_a_document_speaks_for_whoever_signs_it(
    draft_of: DraftOf, text: str, source: str, speaker: bool
) -> None:
    draft = draft_of(text, "cast")
    one = attribution(draft, source, "said", "the port was open")
    assert speakers(draft, [one]) == ["Customs Board" if speaker else None]


def test_a_states_own_statement_is_the_states(draft_of: DraftOf) -> None:
    draft = draft_of("Norway shut the port. A Norwegian statement said it was full.", "cast")
    one = attribution(draft, "A Norwegian statement", "said", "it was full")
    assert speakers(draft, [one]) == ["Norway"]
