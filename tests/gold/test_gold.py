"""The gold annotations are well formed and still fit the articles they were made on."""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from rashomon import ontology

HERE = Path(__file__).parent
GOLD = sorted((HERE / "articles").glob("[0-9]*.json"))
CONTRASTS = HERE / "articles" / "contrasts.json"
REPOSITORY = HERE.parents[1]

Annotation = dict[str, Any]
Span = tuple[int, int]


def load(path: Path) -> Annotation:
    loaded: Annotation = json.loads(path.read_text("utf-8"))
    return loaded


def read_raw(name: str) -> str:
    """The article as the annotator saw it: decoded, nothing translated; skip if it is not here."""
    shared = Path(os.environ.get("RASHOMON_SHARED", REPOSITORY.parent / "shared"))
    path = shared / "articles" / name
    if not path.is_file():
        pytest.skip(f"no article {name} under {shared}; set RASHOMON_SHARED to the folder above it")
    return path.read_bytes().decode("utf-8")


def spans_of(gold: Annotation) -> Iterator[Span]:
    """Every span of one annotation, whatever it marks."""
    if gold["title"]:
        yield tuple(gold["title"])
    for piece in gold["furniture"]:
        yield piece["start"], piece["end"]
    for actor in gold["actors"]:
        yield from map(tuple, actor["mentions"] + actor["optional"])
    for event in gold["events"]:
        yield from map(tuple, event["triggers"])
    for statement in gold["statements"]:
        yield from map(tuple, statement["content"])
        yield from (tuple(statement[part]) for part in ("source", "cue") if statement[part])
    for table in ("forecasts", "labels", "quantities"):
        yield from (tuple(row["span"]) for row in gold[table])


def keys_of(gold: Annotation) -> Iterator[str]:
    """Every actor key that a row of one annotation refers to."""
    for pair in gold["not_same"]:
        yield from pair
    for event in gold["events"]:
        yield event["asserted_by"]
        for role in ("sources", "targets", "sources_ok", "targets_ok"):
            yield from event[role]
    for statement in gold["statements"]:
        yield from statement["speakers_ok"]
        yield from (statement[role] for role in ("speaker", "relayed_by") if statement[role])
    yield from (forecast["speaker"] for forecast in gold["forecasts"])
    for label in gold["labels"]:
        yield from (label["actor"], label["by"])


def schema(definition: str | None = None) -> Draft202012Validator:
    whole = load(HERE / "schema.json")
    if definition is None:
        return Draft202012Validator(whole)
    return Draft202012Validator({"$ref": f"#/$defs/{definition}", "$defs": whole["$defs"]})


def test_five_articles_are_annotated() -> None:
    assert [path.stem for path in GOLD] == ["000", "001", "002", "003", "004"]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_annotation_fits_the_schema(path: Path) -> None:
    problems = [f"{e.json_path}: {e.message}" for e in schema().iter_errors(load(path))]
    assert problems == []


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_keys_and_parents_resolve(path: Path) -> None:
    gold = load(path)
    declared = [actor["key"] for actor in gold["actors"]]
    assert declared == sorted(set(declared))
    assert set(keys_of(gold)) - set(declared) <= {"author", "unknown"}
    for index, statement in enumerate(gold["statements"]):
        parent = statement["parent"]
        assert parent is None or (parent != index and parent < len(gold["statements"]))


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_modes_belong_to_an_accepted_type(path: Path) -> None:
    for event in load(path)["events"]:
        assert set(event["modes"]) <= ontology.EVENT_TYPES[event["type"]].modes, event["triggers"]
        assert event["type"] not in event["types_ok"]


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_spans_fit_the_article(path: Path) -> None:
    gold = load(path)
    raw = read_raw(gold["article"])
    assert hashlib.sha256(raw.encode("utf-8")).hexdigest() == gold["sha256"]
    for start, end in spans_of(gold):
        assert 0 <= start < end <= len(raw)
        assert raw[start:end] == raw[start:end].strip()


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_no_trigger_or_statement_lies_in_furniture(path: Path) -> None:
    gold = load(path)
    dropped = [(piece["start"], piece["end"]) for piece in gold["furniture"]]
    marked = [span for event in gold["events"] for span in event["triggers"]]
    marked += [span for statement in gold["statements"] for span in statement["content"]]
    for start, end in marked:
        assert not any(start < stop and begin < end for begin, stop in dropped), (start, end)


def test_contrasts_fit_the_schema_and_the_articles() -> None:
    contrasts = load(CONTRASTS)
    assert [e.message for e in schema("contrasts").iter_errors(contrasts)] == []
    annotated = {load(path)["article"] for path in GOLD}
    for pair in contrasts["contrasts"] + contrasts["traps"]:
        assert pair["a"] != pair["b"]
        for side in (pair["a"], pair["b"]):
            assert side["article"] in annotated
            assert 0 <= side["start"] < side["end"] <= len(read_raw(side["article"]))
