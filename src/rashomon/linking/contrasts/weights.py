"""The numbers and word lists of the checks (``codebook/linking/contrasts.yaml``)."""

from __future__ import annotations

import msgspec

from rashomon.codebook import load


class ContrastWeights(msgspec.Struct, frozen=True):
    """The shape of ``codebook/linking/contrasts.yaml``."""

    shown: float
    same_event: float
    polarity: float
    date: float
    quantity: float
    responsibility: float
    blame: float
    forecast: float
    not_certain: float
    possible: float
    unknown_voice: float
    blame_words: float
    forecast_words: float
    shared_words: int
    least_difference: float
    most_rounding: float
    vague: float
    exact: int
    near_days: int
    agency: frozenset[str]
    negations: dict[str, list[str]]
    subject: float
    subject_behind: float
    subject_linked: float
    subject_named: float
    same_passage: int
    closeness: float
    dates: float
    subject_dated: float
    slip_days: int
    sender: float
    motive: float
    setup: float
    namings: float
    outcome: float
    counted: dict[str, dict[str, str]]
    senders: str
    parts: str
    to_or_from: str
    sides: list[str]
    linked: list[str]
    purposes: list[str]
    subject_met: float
    encounters: list[str]
    seen_aims: list[str]
    agenda: list[str]
    official: list[str]
    accusing: frozenset[str]
    setups: frozenset[str]
    threats: list[str]
    intending: frozenset[str]
    does_it: list[str]
    charged: list[str]
    prosecuting: frozenset[str]
    grounds: list[str]
    authorities: list[str]
    proceedings: list[str]
    pretexts: list[str]
    reluctance: list[str]
    told_within: int
    culprit: float
    blaming: str
    causing: str
    at_fault: list[str]
    hostile: str
    aims: list[str]
    harm: frozenset[str]
    denial: float
    denying: str
    anybody: frozenset[str]
    anything: frozenset[str]
    asked: frozenset[str]
    turned: list[str]
    once_more: list[str]
    relaying: frozenset[str]
    own: list[str]
    charges: str
    opposed: float
    seldom: int
    more: frozenset[str]
    unsure: list[str]
    not_yet: list[str]
    negative: list[str]
    elsewhere: list[str]
    counting: list[str]
    not_goods: frozenset[str]
    money: frozenset[str]
    measures: frozenset[str]
    subject_counted: float


def weights() -> ContrastWeights:
    """Return the weights."""
    return load("linking/contrasts.yaml", ContrastWeights)
