"""The encoder: windows over sentences, and what is asked of it by token."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from tests.conftest import article_of

from rashomon.reading.draft import Draft
from rashomon.reading.encoder import Encoding, encode
from rashomon.reading.encoder.labels import PARTS, ontology_labels
from rashomon.reading.encoder.weights import installed
from rashomon.reading.encoder.windows import LONGEST, windows
from rashomon.view import view_of

TEXT = "Police in Ruvenia arrested three printers on Monday. The town stayed quiet."

Parse = Callable[[str], Doc]


def encoding_of(english: Parse, text: str) -> tuple[Doc, Encoding]:
    article = article_of(text)
    draft = Draft(article, view_of(article), english(text))
    found = encode(draft)
    assert found is not None
    return draft.doc, found


def test_the_labels_of_the_weights_are_those_of_the_ontology() -> None:
    weights = installed()
    assert weights is not None
    assert weights.labels == ontology_labels()


def test_the_blocks_of_labels_lie_side_by_side() -> None:
    labels = ontology_labels()
    columns = list(labels.columns().values())
    assert columns[0].start == 0
    assert [one.stop for one in columns[:-1]] == [one.start for one in columns[1:]]
    assert columns[-1].stop == labels.width


def test_every_word_lies_in_the_window_of_its_sentence(english: Parse) -> None:
    weights = installed()
    assert weights is not None
    doc = english("\n".join([TEXT] * 20))
    packed = windows(doc.sents, weights.tokenizer)
    assert len(packed) > 1
    assert all(len(window.ids) <= LONGEST for window in packed)
    places = {token: at for window in packed for token, at in window.tokens.items()}
    words = [token.i for token in doc if not token.is_space]
    assert set(words) == set(places)
    for sentence in doc.sents:
        own = [places[t.i] for t in sentence if t.i in places]
        assert len({at.window for at in own}) == 1
        assert all(one.end <= two.start for one, two in pairwise(own))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_encoded(english: Parse, text: str) -> None:
    doc, encoding = encoding_of(english, text)
    for token, shares in encoding.types().items():
        assert 0 <= token < len(doc)
        assert abs(float(shares.sum()) - 1) < 1e-4


def test_a_sentence_longer_than_a_window_is_cut_off(english: Parse) -> None:
    text = "and ".join(["the mayor met the farmers "] * 120)
    doc, encoding = encoding_of(english, text)
    sentence = max(doc.sents, key=len)
    token = next(iter(encoding.types()))
    parts = encoding.parts([token])[0]
    assert set(parts) < {token.i for token in sentence}
    assert all(len(shares) == len(PARTS) for shares in parts.values())


def test_an_arrest_is_seen_and_its_parties(english: Parse) -> None:
    doc, encoding = encoding_of(english, TEXT)
    arrested = next(token.i for token in doc if token.text == "arrested")
    shares = encoding.types()[arrested]
    assert encoding.labels.types[int(shares.argmax())] == "COERCE"
    parts = encoding.parts([arrested])[0]
    source, target = PARTS.index("source"), PARTS.index("target")
    assert parts[0][source] > parts[0][target]
    printers = next(token.i for token in doc if token.text == "printers")
    assert parts[printers][target] > parts[printers][source]


def test_what_is_said_of_an_article_depends_on_it_alone(english: Parse) -> None:
    alone = encoding_of(english, TEXT)[1].types()
    encoding_of(english, "Something else entirely, and longer than the other text was by far.")
    again = encoding_of(english, TEXT)[1].types()
    assert all((alone[token] == again[token]).all() for token in alone)


def test_a_word_has_two_degrees_and_a_plan_has_not_happened(english: Parse) -> None:
    doc, encoding = encoding_of(
        english, "The firm sold its barge last week and will sell the rest."
    )
    sold, sell = (encoding.degrees(t.i) for t in doc if t.lemma_ == "sell")
    assert sold is not None
    assert sell is not None
    assert sold.happened > 1
    assert sell.happened < 0
    assert sell.committed > sell.happened
    assert all(-3 <= number <= 3 for one in (sold, sell) for number in one)


def test_a_word_beyond_a_window_has_no_degrees(english: Parse) -> None:
    doc, encoding = encoding_of(english, "and ".join(["the mayor met the farmers "] * 120))
    assert encoding.degrees(max(doc.sents, key=len)[-1].i) is None
