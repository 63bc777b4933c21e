"""What a dossier answers with: readable lines that keep the ids and offsets behind them."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar, overload

import msgspec

from rashomon.links import Outlets, Reason
from rashomon.records import Quantity


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of an answer."""


class Quote(Line, frozen=True):
    """Words of an article: the raw offsets, the words as a reader sees them, and whose they are."""

    article: str
    start: int
    end: int
    text: str
    outlet: str | None
    published: str | None


class TimelineLine(Line, frozen=True):
    """One event by date; ``outlets`` says who asserts, attributes, denies it or is silent."""

    date: str | None
    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    outlets: Outlets
    mentions: int
    quote: Quote
    event: str


class ViewLine(Line, frozen=True):
    """How one voice of a chain sees an event, by the voice's name."""

    voice: str | None
    certainty: str
    polarity: str
    time: str


class EventLine(Line, frozen=True):
    """One event mention: what one passage says, in whose voice and how surely."""

    id: str
    event: str
    type: str
    modes: tuple[str, ...]
    date: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    asserted_by: str | None
    certainty: str
    polarity: str
    time: str
    views: tuple[ViewLine, ...]
    decided_by: str
    confidence: float
    quote: Quote


class ActorLine(Line, frozen=True):
    """One actor, and how often and where it is mentioned."""

    id: str
    name: str
    kind: str
    country: str | None
    sectors: tuple[str, ...]
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: int
    outlets: tuple[str, ...]


class StatementLine(Line, frozen=True):
    """One attribution; ``parent`` is the statement that it is nested in."""

    id: str
    speaker: str | None
    kind: str
    relayed_by: str | None
    parent: str | None
    source: str | None
    cue: str | None
    quote: Quote


class ContrastLine(Line, frozen=True):
    """Two passages face to face, and why they do not go together."""

    id: str
    kind: str
    score: float
    a: Quote
    b: Quote
    events: tuple[str, ...]
    why: tuple[Reason, ...]


class RelationLine(Line, frozen=True):
    """One signed act of one side towards another; ``id`` is the event mention that tells it."""

    date: str | None
    source: str
    target: str
    type: str
    weight: float
    levers: tuple[str, ...]
    outlet: str
    event: str
    id: str
    quote: Quote


class NamingLine(Line, frozen=True):
    """What one outlet calls one actor: the words, how often, and how loaded they are."""

    actor: str
    name: str
    outlet: str | None
    words: str
    count: int
    polarity: str | None
    by: str | None


L = TypeVar("L", bound=Line)


class Answers(Sequence[L], Generic[L]):
    """Lines of one kind: a sequence that also converts to tables."""

    def __init__(self, kind: type[L], lines: Sequence[L]) -> None:
        self.kind = kind
        self._lines = tuple(lines)

    @overload
    def __getitem__(self, index: int) -> L: ...
    @overload
    def __getitem__(self, index: slice) -> Answers[L]: ...
    def __getitem__(self, index: int | slice) -> L | Answers[L]:
        if isinstance(index, slice):
            return Answers(self.kind, self._lines[index])
        return self._lines[index]

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[L]:
        return iter(self._lines)

    def __repr__(self) -> str:
        return f"<{len(self)} x {self.kind.__name__}>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return plain dicts, as JSON would have them."""
        found: list[dict[str, Any]] = msgspec.to_builtins(self._lines)
        return list(found)

    def to_pandas(self) -> Any:
        """Return a `pandas.DataFrame`; raises ImportError where pandas is not installed."""
        import pandas  # noqa: PLC0415 - only who asks for it needs it

        return pandas.DataFrame(self.to_dicts(), columns=list(self.kind.__struct_fields__))

    def to_arrow(self) -> Any:
        """Return a `pyarrow.Table`; raises ImportError where pyarrow is not installed."""
        import pyarrow  # noqa: PLC0415 - only who asks for it needs it

        return pyarrow.Table.from_pylist(self.to_dicts())

    def _repr_html_(self) -> str:
        names = self.kind.__struct_fields__
        head = "".join(f"<th>{html.escape(name)}</th>" for name in names)
        body = "".join(
            "<tr>"
            + "".join(f"<td>{html.escape(plain(getattr(line, name)))}</td>" for name in names)
            + "</tr>"
            for line in self._lines
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def plain(value: object) -> str:
    """Return a value as one line of text: lists joined, quotations as their words."""
    match value:
        case None:
            return ""
        case Quote():
            return " ".join(value.text.split())
        case Outlets():
            parts = ("asserting", "attributing", "denying", "silent")
            return "; ".join(
                f"{part}: {', '.join(getattr(value, part))}"
                for part in parts
                if getattr(value, part)
            )
        case Reason():
            return value.detail
        case Quantity():
            return f"{value.value:g} {value.unit}"
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(plain(item) for item in value)
        case float():
            return f"{value:g}"
        case _:
            return str(value)
