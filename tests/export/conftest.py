"""A dossier made by hand, and the same one with an article and names that mean harm."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests import made

from rashomon.dossier import Dossier
from rashomon.export import FORMATS

HARM = (
    "=cmd|'/C calc'!A0 <script>alert(1)</script> </script><!-- ]]> [x](javascript:alert(1)) "
    "![i](https://a.example/i.png) \u202e\u2066\u200f \x08\x1b[2J\x85 \ufffe {\\input{/etc/x}} "
    '$x$ 5% & #1 a_b ~ ^ @article{k, "q" `code` | **bold** __init__ <b onclick=x>\n# head\n- item\n'
    "[^1]: note\n\n1. one \U0001f600 \u05d0\u05d1 "
)
"""Formulas, markup of five kinds, marks that turn text round, and characters that XML forbids."""


@pytest.fixture
def dossier() -> Iterator[Dossier]:
    with Dossier(create=True) as empty:
        yield made.fill(empty)


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> Iterator[Dossier]:
    """Harm in the text, in every name, in titles, outlets, authors and addresses."""
    monkeypatch.setattr(made, "COURIER", HARM + made.COURIER)
    with Dossier(create=True) as empty:
        made.fill(empty)
        for table, column in (
            ("actors", "name"),
            ("articles", "title"),
            ("articles", "author"),
            ("articles", "outlet"),
        ):
            empty.connection.execute(f"UPDATE {table} SET {column} = ?", [HARM])
        empty.connection.execute("UPDATE articles SET url = 'javascript:alert(1)'")
        empty.connection.execute("UPDATE actors SET aliases = [?]", [HARM])
        empty.lookup = type(empty.lookup)(empty)
        yield empty


@pytest.fixture
def same_bytes(tmp_path: Path) -> Callable[[str], None]:
    """Check that a format writes two equal dossiers alike."""

    def check(form: str) -> None:
        written = []
        for name in ("one", "other"):
            with Dossier(create=True) as empty:
                FORMATS[form](made.fill(empty), tmp_path / name)
            files = sorted((tmp_path / name).iterdir())
            written.append({path.name: path.read_bytes() for path in files})
        assert written[0] == written[1]
        assert all(written[0].values())

    return check
