"""From a question to its acts: who the two sides are, and which acts between them pass."""

from __future__ import annotations

from rashomon.dossier.answers import RelationLine
from rashomon.dossier.file import DossierError
from rashomon.dossier.filters import Filter
from rashomon.dossier.lookup import Lookup
from rashomon.dossier.relation.acts import Act, find_acts
from rashomon.dossier.relation.levers import levers_file
from rashomon.dossier.relation.sides import Side, countries, side_of

Asked = tuple[str | None, str | None]
"""The two sides as somebody names them; None stands for every country."""


def sides_of(lookup: Lookup, asked: Asked) -> tuple[Side, ...]:
    """Return the sides that are asked for; raises DossierError when they are the same."""
    sides = tuple(side_of(lookup, one) for one in asked if one is not None)
    if len({side.name for side in sides}) < len(sides):
        raise DossierError(f"{asked[0]} and {asked[1]} are the same; name two sides")
    return sides


def acts_between(
    lookup: Lookup, asked: Asked, where: Filter, *, certain: bool, lever: str | None
) -> list[Act]:
    """Return the acts between two sides that pass, both ways, by date.

    A filter's actor must take part. Raises DossierError as `sides_of` does, and for no lever.
    """
    if lever is not None and lever not in levers_file().levers:
        known = ", ".join(levers_file().levers)
        raise DossierError(f"{lever}: no such lever; there are {known}")
    named = sides_of(lookup, asked)
    names = {side.name for side in named}
    others = () if len(named) == len(asked) else countries(lookup)
    sides = (*named, *(side for side in others if side.name not in names))
    taking_part = lookup.actor_ids(where.actor)
    found = []
    for act in find_acts(lookup, sides):
        mention = lookup.mentions[act.mention]
        if (
            names <= {act.source, act.target}
            and where.outlet in (None, act.outlet)
            and where.type in (None, act.type)
            and where.passes_date(act.date)
            and (act.certain or not certain)
            and (lever is None or lever in act.levers)
            and (taking_part is None or taking_part & {*mention.sources, *mention.targets})
        ):
            found.append(act)
    return found


def line_of(act: Act, lookup: Lookup) -> RelationLine:
    """Return an act with the sentence that tells it."""
    mention = lookup.mentions[act.mention]
    return RelationLine(
        date=act.date,
        source=act.source,
        target=act.target,
        type=act.type,
        weight=act.weight,
        levers=act.levers,
        outlet=act.outlet,
        event=act.event,
        id=act.mention,
        quote=lookup.quote(mention.article, mention.sentence.start, mention.sentence.end),
    )
