"""The payload as one page: templates, style and script of our own, and a policy for nothing else.

Every value is escaped by the templates' autoescaping; `shown` goes over it before. The policy
allows the one style sheet and the one script by their hashes, so that markup which slipped
through would still do nothing.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from rashomon.report.sections.payload import Report
from rashomon.wording import counted, listed, wording
from rashomon.wording.shown import shown, web_address


def render(report: Report) -> str:
    """Return the page of a report."""
    style, script = _asset("style.css"), _asset("script.js")
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(style)}'",
            f"script-src '{_hash(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    page: str = (
        _templates()
        .get_template("page.html.j2")
        .render(
            report=report,
            outlets=report.outlets,
            policy=policy,
            style=Markup(style),  # noqa: S704 - our own files, without anything from a dossier
            script=Markup(script),  # noqa: S704
            choices=_json(
                {
                    "version": report.version,
                    "outlets": [shown(outlet.name) for outlet in report.outlets],
                    "types": [[name, noun] for name, noun in report.types],
                    "sureness": list(wording().sureness.items()),
                }
            ),
        )
    )
    return page


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=PackageLoader("rashomon.report", "templates/sections"),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {"web_address": web_address, "counted": counted, "listed": listed}
    templates.globals["wording"] = wording()
    return templates


@cache
def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _json(value: object) -> Markup:
    """Return JSON that cannot end the script element that it stands in."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # noqa: S704 - nothing is left that HTML knows
