"""The reader's data: lexicons, frames, authored examples and weights, each with a schema.

A lexicon is a YAML file whose shape is a type; a file that does not fit its type is refused when
it is read, with the field that is wrong.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def load(name: str, shape: type[T]) -> T:
    """Return ``codebook/<name>`` as an instance of `shape`.

    Raises FileNotFoundError when there is no such file and msgspec.ValidationError when its
    content does not fit the shape.
    """
    hashable: Any = shape  # a type is, but a generic one is not known to be
    found: T = _read(name, hashable)
    return found


@cache
def _read(name: str, shape: Any) -> Any:  # a cached function cannot be generic
    text = files(__package__).joinpath(name).read_bytes()
    try:
        return msgspec.yaml.decode(text, type=shape)
    except msgspec.ValidationError as error:
        raise msgspec.ValidationError(f"codebook/{name}: {error}") from None
