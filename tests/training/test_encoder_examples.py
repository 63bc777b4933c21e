"""Windows of authored examples: every label lies on the pieces of the words that it marks."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from training.corpus import Example, Origin, degrees, parse
from training.encoder.examples import NO_LABEL, Pieces, packed

from rashomon.reading.encoder.labels import PARTS, ontology_labels
from rashomon.reading.encoder.weights import installed

LINES = (
    "[s1:Dockers] [e1=PROTEST.strike:downed] tools against [t1:the port board]. #economic",
    "[v1:The governor] denied that [s1:his guards] [e1=ASSAULT.beat~negative:beat] [t1:a monk].",
    "Copper rose for a third day.",
)


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    weights = installed()
    assert weights is not None
    return Pieces(weights.tokenizer, ontology_labels())


def examples() -> list[Example]:
    return [parse(line, Origin(Path("made"), number)) for number, line in enumerate(LINES, 1)]


def test_labels_lie_on_the_marked_words(pieces: Pieces) -> None:
    weights = installed()
    assert weights is not None
    made = pieces.window(examples())
    labels = pieces.labels
    assert len(made.ids) == len(made.triggers) == len(made.cues)
    assert made.triggers[0] == made.triggers[-1] == NO_LABEL
    assert set(made.cues) == {NO_LABEL}
    marked = [at for at, label in enumerate(made.triggers) if label > 0]
    named = {labels.types[made.triggers[at]] for at in marked}
    assert named == {"PROTEST", "ASSAULT"}
    words = weights.tokenizer.decode([made.ids[at] for at in marked])
    assert words.split() == ["downed", "beat"]
    strike, beating = made.events
    assert [labels.modes[mode] for mode in strike.modes] == ["PROTEST.strike"]
    assert (strike.negative, beating.negative) == (0, 1)


def test_parts_lie_on_the_marked_parties(pieces: Pieces) -> None:
    weights = installed()
    assert weights is not None
    made = pieces.window(examples())
    beating = made.related[1]
    for part, words in (("source", "his guards"), ("target", "a monk"), ("voice", "the governor")):
        played = beating.played[PARTS.index(part)]
        assert all(beating.start <= piece < beating.end for piece in played)
        assert weights.tokenizer.decode([made.ids[piece] for piece in played]) == words
    assert set(beating.played) == {PARTS.index(part) for part in ("source", "target", "voice")}


def test_every_example_is_packed_once_and_no_window_is_too_long(pieces: Pieces) -> None:
    many = examples() * 20
    made = list(packed(many, pieces, random.Random(3), 60))  # noqa: S311
    assert sum(len(window.contexts) for window in made) == len(many)
    assert all(len(window.ids) <= 60 for window in made)


def test_the_same_seed_packs_the_same(pieces: Pieces) -> None:
    once, again = (
        [one.ids for one in packed(examples() * 9, pieces, random.Random(5), 90)]  # noqa: S311
        for _ in range(2)
    )
    assert once == again


def test_degrees_lie_on_the_marked_words_and_say_nothing_of_events(pieces: Pieces) -> None:
    weights = installed()
    assert weights is not None
    sentence = degrees.parse("The mill will {reopen|-2|3} .", Origin(Path("made"), 1))
    made = pieces.window([*examples()[:1], sentence])
    ((piece, happened, committed),) = made.degrees
    assert weights.tokenizer.decode([made.ids[piece]]) == "re"
    assert (happened, committed) == (-2, 3)
    assert len(made.ids) == len(made.triggers) == len(made.cues)
    assert set(made.triggers[piece - 2 :]) == {NO_LABEL}
    assert len(made.contexts) == 1
