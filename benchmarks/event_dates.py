"""The day of given event mentions (event_dates yardstick).

The reader abstains where an article gives no evidence of a date. The yardstick wants an answer for
every mention, so this benchmark falls back, and the reader does not: on the date beside the same
word elsewhere, on the day that the story in the simple past had reached, on the document's day.
Of an interval or a coarser date its common fields are written ("2020-06-01/2020-06-10": 2020-06).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Doc, Token

from benchmarks.timex import draft_of
from benchmarks.yardstick import Row, arguments, rows, write
from rashomon.reading.dates import Dating, find_times
from rashomon.reading.dates.attachment import sharers
from rashomon.reading.draft import TimeMention


def common(edtf: str) -> str | None:
    """Return the year, month and day that the ends of an EDTF date share, or None."""
    first, _, last = edtf.partition("/")
    fields = zip(first.split("-"), (last or first).split("-"), strict=False)
    return "-".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], fields)) or None


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


def best(dating: Dating, head: Token) -> TimeMention | None:
    """Return the expression that dates an event, or the likeliest other one."""
    return dating.stated(head) or dating.repeated(head) or reached(dating, head)


def reached(dating: Dating, head: Token) -> TimeMention | None:
    """Return the day of the sentences before, where the story goes on in the simple past."""
    if not any(is_simple_past(token) for token in sharers(head, dating.words.words)):
        return None
    sentence = head.sent
    while sentence.start > 0 and is_simple_past(sentence.root):
        sentence = dating.doc[sentence.start - 1].sent
        times = dating.own.get(sentence.root.i)
        if times:
            return times[0] if times[0].precision == "day" else None
    return None


def is_simple_past(token: Token) -> bool:
    """Say whether a verb tells what happened next: no perfect, no state."""
    helpers = [child for child in token.children if child.dep_ in {"aux", "auxpass"}]
    if token.tag_ == "VBD":
        return bool(token.lemma_ != "be")
    return any(helper.tag_ == "VBD" and helper.lower_ != "had" for helper in helpers)


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
        time = None if head is None else best(dating, head)
        date = None if time is None or time.date is None else common(time.date)
        yield {"mid": mention["mid"], "date": date or row["dct"][:10]}


def main() -> None:
    """Read every document of the folder."""
    data, out = arguments(__doc__ or "")
    paths = sorted(data.glob("*.jsonl"))
    write(out, (found for path in paths for row in rows(path) for found in read(row)))


if __name__ == "__main__":
    main()
