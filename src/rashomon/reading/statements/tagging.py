"""The roles around each cue of an article: what the network says of every token, made spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

import numpy as np

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.attribution import Attribution, read_labels
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.networks import RoleNetwork
from rashomon.reading.statements.page import Page
from rashomon.reading.statements.roles import CONTENT, ROLES, SOURCE, Frame, token_features
from rashomon.reading.statements.thresholds import thresholds

BATCH = 32
"""Cues whose windows are scored together; one's window has some 30 tokens, the longest 320."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """An attribution as the labels have it.

    ``label_probability`` is that of all labels; ``content`` and ``source`` are the mean
    probabilities that the words of each are what they are labelled (0 where there is none).
    """

    attribution: Attribution
    label_probability: float
    content: float
    source: float


class Tagger:
    """Labels the roles around the cues of one article; `likely` are those that rival each other."""

    def __init__(
        self,
        page: Page,
        states: np.ndarray,
        likely: Set[int],
        network: RoleNetwork,
        lexicon: CueLexicon,
    ) -> None:
        self._page = page
        self._likely = likely
        self._network = network
        self._lexicon = lexicon
        self._states = states

    def tag(self, cues: Sequence[int]) -> Iterator[Tagged]:
        """Yield what is said around each cue."""
        for first in range(0, len(cues), BATCH):
            batch = cues[first : first + BATCH]
            frames = [Frame(self._page, cue, self._likely | {cue}, self._lexicon) for cue in batch]
            relations = [row for frame in frames for row in frame.features()]
            windows = [frame.window for frame in frames]
            seen = np.unique(np.concatenate([np.arange(*window) for window in windows]))
            features = token_features(self._page, seen.tolist(), self._lexicon)
            words = self._network.words(features, self._states[seen])
            scores = self._network.scores(
                words,
                [Tokens(*place) for place in np.searchsorted(seen, windows).tolist()],
                np.searchsorted(seen, batch).tolist(),
                relations,
            )
            yield from map(_tagged, frames, scores)


def _tagged(frame: Frame, scores: np.ndarray) -> Tagged:
    best = smoothed(scores)
    return Tagged(
        read_labels(frame, [ROLES[role] for role in best]),
        float(np.exp(scores[np.arange(len(best)), best].sum())),
        *(_mean_share(scores, best, role) for role in (CONTENT, SOURCE)),
    )


def smoothed(scores: np.ndarray) -> list[int]:
    """Return the best roles of a window (Viterbi's algorithm), where each change has its cost."""
    total, *rows = scores.tolist()
    cost, before = thresholds().change, []
    for row in rows:
        before.append(total)
        changed = max(total) - cost
        total = [
            (one if one >= changed else changed) + own for one, own in zip(total, row, strict=True)
        ]
    path = [total.index(max(total))]
    for sums in reversed(before):
        highest = max(sums)
        path.append(path[-1] if sums[path[-1]] >= highest - cost else sums.index(highest))
    return path[::-1]


def _mean_share(scores: np.ndarray, best: list[int], role: str) -> float:
    column = ROLES.index(role)
    shares = np.exp(scores[np.array(best) == column, column])
    return float(shares.mean()) if len(shares) else 0.0
