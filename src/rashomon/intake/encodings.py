"""From bytes to text, and how sure that is. Newlines are kept as they are: offsets depend on it.

The order of evidence: a byte order mark; UTF-8, which other encodings hardly ever form by
accident; the declared encoding, if what it yields looks like writing; then a guess by
charset-normalizer, which is flagged.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from rashomon.intake.outcomes import RefusedError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = frozenset({"cp1252", "iso8859-1", "iso8859-15", "latin-1", "mac-roman"})
_NO_CHARSETS = frozenset(
    {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"}
    | {"base64", "bz2", "hex", "quopri", "rot-13", "uu", "zlib"}
)
"""Codecs of Python that no browser takes for an encoding; some take time with the square of it."""
_UNREADABLE_CHARACTER = re.compile("[\x00\ud800-\udfff]")
_CONTROL_BYTES = bytes(set(range(32)) - {0, 9, 10, 12, 13, 27})
_SAMPLE = 1 << 16
_MAX_CONTROL_SHARE = 0.01
_MAX_NUL_SHARE = 0.01
_MIN_UTF16_NUL_SHARE = 0.2
_MAX_ACCENTED_SHARE = 0.4
"""More of a Western text's letters are never accented; Cyrillic read as Latin-1 is all accents."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the Python name of its encoding, and quality flags (`outcomes.FLAGS`)."""

    text: str
    encoding: str
    flags: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None, forced: str | None = None) -> Decoded:
    """Return `data` as text; a byte order mark stays in the text as U+FEFF.

    ``declared`` is what the content says about itself, ``forced`` what the user says. Raises
    RefusedError: ``binary`` or ``wrong_encoding``.
    """
    if forced is not None:
        try:
            return _clean(data.decode(forced), codecs.lookup(forced).name)
        except UnicodeDecodeError as error:
            raise RefusedError(
                "wrong_encoding", f"not {forced}: byte {error.start} does not fit; name another"
            ) from None
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding)
    if wide := _wide_without_mark(data):
        return _decode_marked(data, wide, "encoding_guessed")
    if looks_binary(data):
        raise RefusedError("binary", "the bytes are not text; give the text, HTML or a table")
    claimed = _python_name(declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(data, declared, claimed)
    wrong = claimed not in {None, "utf-8"} and not data.isascii()
    return _clean(text, "utf-8", *(["encoding_misdeclared"] if wrong else []))


def is_charset(name: str) -> bool:
    """Say whether a name is that of an encoding of text, and no other codec of Python's."""
    try:
        found = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return False
    return found.name not in _NO_CHARSETS


def looks_binary(data: bytes) -> bool:
    """Say whether bytes hold more NUL or control bytes than any text of one byte a letter does."""
    sample = data[:_SAMPLE]
    if not sample:
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    return sample.count(0) > max(_MAX_NUL_SHARE * len(sample), 2) or controls > max(
        _MAX_CONTROL_SHARE * len(sample), 2
    )


def clean_characters(text: str) -> tuple[str, bool]:
    """Return the text with NUL and lone surrogates as U+FFFD, and whether there were any.

    No store or exchange format takes them; one for one, so that offsets stay the same.
    """
    cleaned, count = _UNREADABLE_CHARACTER.subn("\ufffd", text)
    return cleaned, count > 0


def _decode_marked(data: bytes, encoding: str, *flags: str) -> Decoded:
    try:
        return _clean(data.decode(encoding), encoding, *flags)
    except UnicodeDecodeError as error:
        raise RefusedError(
            "wrong_encoding",
            f"it begins as {encoding}, but byte {error.start} does not fit; save it again as UTF-8",
        ) from None


def _decode_other(data: bytes, declared: str | None, claimed: str | None) -> Decoded:
    if claimed is not None and claimed != "utf-8":
        try:
            text = data.decode(claimed)
        except UnicodeDecodeError:
            pass
        else:
            if _looks_written(text, claimed):
                return _clean(text, claimed)
    flags = ["encoding_guessed", *(["encoding_misdeclared"] if declared else [])]
    best = from_bytes(data[: _SAMPLE * 8]).best()
    if best is not None:
        try:
            return _clean(data.decode(best.encoding), best.encoding, *flags)
        except UnicodeDecodeError:
            pass
    said = f"declared as {declared}, but " if declared else ""
    raise RefusedError(
        "wrong_encoding", f"{said}no encoding fits the bytes; save it as UTF-8 or name its encoding"
    )


def _looks_written(text: str, encoding: str) -> bool:
    if any("\x80" <= char <= "\x9f" for char in text):
        return False
    if encoding not in _WESTERN:
        return True
    letters = [char for char in text[:_SAMPLE] if char.isalpha()]
    accented = sum(1 for char in letters if char > "\x7f")
    return accented <= _MAX_ACCENTED_SHARE * len(letters)


def _wide_without_mark(data: bytes) -> str | None:
    """Return UTF-16 when the NULs of a sample stand (nearly) all in one half of each pair.

    The other half must then read as text; so binary data with regular NULs is not taken for it.
    """
    sample = data[: _SAMPLE - _SAMPLE % 2]
    halves = sample[::2], sample[1::2]
    for empty, full, encoding in ((1, 0, "utf-16-le"), (0, 1, "utf-16-be")):
        nuls = halves[empty].count(0)
        if nuls > _MIN_UTF16_NUL_SHARE * len(halves[empty]) and not looks_binary(halves[full]):
            return encoding
    return None


def _python_name(declared: str | None) -> str | None:
    """Return Python's name for a declared encoding; Latin-1 means Windows-1252, as in browsers."""
    if declared is None or not is_charset(declared):
        return None
    name = codecs.lookup(declared.strip()).name
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _clean(text: str, encoding: str, *flags: str) -> Decoded:
    cleaned, replaced = clean_characters(text)
    return Decoded(cleaned, encoding, (*flags, *(["characters_replaced"] if replaced else [])))
