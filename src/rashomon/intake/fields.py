"""Rows of tables to articles: which column holds what, by the names that corpora use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache

import msgspec

from rashomon.codebook import load
from rashomon.intake.metadata import Metadata

_NOTHING = frozenset({"", "none", "null", "nan", "n/a"})


class FieldNames(msgspec.Struct, frozen=True):
    """Accepted column names of each field, best first, in lower case with underscores."""

    text: tuple[str, ...]
    html: tuple[str, ...]
    title: tuple[str, ...]
    outlet: tuple[str, ...]
    relayed_outlet: tuple[str, ...]
    published: tuple[str, ...]
    url: tuple[str, ...]
    author: tuple[str, ...]
    language: tuple[str, ...]


@cache
def field_names() -> FieldNames:
    """Return the accepted names."""
    return load("intake/fields.yaml", FieldNames)


def normal_name(name: object) -> str:
    """Return a column's name as `FieldNames` writes it."""
    return str(name).strip().lstrip("\ufeff").lower().replace("-", "_").replace(" ", "_")


def body_of(row: Mapping[str, object]) -> tuple[str | None, str | None]:
    """Return the text and the HTML of a row (normal names); raw, since offsets are into it."""
    return _body(row, field_names().text), _body(row, field_names().html)


def metadata_of(row: Mapping[str, object]) -> Metadata:
    """Return the metadata of a row whose keys are normal names."""
    names = field_names()
    return Metadata(
        outlet=_first(row, names.outlet, is_url=False),
        relayed_outlet=_first(row, names.relayed_outlet),
        title=_first(row, names.title),
        author=_first(row, names.author),
        url=_first(row, names.url, is_url=True),
        language=_first(row, names.language),
        published=_date(row, names.published),
    )


def _body(row: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    bodies = (row.get(name) for name in names)
    return next((body for body in bodies if isinstance(body, str) and body.strip()), None)


def _first(
    row: Mapping[str, object], names: tuple[str, ...], is_url: bool | None = None
) -> str | None:
    """Return the first value there is; ``is_url`` tells apart columns that may hold either."""
    for name in names:
        value = _words(row.get(name))
        if value and (name != "source" or is_url is None or is_url == ("://" in value)):
            return value
    return None


def _words(value: object) -> str | None:
    if isinstance(value, list | tuple):
        return ", ".join(word for item in value if (word := _words(item))) or None
    if isinstance(value, Mapping):
        return _words(value.get("name"))
    if isinstance(value, str) and value.strip().lower() not in _NOTHING:
        return " ".join(value.split())
    return None


def _date(row: Mapping[str, object], names: tuple[str, ...]) -> object | None:
    for name in names:
        value = row.get(name)
        if isinstance(value, dt.date | dt.datetime):
            return value
        if isinstance(value, str | int) and str(value).strip().lower() not in _NOTHING:
            return str(value).strip()
    return None
