"""Articles that somebody pastes, uploads or gives the address of, on their way into a dossier."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from rashomon.dossier import Dossier, DossierError
from rashomon.dossier.judgements.making import Judge
from rashomon.intake import IntakeOptions
from rashomon.intake.sidecar import SIDECAR_SUFFIX
from rashomon.intake.web import Fetched, Fetcher, Refused
from rashomon.intake.web.warc import records_of
from rashomon.links import Judgement
from rashomon.records import content_id
from rashomon.web.changes import Make, Told

_NAME = re.compile(r"[^\w.() -]+")
_LONGEST_NAME = 120
Now = Callable[[], str]
"""Says what time it is, as judgements have it."""


class Addition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said of an article that is added: it is pasted, fetched, or a file."""

    text: str = ""
    address: str = ""
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""
    why: str = ""

    def options(self) -> IntakeOptions:
        """Return what intake is told. Raises ValueError for a date that is none."""
        return IntakeOptions(outlet=self.outlet or None, published=self.published or None)

    def beside(self) -> bytes | None:
        """Return the metadata file beside the article, or None where nothing more is said."""
        known = {"title": self.title, "url": self.url}
        said = {name: " ".join(value.split()) for name, value in known.items() if value.strip()}
        return msgspec.yaml.encode(said) if said else None


def file_name(given: str) -> str:
    """Return a name under which an upload can be kept: no folder, nothing odd, no hidden file."""
    last = given.replace("\\", "/").rpartition("/")[2]
    return _NAME.sub("_", last).strip(". ")[-_LONGEST_NAME:] or "article.txt"


def pasted_name(text: str) -> str:
    """Return the name of pasted text: the same text has the same."""
    return f"{content_id('pasted', text)}.txt"


def addition(name: str, content: bytes, said: Addition, who: str, now: Now) -> Make:
    """Return the change that adds the articles of a file, as `who` says.

    Raises ValueError for a date that is none.
    """
    options = said.options()

    def make(dossier: Dossier, told: Told) -> list[Judgement]:
        from rashomon.workbench import contribute  # noqa: PLC0415 - imports the parser

        told("reading", 0)
        with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
            source = Path(folder) / name
            source.write_bytes(content)
            beside = said.beside()
            if beside:
                source.with_name(source.stem + SIDECAR_SUFFIX).write_bytes(beside)
            judge = Judge(dossier, who, now())
            return contribute(dossier, source, judge, options, why=said.why, progress=told)

    return make


def fetched(fetcher: Fetcher, said: Addition, who: str, now: Now) -> Make:
    """Return the change that fetches the page of an address and adds its article.

    What came over the wire is read as any archive of pages is. Raises ValueError as `addition`.
    """
    said.options()

    def make(dossier: Dossier, told: Told) -> list[Judgement]:
        told("fetching", 0)
        outcome = fetcher.fetch(said.address.strip())
        if isinstance(outcome, Refused):
            raise DossierError(f"{outcome.asked}: {outcome.detail}")
        if not isinstance(outcome, Fetched):
            raise TypeError(f"nothing was known of {said.address}, and it is {outcome}")
        name = f"{content_id('fetched', outcome.url)}.warc.gz"
        return addition(name, records_of(outcome), said, who, now)(dossier, told)

    return make
