"""How well speakers and outlets foretold, and how little that proves.

Speakers are scored for what they are quoted with, outlets for what they foretell in their own
voice. What one speaker is quoted with several times, in several articles, counts once.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from rashomon.codebook.probability import probability_file
from rashomon.dossier.ledger.entry import Entry
from rashomon.dossier.ledger.intervals import hoeffding, share_of
from rashomon.dossier.ledger.lines import Bin, Brier, ScoreLine
from rashomon.dossier.ledger.settings import settings
from rashomon.dossier.lookup import Lookup
from rashomon.records import AUTHOR

_WORD = re.compile(r"\w+")
_DECIDED = ("true", "false")


def score_lines(
    entries: Iterable[Entry], lookup: Lookup, named: Collection[str]
) -> list[ScoreLine]:
    """Return a line for each who foretold: those of whom most is decided first.

    `named` are the actors who bear a name: "an official" may be anybody, and is left out.
    """
    told: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in entries:
        speaker = entry.row.speaker
        if speaker == AUTHOR:
            told["outlet", lookup.outlet(entry.row.article)].append(entry)
        elif speaker is not None and speaker in named:
            told["speaker", speaker].append(entry)
    lines = []
    for (kind, who), its in told.items():
        name = who if kind == "outlet" else lookup.actors[who].name
        lines.append(_line(kind, name, _once(its)))
    lines.sort(key=lambda line: (-(line.true + line.false), -line.forecasts, line.kind, line.name))
    return lines


def lean(entry: Entry) -> bool | None:
    """Say which outcome a forecast leans to, None where it leaves both open.

    A range leans to the side of one half that its middle lies on. Without a number, "will" and
    "is expected to" lean to what they foretell; "may" does not, nor does what is denied or hedged
    in words that no scale knows ("not likely", "perhaps").
    """
    said = entry.probability
    middle = _middle(entry)
    if middle is not None:
        return None if middle == 0.5 else middle > 0.5
    if said is not None and said.words.lower() not in probability_file().unnumbered["probable"]:
        return None
    return True if entry.row.certainty in ("certain", "probable") else None


def _once(entries: Sequence[Entry]) -> list[Entry]:
    """Leave out what repeats another forecast; two that people ruled on otherwise are two."""
    kept: list[Entry] = []
    decided_first = sorted(
        entries, key=lambda e: (e.row.resolution is None, e.row.made_on or "9", e.row.id)
    )
    for entry in decided_first:
        outcome = entry.row.resolution
        if not any(outcome in (None, one.row.resolution) and _repeats(entry, one) for one in kept):
            kept.append(entry)
    return kept


def _repeats(one: Entry, other: Entry) -> bool:
    """Whether two forecasts are in much the same words, and differ in no name or number."""
    first, second = (
        {word.lower(): word for word in _WORD.findall(entry.quote.text)} for entry in (one, other)
    )
    alike = len(first.keys() & second.keys()) / max(1, len(first.keys() | second.keys()))
    both = first | second
    differing = [both[word] for word in first.keys() ^ second.keys()]
    telling = any(word[0].isupper() or word[0].isdigit() for word in differing)
    return alike >= settings().scoreboard.alike and not telling


def _line(kind: str, name: str, entries: Sequence[Entry]) -> ScoreLine:
    count = {
        outcome: sum(entry.row.resolution == outcome for entry in entries)
        for outcome in (None, "true", "false", "partly", "void")
    }
    decided = [entry for entry in entries if entry.row.resolution in _DECIDED]
    leaning = [entry for entry in decided if lean(entry) is not None]
    level = settings().scoreboard.level
    hits = sum(lean(entry) == _came_about(entry) for entry in leaning)
    return ScoreLine(
        kind=kind,
        name=name,
        forecasts=len(entries),
        open=count[None],
        true=count["true"],
        false=count["false"],
        partly=count["partly"],
        void=count["void"],
        hits=share_of(hits, len(leaning), level) if leaning else None,
        brier=_brier(decided),
        calibration=_calibration(decided),
    )


def _came_about(entry: Entry) -> bool:
    return entry.row.resolution == "true"


def _middle(entry: Entry) -> float | None:
    said = entry.probability
    if said is None or said.low is None or said.high is None:
        return None
    return (said.low + said.high) / 2


def _brier(decided: Iterable[Entry]) -> Brier | None:
    """Score the middles of ranges by their squared distance from what came about (Brier 1950)."""
    errors = [
        (middle - _came_about(entry)) ** 2
        for entry in decided
        if (middle := _middle(entry)) is not None
    ]
    if not errors:
        return None
    mean = sum(errors) / len(errors)
    low, high = hoeffding(mean, len(errors), settings().scoreboard.level)
    return Brier(mean=round(mean, 4), of=len(errors), low=round(low, 4), high=round(high, 4))


def _calibration(decided: Iterable[Entry]) -> tuple[Bin, ...]:
    """Return the published ranges that enough forecasts fall into, with what came about of them."""
    level = settings().scoreboard.level
    bins: dict[tuple[float, float], list[bool]] = defaultdict(list)
    for entry in decided:
        said = entry.probability
        if said is not None and said.low is not None and said.high is not None:
            bins[said.low, said.high].append(_came_about(entry))
    return tuple(
        Bin(low=low, high=high, share=share_of(sum(came), len(came), level))
        for (low, high), came in sorted(bins.items())
        if len(came) >= settings().scoreboard.fewest_in_bin
    )
