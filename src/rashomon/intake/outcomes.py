"""What can become of an input: the closed sets of reasons, quality flags and kinds of drops.

A `Rejected.reason` is always a key of `REASONS`, an entry of `Article.quality` one of `FLAGS`, a
`Dropped.kind` one of `DROPS`; the values are the documentation that faces show. A detail adds what
was found in this input and what the user can do about it.
"""

from __future__ import annotations

from typing import Final

from rashomon.records import Rejected

REASONS: Final = {
    "missing": "there is no such file or folder",
    "unreadable": "the file or folder cannot be opened or read",
    "empty": "there is no text in it",
    "too_large": "one article or row is larger than the limit",
    "too_many": "it has more columns, members, pages or parts than the limit",
    "too_deep": "more things are nested within one another than the limit",
    "too_slow": "reading it takes longer than the limit",
    "bomb": "it unpacks to far more than a text does",
    "unsafe_path": "the name of a member of an archive leads elsewhere, or is another's",
    "binary": "the content is not text in any encoding",
    "unsupported": "the content is of a known kind that Rashomon does not read",
    "wrong_encoding": "the bytes are not text in the encoding that was asked for or declared",
    "encrypted": "it is locked with a password",
    "malformed": "the file breaks the rules of its format",
    "http_error": "what was saved is the error of a server, and no page",
    "bad_sidecar": "the metadata file beside the article cannot be used",
    "truncated": "the page is cut off before its text begins",
    "scanned": "its pages are pictures, without the text on them",
    "not_an_article": "there is text, but no sentence of running prose",
    "metadata_only": "a library names the article, but its text is not among the sources",
    "duplicate": "the same text from the same outlet and address was read before",
}

FLAGS: Final = {
    "encoding_guessed": "the encoding was neither declared nor UTF-8, and was inferred",
    "encoding_misdeclared": "the declared encoding does not fit the bytes, and was not used",
    "characters_replaced": "NUL bytes or lone surrogates were replaced one for one by U+FFFD",
    "date_unreadable": "the metadata holds a publication date that cannot be understood",
    "pages_without_text": "some pages are pictures, and what is on them was not read",
    "extraction_unaligned": "some extracted text was not found again in the page's source",
    "machine_translation": "artefacts of machine translation, e.g. a number split by a period",
    "broken_quotes": "quotation marks do not pair up",
    "truncated": "the text ends in mid-sentence, or its page is cut off",
    "summary": "the feed gives a summary, and perhaps not the whole article",
    "too_short": "fewer words than a news item has",
    "not_prose": "most of the text is lists, menus or tables",
}


DROPS: Final = {
    "markup": "tags that part one paragraph from the next",
    "markup_inline": "tags and unseen characters within a sentence",
    "boilerplate": "what of a page is not its article",
    "page_clock": "when the page was shown or changed, which is not when the article appeared",
    "line_wrap": "the end of a line of fixed width, within a paragraph",
    "dateline": "where and when a report was filed, before its first sentence",
    "date_line": "the day of publication in a line of its own",
    "site_greeting": "the site's greeting to its reader",
    "masthead": "the outlet's name above the article",
    "menu": "sections of the site",
    "repeated_title": "the title once more",
    "byline": "who wrote, edited or translated it",
    "cross_link": "a link to another article",
    "ad_marker": "an advertisement or the mark of one",
    "image_caption": "the credit or file name of a picture",
    "copyright": "a copyright notice",
    "powered_by": "the name of the software of the site",
    "source_line": "whom the outlet has it from",
    "share_line": "an invitation to share, subscribe or give",
    "page_counter": "counts of views or comments, and reading times",
    "cookie_line": "a notice about cookies",
}


class RefusedError(Exception):
    """An input cannot become an article; ``reason`` is a key of `REASONS`."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail

    def at(self, path: str) -> Rejected:
        """Return the record of the refusal of the input at `path`."""
        return rejected(path, self.reason, self.detail)


def rejected(path: str, reason: str, detail: str) -> Rejected:
    """Return a `Rejected`; raises KeyError when `reason` is not in `REASONS`."""
    REASONS[reason]
    return Rejected(path=path, reason=reason, detail=detail)
