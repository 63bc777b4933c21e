"""From what people rule to what a dossier shows: it is linked anew under their judgements.

This stands apart from `rashomon.workbench`, which reads articles: who rules on what has been read
does not wait for the parser to be imported, unless an article is given another date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rashomon.dossier import Dossier, DossierError
from rashomon.links import Judgement
from rashomon.records import Article, Reading, Rejected


def judge(dossier: Dossier, judgements: Iterable[Judgement]) -> None:
    """Keep people's judgements and link the dossier anew, so that they take effect.

    `rashomon.dossier.judgements.making` makes them. Raises DossierError, and keeps nothing, when
    nothing is read into the dossier yet, or when an article that is given another date cannot be
    read again.
    """
    version = dossier.reader()
    with dossier.transaction():
        dossier.judge(judgements)
        link_anew(dossier, version)


def link_anew(dossier: Dossier, version: str) -> None:
    """Link what one version of the reader read, and write what follows from it.

    Articles that people have given another date are read again first, and those that were added
    and taken back leave.
    """
    from rashomon.linking import link  # noqa: PLC0415 - who only asks a dossier need not load it

    with dossier.transaction():
        dossier.forget(article for article, wanted in dossier.added().items() if not wanted)
        dossier.keep((), _read_again(dossier.misdated(version), version))
        heeded = dossier.heeded(version)
        links = link(dossier.articles(), heeded.readings, heeded.rulings)
        dossier.write_links(version, links)


def _read_again(articles: Sequence[Article], version: str) -> list[Reading]:
    """Read articles whose dates people have changed: "on Monday" is another day now."""
    if not articles:
        return []
    from rashomon.engine import read_all  # noqa: PLC0415 - imports the parser, which takes a second
    from rashomon.reading.pipeline import VERSION  # noqa: PLC0415

    if version != VERSION:
        raise DossierError(
            f"the articles were read by version {version} of the reader, and this is {VERSION}; "
            "run 'rashomon build' again before an article is given another date"
        )
    readings = []
    for article, outcome in read_all(articles):
        if isinstance(outcome, Rejected):
            raise DossierError(f"{article.path}: {outcome.detail}; its date stays as it is")
        readings.append(outcome)
    return readings
