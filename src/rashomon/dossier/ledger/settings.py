"""The weights of the ledger (``codebook/dossier/ledger.yaml``)."""

from __future__ import annotations

import msgspec

from rashomon.codebook import load


class DoubtWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What speaks for a row being a forecast that can be judged, and against it."""

    base: float
    sure_from: float
    flat: float
    possible: float
    dated: float
    inferred: float
    about_somebody: float
    about_nobody: float
    counted: float
    event: float
    unknown_speaker: float
    unknown_day: float
    conditional: float
    short: float
    fewest_words: int


class ProposalWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes a later passage worth showing as evidence."""

    least: float
    words: float
    shared_words: int
    actor: float
    type: float
    in_time: float
    late: float
    most: int


class ScoreboardSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The level of intervals, and when forecasts are enough, or one and the same."""

    level: float
    fewest_in_bin: int
    alike: float


class LedgerFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of the file."""

    doubts: DoubtWeights
    proposals: ProposalWeights
    scoreboard: ScoreboardSettings


def settings() -> LedgerFile:
    """Return the file."""
    return load("dossier/ledger.yaml", LedgerFile)
