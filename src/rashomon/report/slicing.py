"""How many rows pass what a reader asked, and which of them a list shows."""

from __future__ import annotations

from rashomon.report.asked import Asked
from rashomon.report.asking import Where
from rashomon.report.desk import Desk
from rashomon.report.parts import Slice
from rashomon.report.site import Rows


def count(desk: Desk, of: str, where: Where) -> int:
    """Return how many rows of a FROM clause pass."""
    sql = f"SELECT count(*) FROM {of} WHERE {where.sql}"  # noqa: S608 - tables and conditions of ours
    found: int = desk.dossier.connection.execute(sql, where.values).fetchall()[0][0]
    return found


def sliced(desk: Desk, asked: Asked, listed: Rows, where: Where) -> tuple[list[str], Slice]:
    """Return the ids of the slice of those that pass, and its place; what passes is found once."""
    every = count(desk, listed.of, Where())
    passing = "count(*) OVER ()" if where.conditions else str(every)
    sql = (
        f"SELECT {listed.id}, {passing} FROM {listed.of} WHERE {where.sql} "  # noqa: S608 - tables and conditions of ours
        f"ORDER BY {listed.order} LIMIT ? OFFSET ?"
    )
    values = [*where.values, asked.limit, asked.offset]
    found = desk.dossier.connection.execute(sql, values).fetchall()
    passes = found[0][1] if found else count(desk, listed.of, where)
    place = Slice(offset=asked.offset, shown=len(found), passing=passes, all=every)
    return [row for row, _ in found], place


def slice_of(desk: Desk, asked: Asked, of: str, where: Where, shown: int) -> Slice:
    """Return the place of the `shown` rows of a FROM clause that a list has of those that pass."""
    every = count(desk, of, Where())
    passing = count(desk, of, where) if where.conditions else every
    return Slice(offset=asked.offset, shown=shown, passing=passing, all=every)
