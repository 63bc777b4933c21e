"""The words and limits of a brief, read from ``wording.yaml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec

from rashomon.wording import listed


class _Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What all parts of the file have in common."""


class Limits(_Data, frozen=True):
    """How much of each a page has room for; ``quote`` and ``title`` are in characters."""

    events: int
    agreed: int
    contrasts: int
    silences: int
    named: int
    voices: int
    names: int
    forecasts: int
    ways: int
    periods: int
    cited: int
    quote: int
    title: int


class Verbs(_Data, frozen=True):
    """A way to tell an event, by one outlet and by several."""

    one: str
    many: str


class Telling(_Data, frozen=True):
    """A way to tell an event in an outlet's own words, and in those of somebody it cites."""

    own: Verbs
    cited: Verbs


class BriefWording(_Data, frozen=True):
    """The whole file."""

    limits: Limits
    sections: Mapping[str, str]
    none: Mapping[str, str]
    told: Mapping[str, Telling]
    sentences: Mapping[str, str]
    unnamed: str
    untied: str
    untitled: str
    towards: str
    some: str
    notes: str
    note: str
    checked: str


@cache
def words() -> BriefWording:
    """Return the words; raises msgspec.ValidationError when the file does not fit its shape."""
    text = files(__package__).joinpath("wording.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=BriefWording)


def say(sentence: str, **slots: object) -> str:
    """Return one of the sentences with its slots filled."""
    return words().sentences[sentence].format(**slots)


def telling(stance: str, outlets: Sequence[str], speaker: str | None) -> str:
    """Say how outlets tell an event; `speaker` is whom they cite, None in their own words."""
    verbs = words().told[stance].cited if speaker else words().told[stance].own
    pattern = verbs.one if len(outlets) == 1 else verbs.many
    return pattern.format(outlets=listed(outlets), speaker=speaker)


def quoted(text: str) -> str:
    """Return words on one line without a full stop, cut at a word where they are too long."""
    return _cut(" ".join(text.split()).removesuffix("."), words().limits.quote, " […]")


def titled(title: str) -> str:
    """Return a title in quotes, cut at a word where it is too long for a name."""
    return f"“{_cut(title, words().limits.title, '…')}”"


def _cut(line: str, most: int, mark: str) -> str:
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0].rstrip(" ,:;–-") + mark
