"""The page about fetching says every reason, in the words of the code."""

from __future__ import annotations

import re
from pathlib import Path

from rashomon.intake.web import REFUSALS

PAGE = Path(__file__).parents[3] / "docs" / "fetching.md"


def test_every_reason_is_explained() -> None:
    told = re.findall(r"^\| `(\w+)` \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert dict(told) == REFUSALS
