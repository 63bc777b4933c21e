"""The events by date in the JSON of TimelineJS 3 (https://timeline.knightlab.com/docs/json-format).

Its texts are HTML, so what articles and people wrote is escaped and TimelineJS makes no links of
it. Years, months and days are given as far as they are known; a period has an end. An event
without a date has no place in it.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from rashomon.dossier import Dossier
from rashomon.dossier.rows import EventMentionRow, EventRow
from rashomon.export.counted import events_told
from rashomon.export.jsontext import json_text, write_list
from rashomon.export.legible import Legible
from rashomon.export.streamed import quoting
from rashomon.export.untold import untold
from rashomon.export.written import Written, losses
from rashomon.ontology import EVENT_TYPES
from rashomon.wording import counted, heading, stance
from rashomon.wording.dates import days_of, spoken

_PARTS = ("year", "month", "day")
_KEPT = ("events", "event_mentions", "actors", "articles")


def write(dossier: Dossier, folder: Path) -> Written:
    """Write ``timeline.json`` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    text, left_out = Legible(), Counter[tuple[str, str]]()
    head = f'{{"title":{json_text({"text": {"headline": _title(dossier)}})},"events":['
    slides = _slides(dossier, text, left_out)
    count = write_list(folder / "timeline.json", head, slides, "\n]}\n")
    lost = (*losses(left_out), *untold(dossier, _KEPT), *text.lost())
    return Written(rows={"events": count}, lost=lost)


def _title(dossier: Dossier) -> str:
    articles = dossier.lookup.articles.values()
    outlets = {article.outlet for article in articles if article.outlet}
    parts = [counted(len(articles), "article")]
    return ", ".join([*parts, counted(len(outlets), "outlet")] if outlets else parts)


def _slides(
    dossier: Dossier, text: Legible, left_out: Counter[tuple[str, str]]
) -> Iterator[dict[str, object]]:
    dated = _dated(dossier, left_out)
    for event, first in quoting(dossier, dated, lambda told: [told[1].article]):
        yield slide(dossier, event, first, text)


def _dated(
    dossier: Dossier, left_out: Counter[tuple[str, str]]
) -> Iterator[tuple[EventRow, EventMentionRow]]:
    """Yield the events that have a date, each with its first mention."""
    for event, mentions in events_told(dossier):
        if days_of(event.date) is None:
            left_out["events", "no date"] += 1
        elif mentions:
            left_out["event mentions", "one passage stands for all"] += len(mentions) - 1
            yield event, mentions[0]


def slide(
    dossier: Dossier, event: EventRow, first: EventMentionRow, text: Legible
) -> dict[str, object]:
    """Return the slide of an event that has a date, with the words of its first mention."""
    lookup = dossier.lookup
    quote = lookup.quote(first.article, first.sentence.start, first.sentence.end)
    names = (lookup.names(event.sources), lookup.names(event.targets))
    outlets = event.outlets
    said = stance(
        len(outlets.asserting), len(outlets.attributing), len(outlets.denying), 0,
        len(outlets.silent),
    )  # fmt: skip
    source = f"{lookup.outlet(first.article)}, {spoken(quote.published)}"
    words = html.escape(text(" ".join(quote.text.split())))
    begin, end = ends_of(event.date or "")
    return {
        "unique_id": event.id,
        "start_date": begin,
        **({"end_date": end} if end else {}),
        "display_date": spoken(event.date),
        "group": EVENT_TYPES[event.type].quad.name.replace("_", " ").capitalize(),
        "autolink": False,
        "text": {
            "headline": html.escape(text(heading(event.type, first.modes, *names))),
            "text": f"<p>{html.escape(said)}.</p><blockquote>{words}</blockquote>"
            f"<p>{html.escape(text(source))}</p>",
        },
    }


def ends_of(edtf: str) -> tuple[dict[str, int], dict[str, int] | None]:
    """Return the first date of an EDTF date or period, and the last if it is another."""
    first, _, last = edtf.partition("/")
    return _date(first), _date(last) if last and last != first else None


def _date(text: str) -> dict[str, int]:
    return {name: int(part) for name, part in zip(_PARTS, text.split("-"), strict=False)}
