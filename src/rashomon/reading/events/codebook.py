"""The PLOVER codebook as data: the schema of its files, and an index of frames by trigger word.

``codebook/plover/types/<TYPE>.yaml`` holds one type each; ``words.yaml`` the word classes that
frames refer to as ``@name``; ``rules.yaml`` what one event does to the type of another. The
README in that folder explains the fields to those who write frames.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

import msgspec

from rashomon import codebook
from rashomon.ontology import EVENT_TYPES

Words = tuple[str, ...]
Condition = frozenset[str]
"""Words, one of which must be there."""
PartOfSpeech = Literal["verb", "noun", "adjective"]
Outcome = Literal["asked", "threatened", "intended", "decided"]


class FrameEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A group of trigger words that share type, modes, roles and conditions.

    A trigger is a lemma, or a lemma and a particle ("call off"). Conditions hold words, word
    classes (``@weapon``) and, for `complement`, event types; each group of conditions that an
    entry states must hold, by any one of its words.
    """

    verbs: Words = ()
    nouns: Words = ()
    adjectives: Words = ()
    modes: Words = ()
    outcome: Outcome | None = None
    subject: Condition = frozenset()
    object: Condition = frozenset()
    complement: Condition = frozenset()
    prep: dict[str, Condition] = {}
    clause: Condition = frozenset()
    modifier: Condition = frozenset()
    no_modifier: Condition = frozenset()
    no_subject: Condition = frozenset()
    no_object: Condition = frozenset()
    unless: Condition = frozenset()
    source: Words = ()
    target: Words = ()
    mutual: bool = False
    intransitive: bool = False
    plain: bool = False
    bare: bool = False


class TypeFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One type's file: our definition, its boundary with its neighbours, and its frames."""

    type: str
    definition: str
    boundaries: Words
    frames: tuple[FrameEntry, ...]


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How an event changes when it is only asked for, threatened, intended, ended or refused.

    ``asked`` and ``threatened`` map an embedded type, or type and mode ("COERCE arrest"), to the
    mode of the embedding one; ``asked_words`` and ``threatened_words`` map a mode to words that
    ask for or threaten it without being events. ``intended`` maps an embedded type to the type
    that an intention to do it is. ``means`` maps a type's modes to words that show them.
    ``answered`` maps a type to the types of what it answers or ends, which stay events. ``once``
    are types and modes of what nobody does or suffers twice in one story.
    """

    asked: dict[str, str]
    asked_words: dict[str, Words]
    threatened: dict[str, str]
    threatened_words: dict[str, Words]
    intended: dict[str, str]
    refused: Words
    withholding: Words
    means: dict[str, dict[str, Words]]
    answered: dict[str, Words]
    light: Words
    copular: Words
    conveying: Words
    undergoing: Words
    upcoming: Words
    intending_verbs: Words
    scheduling: Words
    subject_control: Words
    occurring: Words
    entering: Words
    aims: Words
    depending: Words
    judging: Words
    once: Words


@dataclass(frozen=True, slots=True)
class Frame:
    """One entry with its word classes spelt out, as one trigger word of it is looked up."""

    type: str
    entry: FrameEntry
    part_of_speech: PartOfSpeech
    particle: str | None
    order: int

    @property
    def specificity(self) -> int:
        """Twice the number of conditions that decide the sense; particles and objects count."""
        entry = self.entry
        stated = (
            entry.object,
            entry.prep,
            entry.complement,
            self.particle,
            entry.intransitive,
            entry.plain,
            entry.modifier,
        )
        weak = (entry.subject, entry.clause)
        return 2 * sum(map(bool, stated)) + sum(map(bool, weak))


@dataclass(frozen=True, slots=True)
class Codebook:
    """All frames by part of speech and trigger lemma, most specific first; rules and classes."""

    frames: Mapping[tuple[PartOfSpeech, str], tuple[Frame, ...]]
    rules: Rules
    words: Mapping[str, frozenset[str]]


@cache
def plover() -> Codebook:
    """Return the codebook, checked: types and modes are PLOVER's, and word classes exist."""
    classes = codebook.load("plover/words.yaml", dict[str, Words])
    index: dict[tuple[PartOfSpeech, str], list[Frame]] = {}
    order = 0
    for name in EVENT_TYPES:
        file = codebook.load(f"plover/types/{name}.yaml", TypeFile)
        if file.type != name:
            raise ValueError(f"codebook/plover/types/{name}.yaml is about {file.type}")
        for entry in file.frames:
            strange = set(entry.modes) - EVENT_TYPES[name].modes
            if strange:
                raise ValueError(f"{name} has no mode {', '.join(sorted(strange))}")
            spelt = _spelt_out(entry, classes)
            order += 1
            for part_of_speech, trigger in _triggers(entry):
                lemma, _, particle = trigger.partition(" ")
                frame = Frame(name, spelt, part_of_speech, particle or None, order)
                index.setdefault((part_of_speech, lemma), []).append(frame)
    return Codebook(
        frames={
            key: tuple(sorted(frames, key=lambda frame: (-frame.specificity, frame.order)))
            for key, frames in index.items()
        },
        rules=codebook.load("plover/rules.yaml", Rules),
        words={name: frozenset(words) for name, words in classes.items()},
    )


def _triggers(entry: FrameEntry) -> Iterable[tuple[PartOfSpeech, str]]:
    for verb in entry.verbs:
        yield "verb", verb
    for noun in entry.nouns:
        yield "noun", noun
    for adjective in entry.adjectives:
        yield "adjective", adjective


def _spelt_out(entry: FrameEntry, classes: Mapping[str, Words]) -> FrameEntry:
    def spell(words: Condition) -> Condition:
        spelt = (classes[word[1:]] if word.startswith("@") else (word,) for word in words)
        return frozenset(word for one in spelt for word in one)

    return msgspec.structs.replace(
        entry,
        subject=spell(entry.subject),
        object=spell(entry.object),
        complement=spell(entry.complement),
        prep={preposition: spell(words) for preposition, words in entry.prep.items()},
        clause=spell(entry.clause),
        no_subject=spell(entry.no_subject),
        no_object=spell(entry.no_object),
        unless=spell(entry.unless),
    )
