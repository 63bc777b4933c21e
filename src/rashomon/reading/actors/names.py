"""Where the names of persons and organisations stand.

The parser's entities are proposals. What the gazetteer knows (states, cities, bodies) is taken
first; what is left of each capitalised run is told to be an organisation or a person by what it is
made of (words for bodies, capitals, given names, titles), by the parser's label, and by what the
rest of the article calls it.
"""

from __future__ import annotations

from rashomon.reading.actors.body_names import (
    take_bodies,
    take_known_bodies,
    take_labelled_bodies,
)
from rashomon.reading.actors.claims import Claims, Name
from rashomon.reading.actors.context import Context
from rashomon.reading.actors.outlets import take_outlets, take_short_outlets
from rashomon.reading.actors.person_names import take_persons


def find_names(context: Context) -> list[Name]:
    """Return the names of persons, organisations and seats of government, in text order."""
    claims = Claims(context)
    take_known_bodies(claims)
    take_outlets(claims)
    take_bodies(claims)
    take_persons(claims)
    take_labelled_bodies(claims)
    take_short_outlets(claims)
    return sorted(claims.names, key=lambda name: name.tokens)
