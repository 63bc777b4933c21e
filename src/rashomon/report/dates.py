"""Dates as a reader says them, until the pages import them from `rashomon.wording.dates`."""

from rashomon.wording.dates import Days, days_of, month_name, month_starts, spoken

__all__ = ["Days", "days_of", "month_name", "month_starts", "spoken"]
