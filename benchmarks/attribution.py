"""Attribution on news: who said what, by the reader's own step (its spans need no cast).

``python -m benchmarks.attribution --data DIR --out SYS.jsonl`` reads the texts of ``dev.jsonl`` and
writes the statements found, one row for each, for the scorer that lies beside the data.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.yardstick import Row, arguments, rows, write
from rashomon.reading.draft import Draft, Tokens
from rashomon.reading.encoder import encode
from rashomon.reading.languages import language_for
from rashomon.reading.statements import find_statements
from rashomon.records import Article
from rashomon.view import view_of


def main() -> None:
    """Read the yardstick's texts and write what was found."""
    data, out = arguments(__doc__ or "")
    write(out, statement_rows(data / "dev.jsonl"))


def statement_rows(path: Path) -> Iterator[Row]:
    """Yield a row for each statement in the texts of a file."""
    for given in rows(path):
        article = Article(id=given["doc"], raw=given["text"], path=given["doc"])
        view = view_of(article)
        draft = Draft(article, view, language_for(article).parse(view.text))
        draft.encoding = encode(draft)
        for statement in find_statements(draft):
            yield {
                "doc": given["doc"],
                "source": _bounds(draft, statement.source),
                "cue": _bounds(draft, statement.cue),
                "content": [_bounds(draft, span) for span in statement.content],
            }


def _bounds(draft: Draft, tokens: Tokens | None) -> list[int] | None:
    if tokens is None:
        return None
    words = draft.doc[tokens.start : tokens.end]
    span = draft.view.raw(words.start_char, words.end_char)
    return [span.start, span.end]


if __name__ == "__main__":
    main()
