"""Which sentences are encoded: the start, what frames speak of, and what telling words are in."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc
from tests.conftest import article_of

from rashomon.reading.draft import Draft
from rashomon.reading.encoder import encode
from rashomon.reading.events import find_candidates, worth_encoding
from rashomon.reading.events.worth import LEAD
from rashomon.view import view_of

Parse = Callable[[str], Doc]
START = "The orchard lay still beside the long white wall. " * 12
DULL = "The bread was brown and the tea was cold."


def draft_of(english: Parse, text: str) -> Draft:
    draft = Draft(article_of(text), view_of(article_of(text)), english(text))
    draft.candidates = find_candidates(draft)
    draft.worth = worth_encoding(draft)
    return draft


def chosen(english: Parse, sentence: str) -> bool:
    """Whether a sentence is encoded that stands after the start and before a dull one."""
    draft = draft_of(english, f"{START}\n{sentence}\n{DULL}")
    assert draft.worth is not None
    texts = [draft.doc[start:end].text.strip() for start, end in draft.worth]
    assert DULL not in texts
    return sentence in texts


def test_a_short_text_is_encoded_whole(english: Parse) -> None:
    draft = draft_of(english, f"{DULL} {DULL}")
    assert len(draft.doc) < LEAD
    assert draft.worth == tuple((one.start, one.end) for one in draft.doc.sents)


def test_a_sentence_is_encoded_for_a_frame_or_a_telling_word(english: Parse) -> None:
    assert chosen(english, "Police arrested three printers in Ruvenia.")
    assert chosen(english, "The ambush of the miners lasted until dawn.")
    assert not chosen(english, "The kettle stood on the stove.")


def test_only_what_is_worth_it_is_encoded(english: Parse) -> None:
    draft = draft_of(english, f"{START}\nPolice arrested three printers in Ruvenia.\n{DULL}")
    encoding = encode(draft)
    assert encoding is not None
    read = set(encoding.types())
    arrested = next(token.i for token in draft.doc if token.text == "arrested")
    bread = next(token.i for token in draft.doc if token.text == "bread")
    assert 0 in read
    assert arrested in read
    assert bread not in read
