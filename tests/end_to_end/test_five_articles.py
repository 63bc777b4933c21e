"""The five real articles, through the command line: what must hold on them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from rashomon.dossier.rows import TABLES
from rashomon.export.schemas import FOLDER

Row = dict[str, Any]
GOLD = Path(__file__).resolve().parents[1] / "gold" / "articles"


def rashomon(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from rashomon.cli import main; main()"]
    given = [str(argument) for argument in arguments]
    return subprocess.run([*command, *given], capture_output=True, text=True, check=False)


def rows(folder: Path, table: str) -> list[Row]:
    lines = (folder / f"{table}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def gold() -> list[Row]:
    return [json.loads(path.read_text("utf-8")) for path in sorted(GOLD.glob("0*.json"))]


@pytest.fixture(scope="module")
def built(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the dossier, its export, and the export of one built in another order."""
    folder = tmp_path_factory.mktemp("five")
    files = sorted((shared / "articles").glob("*.txt"))
    assert len(files) == 5
    for name, order in (("forth", files), ("back", files[::-1])):
        made = rashomon("build", folder / f"{name}.rashomon", *order)
        assert made.returncode == 0, made.stderr
        assert (
            rashomon("export", "jsonl", folder / f"{name}.rashomon", folder / name).returncode == 0
        )
    return folder


@pytest.fixture(scope="module")
def table(built: Path) -> Callable[[str], list[Row]]:
    return lambda name: rows(built / "forth", name)


def test_all_five_are_read_and_every_span_verifies(built: Path) -> None:
    verified = rashomon("verify", built / "forth.rashomon", "--json")
    assert verified.returncode == 0
    result = json.loads(verified.stdout)
    assert result["checked"] > 1000
    assert result["failed"] == []


def test_the_order_of_the_input_does_not_matter(built: Path) -> None:
    for path in sorted((built / "forth").iterdir()):
        assert path.read_bytes() == (built / "back" / path.name).read_bytes(), path.name


def test_every_exported_row_fits_its_schema(table: Callable[[str], list[Row]]) -> None:
    for name in TABLES:
        validator = jsonschema.Draft202012Validator(
            json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8"))
        )
        for row in table(name):
            validator.validate(row)


def test_no_date_of_furniture_is_taken_for_the_day_of_publication(
    table: Callable[[str], list[Row]],
) -> None:
    for row in table("articles"):
        annotation = next(one for one in gold() if one["article"] == row["path"])
        value, known = row["published"]["value"], annotation["published"]
        if value is not None and known["earliest"] is not None:
            assert value[:4] == known["earliest"][:4], row["path"]
        evidence = row["published"]["evidence"]
        for furniture in annotation["furniture"]:
            if evidence is not None and furniture["kind"] == "page_clock":
                assert not furniture["start"] <= evidence["start"] < furniture["end"]


def carriers(table: Callable[[str], list[Row]], key: str) -> set[str]:
    """The dossier's actors, of the right kind, that carry the named mentions of a gold actor.

    A description may hold other names ("the Belarusian president", "her eldest son"): the kind and
    the end of the span tell them apart.
    """
    paths = {row["id"]: row["path"] for row in table("articles")}
    kinds = {row["id"]: row["kind"] for row in table("actors")}
    spans = {
        (annotation["article"], start, end, actor["kind"])
        for annotation in gold()
        for actor in annotation["actors"]
        if actor["key"] == key
        for start, end in actor["mentions"]
    }
    return {
        mention["actor"]
        for mention in table("actor_mentions")
        if mention["form"] == "name"
        and any(
            paths[mention["article"]] == article
            and start <= mention["start"]
            and mention["end"] == end
            and kinds[mention["actor"]] == kind
            for article, start, end, kind in spans
        )
    }


@pytest.mark.parametrize("key", ["lukashenko", "belarus", "lavrov", "naryshkin", "klaskouski"])
def test_one_actor_under_many_spellings_is_one(table: Callable[[str], list[Row]], key: str) -> None:
    assert len(carriers(table, key)) == 1


def test_no_two_different_people_are_joined(table: Callable[[str], list[Row]]) -> None:
    pairs = {tuple(pair) for annotation in gold() for pair in annotation["not_same"]}
    assert pairs
    for one, other in sorted(pairs):
        assert not carriers(table, one) & carriers(table, other), (one, other)
