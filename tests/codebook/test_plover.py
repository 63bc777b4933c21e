"""The PLOVER codebook is whole: all types and contexts, real modes, conditions that can be met."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon import codebook
from rashomon.ontology import CONTEXTS, EVENT_TYPES
from rashomon.reading.events.codebook import Rules, TypeFile, plover
from rashomon.reading.events.conditions import BUILT_IN
from rashomon.reading.events.contexts import Cues

TYPES = Path(codebook.__file__).parent / "plover" / "types"


def type_file(name: str) -> TypeFile:
    return codebook.load(f"plover/types/{name}.yaml", TypeFile)


def test_every_type_has_a_file_and_no_file_is_astray() -> None:
    assert {path.stem for path in TYPES.glob("*.yaml")} == set(EVENT_TYPES)


@pytest.mark.parametrize("name", sorted(EVENT_TYPES))
def test_a_type_file_says_what_the_type_is_and_is_not(name: str) -> None:
    file = type_file(name)
    assert file.type == name
    assert file.definition.endswith(".")
    assert file.boundaries
    assert len([trigger for f in file.frames for trigger in (*f.verbs, *f.nouns)]) >= 50


@pytest.mark.parametrize("name", sorted(EVENT_TYPES))
def test_frames_are_triggered_and_unrepeated(name: str) -> None:
    for frame in type_file(name).frames:
        triggers = (*frame.verbs, *frame.nouns, *frame.adjectives)
        assert triggers
        assert all(trigger == trigger.strip().lower() for trigger in triggers)
        for words in (frame.object, frame.subject, frame.complement, *frame.prep.values()):
            strange = {word for word in words if word.startswith("<")} - BUILT_IN
            assert not strange, (name, triggers, strange)


def test_most_modes_have_a_frame() -> None:
    """All but the modes that only the outcome of another event or its means can show."""
    shown = {
        (name, mode)
        for name in EVENT_TYPES
        for frame in type_file(name).frames
        for mode in frame.modes
    }
    rules = codebook.load("plover/rules.yaml", Rules)
    for table, types in (
        (rules.asked, ("REQUEST", "REJECT")),
        (rules.threatened, ("THREATEN",)),
    ):
        shown |= {(name, mode) for name in types for mode in table.values()}
    shown |= {(name, mode) for name in ("REQUEST", "REJECT") for mode in rules.asked_words}
    known = {(name, mode) for name, type_ in EVENT_TYPES.items() for mode in type_.modes}
    assert shown <= known
    assert sorted(known - shown) == [
        ("ASSAULT", "drone"),
        ("ASSAULT", "massacre"),
        ("CONSULT", "multilateral"),
    ]


def test_rules_speak_of_types_and_modes_that_exist() -> None:
    rules = codebook.load("plover/rules.yaml", Rules)
    assert set(rules.intended) | set(rules.intended.values()) <= set(EVENT_TYPES)
    assert set(rules.refused) <= set(EVENT_TYPES)
    assert set(rules.asked.values()) == EVENT_TYPES["REQUEST"].modes
    assert set(rules.threatened.values()) <= EVENT_TYPES["THREATEN"].modes
    for table in (rules.asked, rules.threatened):
        for key in table:
            name, _, mode = key.partition(" ")
            assert not mode or mode in EVENT_TYPES[name].modes, key


def test_every_context_has_cues() -> None:
    contexts = codebook.load("plover/contexts.yaml", dict[str, Cues])
    assert set(contexts) == CONTEXTS
    assert all(cues.strong and cues.about for cues in contexts.values())


def test_word_classes_are_spelt_out() -> None:
    book = plover()
    for frames in book.frames.values():
        for frame in frames:
            entry = frame.entry
            said = (*entry.object, *entry.subject, *entry.no_object, *entry.clause)
            assert not any(word.startswith("@") for word in said)


def test_no_word_class_lies_idle() -> None:
    named = "".join(path.read_text(encoding="utf-8") for path in TYPES.glob("*.yaml"))
    idle = [name for name in plover().words if f'"@{name}"' not in named]
    asked_for_in_code = {"country", "envoy", "fiction", "occasion", "partitive", "sport"}
    assert set(idle) == asked_for_in_code
