"""The day of given event mentions (event_dates yardstick).

The reader abstains where an article gives no evidence of a date. The yardstick takes the document's
own day for an answer then, and so does this benchmark: that fallback is here and not in the reader.
Of an interval or a coarser date its common fields are written ("2020-06-01/2020-06-10": 2020-06).
"""

from __future__ import annotations

import os.path
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from benchmarks.timex import draft_of
from benchmarks.yardstick import Row, arguments, rows, write
from rashomon.reading.dates import Dating, find_times


def common(edtf: str) -> str | None:
    """Return the year, month and day that the ends of an EDTF date share, or None."""
    first, _, last = edtf.partition("/")
    shared = os.path.commonprefix([first.split("-"), (last or first).split("-")])
    return "-".join(shared) or None


def places_of(text: str, tokens: list[list[str]]) -> list[list[int]]:
    """Return the offset in the text of every token of every sentence, found in order."""
    at, found = 0, []
    for sentence in tokens:
        offsets = []
        for token in sentence:
            start = text.find(token, at)
            if start >= 0:
                at = start
            offsets.append(at)
        found.append(offsets)
    return found


def head_of(doc: Doc, start: int, end: int) -> Token | None:
    """Return the syntactic head of the words at ``[start, end)``."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return None if span is None or not len(span) else span.root


def read(row: Row) -> Iterator[Row]:
    """Yield the date of every mention of one document."""
    draft = draft_of(row["doc"], row["text"], row["dct"])
    draft.times = find_times(draft)
    dating = Dating(draft)
    offsets = places_of(row["text"], row["sentences"])
    for mention in row["mentions"]:
        first, last = mention["tokens"][0], mention["tokens"][-1]
        starts = offsets[mention["sent"]]
        end = starts[last] + len(row["sentences"][mention["sent"]][last])
        head = head_of(draft.doc, starts[first], end)
        time = None if head is None else dating.date(head)
        date = None if time is None or time.date is None else common(time.date)
        yield {"mid": mention["mid"], "date": date or row["dct"][:10]}


def main() -> None:
    """Read every document of the folder."""
    data, out = arguments(__doc__ or "")
    paths = sorted(data.glob("*.jsonl"))
    write(out, (found for path in paths for row in rows(path) for found in read(row)))


if __name__ == "__main__":
    main()
