"""The forecasts of a dossier, each with all that it is judged by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import msgspec

from rashomon.codebook.probability import estimates
from rashomon.dossier import rows
from rashomon.dossier.ledger.doubts import reasons, score_of
from rashomon.dossier.ledger.entry import Entry
from rashomon.dossier.ledger.lines import ForecastLine, Probability
from rashomon.dossier.ledger.settings import settings
from rashomon.dossier.lookup import Lookup
from rashomon.dossier.store import Store
from rashomon.records import Span

_MENTIONED = """
    SELECT f.id, m.actor FROM forecasts f JOIN actor_mentions m
    ON m.article = f.article AND m."start" >= f."start" AND m."end" <= f."end"
    WHERE true
"""
"""The actors mentioned within each forecast ``f``."""

_NAMED = f"{_MENTIONED} AND m.form <> 'pronoun'"
"""Those of them that are named or described."""

_TYPES = """
    SELECT f.id, m.type FROM forecasts f JOIN event_mentions m
    ON m.article = f.article
    AND m.trigger."start" >= f."start" AND m.trigger."end" <= f."end"
    WHERE true
"""
"""The types of the events told within each forecast ``f``."""

_Within = Mapping[tuple[str, str], Collection[str]]
"""What stands within forecasts: by the id of one, and one of the queries above."""


class Entries:
    """The forecasts of one dossier."""

    def __init__(self, store: Store, lookup: Lookup) -> None:
        self._store, self._lookup = store, lookup

    def all(self) -> list[Entry]:
        """Return all forecasts in the order of their ids."""
        return self._where("true")

    def some(self, forecasts: Iterable[str]) -> list[Entry]:
        """Return the forecasts with these ids, in their order."""
        wanted = sorted(set(forecasts))
        return self._where("f.id IN (SELECT unnest(?))", wanted) if wanted else []

    def _where(self, condition: str, *values: Sequence[str]) -> list[Entry]:
        sql = f"SELECT f.* FROM {{}} f WHERE {condition} ORDER BY f.id"  # noqa: S608 - a condition of ours
        found = self._store.select(rows.ForecastRow, sql.format("forecasts"), values)
        more = self._store.select(rows.LedgerRow, sql.format("ledger"), values)
        within = self._within(condition, values)
        return [self._entry(row, its, within) for row, its in zip(found, more, strict=True)]

    def line(self, entry: Entry) -> ForecastLine:
        """Return a forecast as it is shown."""
        row, more = entry.row, entry.more
        why = reasons(entry)
        score = score_of(why)
        basis = "inferred" if more.inferred else "explicit"
        return ForecastLine(
            id=row.id,
            speaker=self._lookup.name(row.speaker),
            made_on=row.made_on,
            horizon=row.horizon,
            horizon_basis=basis if row.horizon else None,
            certainty=row.certainty,
            probability=entry.probability,
            conditions=tuple(self._words(row.article, span) for span in more.conditions),
            quantities=row.quantities,
            resolution=row.resolution,
            resolved_on=more.resolved_on,
            resolved_by=more.resolved_by,
            because=more.because or None,
            event=next(iter(self._events(more.evidence)), None),
            doubtful=score < settings().doubts.sure_from,
            score=score,
            why=why,
            quote=entry.quote,
        )

    def _entry(self, row: rows.ForecastRow, more: rows.LedgerRow, within: _Within) -> Entry:
        estimate = more.estimate
        return Entry(
            row=row,
            more=more,
            quote=self._lookup.quote(row.article, row.start, row.end),
            actors=frozenset(within.get((row.id, _MENTIONED), ())),
            named=frozenset(within.get((row.id, _NAMED), ())),
            types=frozenset(within.get((row.id, _TYPES), ())),
            probability=_probability(self._words(row.article, estimate)) if estimate else None,
        )

    def _words(self, article: str, span: Span) -> str:
        return " ".join(self._lookup.quote(article, span.start, span.end).text.split())

    def _events(self, mentions: tuple[str, ...]) -> Iterator[str]:
        told = self._lookup.mentions
        return (told[mention].event for mention in mentions if mention in told)

    def _within(self, condition: str, values: Sequence[Sequence[str]]) -> _Within:
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for query in (_MENTIONED, _NAMED, _TYPES):
            held = self._store.connection.execute(f"{query} AND {condition}", list(values))
            for forecast, what in held.fetchall():
                found[forecast, query].add(what)
        return found


def _probability(words: str) -> Probability:
    found = estimates().get(words.lower())
    if found is None:
        return Probability(words=words)
    return Probability(words=words, **msgspec.structs.asdict(found))
