"""An attribution in tokens, and how it is read off the labels of the role tagger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.page import Page
from rashomon.reading.statements.roles import CONTENT, CUE, SOURCE, Frame


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content; ``head`` is the head token of the cue, None without a cue."""

    head: int | None
    source: Tokens | None
    cue: Tokens | None
    content: tuple[Tokens, ...]

    def holds(self, token: int) -> bool:
        """Whether the content holds a token."""
        return any(start <= token < end for start, end in self.content)


def read_labels(frame: Frame, labels: Sequence[str]) -> Attribution:
    """Turn the labels of a cue's window into spans without punctuation at their edges."""
    page, offset = frame.page, frame.window.start
    sources = _join(page, _runs(labels, SOURCE, offset))
    cues = [run for run in _runs(labels, CUE, offset) if run.start <= frame.cue < run.end]
    return Attribution(
        head=frame.cue,
        source=min(sources, key=lambda run: distance(run, frame.cue), default=None),
        cue=cues[0] if cues else Tokens(frame.cue, frame.cue + 1),
        content=tuple(_join(page, _runs(labels, CONTENT, offset))),
    )


def distance(run: Tokens, token: int) -> int:
    """How far a token is from the nearer edge of a range."""
    return min(abs(run.start - token), abs(run.end - 1 - token))


def _runs(labels: Sequence[str], label: str, offset: int) -> Iterator[Tokens]:
    """Maximal runs of a label."""
    start = None
    for at, given in enumerate([*labels, ""]):
        if given == label and start is None:
            start = at
        elif given != label and start is not None:
            yield Tokens(start + offset, at + offset)
            start = None


def _join(page: Page, runs: Iterable[Tokens]) -> list[Tokens]:
    """Trim runs, and join those that only punctuation parts."""
    joined: list[Tokens] = []
    for run in runs:
        trimmed = page.trim(*run)
        if trimmed is None:
            continue
        if joined and page.trim(joined[-1].end, trimmed.start) is None:
            trimmed = Tokens(joined.pop().start, trimmed.end)
        joined.append(trimmed)
    return joined
