"""The site as one file: every page a section of it, every link an anchor."""

from __future__ import annotations

import base64
import hashlib
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


@dataclass(frozen=True, slots=True)
class Inline:
    """The style and the scripts of all pages, as they stand in the file."""

    style: Markup
    scripts: tuple[Markup, ...]

    @property
    def policy(self) -> str:
        """What the file may do: use these by their hashes, and nothing else."""
        scripts = " ".join(_hash(script) for script in self.scripts)
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
    """One page inside the file."""

    id: str
    title: str
    body: Markup


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
        sections.append(_Section(host.id(""), payload.title, body))
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
    names = dict.fromkeys((*(name for page in PAGES for name in page.scripts), *SCRIPTS))
    scripts = tuple(Markup(asset(name)) for name in names)  # noqa: S704 - files of the site's own
    return Inline(style=Markup(asset(STYLE)), scripts=scripts)  # noqa: S704


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
