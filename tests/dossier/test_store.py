"""The file: what it keeps, what it refuses, and how its receipts break."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from tests import made

from rashomon.dossier import Dossier, DossierError


def test_a_clean_dossier_verifies_and_an_edited_article_breaks_its_own_rows() -> None:
    with Dossier(create=True) as dossier:
        made.fill(dossier)
        assert dossier.receipt_count() > 10
        assert dossier.broken_receipts() == []
        courier = made.articles()[0]
        dossier.connection.execute(
            "UPDATE article SET record = replace(record, 'visited', 'avoided') WHERE id = $1",
            [courier.id],
        )
        failed = dossier.broken_receipts()
        assert {receipt.article for receipt in failed} == {courier.id}
        assert "trigger" in {receipt.part for receipt in failed}


def test_a_dossier_is_found_again_and_relinked_without_doubling(tmp_path: Path) -> None:
    path = tmp_path / "a.rashomon"
    with Dossier(path, create=True) as dossier:
        counts = made.fill(dossier).counts()
    with Dossier(path) as dossier:
        assert dossier.read_already(made.VERSION) == {one.id for one in made.articles()}
        assert made.fill(dossier).counts() == counts
        assert dossier.readings("another version") == []


def test_what_is_no_dossier_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DossierError, match="no such dossier"):
        Dossier(tmp_path / "missing.rashomon")
    text = tmp_path / "text.rashomon"
    text.write_text("not a database" * 1000)
    with pytest.raises(DossierError, match="not a dossier"):
        Dossier(text)
    other = tmp_path / "other.duckdb"
    duckdb.connect(str(other)).execute("CREATE TABLE t (x INT)").close()
    with pytest.raises(DossierError, match="not a dossier of format"):
        Dossier(other)


def test_two_processes_get_a_clear_message(tmp_path: Path) -> None:
    path = tmp_path / "a.rashomon"
    with Dossier(path, create=True):
        code = f"from rashomon.dossier import Dossier; Dossier({str(path)!r})"
        other = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=False
        )
    assert other.returncode == 1
    assert "another process has this dossier open" in other.stderr


def test_a_failed_transaction_leaves_nothing() -> None:
    with Dossier(create=True) as dossier:

        def half() -> None:
            with dossier.transaction():
                dossier.connection.execute("INSERT INTO meta VALUES ('half', 'done')")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            half()
        assert dossier.connection.execute("SELECT * FROM meta WHERE key = 'half'").fetchall() == []


def test_what_is_set_aside_stays_until_it_is_read_or_leaves() -> None:
    articles, readings = made.articles(), made.readings()
    aside = made.rejected("Herald.txt", readings[1])
    with Dossier(create=True) as dossier:
        dossier.keep(
            articles, readings[:1], [aside, made.rejected("a.txt"), made.rejected("a.txt")]
        )
        assert dossier.rejected() == [aside, made.rejected("a.txt")]
        assert dossier.set_aside() == [articles[1]]
        assert dossier.tried_already(made.VERSION) == {one.id for one in articles}
        assert dossier.tried_already("another version") == set()
        dossier.forget_rejected()
        assert dossier.rejected() == [aside]
        dossier.keep(articles[1:], [], [aside])
        assert dossier.rejected() == [aside], "a second try that fails is no second row"
        dossier.keep(articles[1:], readings[1:])
        assert dossier.rejected() == []
        dossier.keep(articles[1:], [], [aside])
        dossier.forget([articles[1].id])
        assert dossier.rejected() == []
