"""The page on the records has every field of every table, in order, with its type."""

from __future__ import annotations

import re
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

import msgspec
import pytest

from rashomon import links, records
from rashomon.dossier.rows import TABLES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "reference" / "records.md").read_text(
    "utf-8"
)
NAMED = {
    value: name
    for name, value in [*vars(records).items(), *vars(links).items()]
    if get_origin(value) is Literal
}


def _in_words(kind: Any) -> str:
    """A type as the page writes it: ``list of str``, ``Span or null``, ``ActorKind``."""
    if kind in NAMED:
        return NAMED[kind]
    if get_origin(kind) is Literal:
        return " or ".join(map(str, get_args(kind)))
    if get_origin(kind) is tuple:
        return f"list of {_in_words(get_args(kind)[0])}"
    if isinstance(kind, UnionType):
        (present,) = (one for one in get_args(kind) if one is not NoneType)
        return f"{_in_words(present)} or null"
    return str(kind.__name__)


def _told(heading: str) -> str:
    return PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("table", TABLES)
def test_every_field_is_told_with_its_type(table: str) -> None:
    told = re.findall(r"^\| `(\w+)` \| ([^|]+?) \|", _told(table), re.MULTILINE)
    assert told == [(name, _in_words(kind)) for name, kind in get_type_hints(TABLES[table]).items()]


def test_every_record_in_a_field_is_told() -> None:
    told = dict(re.findall(r"^\| (\w+) \| (`.*`) \|", _told("What the fields hold"), re.MULTILINE))
    for name, fields in told.items():
        record = getattr(records, name, None) or getattr(links, name)
        assert re.findall(r"`(\w+)`", fields) == [
            one.name for one in msgspec.structs.fields(record)
        ]
    used = set(
        re.findall(r"\b[A-Z]\w+", "".join(re.findall(r"^\| `\w+` \|([^|]+)", PAGE, re.MULTILINE)))
    )
    assert used - set(NAMED.values()) == set(told)
