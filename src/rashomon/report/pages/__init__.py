"""The pages of the site in the order of the navigation, one a module."""

from rashomon.report.pages import (
    about,
    actor,
    actors,
    affair,
    article,
    contrasts,
    coverage,
    event,
    forecasts,
    relation,
    relations,
    search,
    statements,
    timeline,
)
from rashomon.report.site import Page

PAGES: tuple[Page, ...] = (
    affair.PAGE,
    timeline.PAGE,
    event.PAGE,
    contrasts.PAGE,
    actors.PAGE,
    actor.PAGE,
    statements.PAGE,
    forecasts.PAGE,
    relations.PAGE,
    relation.PAGE,
    coverage.PAGE,
    article.PAGE,
    about.PAGE,
    search.PAGE,
)
"""Every page; a new one is a module with a ``PAGE``, a template of its name, and a place here."""
