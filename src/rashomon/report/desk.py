"""What every page is made with: the dossier, its names and outlets, and the words of its rows.

A desk is of one dossier as it is linked now; make another when it was linked anew. It keeps the
little that every page needs (names, heads of articles) and asks the dossier for the rest: a page
reads the rows that it shows, however large the dossier is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

import msgspec

from rashomon.dossier import Dossier, rows
from rashomon.dossier.judgements.listing import standings_of
from rashomon.links import Judgement
from rashomon.records import AUTHOR, Span
from rashomon.report import links
from rashomon.report.outlets import outlets_of
from rashomon.report.parts import Outlet, Piece, Quote, Ruling
from rashomon.report.told import Placed
from rashomon.wording import wording
from rashomon.wording.dates import spoken
from rashomon.wording.shown import web_address

SOMEBODY = "somebody"
"""A speaker whom the reader could not tell."""

T = TypeVar("T")
K = TypeVar("K", str, int, float)
S = TypeVar("S", bound=msgspec.Struct)


class Head(NamedTuple):
    """What is said of an article wherever its words are shown."""

    outlet: Outlet
    title: str | None
    published: str | None
    url: str | None


class Desk:
    """One dossier while pages are made of it.

    ``written`` are the keys for which a host has pages, and the ids of rows that its lists show, by
    the page's name; None: it has them all.
    """

    def __init__(
        self, dossier: Dossier, written: Mapping[str, Collection[str]] | None = None
    ) -> None:
        self.dossier = dossier
        self.lookup = dossier.lookup
        self.written = written
        self._made: dict[Callable[[Desk], Any], Any] = {}

    # What is kept --------------------------------------------------------------------------------

    @cached_property
    def outlets(self) -> dict[str, Outlet]:
        """All outlets by key, in the order of their numbers."""
        return outlets_of(self.dossier)

    @cached_property
    def heads(self) -> dict[str, Head]:
        """What is said of each article, by its id."""
        sql = 'SELECT id, coalesce(outlet, id), title, published."value", url FROM articles'
        found = self.dossier.connection.execute(sql).fetchall()
        return {
            article: Head(self.outlets[outlet], title, published, web_address(url))
            for article, outlet, title, published, url in found
        }

    @cached_property
    def dates(self) -> frozenset[str | None]:
        """The dates of publication that any article has; None where one has none."""
        return frozenset(head.published for head in self.heads.values())

    @cached_property
    def names(self) -> dict[str, str]:
        """The name of each actor, by its id."""
        return dict(self.dossier.connection.execute("SELECT id, name FROM actors").fetchall())

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each contrast, by its id: 1 for the surest."""
        sql = "SELECT id FROM contrasts ORDER BY score DESC, id"
        found = self.dossier.connection.execute(sql).fetchall()
        return {contrast: number for number, (contrast,) in enumerate(found, start=1)}

    @cached_property
    def _rulings(self) -> dict[str, list[Judgement]]:
        """What people ruled and nobody took back, by the rows that it is about today.

        What is ruled on the mentions of an actor or event is ruled on the actor or event as well.
        """
        standing = [
            one for one in standings_of(self.dossier) if one.state in ("in force", "contested")
        ]
        rows_of = [(one.judgement, one.left | one.right) for one in standing]
        ruled = sorted({row for _, judged in rows_of for row in judged})
        sql = "SELECT member, target FROM links WHERE member IN (SELECT unnest(?))"
        targets = dict(self.dossier.connection.execute(sql, [ruled]).fetchall())
        found: dict[str, list[Judgement]] = {}
        for judgement, judged in rows_of:
            for row in judged | {targets[one] for one in judged if one in targets}:
                found.setdefault(row, []).append(judgement)
        return found

    def once(self, make: Callable[[Desk], T]) -> T:
        """Return what a function makes of this desk; it is made when it is first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    # Where things are ----------------------------------------------------------------------------

    def page(self, page: str, key: str) -> str | None:
        """Return the address of the page of `key`, or None where the host has none."""
        if self.written is None:
            return links.address(page, key) if links.can_be_key(key) else None
        return links.address(page, key) if key in self.written.get(page, ()) else None

    def row(self, page: str, row: str) -> str | None:
        """Return the address of a row in the list of a page, or None where the host lacks it."""
        if self.written is None:
            return links.address(page, query=f"row={row}", mark=row)
        return links.address(page, mark=row) if row in self.written.get(page, ()) else None

    def event(self, event: str) -> str | None:
        """Return the address of an event's page, or else of its row in the timeline."""
        return self.page("event", event) or self.row("timeline", event)

    def event_or_words(self, mention: Placed) -> str:
        """Return where a link about a mention leads: the page of its event, or else its words."""
        sentence = mention.sentence
        own = links.words(mention.article, sentence.start, sentence.end)
        return self.page("event", mention.event) or own

    # Rows ----------------------------------------------------------------------------------------

    def among(self, kind: type[S], table: str, ids: Iterable[K], column: str = "id") -> list[S]:
        """Return the rows of a table whose `column` is one of `ids`, in order of their columns."""
        wanted = sorted(set(ids))
        if not wanted:
            return []
        columns = ", ".join(f'"{name}"' for name in kind.__struct_fields__)
        sql = f'SELECT {columns} FROM {table} WHERE list_contains(?, "{column}") ORDER BY ALL'  # noqa: S608 - names of ours
        return self.dossier.select(kind, sql, [wanted])

    def mentions_of(self, events: Iterable[rows.EventRow]) -> dict[str, list[rows.EventMentionRow]]:
        """Return the mentions of events in the order in which each event has them."""
        wanted = [name for event in events for name in event.mentions]
        found = {one.id: one for one in self.among(rows.EventMentionRow, "event_mentions", wanted)}
        told: dict[str, list[rows.EventMentionRow]] = defaultdict(list)
        for name in wanted:
            told[found[name].event].append(found[name])
        return told

    def statements(self, ids: Iterable[str | None]) -> dict[str, rows.StatementRow]:
        """Return statements by id, and those that they are nested in."""
        found: dict[str, rows.StatementRow] = {}
        wanted = {one for one in ids if one}
        while wanted:
            more = self.among(rows.StatementRow, "statements", wanted)
            found |= {row.id: row for row in more}
            wanted = {row.parent for row in more if row.parent} - found.keys()
        return found

    def rulings(self, ids: Iterable[str]) -> tuple[Ruling, ...]:
        """Return what people ruled on any of these rows, oldest first, each once."""
        found = {one.id: one for row in ids for one in self._rulings.get(row, ())}
        verdicts = wording().verdicts
        return tuple(
            Ruling(
                id=one.id, verdict=verdicts[one.verdict], who=one.who, when=one.when, why=one.why
            )
            for one in sorted(found.values(), key=lambda one: (one.when, one.id))
        )

    # In words ------------------------------------------------------------------------------------

    def outlet(self, article: str) -> Outlet:
        """Return the outlet of an article."""
        return self.heads[article].outlet

    def outlets_named(self, keys: Iterable[str]) -> tuple[Outlet, ...]:
        """Return the outlets that an event names, in order of their numbers."""
        found = {self.outlets[key].number: self.outlets[key] for key in keys if key in self.outlets}
        return tuple(found[number] for number in sorted(found))

    def voices(self, event: rows.EventRow) -> tuple[Outlet, ...]:
        """Return the outlets that tell an event in words of their own; a copied text is none."""
        told = event.outlets
        return self.outlets_named((*told.asserting, *told.attributing, *told.denying))

    def named(self, actors: Iterable[str]) -> tuple[str, ...]:
        """Return the names of actors."""
        return tuple(self.names[actor] for actor in actors)

    def speaker(self, actor: str | None) -> str:
        """Return a speaker's name; the article's own voice is its outlet's to show."""
        if actor == AUTHOR:
            return "the author"
        return self.names[actor] if actor else SOMEBODY

    def speakers(
        self, statement: str | None, statements: Mapping[str, rows.StatementRow]
    ) -> tuple[str, ...]:
        """Return whose words a statement is, the outermost first, as far as `statements` tell."""
        chain: list[str] = []
        seen: set[str] = set()
        while (row := statements.get(statement or "")) and row.id not in seen:
            seen.add(row.id)
            if row.speaker is None and row.source is not None:
                chain.append(f"“{self.words(row.article, row.source)}”")
            elif row.speaker != AUTHOR:
                chain.append(self.speaker(row.speaker))
            statement = row.parent
        return tuple(reversed(chain))

    def words(self, article: str, span: Span) -> str:
        """Return the words of a raw span on one line, as a reader of the article sees them."""
        return " ".join(self.lookup.quote(article, span.start, span.end).text.split())

    def quote(
        self,
        article: str,
        span: Span,
        *,
        marked: Span | None = None,
        speakers: tuple[str, ...] = (),
        row: str | None = None,
    ) -> Quote:
        """Quote a raw span of an article, with one span inside it marked, for a `row`."""
        head = self.heads[article]
        return Quote(
            to=links.words(article, span.start, span.end),
            article=article,
            start=span.start,
            end=span.end,
            outlet=head.outlet,
            date=spoken(head.published),
            pieces=self._pieces(article, span, marked),
            speakers=speakers,
            url=head.url,
            row=row,
        )

    def _pieces(self, article: str, span: Span, marked: Span | None) -> tuple[Piece, ...]:
        _, view = self.lookup.article(article)
        whole, inner = view.find(span), marked and view.find(marked)
        if not whole or not inner:
            return (Piece(text=self.words(article, span)),)
        (start, end), (first, last) = whole, inner
        first, last = max(start, first), min(end, last)
        if first >= last or (first, last) == (start, end):
            return (Piece(text=self.words(article, span)),)
        found = (
            Piece(text=view.text[start:first].lstrip()),
            Piece(text=view.text[first:last], marked=True),
            Piece(text=view.text[last:end].rstrip()),
        )
        return tuple(piece for piece in found if piece.text)


def capped(found: Sequence[T], most: int) -> tuple[tuple[T, ...], int]:
    """Return the first `most` and how many are left out."""
    return tuple(found[:most]), max(0, len(found) - most)
