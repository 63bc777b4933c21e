"""The sample corpus holds together: spans, references, vocabularies, and what its README says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from rashomon.links import ContrastKind
from rashomon.ontology import EVENT_TYPES, INTERNATIONAL, SECTORS
from rashomon.records import (
    Certainty,
    CueClass,
    Polarity,
    StatementKind,
    Time,
)

CORPUS = Path(__file__).resolve().parents[2] / "examples" / "belarus-2020"
FILES = ("articles", "actors", "events", "statements", "forecasts", "contrasts", "naming")
MARK = "written for rashomon"

Row = dict[str, Any]


@cache
def expected(name: str) -> Any:
    return json.loads((CORPUS / "expected" / f"{name}.json").read_text(encoding="utf-8"))


@cache
def archive_rows() -> dict[str, Row]:
    lines = (CORPUS / "articles" / "media-cloud.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


@cache
def raw_texts() -> dict[str, str]:
    """Every article's raw text, found on disk and not through the annotations."""
    paths = (*CORPUS.glob("articles/*.txt"), *CORPUS.glob("articles/*.html"))
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in paths}
    return texts | {key: row["text"] for key, row in archive_rows().items()}


def actor_keys() -> set[str]:
    return {row["actor"] for row in expected("actors")["actors"]} | {"author", "unnamed"}


def spans(node: Any, article: str | None = None) -> Iterator[tuple[str, Row]]:
    """Every span below `node`, with the article it lies in: its own or that of the row around."""
    if isinstance(node, list):
        for item in node:
            yield from spans(item, article)
    elif isinstance(node, dict):
        article = node.get("article", article)
        if "start" in node:
            assert article is not None, node
            yield article, node
        for value in node.values():
            yield from spans(value, article)


def test_twelve_articles_by_six_outlets() -> None:
    rows = expected("articles")
    assert sorted(row["article"] for row in rows) == sorted(raw_texts())
    assert len(rows) == 12
    assert len({row["outlet"] for row in rows}) == 6


def test_every_article_says_that_it_was_written_for_rashomon() -> None:
    assert MARK in (CORPUS / "README.md").read_text(encoding="utf-8").lower()
    assert [key for key, raw in raw_texts().items() if MARK not in raw.lower()] == []


def test_metadata_agree_with_the_annotations() -> None:
    for row in expected("articles"):
        sidecar = CORPUS / "articles" / f"{row['article']}.meta.yaml"
        if not sidecar.exists():
            continue
        given = yaml.safe_load(sidecar.read_text(encoding="utf-8"))
        assert (given["outlet"], given["title"]) == (row["outlet"], row["title"])
        dated = str(given["published"]) if "published" in given else None
        assert dated == (row["published"]["value"] if dated else None)
        assert row["published"]["basis"] == ("metadata" if dated else "text")


def test_archive_rows_agree_with_the_annotations() -> None:
    annotated = {row["row"]: row for row in expected("articles") if row["row"]}
    assert annotated.keys() == archive_rows().keys()
    for key, given in archive_rows().items():
        row = annotated[key]
        told = (row["outlet"], row["title"], row["published"]["value"])
        assert told == (given["media_name"], given["title"], given["publish_date"])


def test_two_dates_must_be_read_from_the_text() -> None:
    rows = [row for row in expected("articles") if row["published"]["basis"] == "text"]
    assert len(rows) == 2
    assert all(row["published"]["evidence"] for row in rows)


@pytest.mark.parametrize("name", FILES)
def test_spans_are_verbatim(name: str) -> None:
    found = list(spans(expected(name)))
    assert found
    for article, span in found:
        raw = raw_texts()[article]
        assert 0 <= span["start"] < span["end"] <= len(raw), span
        assert raw[span["start"] : span["end"]] == span["text"]


def test_furniture_is_disjoint_and_holds_no_evidence() -> None:
    furniture = {row["article"]: row["furniture"] for row in expected("articles")}
    for dropped in furniture.values():
        assert all(a["end"] <= b["start"] for a, b in pairwise(dropped))
    for name in ("actors", "events", "statements", "forecasts", "contrasts", "naming"):
        for article, span in spans(expected(name)):
            for dropped in furniture[article]:
                outside = span["end"] <= dropped["start"] or dropped["end"] <= span["start"]
                assert outside, (name, span, dropped)


def test_actors_are_known_and_different_pairs_are_two() -> None:
    actors, different = expected("actors")["actors"], expected("actors")["different"]
    keys = [row["actor"] for row in actors]
    assert len(keys) == len(set(keys))
    for row in actors:
        assert set(row["sectors"]) <= SECTORS
        assert row["country"] is None or len(row["country"]) == 3 or row["country"] in INTERNATIONAL
        assert {mention["text"] for mention in row["mentions"]} == set(row["aliases"])
    assert all({pair["a"], pair["b"]} <= set(keys) and pair["a"] != pair["b"] for pair in different)


def test_events_refer_to_actors_and_use_plover() -> None:
    for row in expected("events"):
        assert {*row["sources"], *row["targets"], row["asserted_by"]} <= actor_keys()
        assert {row["type"], *row["also"]} <= EVENT_TYPES.keys()
        assert set(row["modes"]) <= EVENT_TYPES[row["type"]].modes
        assert row["polarity"] in get_args(Polarity)
        assert row["certainty"] in get_args(Certainty)
        assert row["time"] in get_args(Time)


def test_one_event_is_told_by_all_outlets_but_one() -> None:
    outlet = {row["article"]: row["outlet"] for row in expected("articles")}
    detention = [row for row in expected("events") if row["event"] == "detention_33"]
    silent = set(outlet.values()) - {outlet[row["article"]] for row in detention}
    assert silent == {"Vilnia Lantern"}


def test_one_event_is_asserted_and_denied() -> None:
    sending = [row for row in expected("events") if row["event"] == "sending_contractors"]
    assert {row["polarity"] for row in sending} == {"positive", "negative"}


def test_statements_nest_within_their_article() -> None:
    rows = {row["statement"]: row for row in expected("statements")}
    assert len(rows) == len(expected("statements"))
    nested = [row for row in rows.values() if row["parent"]]
    assert nested
    for row in nested:
        parent = rows[row["parent"]]
        assert parent["article"] == row["article"]
        assert row["relayed_by"] in parent["speakers"]
    for row in rows.values():
        assert set(row["speakers"]) <= actor_keys()
        assert row["kind"] in get_args(StatementKind)
        assert row["cue_class"] in get_args(CueClass)
        assert row["content"]
    assert any(row["denial"] for row in rows.values())


def test_forecasts_are_settled_by_later_articles() -> None:
    published = {row["article"]: row["published"]["value"] for row in expected("articles")}
    rows = {row["forecast"]: row for row in expected("forecasts")}
    for row in rows.values():
        assert row["speaker"] in actor_keys()
        assert row["made_on"] == published[row["article"]]
        assert (row["resolution"] == "open") == (not row["resolved_by"])
        assert row["same_as"] is None or rows[row["same_as"]]["text"] == row["text"]
        for proof in row["resolved_by"]:
            assert published[proof["article"]] > row["made_on"]
    outcomes = [row["resolution"] for row in rows.values()]
    assert min(outcomes.count("came_true"), outcomes.count("did_not")) >= 4


def test_contrasts_and_traps_do_not_overlap() -> None:
    events = {row["event"] for row in expected("events")}
    contrasts, traps = expected("contrasts")["contrasts"], expected("contrasts")["traps"]
    assert {row["kind"] for row in contrasts} == set(get_args(ContrastKind))
    assert all(set(row["events"]) <= events for row in contrasts)

    def sides(row: Row) -> frozenset[tuple[str, int]]:
        return frozenset((row[side]["article"], row[side]["start"]) for side in ("a", "b"))

    assert not {sides(row) for row in contrasts} & {sides(row) for row in traps}


def test_labels_name_known_actors_and_outlets() -> None:
    outlet = {row["article"]: row["outlet"] for row in expected("articles")}
    for row in expected("naming"):
        assert row["outlet"] == outlet[row["article"]]
        assert {row["actor"], row["by"]} <= actor_keys()
        assert row["polarity"] in {"positive", "negative", "neutral"}
