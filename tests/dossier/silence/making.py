"""A dossier of short articles by several outlets on a raid, made by hand."""

from __future__ import annotations

from collections.abc import Sequence

from tests.linking.making import Draft, together

from rashomon.dossier import Dossier
from rashomon.links import (
    Copy,
    Event,
    Link,
    Links,
    Outlets,
    Story,
)
from rashomon.records import Actor, EventDate

POLICE, CLUB = "ac-police", "ac-club"
RAID = "ev-raid"


class Telling(Draft):
    """An article that names the police and the club, and perhaps tells of the raid."""

    def __init__(self, outlet: str, published: str | None, *, raid: bool = True) -> None:
        super().__init__(outlet, published)
        police = self.actor("Police", "organisation")
        club = self.actor("Tennis club", "organisation")
        if raid:
            self.event(
                "Police raided the tennis club.",
                "raided",
                "COERCE",
                sources=(police,),
                targets=(club,),
                date="2031-05-02",
            )


def fill(
    dossier: Dossier,
    tellings: Sequence[Draft],
    stories: Sequence[Sequence[Draft]] = (),
    copies: Sequence[tuple[Draft, Draft]] = (),
) -> Dossier:
    """Link the tellings of the raid as one event; articles are in no story unless one is given."""
    articles, readings = together(*tellings)
    mentions = tuple(event.id for reading in readings for event in reading.events)
    raid = Event(
        id=RAID,
        type="COERCE",
        date=EventDate(value="2031-05-02", precision="day"),
        sources=(POLICE,),
        targets=(CLUB,),
        place=None,
        mentions=mentions,
        outlets=Outlets(),
    )
    names = {"Police": POLICE, "Tennis club": CLUB}
    dossier.keep(articles, readings)
    dossier.write_links(
        "test",
        Links(
            actors=tuple(
                Actor(id=key, name=name, kind="organisation") for name, key in names.items()
            ),
            actor_links=tuple(
                Link(member=actor.id, target=names[actor.name], score=1.0)
                for reading in readings
                for actor in reading.actors
            ),
            stories=tuple(
                Story(id=f"sy-{number}", articles=tuple(one.id for one in story))
                for number, story in enumerate(stories)
            ),
            copies=tuple(Copy(article=copy.id, origin=origin.id) for copy, origin in copies),
            events=(raid,),
            event_links=tuple(Link(member=one, target=RAID, score=1.0) for one in mentions),
        ),
    )
    return dossier
