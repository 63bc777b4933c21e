"""Every format end to end: what becomes of its text and of its fields."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from rashomon.records import Article, Rejected
from rashomon.view import view_of

from .conftest import PROSE, Read, ReadOne

MEDIA_CLOUD = {
    "title": "Ferry line approved",
    "publish_date": "2021-03-04 10:11:12",
    "media_name": "Veldmark Post",
    "media_url": "veldmark.example",
    "url": "https://veldmark.example/ferry",
    "language": "en",
    "text": PROSE,
}
NEWS_PLEASE = {
    "title": "Ferry line approved",
    "maintext": PROSE,
    "date_publish": "2021-03-04 10:11:12",
    "date_download": "2023-01-01 00:00:00",
    "source_domain": "veldmark.example",
    "authors": ["Ann Bell", "Per Lund"],
    "url": "https://veldmark.example/ferry",
    "language": "en",
}
TRAFILATURA = {
    "title": "Ferry line approved",
    "author": "Ann Bell",
    "hostname": "veldmark.example",
    "date": "2021-03-04",
    "filedate": "2023-01-01",
    "text": PROSE,
    "raw_text": PROSE.lower(),
    "source": "https://veldmark.example/ferry",
    "source-hostname": "Veldmark Post",
    "language": None,
}


@pytest.mark.parametrize(
    ("row", "outlet", "author"),
    [
        (MEDIA_CLOUD, "Veldmark Post", None),
        (NEWS_PLEASE, "veldmark.example", "Ann Bell, Per Lund"),
        (TRAFILATURA, "Veldmark Post", "Ann Bell"),
        ({"Headline": "Ferry line approved", "Body": PROSE, "Publisher": "V", "Byline": "Ann Bell",
          "Date Published": "4 March 2021", "Link": "https://veldmark.example/ferry"},
         "V", "Ann Bell"),
    ],
)  # fmt: skip
def test_the_fields_of_known_corpora_are_recognised(
    read_one: ReadOne, row: dict[str, object], outlet: str | None, author: str | None
) -> None:
    article = read_one(json.dumps(row), "corpus.jsonl")
    assert (article.raw, article.markup) == (PROSE, "text")
    assert (article.title, article.outlet, article.author) == (
        "Ferry line approved",
        outlet,
        author,
    )
    assert article.url == "https://veldmark.example/ferry"
    assert (article.published.value, article.published.basis) == ("2021-03-04", "metadata")
    assert (article.path, article.language) == ("corpus.jsonl#1", "en")


def test_json_lines_go_on_after_a_bad_line(read: Read) -> None:
    lines = [json.dumps({"text": PROSE}), "{broken", "", "[1]", '{"text": ""}', '{"id": 7}']
    made = read({"a.jsonl": "\n".join([*lines, json.dumps({"text": PROSE + "More."})])})
    assert [one.path for one in made] == [f"a.jsonl#{n}" for n in (1, 2, 4, 5, 6, 7)]
    assert [one.reason for one in made if isinstance(one, Rejected)] == [
        "malformed",
        "malformed",
        "empty",
        "not_an_article",
    ]


def test_a_json_array_and_a_single_object_are_read_value_by_value(read: Read) -> None:
    rows = [{"text": PROSE + f"Number {n}. " + "Ten thousand words follow. " * 4000} for n in "abc"]
    made = read(
        {
            "array.json": json.dumps(rows, indent=1),
            "lines.json": "\n".join(json.dumps(row | {"url": "u"}) for row in rows),
            "one.json": json.dumps(MEDIA_CLOUD, indent=2),
        }
    )
    assert [one.path for one in made if isinstance(one, Article)] == [
        *(f"array.json#{n}" for n in (1, 2, 3)),
        *(f"lines.json#{n}" for n in (1, 2, 3)),
        "one.json#1",
    ]


def test_what_precedes_an_error_in_a_json_array_is_kept(read: Read) -> None:
    made = read({"a.json": f'[{json.dumps({"text": PROSE})}, {{"text": nonsense'})
    assert [type(one) for one in made] == [Article, Rejected]
    assert made[1].reason == "malformed"


def test_a_long_json_value_is_refused(read: Read) -> None:
    (made,) = read({"a.json": '[{"text": "' + "w" * 200_000}, max_bytes=100_000)
    assert made.reason == "too_large"


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_delimited_text_keeps_newlines_within_quotes(read: Read, name: str, delimiter: str) -> None:
    quoted = PROSE.replace("\n", "\r\n")
    table = delimiter.join(["title", "text", "outlet"]) + "\n"
    table += delimiter.join(["Ferry", f'"{quoted}"', "Post"]) + "\n"
    table += delimiter.join(["too", "few"]) + "\n"
    good, bad = read({name: table})
    assert (good.raw, good.outlet, good.path) == (quoted, "Post", f"{name}#1")
    assert (bad.reason, bad.path) == ("malformed", f"{name}#2")
    assert "\r" not in view_of(good).text


def test_a_quotation_that_never_closes_does_not_swallow_rows_unseen(read: Read) -> None:
    made = read({"a.csv": f'text,outlet\n"{PROSE}",Post\n"Never closed,Post\nx,y\n'})
    assert isinstance(made[0], Article)
    assert [one.reason for one in made[1:]] == ["malformed"]


def test_parquet_is_read_in_order_and_dates_are_dates(read: Read, tmp_path: Path) -> None:
    rows = [(n, PROSE + f"Number {n}.", "Veldmark Post") for n in range(150)]
    with duckdb.connect() as db:
        db.execute("CREATE TABLE t (id INT, content VARCHAR, outlet VARCHAR)")
        db.executemany("INSERT INTO t VALUES (?, ?, ?)", rows)
        select = "SELECT *, TIMESTAMP '2021-03-04 10:11:12' AS published FROM t ORDER BY id"
        place = tmp_path / "odd [name]*.parquet"
        db.execute(f"COPY ({select}) TO '{place}' (FORMAT parquet)")
    made = read({})
    assert [one.raw for one in made] == [row[1] for row in rows]
    assert made[149].path == "odd [name]*.parquet#150"
    assert made[0].published.value == "2021-03-04"


def test_a_row_of_html_is_a_page(read_one: ReadOne) -> None:
    page = "<html><body><article>" + "".join(f"<p>{line}</p>" for line in PROSE.split("\n") if line)
    article = read_one(json.dumps({"html": page + "</article></body></html>"}), "a.jsonl")
    assert article.markup == "html"
    assert view_of(article).text.split() == PROSE.split()


def test_surrogates_and_nul_are_replaced_one_for_one(read_one: ReadOne) -> None:
    text = PROSE.replace("Veldmark", "Veld\x00mark").replace("Ilse", "Il\ud800se")
    article = read_one(json.dumps({"text": text}), "a.jsonl")
    assert "characters_replaced" in article.quality
    assert len(article.raw) == len(text)
    assert article.raw.index("Brandt") == text.index("Brandt")
    article.raw.encode()


def test_a_file_without_a_telling_suffix_is_known_by_its_content(read: Read) -> None:
    page = f"<!-- saved --><!DOCTYPE html><html><body><p>{PROSE}</p></body></html>"
    made = read(
        {
            "array": json.dumps([{"text": PROSE + "a"}]),
            "lines": json.dumps({"text": PROSE + "b"}),
            "page": page,
            "text": PROSE,
        }
    )
    assert [(one.path, one.markup) for one in made] == [
        ("array#1", "text"),
        ("lines#1", "text"),
        ("page", "html"),
        ("text", "text"),
    ]
