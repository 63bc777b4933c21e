"""A dossier whose every text was written by somebody who means harm."""

from __future__ import annotations

from tests import made

from rashomon.dossier import Dossier
from rashomon.dossier.judgements.making import Judge
from rashomon.links import (
    Contrast,
    Event,
    Link,
    Links,
    Outlets,
    Passage,
    Reason,
)
from rashomon.records import (
    AUTHOR,
    Actor,
    ActorMention,
    Article,
    EventMention,
    Forecast,
    Label,
    Published,
    Reading,
    Span,
    Statement,
    content_id,
)

HOSTILE = "<img src=x onerror=\"document.title='harm'\"><script>document.title='harm'</script>"
"""Words that would do something if any page let them."""

BIDI = "gnirb \u202ethe ministers\u202c \u2066back\u2069"


def fill(dossier: Dossier) -> Dossier:
    """Put harmful articles, readings and links into an empty dossier."""
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
        forecasts=(
            Forecast(
                id="fc-1",
                article=article.id,
                span=made.span(raw, "<script>document"),
                speaker=local.id,
                made_on="2021-03-03",
                horizon="2021-04",
                certainty="possible",
            ),
        ),
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
        contrasts=(
            Contrast(
                id="ct-1",
                kind="motive",
                a=Passage(article=article.id, start=0, end=raw.index("The envoy")),
                b=Passage(article=article.id, start=raw.index(BIDI), end=len(raw)),
                events=("ev-1",),
                score=0.9,
                why=(Reason(feature=HOSTILE, weight=0.9, detail=BIDI),),
            ),
        ),
    )
    dossier.write_links(made.VERSION, links)
    judge = Judge(dossier, HOSTILE, "2031-05-04T10:00:00Z")
    dossier.judge([judge.rename("ac-1", HOSTILE, why=BIDI), judge.drop("st-1", why=HOSTILE)])
    dossier.judge([judge.undo(why=HOSTILE)])
    dossier.write_links(made.VERSION, links)
    return dossier
