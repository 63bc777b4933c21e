"""Inputs for fuzzing: valid files of every format, broken in the ways that files are broken."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

Change = Callable[[random.Random, bytes], bytes]

_SNIPPETS = (
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\r",
    b"\n",
    b"\n\n",
    b'"',
    b"<",
    b">",
    b"&#x110000;",
    b"&#0;",
    b"&amp",
    b"<!--",
    b"]]>",
    b"<![CDATA[",
    b"<!DOCTYPE r [<!ENTITY a 'b'>]>",
    b"<script>",
    b"</html>",
    b"<p>" * 40,
    b"[" * 60,
    b"{" * 60,
    b"../" * 8,
    b"C:\\",
    b"%00",
    b"-1",
    b"99999999999",
    b"1e999",
    b"NaN",
    b"0000-00-00",
    b"31 February 2021",
    b"=?utf-8?q?=FF?=",
    b"=?x?b?*?=",
    b"Content-Length: 9\r\n",
    b"Transfer-Encoding: chunked\r\n",
    b"\r\n\r\n",
    b"WARC/1.0\r\n",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b\x08",
    b"(\xb5/\xfd",
    b"%PDF-",
    b"TY  - NEWS\r\n",
    b"ER  - ",
    b"charset=zlib",
    b"charset=utf-7",
    b"charset=idna",
    b"charset=x",
    b"boundary=",
    b"From a 10:11\nX: ",
    "é".encode("cp1252"),
    "Я".encode("cp1251"),
    "\u2028\u202e\ufeff".encode(),
    b"A" * 5000,
    b" " * 5000,
)


def _flip(draw: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(draw.choice((1, 1, 2, 8, 40))):
        changed[draw.randrange(len(changed))] = draw.randrange(256)
    return bytes(changed)


def _cut(draw: random.Random, data: bytes) -> bytes:
    return data[: draw.randrange(len(data) + 1)]


def _lose(draw: random.Random, data: bytes) -> bytes:
    start = draw.randrange(len(data))
    return data[:start] + data[start + draw.choice((1, 4, 64, 700)) :]


def _repeat(draw: random.Random, data: bytes) -> bytes:
    start, size = draw.randrange(len(data)), draw.choice((1, 8, 100, 2000))
    return data[:start] + data[start : start + size] * draw.choice((2, 3, 30)) + data[start:]


def _insert(draw: random.Random, data: bytes) -> bytes:
    at = draw.randrange(len(data) + 1)
    return data[:at] + draw.choice(_SNIPPETS) + data[at:]


def _scramble(draw: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    draw.shuffle(lines)
    return b"\n".join(lines)


_CHANGES: tuple[Change, ...] = (_flip, _cut, _lose, _repeat, _insert, _insert, _scramble)


def mutated(draw: random.Random, seeds: Mapping[str, bytes]) -> tuple[str, bytes]:
    """Return the name and the content of a file made from one or two valid ones."""
    name = draw.choice(sorted(seeds))
    data = seeds[name]
    if draw.random() < 0.1:
        other = seeds[draw.choice(sorted(seeds))]
        data = data[: draw.randrange(len(data) + 1)] + other[draw.randrange(len(other) + 1) :]
    for _ in range(draw.choice((1, 1, 2, 3, 5))):
        if data:
            data = draw.choice(_CHANGES)(draw, data)
    if draw.random() < 0.1:
        name = draw.choice(sorted(seeds))  # a suffix that lies
    return name, data
