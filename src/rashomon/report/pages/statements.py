"""Statements: who says what, in whose article, and inside whose words."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from rashomon.dossier import rows
from rashomon.records import Span
from rashomon.report import links
from rashomon.report.asked import Asked
from rashomon.report.asking import said_where
from rashomon.report.desk import Desk
from rashomon.report.parts import Facets, Part, Payload, Quote, Slice
from rashomon.report.site import Page, Rows
from rashomon.report.slicing import sliced
from rashomon.wording import wording


class Said(Part, frozen=True):
    """One statement; ``quote`` runs from its first word, source or cue to its last, cue marked.

    ``quote.speakers`` are whose words it is, the outermost first. ``relayed`` is the outlet or
    agency through which the article has it, ``about`` whom it speaks of.
    """

    id: str
    kind: str
    quote: Quote
    relayed: str | None
    about: tuple[str, ...]
    facets: Facets


class Statements(Payload, frozen=True):
    """The statements that pass, by the day of their article and in the order of its text."""

    statements: tuple[Said, ...]
    slice: Slice


def statements(desk: Desk, asked: Asked) -> Statements:
    """Return the slice that was asked for of the statements that pass.

    An actor who is asked for is the speaker. Raises DossierError for one whom nobody knows.
    """
    speakers = desk.lookup.actor_ids(asked.actor)
    where = said_where(asked, speakers, "s", 'a.published."value"')
    found, place = sliced(desk, asked, _ROWS, where)
    return Statements(
        title="Statements",
        statements=_told(desk, found),
        slice=place,
    )


_FROM = "statements s JOIN articles a ON a.id = s.article"
_ORDER = 'a.published."value" NULLS LAST, s.article, s.content[1]."start", s.id'
_ROWS = Rows("s.id", _FROM, _ORDER)


def _told(desk: Desk, found: Sequence[str]) -> tuple[Said, ...]:
    known = desk.statements(found)
    desk.lookup.hold(known[name].article for name in found)
    return tuple(_said(desk, known[name], known) for name in found)


def _said(desk: Desk, row: rows.StatementRow, known: dict[str, rows.StatementRow]) -> Said:
    parts = [part for part in (row.source, row.cue, *row.content) if part is not None]
    whole = Span(min(part.start for part in parts), max(part.end for part in parts))
    return Said(
        id=row.id,
        kind=wording().statements[row.kind],
        quote=msgspec.structs.replace(
            desk.quote(row.article, whole, marked=row.cue, speakers=desk.speakers(row.id, known)),
            to=links.words(row.article, row.content[0].start, row.content[0].end),
        ),
        relayed=desk.speaker(row.relayed_by) if row.relayed_by else None,
        about=desk.named(row.about),
        facets=Facets(
            tellings=((desk.outlet(row.article).number, None, None),),
            actors=(row.speaker,) if row.speaker else (),
            date=desk.heads[row.article].published,
        ),
    )


PAGE = Page(
    name="statements",
    label="Statements",
    build=statements,
    facets=("text", "outlet", "actor", "since", "until"),
    rows=_ROWS,
)
