"""Forecasts: what is said to come, by whom, and how it turned out where a person has ruled."""

from __future__ import annotations

from rashomon.dossier import rows
from rashomon.report.sections.desk import Desk, capped
from rashomon.report.sections.payload import Forecast
from rashomon.wording import wording
from rashomon.wording.dates import spoken

MOST = 500


def forecasts(desk: Desk) -> tuple[tuple[Forecast, ...], int]:
    """Return the forecasts in the order in which they were made, and how many are left out."""
    found = desk.dossier.select(rows.ForecastRow, "SELECT * FROM forecasts")
    found.sort(key=lambda row: (row.made_on is None, row.made_on or "", row.article, row.start))
    kept, more = capped(found, MOST)
    return tuple(_forecast(desk, row) for row in kept), more


def _forecast(desk: Desk, row: rows.ForecastRow) -> Forecast:
    place = (row.article, row.start, row.end)
    speaker = desk.speaker(row.speaker)
    around = desk.speakers(row.statement)
    return Forecast(
        id=row.id,
        speaker=speaker,
        made_on=spoken(row.made_on) if row.made_on else None,
        horizon=spoken(row.horizon) if row.horizon else None,
        certainty=row.certainty,
        resolution=wording().resolutions.get(row.resolution or ""),
        quote=desk.quote(
            place,
            "forecast",
            speakers=around[:-1] if around[-1:] == (speaker,) else around,
            back=row.id,
        ),
        rulings=desk.rulings([row.id]),
    )
