"""What pdfium reads in a PDF, as JSON: run as a program of its own, for no PDF is to be trusted.

Arguments are the limits: pages, seconds, megabytes. The PDF comes in through standard input. What
goes out is ``{"pages": [[line, ...], ...], "pictures": n, "title": str}``, where a line is
``[text, left, bottom, right, top, hyphenated]`` in points; or ``{"refused": reason}``.

pdfium (BSD and Apache licences) is the engine of Chromium: of what reads PDF, it is the fastest,
the most tolerant and the one that is attacked and mended most. It reads text in the order in which
the file draws it, which is the order of reading in what publishing software writes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

_PASSWORD = "password"  # noqa: S105 - a word in pdfium's message
_HYPHEN = 2
"""pdfium's character for a hyphen at the end of a line; a word goes on in the next one."""
_END_OF_LINE = {10, 13}
_NO_CHARACTER = {0, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)}

Line = tuple[str, float, float, float, float, bool]


def read(data: bytes, most_pages: int) -> dict[str, Any]:
    """Return what a PDF holds, or why it cannot be read."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"refused": "encrypted" if _PASSWORD in str(error).lower() else "malformed"}
    if len(document) > most_pages:
        return {"refused": "too_many"}
    pages: list[list[Line]] = []
    pictures = 0
    for index in range(len(document)):
        try:
            page = document[index]
            pages.append(list(_lines(page.get_textpage())))
            if not pages[-1]:
                pictures += any(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        except pypdfium2.PdfiumError:
            pages.append([])
    return {"pages": pages, "pictures": pictures, "title": _title(document)}


def _title(document: pypdfium2.PdfDocument) -> str:
    try:
        return str(document.get_metadata_value("Title"))
    except (pypdfium2.PdfiumError, UnicodeError):
        return ""


def _lines(page: pypdfium2.PdfTextPage) -> Iterator[Line]:
    """Yield the lines of a page with words in them."""
    chars: list[tuple[int, int]] = []
    for index in range(page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, index)
        if code in _END_OF_LINE:
            yield from _line(page, chars)
            chars = []
        elif code not in _NO_CHARACTER:
            chars.append((index, code))
    yield from _line(page, chars)


def _line(page: pypdfium2.PdfTextPage, chars: list[tuple[int, int]]) -> Iterator[Line]:
    hyphenated = bool(chars) and chars[-1][1] == _HYPHEN
    seen = [(index, chr(code)) for index, code in chars if code > ord(" ") or code == ord("\t")]
    if not seen:
        return
    text = "".join(chr(code) for _, code in chars if code != _HYPHEN)
    boxes = [_box(page, index) for index, _ in seen]
    drawn = [box for box in boxes if box[2] > box[0]] or boxes
    left, bottom, right, top = zip(*drawn, strict=True)
    yield text.strip(), min(left), min(bottom), max(right), max(top), hyphenated


def _box(page: pypdfium2.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """Return the box of a character in points, as high as its type is."""
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(page, index, box)
    return box.left, box.bottom, box.right, box.top


def _limit(seconds: int, megabytes: int) -> None:
    """Bound what this process may take, where the system can."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 10**6, megabytes * 10**6))


if __name__ == "__main__":
    pages, seconds, megabytes = map(int, sys.argv[1:])
    _limit(seconds, megabytes)
    sys.stdout.write(json.dumps(read(sys.stdin.buffer.read(), pages)))
