"""A real cluster on this machine: the same bytes as from one process, whoever dies on the way."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from benchmarks.prose import prose
from tests.conftest import article_of
from tests.end_to_end.test_five_articles import rashomon
from tests.engine.sham import SHAM

pytest.importorskip("pyspark", reason="Spark is not installed; 'make test-spark' does")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java 17 or later", allow_module_level=True)

import pyarrow as pa
from benchmarks.cluster import LOOPBACK, cluster, kill

from rashomon.engine import spark
from rashomon.engine.coded import CodedError, outcomes_in, seal

MANY = 96
"""Articles: enough for six tasks."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Articles in two files, one of them twice, a line that is broken, and one that is empty."""
    made = tmp_path / "in"
    made.mkdir()
    rows = [json.dumps(row) for row in prose(7, MANY, 20)]
    (made / "a.jsonl").write_text("\n".join([*rows[:60], "{broken", rows[3]]), "utf-8")
    (made / "b.jsonl").write_text("\n".join([*rows[60:], '{"text": ""}']), "utf-8")
    return made


def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    coded, missing = tmp_path / "coded", tmp_path / "missing"
    command = [sys.executable, "-c", "from rashomon.cli import main; main()", "code"]
    with cluster(tmp_path) as running:
        given = [str(folder), str(missing), "--spark", running.url, "--into", str(coded)]
        with subprocess.Popen([*command, *given], env=LOOPBACK, stderr=subprocess.PIPE) as job:
            while job.poll() is None and not any((coded / "outcomes").rglob("part-*")):
                time.sleep(0.05)
            assert job.poll() is None, "there was no middle to kill a worker in"
            kill(running.workers[0])
            _, said = job.communicate()
    assert job.returncode == 0, said.decode()

    for name, sources in (
        ("spark", ["--from-parquet", coded]),
        ("local", [folder, missing]),
    ):
        dossier = tmp_path / f"{name}.rashomon"
        made = rashomon("build", dossier, *sources)
        assert made.returncode == 0, made.stderr
        assert rashomon("export", "jsonl", dossier, tmp_path / name).returncode == 0
    for file in sorted((tmp_path / "local").iterdir()):
        assert (tmp_path / "spark" / file.name).read_bytes() == file.read_bytes(), file.name
    refused = [
        json.loads(rashomon("rejected", tmp_path / f"{name}.rashomon", "--json").stdout)
        for name in ("spark", "local")
    ]
    assert refused[0] == refused[1]
    assert {one["reason"] for one in refused[0]} == {"malformed", "duplicate", "empty", "missing"}

    query = f"SELECT count(*), count(DISTINCT id) FROM '{coded}/event_mentions/*.parquet'"
    rows, ids = duckdb.execute(query).fetchall()[0]
    assert rows == ids > MANY
    again = rashomon("code", folder, "--spark", "local[1]", "--into", coded)
    assert again.returncode == 1
    assert "not empty" in again.stderr


def _batches(*texts: str) -> Iterator[pa.RecordBatch]:
    for at, text in enumerate(texts):
        article = article_of(text, path=f"{at}.txt")
        row = {"key": article.id, "file": at, "at": 0, "article": spark._json(article)}
        yield pa.RecordBatch.from_pylist([row], spark._INPUTS)


def test_on_a_worker_too_a_bad_article_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark, "READ_ARTICLE", SHAM)
    given = _batches("One.", "Whoever reads this dies.", "Three.", "Three.")
    schema = pa.schema([*spark._OUTCOMES])
    read = spark._read(given, lambda *_: {}, schema)
    rows = [row for batch in read for row in batch.to_pylist()]
    reasons = [row["rejected"] and json.loads(row["rejected"])["reason"] for row in rows]
    assert reasons == [None, "worker_died", None, "duplicate"]
    assert [row["article"] is None for row in rows] == [False, False, False, True]


def test_a_folder_that_is_not_whole_or_of_another_reader_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CodedError, match="no complete folder"):
        list(outcomes_in(tmp_path))
    seal(tmp_path, {})
    with pytest.raises(CodedError, match="damaged"):
        list(outcomes_in(tmp_path))
    monkeypatch.setattr("rashomon.engine.coded.VERSION", "another")
    with pytest.raises(CodedError, match="code the articles again"):
        list(outcomes_in(tmp_path))
