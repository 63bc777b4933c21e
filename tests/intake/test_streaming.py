"""JSON Lines through a pipe: each line alone, none held back, nothing kept."""

from __future__ import annotations

import io
import json
import os

import pytest

from rashomon.intake import IntakeOptions
from rashomon.intake.streaming import read_stream
from rashomon.records import Article, Rejected

TEXT = "Marek flew to Klow on Monday and met the president there, a spokesman said."


def _line(**fields: str) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def test_a_bad_line_is_told_alone_by_its_number() -> None:
    lines = [
        _line(text=TEXT, outlet="Courier"),
        b"not JSON\n",
        b"\n",
        b'{"text": "' + b"a" * 2000 + b'"}\n',
        b'{"text": "Br\xffken"}\n',
        b"[" * 100_000 + b"\n",
        _line(text=TEXT, outlet="Courier").rstrip(),
    ]
    found = list(read_stream(io.BytesIO(b"".join(lines)), IntakeOptions(max_bytes=1000)))
    told = [one for one in found if one is not None]
    assert [(one.path, getattr(one, "reason", None)) for one in told] == [
        ("-#1", None),
        ("-#2", "malformed"),
        ("-#4", "too_large"),
        ("-#5", "wrong_encoding"),
        ("-#6", "too_large"),
        ("-#7", None),
    ]
    assert isinstance(told[0], Article)
    assert told[0].outlet == "Courier"


def test_another_encoding_is_read_when_it_is_named() -> None:
    line = json.dumps({"text": f"{TEXT} Café."}, ensure_ascii=False).encode("cp1252")
    options = IntakeOptions(encoding="cp1252")
    (article,) = [one for one in read_stream(io.BytesIO(line), options) if one]
    assert isinstance(article, Article)
    assert article.raw.endswith("Café.")


def test_a_line_is_told_when_it_comes_and_silence_too() -> None:
    reader, writer = os.pipe()
    stream = read_stream(os.fdopen(reader, "rb"), IntakeOptions())
    assert next(stream) is None
    os.write(writer, _line(text=TEXT))
    while (told := next(stream)) is None:
        pass
    assert isinstance(told, Article)
    os.close(writer)
    assert not any(stream)


def test_a_stream_that_breaks_is_an_error() -> None:
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, _: object) -> int:
            raise OSError("the pipe burst")

    with pytest.raises(OSError, match="burst"):
        list(read_stream(io.BufferedReader(Broken()), IntakeOptions()))


def test_what_is_refused_is_a_known_reason() -> None:
    (told,) = [one for one in read_stream(io.BytesIO(b"[1]\n"), IntakeOptions()) if one]
    assert isinstance(told, Rejected)
    assert told.reason == "malformed"
