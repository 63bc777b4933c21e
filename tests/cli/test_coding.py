"""``code``: rows of the contract through a pipe, the broken told, the reader free to leave."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.end_to_end.test_five_articles import rashomon

from rashomon.coding import CODED, LINKED
from rashomon.dossier.rows import TABLES

COMMAND = [sys.executable, "-c", "from rashomon.cli import main; main()", "code"]

FIRST = (
    "Bordurian foreign minister Ilya Marek arrived in Klow on Monday for talks. Marek said that "
    "Borduria would withdraw its troops by the end of the month."
)
SECOND = "Syldavian president Ana Brod rejected the treaty on 4 May 2021, a spokesman said."


def _lines(*texts: str) -> bytes:
    rows = [json.dumps({"text": text, "published": "2021-05-05"}).encode() for text in texts]
    return b"\n".join([*rows, b"{broken", b""])


@pytest.fixture(scope="module")
def coded() -> tuple[list[dict[str, Any]], str]:
    """The rows of two articles and a broken line, and what was said beside."""
    given = _lines(FIRST, SECOND)
    done = subprocess.run([*COMMAND, "--json"], input=given, capture_output=True, check=True)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return rows, done.stderr.decode()


def test_rows_are_those_of_the_contract_without_what_is_linked(
    coded: tuple[list[dict[str, Any]], str],
) -> None:
    rows, _ = coded
    assert {row["table"] for row in rows} <= {*CODED, "rejected"}
    for row in rows:
        if row["table"] != "rejected":
            fields = set(TABLES[row["table"]].__struct_fields__) - set(LINKED)
            assert set(row) == fields | {"table"}
    types = {row["type"] for row in rows if row["table"] == "event_mentions"}
    assert {"CONSULT", "REJECT"} <= types
    known = {row["id"] for row in rows if row["table"] == "actors"}
    for row in rows:
        if row["table"] == "event_mentions":
            assert {*row["sources"], *row["targets"]} <= known


def test_a_broken_line_is_a_row_and_the_rest_goes_on(
    coded: tuple[list[dict[str, Any]], str],
) -> None:
    rows, said = coded
    aside = [row for row in rows if row["table"] == "rejected"]
    assert [(row["path"], row["reason"]) for row in aside] == [("-#3", "malformed")]
    assert json.loads(said) == {"articles": 2, "rejected": 1}


def test_rows_come_while_the_pipe_is_open_and_whoever_reads_may_leave() -> None:
    process = subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        process.stdin.write(_lines(FIRST))
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["table"] == "articles"
        process.stdout.close()
        process.stdin.write(_lines(SECOND))
        process.stdin.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_files_are_read_too_and_nothing_read_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SECOND, "utf-8")
    done = rashomon("code", tmp_path / "a.txt", tmp_path / "missing")
    tables = [json.loads(line)["table"] for line in done.stdout.splitlines()]
    assert tables[0] == "articles"
    assert tables[-1] == "rejected"
    assert done.stderr == "1 articles, 1 not read\n"
    assert rashomon("code", tmp_path / "missing").returncode == 1
