"""Bad input beside good: every file has a named outcome, the good is read, nothing is lost."""

from __future__ import annotations

import json
from pathlib import Path

from tests.end_to_end.test_five_articles import rashomon

GOOD = (
    "Talks open in Klow\n\nBordurian foreign minister Ilya Marek arrived in Klow on Monday for "
    "talks with his Syldavian counterpart. The two sides discussed a border treaty, and Marek "
    "said that Borduria would withdraw its troops by the end of the month.\n"
)


def test_every_bad_file_is_named_and_the_good_one_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, "utf-8")
    (folder / "again.txt").write_text(GOOD, "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (folder / "line.txt").write_bytes(b"a" * 50_000_000)
    (folder / "cut.html").write_text("<html><body><p>" + GOOD[:60], "utf-8")
    (folder / "wrong.txt").write_bytes("Министр прибыл в Клов для переговоров.".encode("cp1251"))
    made = rashomon("build", tmp_path / "a.rashomon", folder, tmp_path / "missing", "--json")
    assert made.returncode == 0, made.stderr
    result = json.loads(made.stdout)
    assert result["articles"] >= 1
    reasons = {Path(one["path"]).name: one["reason"] for one in result["rejected"]}
    assert {"empty.txt", "binary.txt", "line.txt", "missing"} <= set(reasons)
    assert ("good.txt" in reasons) != ("again.txt" in reasons)
    assert all(one["detail"] for one in result["rejected"])


def test_nothing_readable_is_a_failure(tmp_path: Path) -> None:
    made = rashomon("build", tmp_path / "a.rashomon", tmp_path / "missing")
    assert made.returncode == 1
    assert "missing" in made.stderr


def test_a_second_build_reads_nothing_again_and_forgets_what_left(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, "utf-8")
    first = rashomon("build", tmp_path / "a.rashomon", folder, "--json")
    assert json.loads(first.stdout)["articles"] == 1
    (folder / "good.txt").rename(tmp_path / "gone.txt")
    (folder / "other.txt").write_text(GOOD.replace("Marek", "Novak"), "utf-8")
    second = rashomon("build", tmp_path / "a.rashomon", folder, "--json")
    assert json.loads(second.stdout)["articles"] == 1
    added = rashomon("add", tmp_path / "a.rashomon", tmp_path / "gone.txt", "--json")
    assert json.loads(added.stdout) | {"articles": 2, "new": 1} == json.loads(added.stdout)
    assert rashomon("verify", tmp_path / "a.rashomon").returncode == 0
