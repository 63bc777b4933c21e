"""The site as one file: every page a part of it, every link an anchor.

Of a thousand pages one is read at a time. The first stands in the file as it is, the others as text
that a browser neither parses nor lays out before ``single.js`` is asked for them, and so do the
libraries that draw charts.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from rashomon.dossier import Dossier
from rashomon.report.asked import Asked
from rashomon.report.drawing import (
    SCRIPTS,
    STYLE,
    asset,
    choices,
    draw_body,
    path_of,
    templates,
)
from rashomon.report.folder import Progress, desk_of, payloads, planned
from rashomon.report.frame import frame_of
from rashomon.report.links import INDEX, Anchors, address
from rashomon.report.pages import PAGES

_SCRIPT = re.compile(r"<(?=/?script|!--)", re.IGNORECASE)
"""What the text of a script element must not have; ``single.js`` takes the backslash out again."""


@dataclass(frozen=True, slots=True)
class Inline:
    """The style and the scripts of all pages, as they stand in the file.

    ``drawing`` are those that only some pages load, by their names.
    """

    style: Markup
    scripts: tuple[Markup, ...]
    drawing: Mapping[str, Markup]

    @property
    def policy(self) -> str:
        """What the file may do: use these by their hashes, and nothing else."""
        scripts = " ".join(map(_hash, (*self.drawing.values(), *self.scripts)))
        return "; ".join(
            (
                "default-src 'none'",
                f"style-src {_hash(self.style)}",
                f"script-src {scripts}",
                "img-src data:",
                "base-uri 'none'",
                "form-action 'none'",
            )
        )


@dataclass(frozen=True, slots=True)
class _Section:
    """One page inside the file, and the scripts that it needs."""

    id: str
    title: str
    body: Markup
    scripts: tuple[str, ...]

    @property
    def inert(self) -> Markup:
        """The page as text of a script element, which nothing in it ends or begins."""
        return Markup(_SCRIPT.sub(r"<\\", self.body))  # noqa: S704 - markup of ours, as before


def write_single(dossier: Dossier, file: Path, progress: Progress | None = None) -> None:
    """Write the site of a dossier as one file; the same dossier gives the same bytes.

    Raises OSError when the file cannot be written.
    """
    desk = desk_of(dossier)
    frame = frame_of(desk)
    sections = []
    for page, asked, payload in payloads(desk):
        host = Anchors(path_of(page, asked.key))
        body = draw_body(page, payload, frame, asked, host)
        sections.append(_Section(host.id(""), payload.title, body, page.scripts))
        if progress:
            progress(len(sections), planned(desk))
    inline = _inline()
    text = (
        templates()
        .get_template("single.html.j2")
        .render(
            host=Anchors(address(INDEX)),
            frame=frame,
            asked=Asked(),
            pages=PAGES,
            title="Report",
            here=None,
            sections=sections,
            policy=inline.policy,
            styles=(),
            scripts=(),
            inline=inline,
            choices=choices(frame),
        )
    )
    file.write_text(text, encoding="utf-8", newline="\n")


def _inline() -> Inline:
    drawing = dict.fromkeys(name for page in PAGES for name in page.scripts)
    return Inline(
        style=_own(STYLE),
        scripts=tuple(map(_own, (*SCRIPTS, "single.js"))),
        drawing={name: _own(name) for name in drawing},
    )


def _own(name: str) -> Markup:
    return Markup(asset(name))  # noqa: S704 - a file of the site's own


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
