"""The file that analysts exchange."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.dossier import DossierError
from rashomon.dossier.judgements import files
from rashomon.dossier.judgements.making import sealed
from rashomon.links import Anchor, Judgement

ONE = sealed(
    Judgement(
        id="",
        verdict="rename",
        a="ac-1",
        a_at=(Anchor(id="la-1", kind="person", article="ar-1", start=3, end=9),),
        name="Ana Bród",
        who="Mira",
        when="2031-05-04T10:00:00Z",
    )
)


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.jsonl"
    assert files.write([ONE], path) == 1
    assert files.read(path) == [ONE]
    path.write_bytes(path.read_bytes() + b"\n\n")
    assert files.read(path) == [ONE]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"who":"Mira"', '"who":"Jon"', "line 1: .* was changed after it was made"),
        ('"verdict":"rename"', '"verdict":"praise"', "line 1: no judgement"),
        ('{"id"', '"id"', "line 1: no judgement"),
    ],
)
def test_what_was_changed_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    path = tmp_path / "theirs.jsonl"
    files.write([ONE], path)
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(DossierError, match=says):
        files.read(path)


def test_what_is_no_text_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "theirs.jsonl"
    files.write([ONE], path)
    path.write_bytes(path.read_bytes().replace(b"Mira", b"M\xff"))
    with pytest.raises(DossierError, match="line 1: no judgement"):
        files.read(path)
