"""Forecasts: what is said to come, how likely, and how it came out where people ruled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.dossier import rows
from rashomon.dossier.ledger.doubts import reasons, score_of
from rashomon.dossier.ledger.entries import Entries
from rashomon.dossier.ledger.entry import Entry
from rashomon.dossier.ledger.lines import Probability, ScoreLine
from rashomon.dossier.ledger.scoreboard import score_lines
from rashomon.dossier.ledger.settings import settings
from rashomon.records import AUTHOR, Span
from rashomon.report.asked import Asked
from rashomon.report.asking import said_where
from rashomon.report.desk import Desk, capped
from rashomon.report.parts import Facets, Part, Payload, Quote, Ruling, Slice, Sure
from rashomon.report.site import Page, Rows
from rashomon.report.slicing import sliced
from rashomon.wording import wording
from rashomon.wording.dates import spoken

_SCORES = 50
"""Speakers and outlets in the scoreboard, those of whom most is decided."""


class Forecast(Part, frozen=True):
    """One forecast; ``likely`` are its words of probability with the range of a published scale.

    ``inferred``: the words name an amount of time, from which the horizon follows. ``doubts`` say
    why it can hardly be judged, of one that is doubtful. ``resolution`` is a person's.
    """

    id: str
    speaker: str
    made_on: str | None
    horizon: str | None
    inferred: bool
    certainty: Sure
    likely: str | None
    conditions: tuple[str, ...]
    doubts: tuple[str, ...]
    resolution: str | None
    resolved_on: str | None
    because: str | None
    quote: Quote
    rulings: tuple[Ruling, ...]
    facets: Facets


class Score(Part, frozen=True):
    """How well somebody foretold; shares and errors in words, with their intervals."""

    name: str
    outlet: bool
    forecasts: int
    open: int
    true: int
    false: int
    other: int
    hits: str | None
    brier: str | None


class Forecasts(Payload, frozen=True):
    """The forecasts that pass in the order in which they were made, and the scoreboard."""

    forecasts: tuple[Forecast, ...]
    slice: Slice
    scores: tuple[Score, ...]
    more_scores: int


def forecasts(desk: Desk, asked: Asked) -> Forecasts:
    """Return the slice that was asked for of the forecasts that pass.

    An actor who is asked for is the speaker. Raises DossierError for one whom nobody knows.
    """
    where = said_where(asked, desk.lookup.actor_ids(asked.actor), "f", "f.made_on")
    if asked.certainty:
        where.add("f.certainty = ?", asked.certainty)
    found, place = sliced(desk, asked, _ROWS, where)
    scores, more_scores = capped(_scores(desk), _SCORES)
    return Forecasts(
        title="Forecasts",
        forecasts=_told(desk, found),
        slice=place,
        scores=scores,
        more_scores=more_scores,
    )


_FROM = "forecasts f JOIN articles a ON a.id = f.article"
_ORDER = 'f.made_on NULLS LAST, f.article, f."start", f.id'
_ROWS = Rows("f.id", _FROM, _ORDER)


def _told(desk: Desk, found: Sequence[str]) -> tuple[Forecast, ...]:
    entries = {entry.row.id: entry for entry in Entries(desk.dossier, desk.lookup).some(found)}
    said = [entry.row.statement for entry in entries.values() if entry.row.statement]
    statements = {row.id: row for row in desk.among(rows.StatementRow, "statements", said)}
    outer = [row.parent for row in statements.values() if row.parent]
    statements |= {row.id: row for row in desk.among(rows.StatementRow, "statements", outer)}
    return tuple(_forecast(desk, entries[name], statements) for name in found)


def _forecast(desk: Desk, entry: Entry, statements: Mapping[str, rows.StatementRow]) -> Forecast:
    row, more = entry.row, entry.more
    chain = desk.speakers(row.statement, statements)
    nobody_known = row.speaker is None and bool(chain)
    speaker = chain[-1] if nobody_known else desk.speaker(row.speaker)
    why = reasons(entry)
    doubtful = score_of(why) < settings().doubts.sure_from
    return Forecast(
        id=row.id,
        speaker=speaker,
        made_on=spoken(row.made_on) if row.made_on else None,
        horizon=spoken(row.horizon) if row.horizon else None,
        inferred=more.inferred,
        certainty=row.certainty,
        likely=_likely(entry.probability),
        conditions=tuple(desk.words(row.article, span) for span in more.conditions),
        doubts=tuple(one.feature for one in why if one.weight < 0) if doubtful else (),
        resolution=wording().resolutions.get(row.resolution or ""),
        resolved_on=spoken(more.resolved_on) if more.resolved_on else None,
        because=more.because or None,
        quote=desk.quote(
            row.article,
            Span(row.start, row.end),
            marked=more.estimate,
            speakers=chain[:-1] if chain[-1:] == (speaker,) else chain,
        ),
        rulings=desk.rulings([row.id]),
        facets=Facets(
            tellings=(
                (
                    desk.outlet(row.article).number,
                    row.certainty,
                    "author" if row.speaker == AUTHOR else "quoted",
                ),
            ),
            actors=(row.speaker,) if row.speaker else (),
            date=row.made_on,
        ),
    )


def _likely(said: Probability | None) -> str | None:
    if said is None:
        return None
    if said.low is None or said.high is None:
        return f"“{said.words}”, to which no published scale gives a number"
    return f"“{said.words}”: {said.low * 100:.0f} to {said.high * 100:.0f} % ({said.scale})"


def _scores(desk: Desk) -> list[Score]:
    """Return the scores of those of whom something is decided; nobody else's forecasts are read."""
    sql = """
        WITH told AS (
            SELECT f.id, f.resolution, f.speaker = 'author' AS own,
                   if(own, coalesce(a.outlet, ''), f.speaker) AS who
            FROM forecasts f JOIN articles a ON a.id = f.article WHERE f.speaker IS NOT NULL
        )
        SELECT id FROM told
        WHERE (own, who) IN (SELECT (own, who) FROM told WHERE resolution IS NOT NULL)
    """
    found = [name for (name,) in desk.dossier.connection.execute(sql).fetchall()]
    if not found:
        return []
    entries = Entries(desk.dossier, desk.lookup).some(found)
    speakers = sorted({entry.row.speaker for entry in entries if entry.row.speaker})
    bearing = (
        "SELECT DISTINCT actor FROM actor_mentions "
        "WHERE form = 'name' AND actor IN (SELECT unnest(?))"
    )
    held = desk.dossier.connection.execute(bearing, [speakers]).fetchall()
    return [_score(line) for line in score_lines(entries, desk.lookup, {who for (who,) in held})]


def _score(line: ScoreLine) -> Score:
    return Score(
        name=line.name,
        outlet=line.kind == "outlet",
        forecasts=line.forecasts,
        open=line.open,
        true=line.true,
        false=line.false,
        other=line.partly + line.void,
        hits=str(line.hits) if line.hits else None,
        brier=str(line.brier) if line.brier else None,
    )


PAGE = Page(
    name="forecasts",
    label="Forecasts",
    build=forecasts,
    facets=("text", "outlet", "actor", "certainty", "since", "until"),
    rows=_ROWS,
)
