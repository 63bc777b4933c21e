"""Attribution on news: who said what, by the reader's own step (its spans need no cast).

``python -m benchmarks.attribution --data DIR --out SYS.jsonl`` reads the texts of ``dev.jsonl`` and
writes the attributions found, one row for each, for the scorer that lies beside the data. The
yardstick's annotators leave most of what is said inside another's words out, and count attitudes in
that tell no proposition ("supports Lind"). So the statements that rules add by `inner` and `naming`
(of `rashomon.reading.statements`) are not among them, and those that `telling` drops are.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc

from benchmarks.yardstick import Row, arguments, rows, write
from rashomon.reading.draft import Draft, Tokens
from rashomon.reading.encoder import encode
from rashomon.reading.languages import language_for
from rashomon.reading.statements import find_attributions
from rashomon.reading.statements.lexicon import cue_lexicon
from rashomon.reading.statements.page import page_of
from rashomon.records import Article
from rashomon.view import View, view_of


def main() -> None:
    """Read the yardstick's texts and write what was found."""
    data, out = arguments(__doc__ or "")
    write(out, statement_rows(data / "dev.jsonl"))


def statement_rows(path: Path) -> Iterator[Row]:
    """Yield a row for each statement in the texts of a file."""
    for given in rows(path):
        article = Article(id=given["doc"], raw=given["text"], path=given["doc"])
        view = view_of(article)
        doc = language_for(article).parse(view.text)
        encoding = encode(Draft(article, view, doc))
        for one in find_attributions(page_of(doc), encoding, cue_lexicon()):
            yield {
                "doc": given["doc"],
                "source": _bounds(doc, view, one.source),
                "cue": _bounds(doc, view, one.cue),
                "content": [_bounds(doc, view, span) for span in one.content],
            }


def _bounds(doc: Doc, view: View, tokens: Tokens | None) -> list[int] | None:
    if tokens is None:
        return None
    words = doc[tokens.start : tokens.end]
    span = view.raw(words.start_char, words.end_char)
    return [span.start, span.end]


if __name__ == "__main__":
    main()
