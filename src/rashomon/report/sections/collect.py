"""From a dossier to the report's payload; the same dossier always gives the same."""

from __future__ import annotations

from rashomon.dossier import Dossier
from rashomon.report.sections.about import about
from rashomon.report.sections.actors import actors
from rashomon.report.sections.articles import articles
from rashomon.report.sections.contrasts import contrasts
from rashomon.report.sections.desk import Desk
from rashomon.report.sections.events import events
from rashomon.report.sections.forecasts import forecasts
from rashomon.report.sections.glance import glance
from rashomon.report.sections.payload import Report
from rashomon.report.sections.relations import relations
from rashomon.report.sections.timeline import timeline
from rashomon.wording import wording


def collect(dossier: Dossier) -> Report:
    """Return everything that the report of a dossier shows."""
    desk = Desk(dossier)
    told = events(desk)
    compared, more_contrasts = contrasts(desk)
    expected, more_forecasts = forecasts(desk)
    cast, between, strip = actors(desk), relations(desk), timeline(desk)
    read = articles(desk)  # last: it marks what the others cite
    nouns = wording().types
    return Report(
        glance=glance(desk, compared, told.compared),
        outlets=desk.outlets,
        types=tuple((name, nouns[name].noun) for name in sorted({row.type for row in desk.events})),
        timeline=strip,
        contrasts=compared,
        more_contrasts=more_contrasts,
        events=told,
        actors=cast,
        forecasts=expected,
        more_forecasts=more_forecasts,
        relations=between,
        articles=read,
        about=about(desk, read),
    )
