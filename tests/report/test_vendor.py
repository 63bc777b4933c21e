"""The scripts of others that pages load are those that the table names."""

from __future__ import annotations

import hashlib
from pathlib import Path

import yaml

import rashomon.report
from rashomon.report import PAGES

VENDOR = Path(rashomon.report.__file__).parent / "assets" / "vendor"
TABLE: dict[str, dict[str, str]] = yaml.safe_load((VENDOR / "vendored.yaml").read_text("utf-8"))


def test_every_file_is_in_the_table_with_its_hash() -> None:
    scripts = {path.name: path for path in VENDOR.glob("*.js")}
    assert scripts.keys() == TABLE.keys()
    for name, path in scripts.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == TABLE[name]["sha256"]


def test_every_licence_lies_beside_what_it_is_of() -> None:
    assert {row["license_file"] for row in TABLE.values()} == {
        path.name for path in VENDOR.glob("LICENSE*")
    }


def test_every_vendored_script_is_loaded_by_a_page() -> None:
    loaded = {script for page in PAGES for script in page.scripts}
    assert {f"vendor/{name}" for name in TABLE} <= loaded
