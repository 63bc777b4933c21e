"""From what people rule to what a dossier shows: it is linked anew under their judgements.

This stands apart from `rashomon.workbench`, which reads articles: who rules on what has been read
does not wait for the parser to be imported.
"""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.dossier import Dossier
from rashomon.linking import link
from rashomon.links import Judgement


def judge(dossier: Dossier, judgements: Iterable[Judgement]) -> None:
    """Keep people's judgements and link the dossier anew, so that they take effect.

    `rashomon.dossier.judgements.making` makes them. Raises DossierError when nothing is read into
    the dossier yet.
    """
    version = dossier.reader()
    dossier.judge(judgements)
    link_anew(dossier, version)


def link_anew(dossier: Dossier, version: str) -> None:
    """Link what one version of the reader read, and write what follows from it."""
    heeded = dossier.heeded(version)
    links = link(dossier.articles(), heeded.readings, heeded.rulings)
    dossier.write_links(version, links)
