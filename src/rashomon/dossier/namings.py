"""What each outlet calls each actor: its names and the loaded words for it."""

from __future__ import annotations

from collections import Counter

from rashomon.dossier import rows
from rashomon.dossier.answers import NamingLine
from rashomon.dossier.filters import Filter
from rashomon.dossier.lookup import Lookup
from rashomon.dossier.store import Store

_Naming = tuple[str, str, str, str | None, str | None]
"""An actor, an outlet, words, their polarity and whose they are; plain names have neither."""


def naming_lines(store: Store, lookup: Lookup, where: Filter) -> list[NamingLine]:
    """Return what passes a filter, by actor and outlet, the most frequent first."""
    wanted = lookup.actor_ids(where.actor)
    found = [
        NamingLine(
            actor=actor,
            name=lookup.actors[actor].name,
            outlet=outlet,
            words=words,
            count=count,
            polarity=polarity,
            by=by,
        )
        for (actor, outlet, words, polarity, by), count in _count(store, lookup).items()
        if (wanted is None or actor in wanted) and where.outlet in (None, outlet)
    ]
    found.sort(
        key=lambda line: (
            line.name,
            line.actor,
            line.outlet or "",
            -line.count,
            line.words,
            line.polarity or "",
            line.by or "",
        )
    )
    return found


def _count(store: Store, lookup: Lookup) -> Counter[_Naming]:
    counts: Counter[_Naming] = Counter()
    labels = store.select(rows.LabelRow, "SELECT * FROM labels")
    loaded = {(label.article, label.start, label.end) for label in labels}
    sql = "SELECT * FROM actor_mentions WHERE form <> 'pronoun'"
    for mention in store.select(rows.ActorMentionRow, sql):
        if (mention.article, mention.start, mention.end) not in loaded:
            words, outlet = _naming(lookup, mention)
            counts[mention.actor, outlet, words, None, None] += 1
    for label in labels:
        words, outlet = _naming(lookup, label)
        counts[label.actor, outlet, words, label.polarity, lookup.name(label.by)] += 1
    return counts


def _naming(lookup: Lookup, row: rows.ActorMentionRow | rows.LabelRow) -> tuple[str, str]:
    words = lookup.quote(row.article, row.start, row.end).text
    return " ".join(words.split()), lookup.outlet(row.article)
