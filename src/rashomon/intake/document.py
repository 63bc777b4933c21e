"""What a format's reader hands on: the raw text of one article, and what its container says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from rashomon.intake.metadata import Metadata, Notes


@dataclass(frozen=True, slots=True)
class Document:
    """Text or HTML as read, not yet looked into; ``path`` is that of the article to be.

    HTML that is the article ``alone`` is no page: there is nothing around it to be left out. What
    it does not say of itself may be in ``notes``.
    """

    path: str
    raw: str
    markup: Literal["text", "html"]
    metadata: Metadata = field(default_factory=Metadata)
    flags: tuple[str, ...] = ()
    alone: bool = False
    notes: Notes | None = None
