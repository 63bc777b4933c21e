"""The authored examples: invented sentences, marked with the events that they report.

``src/rashomon/codebook/plover/examples/*.txt`` holds one example a line; its README gives the
markup. Here it becomes text without marks, and events with spans into that text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from rashomon.records import Certainty, Factuality, Polarity, Span, Time

EXAMPLES = Path(__file__).parents[2] / "src/rashomon/codebook/plover/examples"

HELD_OUT_EVERY = 5
"""Of each file, the first of so many examples trains nothing: ``benchmarks.events`` reads them."""

_CONTEXTS = re.compile(r"(?: #\S+)+$")
_MARK = re.compile(r"\[([^\[\]:]*):([^\[\]]*)\]")
_TRIGGER = re.compile(r"e(\d+)=([A-Z]+)((?:\.[\w-]+)*)(?:~([a-z]+(?:,[a-z]+)*))?")
_WORD = re.compile(r"[\w'’-]+")
_PARTIES = re.compile(r"(?:[stv]\d+)+")
_PARTY = re.compile(r"([stv])(\d+)")
_DIMENSIONS = {"certainty": Certainty, "polarity": Polarity, "time": Time}
_DEFAULT = Factuality()
_FLAGS = {
    flag: dimension
    for dimension, values in _DIMENSIONS.items()
    for flag in get_args(values)
    if flag != getattr(_DEFAULT, dimension)
}


class MarkupError(ValueError):
    """A line that is not in the markup."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an example was written: its file and its line, from 1."""

    path: Path
    line: int

    def __str__(self) -> str:
        return f"{self.path.name}:{self.line}"


@dataclass(frozen=True, slots=True)
class MarkedEvent:
    """One event: its trigger, its class, who takes part and who asserts it.

    ``voice`` is empty when the sentence states the event in its own voice. Spans are code points
    into the text of the example, in order.
    """

    trigger: Span
    type: str
    modes: tuple[str, ...] = ()
    sources: tuple[Span, ...] = ()
    targets: tuple[Span, ...] = ()
    voice: tuple[Span, ...] = ()
    factuality: Factuality = _DEFAULT


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence without its marks, its events in the order of their triggers, its contexts."""

    text: str
    events: tuple[MarkedEvent, ...]
    contexts: tuple[str, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class _Mark:
    label: str
    span: Span
    text: str


def files() -> list[Path]:
    """Return the files of the shipped corpus in order."""
    return sorted(EXAMPLES.glob("*.txt"))


def read(path: Path) -> list[Example]:
    """Return the examples of a file; raises `MarkupError` with file and line."""
    examples = []
    for origin, line in lines(path):
        try:
            examples.append(parse(line, origin))
        except MarkupError as error:
            raise MarkupError(f"{origin}: {error}") from error
    return examples


def lines(path: Path) -> Iterator[tuple[Origin, str]]:
    """Yield the lines of a file that hold examples: neither blank nor a comment."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("# "):
            yield Origin(path, number), line


def parse(line: str, origin: Origin) -> Example:
    """Take one line apart; raises `MarkupError` that says what is wrong."""
    found = _CONTEXTS.search(line)
    body = line[: found.start()] if found else line
    contexts = tuple(found.group().replace("#", "").split()) if found else ()
    text, marks = _without_marks(body)
    if text != " ".join(text.split()):
        raise MarkupError("stray white space")
    return Example(text, _events(marks), contexts, origin)


def _without_marks(body: str) -> tuple[str, list[_Mark]]:
    parts: list[str] = []
    marks = []
    at = length = 0
    for found in _MARK.finditer(body):
        label, text = found.groups()
        if not text or text != text.strip():
            raise MarkupError(f"the span of {label!r} is empty or padded with white space")
        plain = body[at : found.start()]
        start = length + len(plain)
        length = start + len(text)
        at = found.end()
        parts += [plain, text]
        marks.append(_Mark(label, Span(start, length), text))
    parts.append(body[at:])
    whole = "".join(parts)
    if "[" in whole or "]" in whole:
        raise MarkupError("a bracket that is not a mark, or marks in one another")
    return whole, marks


def _events(marks: list[_Mark]) -> tuple[MarkedEvent, ...]:
    triggers: dict[str, tuple[re.Match[str], _Mark]] = {}
    parties: dict[tuple[str, str], list[Span]] = {}
    for mark in marks:
        if trigger := _TRIGGER.fullmatch(mark.label):
            if trigger[1] in triggers:
                raise MarkupError(f"event {trigger[1]} has two triggers")
            triggers[trigger[1]] = (trigger, mark)
        elif _PARTIES.fullmatch(mark.label):
            for role, event in _PARTY.findall(mark.label):
                parties.setdefault((role, event), []).append(mark.span)
        else:
            raise MarkupError(f"unknown label {mark.label!r}")
    missing = sorted({event for _, event in parties} - triggers.keys())
    if missing:
        raise MarkupError(f"no trigger for event {', '.join(missing)}")
    events = [
        _event(label, mark, *(tuple(parties.get((role, number), ())) for role in "stv"))
        for number, (label, mark) in triggers.items()
    ]
    return tuple(sorted(events, key=lambda event: event.trigger))


def _event(
    label: re.Match[str],
    mark: _Mark,
    sources: tuple[Span, ...],
    targets: tuple[Span, ...],
    voice: tuple[Span, ...],
) -> MarkedEvent:
    if not _WORD.fullmatch(mark.text):
        raise MarkupError(f"the trigger {mark.text!r} is not one word")
    modes = tuple(label[3].split(".")[1:])
    if len(set(modes)) < len(modes):
        raise MarkupError(f"a mode is named twice in {mark.label!r}")
    factuality = _factuality(label[4].split(",") if label[4] else [])
    return MarkedEvent(mark.span, label[2], modes, sources, targets, voice, factuality)


def _factuality(flags: list[str]) -> Factuality:
    values: dict[str, str] = {}
    for flag in flags:
        dimension = _FLAGS.get(flag)
        if dimension is None:
            raise MarkupError(f"unknown flag {flag!r}")
        if dimension in values:
            raise MarkupError(f"two flags for {dimension}")
        values[dimension] = flag
    return Factuality(**values)  # type: ignore[arg-type]  # the flags are the fields' literals
