"""What is said to come: who says so, how surely, and by when."""

from __future__ import annotations

from rashomon.reading.draft import Draft, ForecastDraft
from rashomon.reading.forecasts.amounts import amounts_in
from rashomon.reading.forecasts.conditions import conditions_of
from rashomon.reading.forecasts.horizon import horizon_of
from rashomon.reading.forecasts.lexicon import ForecastLexicon, forecast_lexicon
from rashomon.reading.forecasts.rules import Foretold, Rules
from rashomon.reading.forecasts.spans import clause_of, tokens_of

__all__ = ["find_forecasts"]


def find_forecasts(draft: Draft) -> tuple[ForecastDraft, ...]:
    """Return the forecasts of an article in text order; no two share a token."""
    words = forecast_lexicon()
    foretold = list(Rules(draft, words).foretold())
    heads = {one.head.i for one in foretold}
    found: list[ForecastDraft] = []
    for one in foretold:
        forecast = _forecast(draft, one, heads - {one.head.i}, words)
        if not found or forecast.tokens.start >= found[-1].tokens.end:
            found.append(forecast)
    return tuple(found)


def _forecast(
    draft: Draft, one: Foretold, others: set[int], words: ForecastLexicon
) -> ForecastDraft:
    top = clause_of(one.head)
    conditions = conditions_of((one.head, top), words)
    span = tokens_of(
        draft, one.head, one.statement, others=others, conditions=conditions, words=words
    )
    statement = None if one.statement is None else draft.statements[one.statement]
    return ForecastDraft(
        tokens=span,
        certainty=one.certainty,
        speaker=None if statement is None else statement.speaker,
        by_author=statement is None or statement.by_author,
        horizon=horizon_of(draft, span, one.head, words),
        statement=one.statement,
        quantities=amounts_in(draft, span, one.head),
        estimate=one.estimate,
        conditions=conditions,
    )
