"""Dossiers to report on, their pages, and a browser to open them in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests import made

from rashomon.dossier import Dossier
from rashomon.links import (
    Event,
    Link,
    Links,
    Outlets,
)
from rashomon.records import (
    AUTHOR,
    Actor,
    ActorMention,
    Article,
    EventMention,
    Label,
    Published,
    Reading,
    Span,
    Statement,
    content_id,
)
from rashomon.report import write_report

HOSTILE = "<img src=x onerror=\"document.title='harm'\"><script>document.title='harm'</script>"
"""Words that would do something if any page let them."""

BIDI = "gnirb \u202ethe ministers\u202c \u2066back\u2069"

_FLAGS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--disable-gpu",
)


@pytest.fixture(scope="session")
def dossier() -> Iterator[Dossier]:
    with Dossier(create=True) as empty:
        yield made.fill(empty)


@pytest.fixture(scope="session")
def hostile() -> Iterator[Dossier]:
    """A dossier whose every text was written by somebody who means harm."""
    with Dossier(create=True) as empty:
        yield _fill_with_harm(empty)


@pytest.fixture(scope="session")
def page(dossier: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(dossier, tmp_path_factory)


@pytest.fixture(scope="session")
def hostile_page(hostile: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _written(hostile, tmp_path_factory)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no Chromium on this machine; the package is called chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(_FLAGS))
        yield opened
        opened.close()


def _written(dossier: Dossier, paths: pytest.TempPathFactory) -> Path:
    page = paths.mktemp("report") / "report.html"
    write_report(dossier, page)
    return page


def _fill_with_harm(dossier: Dossier) -> Dossier:
    raw = f"{HOSTILE} The envoy visited. {BIDI} javascript:alert(1)\n\nA \x00 second paragraph."
    article = Article(
        id=content_id("ar", raw),
        raw=raw,
        path="javascript:alert(1)",
        outlet=HOSTILE + BIDI,
        title=HOSTILE,
        author="</article></main>",
        url="javascript:document.title='harm'",
        language='en" onmouseover="document.title=1',
        published=Published(value="2021-03-03", precision="day", basis="user"),
        quality=("</p><script>",),
    )
    local = Actor(id="la-1", name="Envoy", kind="person")
    trigger = made.span(raw, "visited")
    statement = Statement(
        id="st-1",
        article=article.id,
        speaker=None,
        source=made.span(raw, "The envoy"),
        cue=None,
        content=(Span(raw.index(BIDI), raw.index("paragraph")),),  # crosses a paragraph
        kind="indirect",
    )
    mention = EventMention(
        id="em-1",
        article=article.id,
        trigger=trigger,
        sentence=made.span(raw, raw.split("\n", maxsplit=1)[0]),
        type="CONSULT",
        sources=(local.id,),
    )
    reading = Reading(
        article=article.id,
        version=made.VERSION,
        actors=(local,),
        mentions=(
            ActorMention(
                article=article.id, span=made.span(raw, "envoy"), actor=local.id, form="title"
            ),
        ),
        statements=(statement,),
        events=(mention,),
        labels=(
            Label(
                article=article.id,
                span=made.span(raw, "<script>"),
                actor=local.id,
                polarity="negative",
                by=AUTHOR,
            ),
        ),
    )
    dossier.keep([article], [reading])
    links = Links(
        actors=(Actor(id="ac-1", name=HOSTILE, kind="person", country="<b>", aliases=(BIDI,)),),
        actor_links=(Link(member=local.id, target="ac-1", score=1.0),),
        events=(
            Event(
                id="ev-1",
                type="CONSULT",
                date=None,
                sources=("ac-1",),
                targets=(),
                place=None,
                mentions=(mention.id,),
                outlets=Outlets(asserting=(HOSTILE + BIDI,)),
            ),
        ),
        event_links=(Link(member=mention.id, target="ev-1", score=1.0),),
    )
    dossier.write_links(made.VERSION, links)
    return dossier
