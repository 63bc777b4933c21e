"""Temporal expressions of the timex yardstick: every document is read as published on its day."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.yardstick import Row, arguments, rows, write
from rashomon.reading.dates import find_times
from rashomon.reading.draft import Draft
from rashomon.reading.languages import language_for
from rashomon.records import Article, Published
from rashomon.view import View, view_of


def draft_of(name: str, text: str, day: str) -> Draft:
    """Return the draft of a text published on a day, parsed and no more."""
    published = Published(value=day[:10], precision="day", basis="user")
    article = Article(id=name, raw=text, path=name, published=published)
    view: View = view_of(article)
    return Draft(article, view, language_for(article).parse(view.text))


def read(row: Row) -> Row:
    """Return the expressions of one document with their values."""
    draft = draft_of(row["doc"], row["text"], row["dct"])
    found = []
    for time in find_times(draft):
        span = draft.doc[time.tokens.start : time.tokens.end]
        found.append(
            {"start": span.start_char, "end": span.end_char, "type": time.type, "value": time.value}
        )
    return {"doc": row["doc"], "timex": found}


def main() -> None:
    """Read ``dev.jsonl`` (or whatever documents the folder holds)."""
    data, out = arguments(__doc__ or "")

    def found() -> Iterator[Row]:
        for path in sorted(data.glob("*.jsonl")):
            yield from map(read, rows(path))

    write(out, found())


if __name__ == "__main__":
    main()
