"""The annotated pairs are well formed, still fit their texts, and are scored as they say."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from benchmarks import contrast_pairs
from benchmarks.contrast_pairs import KINDS, LOOK_ALIKES, NONE, Affair
from benchmarks.yardstick import rows
from jsonschema import Draft202012Validator
from tests.conftest import article_of

from rashomon.links import Contrast, ContrastKind, Passage

HERE = contrast_pairs.PAIRS
PAIRS = list(rows(HERE / "pairs.jsonl"))
AFFAIRS: dict[str, Any] = json.loads((HERE / "affairs.json").read_text(encoding="utf-8"))
PLACES = [(name, key) for name in AFFAIRS for key in AFFAIRS[name]]
OWN = [(name, key) for name, key in PLACES if not AFFAIRS[name][key]["shared"]]
REAL = [(name, key) for name, key in PLACES if AFFAIRS[name][key]["shared"]]

Row = dict[str, Any]


@cache
def schema() -> Row:
    loaded: Row = json.loads((HERE / "schema.json").read_text(encoding="utf-8"))
    return loaded


def problems(definition: str, value: Any) -> list[str]:
    validator = Draft202012Validator({**schema(), "$ref": f"#/$defs/{definition}"})
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def passages(name: str, key: str) -> list[Row]:
    mine = [pair for pair in PAIRS if pair["affair"] == name]
    return [pair[side] for pair in mine for side in "ab" if pair[side]["article"] == key]


def test_the_files_fit_the_schema() -> None:
    assert problems("affairs", AFFAIRS) == []
    assert [(pair["id"], found) for pair in PAIRS if (found := problems("pair", pair))] == []


def test_there_are_enough_of_every_kind_and_sort() -> None:
    own = [pair for pair in PAIRS if not pair["affair"].startswith("real-")]
    contrasts = [pair for pair in PAIRS if pair["kind"] != NONE]
    assert len(own) >= 90
    assert len(PAIRS) - len(own) >= 60
    assert 0.4 <= len(contrasts) / len(PAIRS) <= 0.6
    kinds, sorts = (Counter(pair[field] for pair in PAIRS) for field in ("kind", "sort"))
    assert min(kinds[kind] for kind in KINDS) >= 7
    assert min(sorts[sort] for sort in LOOK_ALIKES) >= 15
    assert any(pair["headline"] for pair in contrasts)
    assert {pair["against"] for pair in contrasts} == {None, "forecast", "outcome"}
    assert sum(pair["a"]["article"] == pair["b"]["article"] for pair in contrasts) >= 20


def test_ids_and_pairs_are_unique_and_articles_known() -> None:
    ids = [pair["id"] for pair in PAIRS]
    assert ids == sorted(set(ids))
    seen = [
        (pair["affair"], *sorted(json.dumps(pair[side], sort_keys=True) for side in "ab"))
        for pair in PAIRS
    ]
    assert len(seen) == len(set(seen))
    for pair in PAIRS:
        assert pair["id"].startswith(f"{pair['affair']}/")
        assert {pair["a"]["article"], pair["b"]["article"]} <= set(AFFAIRS[pair["affair"]])
        assert pair["a"] != pair["b"]


@pytest.mark.parametrize(("name", "key"), OWN)
def test_the_stored_words_stand_where_the_pairs_say(name: str, key: str) -> None:
    place = AFFAIRS[name][key]
    article = contrast_pairs.article_of(place, HERE, None)
    assert hashlib.sha256(article.raw.encode("utf-8")).hexdigest() == place["sha256"]
    assert article.outlet
    assert article.published.basis == "metadata"
    for side in passages(name, key):
        assert article.raw[side["start"] : side["end"]] == side["quote"] == side["quote"].strip()


@pytest.mark.parametrize(("name", "key"), REAL)
def test_real_texts_are_those_that_were_annotated(shared: Path, name: str, key: str) -> None:
    place = AFFAIRS[name][key]
    raw = contrast_pairs.article_of(place, HERE, shared).raw
    assert hashlib.sha256(raw.encode("utf-8")).hexdigest() == place["sha256"]
    for side in passages(name, key):
        assert "quote" not in side
        assert 0 <= side["start"] < side["end"] <= len(raw)
        words = raw[side["start"] : side["end"]]
        assert words == words.strip()


@pytest.mark.parametrize(
    "pair", [pair for pair in PAIRS if "quote" in pair["a"]], ids=lambda pair: pair["id"]
)
def test_a_headline_is_the_first_line(pair: Row) -> None:
    listed = AFFAIRS[pair["affair"]]
    titles = [
        (HERE / listed[pair[side]["article"]]["path"]).read_text(encoding="utf-8").index("\n")
        for side in "ab"
    ]
    ends = [pair[side]["end"] for side in "ab"]
    assert pair["headline"] == any(end <= title for end, title in zip(ends, titles, strict=True))


def test_every_file_of_ours_is_listed() -> None:
    listed = {AFFAIRS[name][key]["path"] for name, key in OWN}
    found = {path.relative_to(HERE).as_posix() for path in HERE.glob("articles/*/*.txt")}
    assert found == listed


def test_the_verdict_is_one_of_the_two_judgements_or_argued() -> None:
    agreed = [pair for pair in PAIRS if pair["judgements"][0] == pair["judgements"][1]]
    for pair in agreed:
        assert {"kind": pair["kind"], "sort": pair["sort"]} == pair["judgements"][0]
    assert len(agreed) / len(PAIRS) > 0.8


def test_the_readme_gives_the_agreement_that_the_data_have() -> None:
    told = (HERE / "README.md").read_text(encoding="utf-8")
    for part in (
        PAIRS,
        [pair for pair in PAIRS if not pair["affair"].startswith("real-")],
        [pair for pair in PAIRS if pair["affair"].startswith("real-")],
    ):
        kappas = contrast_pairs.agreement(part)
        row = " | ".join(f"{kappa:.2f}" for kappa in kappas.values())
        assert f"| {len(part)} | {row} |" in told


def test_the_readme_gives_how_far_the_independent_judge_agrees() -> None:
    told = (HERE / "README.md").read_text(encoding="utf-8")
    for part in (
        PAIRS,
        [pair for pair in PAIRS if not pair["affair"].startswith("real-")],
        [pair for pair in PAIRS if pair["affair"].startswith("real-")],
    ):
        kappas = []
        for others in (part, [pair["judgements"][0] for pair in part]):
            kinds = [
                (other["kind"], pair["third"]["kind"])
                for other, pair in zip(others, part, strict=True)
            ]
            either = [(a == NONE, b == NONE) for a, b in kinds]
            kappas += [contrast_pairs.cohen_kappa(either), contrast_pairs.cohen_kappa(kinds)]
        row = " | ".join(f"{kappa:.2f}" for kappa in kappas)
        assert f"| {len(part)} | {row} |" in told
    settled = [(pair, pair["third"]) for pair in PAIRS]
    kinds_apart = [(a["kind"], b["kind"]) for a, b in settled if a["kind"] != b["kind"]]
    apart = sum((a["kind"], a["sort"]) != (b["kind"], b["sort"]) for a, b in settled)
    over_contrast = sum((a == NONE) != (b == NONE) for a, b in kinds_apart)
    assert f"in {apart} pairs, {len(kinds_apart)} of them in the kind and {over_contrast}" in told


def test_kappa_is_cohens() -> None:
    # 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: observed .70, by chance .50
    labels = [(1, 1)] * 20 + [(1, 0)] * 5 + [(0, 1)] * 10 + [(0, 0)] * 15
    assert contrast_pairs.cohen_kappa(labels) == pytest.approx(0.4)


def pair_of(name: str, a: tuple[int, int], b: tuple[int, int], kind: str) -> Row:
    sides = {
        side: {"article": side, "start": at[0], "end": at[1]} for side, at in (("a", a), ("b", b))
    }
    sort = "precision" if kind == NONE else None
    return {"id": name, "kind": kind, "sort": sort, **sides}


def shown(kind: ContrastKind, a: Passage, b: Passage) -> Contrast:
    return Contrast(f"ct-{a.start}-{b.start}", kind, a, b, (), 1.0, ())


def test_a_look_alike_beside_a_contrast_is_no_false_alarm() -> None:
    first, second = article_of("Nine died, at ten or so."), article_of("Fourteen died at ten.")
    affair = Affair(
        "x",
        {"a": first, "b": second},
        (
            pair_of("x/01", (0, 9), (0, 13), "quantity"),
            pair_of("x/02", (11, 23), (14, 20), NONE),
        ),
    )
    whole = (Passage(first.id, 0, 24), Passage(second.id, 0, 21))
    hours = (Passage(second.id, 14, 20), Passage(first.id, 11, 23))
    both = contrast_pairs.score([(affair, [shown("date", *whole)])])
    assert both["contrasts found"].rate == 1
    assert both["kind right where found"].rate == 0
    assert both["no look-alike reported"].rate == 1
    alarm = contrast_pairs.score([(affair, [shown("date", *hours)])])
    assert alarm["contrasts found"].rate == 0
    assert alarm["no look-alike reported"].rate == 0
    assert alarm["contrasts among listed shown"].rate == 0
