"""The lines in which silence answers."""

from __future__ import annotations

from rashomon.dossier.answers import Line, Quote
from rashomon.dossier.ledger.lines import Share


class SilenceLine(Line, frozen=True):
    """One outlet that leaves out an event which most others tell.

    ``told`` are the other outlets that tell it, of those that could; ``usual`` are the events of
    this kind (told by most others) that the outlet does tell, of all others that it could.
    ``articles`` are those in which it could have told it, ``perhaps`` passages in them that may
    tell it after all. ``quote`` is its first telling.
    """

    outlet: str
    event: str
    date: str | None
    type: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    told: Share
    told_by: tuple[str, ...]
    usual: Share | None
    articles: tuple[str, ...]
    perhaps: tuple[Quote, ...]
    why: str
    quote: Quote
