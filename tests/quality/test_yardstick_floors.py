"""Quality is a gate: no figure on the development part of a yardstick may get worse than its floor.

Each benchmark is run by the command that its yardstick gives, and scored by the scorer that lies
beside the data.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import reduce
from pathlib import Path

import msgspec
import pytest
from benchmarks.all import HERE, YARDSTICKS, Yardstick


class Floors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Of one yardstick: figures by their path in what the scorer prints, divided by " > "."""

    at_least: dict[str, float] = {}
    at_most: dict[str, float] = {}


FLOORS = msgspec.yaml.decode(
    Path(__file__).with_name("yardsticks.yaml").read_bytes(), type=dict[str, Floors]
)


@pytest.mark.parametrize("yardstick", YARDSTICKS, ids=lambda one: one.name)
def test_no_figure_is_worse_than_its_floor(
    yardstick: Yardstick, shared: Path, tmp_path: Path
) -> None:
    folder, out = shared / "yardsticks" / yardstick.name, tmp_path / "sys.jsonl"
    _run(HERE / f"{yardstick.name}.py", "--data", folder, "--out", out)
    scorer, gold = folder / yardstick.scorer, folder / yardstick.gold[0]
    scored = json.loads(_run(scorer, gold, out, *yardstick.options, "--json"))

    def figure(path: str) -> float:
        return float(reduce(dict.__getitem__, path.split(" > "), scored))

    floors = FLOORS[yardstick.name]
    worse = [
        f"{path}: {figure(path)}" for path, least in floors.at_least.items() if figure(path) < least
    ]
    worse += [
        f"{path}: {figure(path)}" for path, most in floors.at_most.items() if figure(path) > most
    ]
    assert not worse


def _run(script: Path, *arguments: object) -> str:
    command = [sys.executable, str(script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_every_yardstick_has_floors() -> None:
    assert set(FLOORS) == {yardstick.name for yardstick in YARDSTICKS}
    assert all(one.at_least or one.at_most for one in FLOORS.values())
