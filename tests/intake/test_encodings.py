"""Bytes to text: what is sure, what is guessed, what is refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.intake.encodings import decode
from rashomon.intake.outcomes import RefusedError
from rashomon.view import view_of

from .conftest import PROSE, ReadOne

RUSSIAN = (
    "Городской совет Вельдмарка после долгого спора утвердил новую паромную линию. "
    "Рыбаки с северного причала были против и покинули зал до голосования. "
) * 3
POLISH = "Rada miejska Veldmarku zatwierdziła nową linię promową. Rybacy są źli i wyszli. " * 3


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufeff")))
def test_utf8_with_any_newlines_comes_back_as_it_was(text: str) -> None:
    try:
        decoded = decode(text.encode())
    except RefusedError as refused:
        assert refused.reason == "binary"  # noqa: PT017 - many control characters are no text
        assert any(char < " " for char in text)
    else:
        assert decoded.text == text
        assert decoded.flags == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_is_known_by_its_mark_or_by_its_nuls(encoding: str) -> None:
    mark = codecs.BOM_UTF16_LE if encoding == "utf-16-le" else codecs.BOM_UTF16_BE
    assert decode(mark + PROSE.encode(encoding)).text == "\ufeff" + PROSE
    bare = decode(PROSE.encode(encoding))
    assert (bare.text, bare.flags) == (PROSE, ("encoding_guessed",))


@pytest.mark.parametrize(
    ("text", "encoding"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (POLISH, "iso8859-2")]
)
def test_a_declared_encoding_is_used_and_an_undeclared_one_guessed_and_flagged(
    text: str, encoding: str
) -> None:
    assert decode(text.encode(encoding), encoding).flags == ()
    guessed = decode(text.encode(encoding))
    assert guessed.flags == ("encoding_guessed",)
    assert guessed.text == text


@pytest.mark.parametrize(
    ("written", "declared"),
    [
        ("cp1251", "utf-8"),
        ("cp1251", "iso-8859-1"),
        ("cp1251", "windows-1252"),
        ("utf-8", "cp1251"),
    ],
)
def test_a_wrongly_declared_encoding_is_noticed(written: str, declared: str | None) -> None:
    decoded = decode(RUSSIAN.encode(written), declared)
    assert decoded.text == RUSSIAN
    assert "encoding_misdeclared" in decoded.flags


def test_latin1_means_windows_1252() -> None:
    assert decode("The mayor’s café is closed.".encode("cp1252"), "iso-8859-1").text.count("’") == 1


def test_a_page_declares_its_encoding(read_one: ReadOne) -> None:
    paragraphs = "".join(f"<p>{RUSSIAN}</p>" for _ in range(3))
    page = f"<html><head><meta charset=windows-1251></head><body>{paragraphs}</body></html>"
    article = read_one(page.encode("cp1251"), "page.html")
    assert article.raw == page
    assert article.language == "ru"
    assert not {"encoding_guessed", "encoding_misdeclared"} & set(article.quality)


def test_newlines_and_a_byte_order_mark_stay_in_the_raw_text_and_leave_the_view(
    read_one: ReadOne,
) -> None:
    text = PROSE.replace("\n", "\r\n")
    article = read_one(codecs.BOM_UTF8 + text.encode())
    assert article.raw == "\ufeff" + text
    view = view_of(article)
    assert view.text == PROSE
    start = view.text.index("Fishermen")
    span = view.raw(start, start + 9)
    assert article.raw[span.start : span.end] == "Fishermen"


def test_a_few_nuls_are_replaced_and_flagged(read_one: ReadOne) -> None:
    article = read_one(PROSE.replace("ferry", "fe\x00ry", 1))
    assert article.raw == PROSE.replace("ferry", "fe\ufffdry", 1)
    assert "characters_replaced" in article.quality


@pytest.mark.parametrize("data", [bytes(range(256)) * 20, b"\x00\x01\x02\x03" * 100])
def test_what_is_no_text_is_binary(data: bytes) -> None:
    with pytest.raises(RefusedError, match="not text") as refused:
        decode(data)
    assert refused.value.reason == "binary"


def test_a_cut_utf16_file_is_refused() -> None:
    with pytest.raises(RefusedError) as refused:
        decode(codecs.BOM_UTF16_LE + PROSE.encode("utf-16-le")[:-1])
    assert refused.value.reason == "wrong_encoding"
