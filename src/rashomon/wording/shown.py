"""Text of strangers on its way to the page: nothing in it may act, and nothing may hide."""

from __future__ import annotations

from urllib.parse import urlsplit

_CONTROLS = (
    *(code for code in range(0x20) if code not in (0x09, 0x0A)),
    *range(0x7F, 0xA0),
    0x061C,  # the twelve characters of Unicode's property Bidi_Control
    *range(0x200E, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0x200B,  # no width: hides in words
    0xFEFF,
)

_VISIBLE = {code: f"\u27e8U+{code:04X}\u27e9" for code in _CONTROLS}
_VISIBLE |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # a lone surrogate has no UTF-8
del _VISIBLE[0x0D]


def shown(value: object) -> object:
    """Return text with its control characters spelled out (``⟨U+202E⟩``) instead of obeyed.

    Bidirectional controls could make a page show words in another order than they were written.
    Markup of our own, and what is not text, stays as it is.
    """
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return value.translate(_VISIBLE)
    return value


def web_address(url: str | None) -> str | None:
    """Return an address that may become a link: only http and https; None for any other."""
    if url is None:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
