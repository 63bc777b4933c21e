"""A metadata file beside an article: ``story.meta.yaml`` belongs to ``story.txt``."""

from __future__ import annotations

import reprlib
from difflib import get_close_matches
from pathlib import Path, PurePosixPath

import msgspec

from rashomon.intake.dates import read_date
from rashomon.intake.metadata import Metadata
from rashomon.intake.outcomes import RefusedError

SIDECAR_SUFFIX = ".meta.yaml"
_FIELDS = ("outlet", "relayed_outlet", "title", "author", "url", "language", "published")
_IGNORED = "note"
_MOST_BYTES = 65_536


def read_sidecar(article: Path) -> Metadata:
    """Return what the sidecar of a file says; nothing when there is none.

    Raises RefusedError (``bad_sidecar``) when it cannot be read, is not a mapping of known fields
    to text, or holds a date that is not one: to go on without it would lose what the user said.
    """
    location = article.with_name(sidecar_name(article.name))
    if not location.is_file():
        return Metadata()
    try:
        return sidecar_in(location.read_bytes(), location.name)
    except OSError as error:
        raise _bad(location.name, str(error.strerror)) from None


def sidecar_name(article: str) -> str:
    """Return the name of an article's sidecar."""
    return str(PurePosixPath(article).with_suffix("")) + SIDECAR_SUFFIX


def sidecar_in(data: bytes, location: str) -> Metadata:
    """Return what the bytes of a sidecar say; raises RefusedError (``bad_sidecar``)."""
    if len(data) > _MOST_BYTES:
        raise _bad(location, "it is too long to be a sidecar")
    try:
        content = msgspec.yaml.decode(data)
    except (ValueError, RecursionError, msgspec.DecodeError) as error:
        raise _bad(location, " ".join(str(error).split())) from None
    if content is None:
        return Metadata()
    if not isinstance(content, dict):
        raise _bad(location, "it must hold lines of the form 'outlet: Name'")
    known = {name: value for name, value in content.items() if name != _IGNORED}
    for name, value in known.items():
        _check(location, name, value)
    published = known.pop("published", None)
    said = {str(name): _stripped(value) for name, value in known.items()}
    return Metadata(published=published, **said)


def _check(location: str, name: object, value: object) -> None:
    if name not in _FIELDS:
        close = get_close_matches(str(name), _FIELDS, n=1)
        hint = f"; did you mean {close[0]!r}?" if close else f"; known are {', '.join(_FIELDS)}"
        raise _bad(location, f"unknown field {name!r}{hint}")
    if value is None:
        return
    shown = reprlib.repr(value)  # an anchor of YAML can make a few bytes a text without end
    if name == "published":
        if read_date(value) is None:
            raise _bad(location, f"published: {shown} is not a date; write it as 2020-08-09")
    elif not isinstance(value, str):
        raise _bad(location, f"{name}: {shown} is not text; put it in quotes")


def _stripped(value: object) -> str | None:
    return (value.strip() or None) if isinstance(value, str) else None


def _bad(location: str, what: str) -> RefusedError:
    return RefusedError("bad_sidecar", f"{location}: {what}")
