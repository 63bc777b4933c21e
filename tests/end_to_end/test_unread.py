"""An article in a language that has no reader is kept, flagged, listed, and never called silent."""

from __future__ import annotations

import json
from pathlib import Path

import rashomon

from .conftest import Run

ENGLISH = (
    "Police in Veldmark detained two reporters on Monday, the harbour council said. "
    "Mayor Ilse Brandt said the reporters were held near the ferry quay for three hours. "
    "The Sunn Journalists Union condemned the detention and demanded an apology."
)
RUSSIAN = (
    "Полиция Вельдмарка в понедельник задержала двух журналистов, сообщил совет гавани. "
    "Мэр Ильзе Брандт сказала, что журналистов держали у паромного причала три часа. "
    "Союз журналистов Сунна осудил задержание и потребовал извинений от властей города."
)
OTHER = (
    "Two reporters were detained in Veldmark on Monday, police and the harbour council said. "
    "Ilse Brandt, the mayor, told a press conference that both had crossed a line on the quay. "
    "Their union, the Sunn Journalists Union, called the detention of the reporters a disgrace."
)
ARTICLES = {
    "Post": ("2021-03-02", ENGLISH),
    "Courier": ("2021-03-02", OTHER),
    "Vestnik": ("2021-03-02", RUSSIAN),
}


def test_it_is_kept_flagged_and_listed(affair: Path, run: Run, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("export", "jsonl", affair, out)
    lines = (out / "articles.jsonl").read_text("utf-8").splitlines()
    rows = {row["outlet"]: row for row in map(json.loads, lines)}
    assert rows["Vestnik"]["language"] == "ru"
    assert "not_read" in rows["Vestnik"]["quality"]
    assert not any("not_read" in rows[outlet]["quality"] for outlet in ("Post", "Courier"))
    with rashomon.open(affair) as dossier:
        (aside,) = dossier.rejected()
        assert (aside.path, aside.reason) == ("vestnik.txt", "unsupported_language")
        assert aside.article == rows["Vestnik"]["id"]
        assert "'ru'" in aside.detail
        (kept,) = (one for one in dossier.articles() if one.outlet == "Vestnik")
        assert kept.raw == RUSSIAN


def test_it_is_silent_on_nothing(sources: Path, tmp_path: Path, run: Run) -> None:
    with (sources / "courier.meta.yaml").open("a", encoding="utf-8") as meta:
        meta.write("language: fr\n")  # so that it is of the story, and no reader knows it
    path, out = tmp_path / "affair.rashomon", tmp_path / "out"
    rashomon.build([sources], path).close()
    run("export", "jsonl", path, out)
    lines = (out / "events.jsonl").read_text("utf-8").splitlines()
    outlets = [json.loads(line)["outlets"] for line in lines]
    assert any("Post" in told["asserting"] + told["attributing"] for told in outlets)
    assert all("Courier" not in told["silent"] for told in outlets)
    assert "Courier" not in json.dumps(run("silence", path))
