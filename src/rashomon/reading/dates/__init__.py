"""When: temporal expressions and what they mean, and on which day an event happened."""

from __future__ import annotations

from rashomon.reading.dates.dating import Dating
from rashomon.reading.dates.finder import find_times
from rashomon.reading.dates.happenings import find_happenings
from rashomon.reading.dates.occasions import find_occasions

__all__ = ["Dating", "find_happenings", "find_occasions", "find_times"]
