"""New articles in a dossier that is linked: each takes its place among those nearest to it.

To link a dossier anew costs what all its articles cost, since how alike two of them are depends on
the others. So a new article is linked with those few that it has most in common with
(`rashomon.dossier.neighbours`). What they are by the last linking, they stay: who is one and who is
two binds like a ruling. The rest of the dossier is not looked at, and when it is linked anew the
new articles take part like all others; until then what they are depends on what came before them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Any

import msgspec

from rashomon.dossier import Dossier
from rashomon.dossier.grafting import Groups, Touched, graft, retell, standing, touched
from rashomon.dossier.judgements import heed
from rashomon.dossier.judgements.correcting import corrected
from rashomon.dossier.neighbours import nearest, placing
from rashomon.dossier.rows import EventRow
from rashomon.linking import link
from rashomon.linking.events import date_of, told
from rashomon.linking.outlets import Surroundings
from rashomon.links import Links, Ruling, Rulings
from rashomon.records import EventDate


def can_place(dossier: Dossier, new: Set[str]) -> bool:
    """Say whether articles are few and the dossier is large, so that it is not linked anew."""
    linked = dossier.counts()["articles"]
    return linked > placing().at_once and len(new) <= placing().most


def place(dossier: Dossier, new: Set[str], version: str) -> None:
    """Place articles that were read and kept, but never linked, in a dossier that is linked."""
    with dossier.transaction():
        judgements = dossier.judgements()
        near = nearest(dossier, dossier.articles_among(new), dossier.readings(version, new))
        articles = corrected(dossier.articles_among(near | new), judgements)
        heeded = heed(near | new, dossier.readings(version, near | new), judgements)
        groups = standing(dossier, [one for one in heeded.readings if one.article in near])
        rulings = Rulings(
            pairs=(*heeded.rulings.pairs, *_as_they_are(groups)), names=heeded.rulings.names
        )
        links = link(articles, heeded.readings, rulings, fresh=new)
        graft(dossier, articles, heeded, heeded.shown(_by_name(links, groups)), new)
        retell(dossier, list(_retold(touched(dossier, new), new)))
        dossier.note_placed(len(new))


def _as_they_are(groups: Groups) -> Iterator[Ruling]:
    """Yield rulings under which groups neither break up nor join one another.

    Two groups differ in some digit of their numbers, so one ruling a binary digit parts them all.
    """
    members = [tuple(groups[key]) for key in sorted(groups)]
    for one in members:
        yield Ruling(same=True, left=one, right=())
    for digit in range(len(members).bit_length()):
        sides: tuple[list[str], list[str]] = ([], [])
        for number, one in enumerate(members):
            sides[number >> digit & 1].extend(one)
        yield Ruling(same=False, left=tuple(sides[0]), right=tuple(sides[1]))


def _by_name(links: Links, groups: Groups) -> Links:
    """Return links in which groups have the ids that they have in the dossier."""
    group_of = {member: key for key, members in groups.items() for member in members}
    linked = [(one.target, one.member) for one in (*links.actor_links, *links.event_links)]
    linked += [(story.id, article) for story in links.stories for article in story.articles]
    names = {group: group_of[member] for group, member in linked if member in group_of}
    return msgspec.convert(_replaced(msgspec.to_builtins(links), names), Links)


def _replaced(value: Any, names: Mapping[str, str]) -> Any:
    match value:
        case str():
            return names.get(value, value)
        case dict():
            return {key: _replaced(one, names) for key, one in value.items()}
        case list() | tuple():
            return [_replaced(one, names) for one in value]
        case _:
            return value


def _retold(events: Touched, new: Set[str]) -> Iterator[EventRow]:
    """Yield the events that changed: who tells them and who does not, and what new mentions say."""
    around = Surroundings(events.own, events.voices, events.stories)
    for key, mentions in sorted(events.mentions.items()):
        known = events.rows.get(key)
        if known and not any(mention.article in new for mention in mentions):
            outlets = around.tell(mentions)
            if outlets != known.outlets:
                yield msgspec.structs.replace(known, outlets=outlets)
            continue
        event = told(key, mentions, [(one.sources, one.targets) for one in mentions], around)
        dates = [mention.date for mention in mentions if mention.article in new]
        if known and known.date:
            dates.append(EventDate(value=known.date, precision="interval"))
        date = date_of(dates)
        fields = msgspec.structs.asdict(event) | {"date": date and date.value}
        yield EventRow(**fields)
