"""Contrasts: two passages that cannot both hold, or tell one thing very differently."""

from __future__ import annotations

from rashomon.dossier import rows
from rashomon.links import Passage
from rashomon.records import AUTHOR, Span
from rashomon.report.sections.desk import Desk, capped
from rashomon.report.sections.parts import Quote
from rashomon.report.sections.payload import Contrast, Reason
from rashomon.wording import wording

MOST = 500
"""Contrasts shown, the surest first."""


def contrasts(desk: Desk) -> tuple[tuple[Contrast, ...], int]:
    """Return the contrasts, the surest first, and how many are left out."""
    kept, more = capped(desk.contrasts, MOST)
    voices = _voices(desk)
    return tuple(_contrast(desk, row, at, voices) for at, row in enumerate(kept, start=1)), more


def _contrast(
    desk: Desk, row: rows.ContrastRow, number: int, voices: dict[str, list[rows.StatementRow]]
) -> Contrast:
    event = next((name for name in row.events if name in desk.headings), None)
    back = f"contrast-{number}"
    types = {one.id: one.type for one in desk.events if one.id in row.events}
    return Contrast(
        number=number,
        id=row.id,
        question=wording().contrasts[row.kind].noun,
        about=desk.headings[event] if event else None,
        event=event if event in desk.choice.shown else None,
        types=tuple(sorted(set(types.values()))),
        score=f"{row.score:.2f}",
        a=_side(desk, row.a, back, voices),
        b=_side(desk, row.b, back, voices),
        why=tuple(
            Reason(
                feature=why.feature.replace("_", " "), weight=f"{why.weight:g}", detail=why.detail
            )
            for why in row.why
        ),
        rulings=desk.rulings([row.id]),
    )


def _side(
    desk: Desk, side: Passage, back: str, voices: dict[str, list[rows.StatementRow]]
) -> Quote:
    """Quote the sentence around a passage, where one is known, with the passage marked."""
    speakers: tuple[str, ...] = ()
    for statement in voices.get(side.article, ()):
        if any(_inside(side, content) for content in statement.content):
            found = desk.speakers(statement.id)
            speakers = found if len(found) >= len(speakers) else speakers
    passage = Span(side.start, side.end)
    around = (one for one in desk.sentences.get(side.article, ()) if _inside(side, one))
    whole = min(around, key=lambda one: one.end - one.start, default=passage)
    desk.citations.cite((side.article, side.start, side.end), "contrast", back=back)
    place = (side.article, whole.start, whole.end)
    return desk.quote(place, "sentence", marked=passage, speakers=speakers)


def _voices(desk: Desk) -> dict[str, list[rows.StatementRow]]:
    found: dict[str, list[rows.StatementRow]] = {}
    for statement in desk.statements.values():
        if statement.speaker != AUTHOR:
            found.setdefault(statement.article, []).append(statement)
    return found


def _inside(side: Passage, content: Span) -> bool:
    return content.start <= side.start and side.end <= content.end
