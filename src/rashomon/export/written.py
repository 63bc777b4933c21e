"""What an export wrote, and what it had to leave out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Written:
    """The rows of each table, by name, and the event mentions without a place in it, by reason."""

    rows: Mapping[str, int]
    left_out: Mapping[str, int] = field(default_factory=dict)
