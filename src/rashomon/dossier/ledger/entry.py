"""One forecast as the ledger sees it."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.dossier import rows
from rashomon.dossier.answers import Quote
from rashomon.dossier.ledger.lines import Probability


@dataclass(frozen=True, slots=True)
class Entry:
    """A forecast: its rows, its words, and the actors and types of events that it speaks of.

    ``named`` are the actors whom it does not only call by a pronoun.
    """

    row: rows.ForecastRow
    more: rows.LedgerRow
    quote: Quote
    actors: frozenset[str]
    named: frozenset[str]
    types: frozenset[str]
    probability: Probability | None
