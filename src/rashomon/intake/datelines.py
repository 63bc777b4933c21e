"""The dateline of a news report: where and on which day it was filed, before its first sentence.

``MINSK, Aug. 8 (Agency) - Text``, ``MINSK, 8 August 2020. Text``, ``Minsk, 8 August. /Agency/``.
A place in capitals may be followed by a period, another one needs a dash or an agency, since a
sentence may begin with a place and a day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.intake.dates import Day, find_days
from rashomon.intake.lines import Line

_MAX_PARAGRAPHS = 3
_MAX_LETTERS = 120
_PLACE = r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}"
_BEFORE = re.compile(rf"(?P<place>{_PLACE}(?:[,/] ?{_PLACE}){{0,2}}),[ \xa0]*")
_AGENCY = r"(?:\((?P<round>[^()]{2,40})\)|/(?P<slashed>[^/]{2,40})/)"
_AFTER = re.compile(rf"(?P<stop>[.,:]?)\s*(?:{_AGENCY}\.?\s*)?(?P<dash>[—–-]+\s)?\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: its line, its day and its end (offsets in the line's text), its agency if any."""

    line: Line
    day: Day
    end: int
    agency: str | None


def find_dateline(lines: Sequence[Line]) -> Dateline | None:
    """Return the dateline that opens one of the first paragraphs of prose, or None."""
    for line in [line for line in lines if line.is_prose][:_MAX_PARAGRAPHS]:
        day = next(find_days(line.text[:_MAX_LETTERS]), None)
        before = _BEFORE.fullmatch(line.text, 0, day.start) if day else None
        after = _AFTER.match(line.text, day.end) if day else None
        if day and before and after and _closes(before["place"], after):
            agency = after["round"] or after["slashed"]
            return Dateline(line, day, after.end(), agency.strip() if agency else None)
    return None


def _closes(place: str, after: re.Match[str]) -> bool:
    if not place[0].isupper():
        return False
    if after["round"] or after["slashed"] or after["dash"]:
        return True
    return place.isupper() and after["stop"] in {".", ":"}
