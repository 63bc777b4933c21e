"""The templates of the pages that only a server has."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from rashomon.wording.shown import shown


@cache
def templates() -> Environment:
    """Return the environment of these templates; like those of the site it escapes everything."""
    return Environment(
        loader=PackageLoader("rashomon.web", "templates"),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
