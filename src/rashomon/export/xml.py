"""XML written piece by piece, in the same bytes for the same content.

Names of elements stand in the namespace that the outermost element declares as the default.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lxml import etree


@contextmanager
def xml_file(path: Path, root: str, attributes: Mapping[str, str]) -> Iterator[Any]:
    """Open a file in UTF-8 and its outermost element; the yielded writer is lxml's."""
    with etree.xmlfile(str(path), encoding="utf-8") as out:
        out.write_declaration()
        with out.element(root, dict(attributes)):
            out.write("\n")
            yield out


@contextmanager
def block(out: Any, name: str, attributes: Mapping[str, str] | None = None) -> Iterator[None]:
    """Write an element around what is written inside, each on a line of its own."""
    with out.element(name, dict(attributes or {})):
        out.write("\n")
        yield
    out.write("\n")


def leaf(out: Any, name: str, attributes: Mapping[str, str], *parts: Any) -> None:
    """Write an element on a line of its own, around texts or elements."""
    out.write(element(name, attributes, *parts))
    out.write("\n")


def element(name: str, attributes: Mapping[str, str], *parts: Any) -> Any:
    """Return an element around one text or other elements."""
    made = etree.Element(name, dict(attributes))
    for part in parts:
        if isinstance(part, str):
            made.text = part
        else:
            made.append(part)
    return made


def known(values: Mapping[str, object]) -> dict[str, str]:
    """Return the values that are known and not empty, as attributes have them."""
    return {
        name: f"{value:g}" if isinstance(value, float) else str(value)
        for name, value in values.items()
        if value not in (None, "")
    }
