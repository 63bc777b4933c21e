"""The lines in which the ledger answers."""

from __future__ import annotations

from rashomon.dossier.answers import Line, Quote
from rashomon.links import Reason
from rashomon.records import Quantity


class Probability(Line, frozen=True):
    """Words of estimative probability and, if a published scale has them, their range."""

    words: str
    low: float | None = None
    high: float | None = None
    scale: str | None = None
    citation: str | None = None

    def __str__(self) -> str:
        if self.low is None or self.high is None:
            return f"{self.words} (no number)"
        return f"{self.words} ({self.low * 100:.0f}-{self.high * 100:.0f} %, {self.scale})"


class ForecastLine(Line, frozen=True):
    """One forecast: who foretold what and when, by when, how likely, and how it came out.

    The proposition is the words of ``quote``. ``horizon_basis`` is ``explicit`` when the words name
    a date, ``inferred`` when they name an amount of time. ``score`` says from 0 to 1 how sure it is
    that this is a forecast which can be judged, and ``why`` for what reasons; ``doubtful`` are
    those of a low score. ``resolution`` and what follows is a person's ruling.
    """

    id: str
    speaker: str | None
    made_on: str | None
    horizon: str | None
    horizon_basis: str | None
    certainty: str
    probability: Probability | None
    conditions: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    resolution: str | None
    resolved_on: str | None
    resolved_by: str | None
    because: str | None
    event: str | None
    doubtful: bool
    score: float
    why: tuple[Reason, ...]
    quote: Quote


class ProposalLine(Line, frozen=True):
    """A passage of a later article that may show how a forecast came out, and why it may.

    ``event`` is the event that it tells, if it tells one of the ontology. ``day`` is the day that
    its words give, or else that of the article.
    """

    forecast: str
    score: float
    day: str
    event: str | None
    why: tuple[Reason, ...]
    quote: Quote


class Share(Line, frozen=True):
    """A part of a whole, and the interval in which the true share may lie."""

    hits: int
    of: int
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.hits} of {self.of} ({self.low * 100:.0f}-{self.high * 100:.0f} %)"


class Brier(Line, frozen=True):
    """The mean squared error of stated probabilities, and its interval; 0.25 is a coin's."""

    mean: float
    of: int
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.mean:.2f} of {self.of} ({self.low:.2f}-{self.high:.2f})"


class Bin(Line, frozen=True):
    """Of what was called so likely (`low` to `high`), the share that came about."""

    low: float
    high: float
    share: Share

    def __str__(self) -> str:
        return f"{self.low * 100:.0f}-{self.high * 100:.0f} %: {self.share}"


class ScoreLine(Line, frozen=True):
    """How well one speaker, or one outlet in its own voice, foretold.

    ``hits`` counts forecasts that lean one way and came out true or false, ``brier`` those with a
    published range; both are None when there are none. ``partly`` and ``void`` enter neither.
    """

    kind: str
    name: str
    forecasts: int
    open: int
    true: int
    false: int
    partly: int
    void: int
    hits: Share | None
    brier: Brier | None
    calibration: tuple[Bin, ...]
