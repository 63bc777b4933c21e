"""The articles as BibTeX, read back by bibtexparser."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from rashomon.dossier import Dossier
from rashomon.dossier.rows import ArticleRow
from rashomon.export.bibtex import entry, key_of, tex, write
from rashomon.export.legible import Legible, legible
from rashomon.records import Published

ARTICLE = ArticleRow(
    id="ar-0123456789abcdef",
    path="in/one.txt",
    outlet="Új Szó & Co",
    relayed_outlet=None,
    title="The Bank_of 50% & #1 ~\\x",
    author="A. Writer and B. Other",
    url="https://a.example/x_y?q=1#z",
    language="en",
    published=Published(value="2020-08-09", precision="day", basis="user"),
    fetched=None,
    dropped=(),
    quality=(),
)


def read(text: str, *, decoded: bool = False) -> list[dict[str, str]]:
    more = [LatexDecodingMiddleware()] if decoded else []
    library: Any = parse_string(text, append_middleware=more)
    assert library.failed_blocks == []
    return [
        {"key": one.key, "kind": one.entry_type} | {k: v.value for k, v in one.fields_dict.items()}
        for one in library.entries
    ]


def changed(**fields: Any) -> ArticleRow:
    return msgspec.structs.replace(ARTICLE, **fields)


def test_an_article_is_read_back(dossier: Dossier, tmp_path: Path) -> None:
    assert write(dossier, tmp_path).rows == {"articles": 2}
    found = read((tmp_path / "articles.bib").read_text("utf-8"))
    assert {one["journal"] for one in found} == {"{Courier}", "{Herald}"}
    assert {one["date"] for one in found} == {"2021-03-02", "2021-03-03"}
    assert {one["month"] for one in found} == {"mar"}


def test_all_that_is_known_has_a_field_and_nothing_else() -> None:
    (found,) = read(entry(ARTICLE, Legible()), decoded=True)
    assert found == {
        "key": "ujszoco2020-0123456789abcdef",
        "kind": "article",
        "author": "A. Writer and B. Other",
        "title": "The Bank_of 50% & #1 ~\\x",
        "journal": "Új Szó & Co",
        "language": "en",
        "date": "2020-08-09",
        "year": "2020",
        "month": "aug",
        "url": "https://a.example/x_y?q=1#z",
    }
    nothing = changed(
        outlet=None, title=None, author=None, url=None, language=None, published=Published()
    )
    (found,) = read(entry(nothing, Legible()), decoded=True)
    key = "article-0123456789abcdef"
    assert found == {"key": key, "kind": "misc", "note": "Read from in/one.txt"}


@pytest.mark.parametrize(
    ("value", "fields"),
    [
        ("2020-08", {"date": "2020-08", "year": "2020", "month": "aug"}),
        ("2020", {"date": "2020", "year": "2020"}),
        (
            "2020-06-19/2020-06-24",
            {"date": "2020-06-19/2020-06-24", "year": "2020", "month": "jun"},
        ),
        ("2019-12-30/2020-01-02", {"date": "2019-12-30/2020-01-02"}),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(value: str, fields: dict[str, str]) -> None:
    (found,) = read(entry(changed(published=Published(value=value)), Legible()))
    assert {name: found[name] for name in ("date", "year", "month") if name in found} == fields


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "not an address", None]
)
def test_only_an_address_of_the_web_is_one(url: str | None) -> None:
    (found,) = read(entry(changed(url=url), Legible()))
    assert "url" not in found


def test_an_address_cannot_end_its_field() -> None:
    (found,) = read(entry(changed(url="https://a.example/}\\input{x},\n@misc{y"), Legible()))
    assert found["url"] == "https://a.example/%7D%5Cinput%7Bx%7D,%0A@misc%7By"


def test_harm_is_printed_and_not_obeyed(hostile: Dossier, tmp_path: Path) -> None:
    lost = write(hostile, tmp_path).lost
    assert "control characters spelled out" in {one.why for one in lost}
    text = (tmp_path / "articles.bib").read_text("utf-8")
    assert "\\input" not in text
    assert "javascript:alert(1)},\n}" not in text
    found = read(text, decoded=True)
    assert len({one["key"] for one in found}) == 2
    assert all("\\input/etc/x" in one["title"] for one in found)  # the reader drops all braces


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_leaves_its_field(text: str) -> None:
    row = changed(title=text, author=text, outlet=text)
    if legible(text).split():
        (found,) = read(entry(row, Legible()))
        assert found["title"] == f"{{{tex(legible(text))}}}"
    assert re.fullmatch(r"[a-z0-9]+-[0-9a-f]{16}", key_of(row))
    escaped = tex(legible(text))
    assert escaped.count("{") == escaped.count("}")
    assert not re.search(r"(?<!\\)[$&#_%]", escaped)


def test_equal_dossiers_are_written_alike(same_bytes: Callable[[str], None]) -> None:
    same_bytes("bibtex")
