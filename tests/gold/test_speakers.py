"""The annotations of who speaks are well formed, and still fit the texts they were made on."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from benchmarks import speakers
from jsonschema import Draft202012Validator

from rashomon.records import AUTHOR

HERE = speakers.ANNOTATIONS
GOLD = {path.stem: path for path in sorted(HERE.glob("*.json")) if path.stem != "schema"}

Annotation = dict[str, Any]


@cache
def load(name: str) -> Annotation:
    loaded: Annotation = json.loads(GOLD[name].read_text(encoding="utf-8"))
    return loaded


OWN = [name for name in GOLD if not load(name)["shared"]]
REAL = [name for name in GOLD if load(name)["shared"]]


def spans_of(gold: Annotation) -> list[tuple[int, int]]:
    spans = [tuple(place) for speaker in gold["speakers"] for place in speaker["mentions"]]
    for row in gold["statements"]:
        spans += [tuple(row[part]) for part in ("content", "source") if row[part]]
    return spans


def test_there_are_enough_of_them_and_every_form_is_met() -> None:
    rows = [row for name in GOLD for row in load(name)["statements"]]
    assert len(rows) >= 400
    assert len(OWN) >= 12
    assert {row["form"] for row in rows} == set(speakers.FORMS)


@pytest.mark.parametrize("name", GOLD)
def test_an_annotation_fits_the_schema(name: str) -> None:
    schema = Draft202012Validator(json.loads((HERE / "schema.json").read_text(encoding="utf-8")))
    assert [f"{e.json_path}: {e.message}" for e in schema.iter_errors(load(name))] == []


@pytest.mark.parametrize("name", GOLD)
def test_keys_resolve_and_a_speaker_has_no_second_row(name: str) -> None:
    gold = load(name)
    declared = [speaker["key"] for speaker in gold["speakers"]]
    assert declared == sorted(set(declared))
    for row in gold["statements"]:
        given = {row["speaker"], row["relayed_by"], *row["speakers_ok"], *row["relays_ok"]}
        assert given - {None, AUTHOR} <= set(declared)
        assert row["speaker"] not in row["speakers_ok"]
        if row["form"] != "none":
            assert row["source"] is not None
            assert row["speaker"] is not None


@pytest.mark.parametrize("name", GOLD)
def test_no_span_stands_in_two_named_speakers(name: str) -> None:
    named = [one for one in load(name)["speakers"] if one["named"]]
    places = [tuple(place) for one in named for place in one["mentions"]]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("name", OWN)
def test_the_stored_words_stand_where_the_annotation_says(name: str) -> None:
    gold = load(name)
    raw = (HERE / gold["path"]).read_bytes().decode("utf-8")
    assert hashlib.sha256(raw.encode("utf-8")).hexdigest() == gold["sha256"]
    for row in gold["statements"]:
        start, end = row["content"]
        assert raw[start:end] == row["quote"]
    for start, end in spans_of(gold):
        assert raw[start:end] == raw[start:end].strip() != ""


@pytest.mark.parametrize("name", REAL)
def test_real_texts_are_those_that_were_annotated(shared: Path, name: str) -> None:
    gold = load(name)
    raw = speakers.article_of(shared / gold["path"], gold["doc"]).raw
    assert hashlib.sha256(raw.encode("utf-8")).hexdigest() == gold["sha256"]
    for start, end in spans_of(gold):
        assert 0 <= start < end <= len(raw)
        assert raw[start:end] == raw[start:end].strip()
