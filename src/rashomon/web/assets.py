"""Styles and scripts: the site's and the server's own, all known before the first is asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file and what it is; ``tag`` changes with its content."""

    content: bytes
    kind: str
    tag: str


@cache
def assets() -> dict[str, Asset]:
    """Return every asset by its path below ``assets/``; nothing else can be asked for."""
    found = {}
    for package in ("rashomon.report", "rashomon.web"):
        for name, file in _below(files(package).joinpath("assets"), ""):
            content = file.read_bytes()
            tag = hashlib.sha256(content).hexdigest()[:16]
            found[name] = Asset(content, _kind(name), f'"{tag}"')
    return found


def _below(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _below(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry


def _kind(name: str) -> str:
    suffix = name[name.rfind(".") :] if "." in name else ""
    return TYPES.get(suffix, "text/plain; charset=utf-8")
