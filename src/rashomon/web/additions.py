"""Articles that somebody pastes, uploads or gives the address of, on their way into a dossier."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from rashomon.dossier import Dossier
from rashomon.dossier.judgements.making import Judge
from rashomon.intake import IntakeOptions
from rashomon.links import Judgement
from rashomon.records import content_id
from rashomon.web.changes import Make, Told

_NAME = re.compile(r"[^\w.() -]+")
_LONGEST_NAME = 120
SIDECAR = ".meta.yaml"


class Addition(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said of an article that is added; with ``text`` it is pasted."""

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


def addition(name: str, content: bytes, said: Addition, who: str, now: Callable[[], str]) -> Make:
    """Return the change that adds the articles of a file, as `who` says."""
    options = said.options()

    def make(dossier: Dossier, told: Told) -> list[Judgement]:
        from rashomon import workbench  # noqa: PLC0415 - imports the parser, which takes a second

        told("reading", 0)
        with tempfile.TemporaryDirectory(prefix="rashomon-") as folder:
            source = Path(folder) / name
            source.write_bytes(content)
            beside = said.beside()
            if beside:
                source.with_name(source.stem + SIDECAR).write_bytes(beside)
            judge = Judge(dossier, who, now())
            return workbench.contribute(
                dossier, source, judge, options, why=said.why, progress=told
            )

    return make
