"""A payload as a page: the page's template inside the layout, for one host.

Every value is escaped by the templates' autoescaping; `shown` goes over it before. The policy of a
page allows nothing but the site's own files (in a folder) or this very style and script by their
hashes (in a single file), so that markup which slipped through would still do nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from rashomon.report.asked import Asked
from rashomon.report.frame import Frame
from rashomon.report.links import Host, Paths, address
from rashomon.report.pages import PAGES
from rashomon.report.parts import Payload
from rashomon.report.site import Page
from rashomon.wording import counted, listed, wording
from rashomon.wording.shown import shown, web_address

STYLE = "site.css"
SCRIPTS = ("site.js", "facets.js", "taking.js")
"""What every page loads."""

FOLDER_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; "
    "base-uri 'none'; form-action 'self'"
)
"""What a page in a folder may do. A server sends its own as a header instead."""


def path_of(page: Page, key: str | None) -> str:
    """Return where a page stands in the site, and under ``address`` in every payload."""
    return address(page.name, key)


def draw(
    page: Page,
    payload: Payload,
    frame: Frame,
    asked: Asked,
    host: Paths,
    *,
    more: Sequence[str] = (),
) -> str:
    """Return the whole page, for a host in which it stands at a path of its own.

    `more` are scripts that the host adds to those of the page.
    """
    return str(
        templates()
        .get_template("layout.html.j2")
        .render(
            **_context(page, payload, frame, asked, host),
            title=payload.title,
            here=page.name,
            body=draw_body(page, payload, frame, asked, host),
            policy=FOLDER_POLICY if host.kind == "folder" else None,
            styles=[f"assets/{STYLE}"],
            scripts=[f"assets/{name}" for name in (*page.scripts, *SCRIPTS, *more)],
            inline=None,
            choices=choices(frame) if page.facets else None,
        )
    )


def draw_body(page: Page, payload: Payload, frame: Frame, asked: Asked, host: Host) -> Markup:
    """Return what stands between the navigation and the footer."""
    template = templates().get_template(f"{page.name}.html.j2")
    body = template.render(_context(page, payload, frame, asked, host))
    return Markup(body)  # noqa: S704 - made by the templates, which escape


def choices(frame: Frame) -> Markup:
    """Return, as JSON, what the script must know to find rows by outlets and actors."""
    return _json(
        {
            "outlets": {outlet.key: outlet.number for outlet in frame.outlets},
            "actors": frame.called,
        }
    )


def asset(name: str) -> str:
    """Return a style or script of the site's own."""
    return files(__package__).joinpath("assets", name).read_text("utf-8")


def _context(
    page: Page, payload: Payload, frame: Frame, asked: Asked, host: Host
) -> Mapping[str, object]:
    return {
        "page": page,
        "shows": payload,
        "frame": frame,
        "asked": asked,
        "host": host,
        "pages": PAGES,
    }


@cache
def templates() -> Environment:
    """Return the environment of all templates."""
    made = Environment(
        loader=PackageLoader("rashomon.report", "templates"),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "web_address": web_address,
        "counted": counted,
        "listed": listed,
        "to": _to,
        "mark": _mark,
        "json": _json,
    }
    made.globals |= {"wording": wording(), "address": address}
    return made


def _json(value: object) -> Markup:
    """Return what a payload holds as JSON that cannot end the script element around it."""
    text = json.dumps(msgspec.to_builtins(value), ensure_ascii=True, separators=(",", ":"))
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - nothing is left that HTML knows


@pass_context
def _to(context: Context, to: str) -> str:
    """Make the link of an address."""
    host: Host = context["host"]
    return host.href(to)


@pass_context
def _mark(context: Context, mark: str) -> str:
    """Make the id of an element."""
    host: Host = context["host"]
    return host.id(mark)
