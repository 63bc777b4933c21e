"""From a page to attributions in tokens: detect cues, label their roles, keep what is likely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.cues import candidates, cue_features
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.models import model
from rashomon.reading.statements.page import Page
from rashomon.reading.statements.roles import (
    CONTENT,
    CUE,
    SOURCE,
    Frame,
    token_features,
)

CUE_THRESHOLD = 0.4
"""Probability from which a word counts as a cue; the F1 of cues on PolNeAR's dev set is flat
between 0.35 and 0.45."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content as labelled; ``head`` is the head token of the cue, if it has one."""

    head: int | None
    source: Tokens | None
    cue: Tokens | None
    content: tuple[Tokens, ...]


def extract(page: Page, lexicon: CueLexicon) -> list[Attribution]:
    """Return the attributions that have a cue, in order of their cues."""
    detector = model("cue")
    cues = [
        token
        for token in candidates(page, lexicon)
        if detector.probability(cue_features(page, token, lexicon)) >= CUE_THRESHOLD
    ]
    found = []
    if cues:
        tokens = token_features(page, lexicon)
        for cue in cues:
            attribution = attribute(Frame(page, cue, frozenset(cues), lexicon), tokens)
            if attribution.content:
                found.append(attribution)
    return found


def attribute(frame: Frame, tokens: Sequence[Sequence[str]]) -> Attribution:
    """Label the window of one cue."""
    rows = frame.features()
    start = frame.window.start
    labels, _ = model("role").tag([[*tokens[at], *row] for at, row in enumerate(rows, start)])
    return read_labels(frame, labels)


def read_labels(frame: Frame, labels: Sequence[str]) -> Attribution:
    """Turn the labels of a window into spans without punctuation at their edges."""
    page = frame.page
    sources = _join(page, _runs(labels, SOURCE, frame.window.start))
    cues = [run for run in _runs(labels, CUE, frame.window.start) if frame.cue in range(*run)]
    return Attribution(
        head=frame.cue,
        source=_nearest(sources, frame.cue),
        cue=cues[0] if cues else Tokens(frame.cue, frame.cue + 1),
        content=tuple(_join(page, _runs(labels, CONTENT, frame.window.start))),
    )


def _runs(labels: Sequence[str], label: str, offset: int) -> Iterator[Tokens]:
    """Maximal runs of a label."""
    start = None
    for at, given in enumerate([*labels, ""]):
        if given == label and start is None:
            start = at
        elif given != label and start is not None:
            yield Tokens(start + offset, at + offset)
            start = None


def _join(page: Page, runs: Iterator[Tokens]) -> list[Tokens]:
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


def _nearest(runs: Sequence[Tokens], cue: int) -> Tokens | None:
    """The run nearest to the cue; a source is one span."""
    return min(runs, key=lambda run: min(abs(run.start - cue), abs(run.end - 1 - cue)),
               default=None)
