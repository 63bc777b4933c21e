"""A small dossier made by hand: two articles, their readings, and links between them."""

from __future__ import annotations

from rashomon.dossier import Dossier
from rashomon.links import (
    Contrast,
    Event,
    Link,
    Links,
    Outlets,
    Passage,
    Reason,
    Relation,
)
from rashomon.records import (
    AUTHOR,
    Actor,
    ActorMention,
    Article,
    EventDate,
    EventMention,
    Factuality,
    Forecast,
    Label,
    Place,
    Published,
    Quantity,
    Reading,
    Rejected,
    Role,
    Span,
    Statement,
    content_id,
)

VERSION = "test"

COURIER = (
    "Arcadia's envoy Ana Brod visited Borduria on Monday. The puppet envoy denied it on Tuesday."
)
HERALD = "<p>Brod <b>flew</b> to Borduria &amp; met 12 ministers, =Ana Brod said.</p>"


def span(text: str, words: str) -> Span:
    """Where words stand for the first time."""
    start = text.index(words)
    return Span(start, start + len(words))


def article(raw: str, outlet: str, published: str, markup: str = "text") -> Article:
    return Article(
        id=content_id("ar", raw, outlet, None),
        raw=raw,
        path=f"{outlet}.txt",
        markup=markup,  # type: ignore[arg-type]
        outlet=outlet,
        language="en",
        published=Published(value=published, precision="day", basis="user"),
    )


def articles() -> list[Article]:
    return [
        article(COURIER, "Courier", "2021-03-03"),
        article(HERALD, "Herald", "2021-03-02", "html"),
    ]


def _reading(one: Article, type_: str, trigger: str, polarity: str) -> Reading:
    raw, name = one.raw, "Brod"
    person = Actor(
        id=content_id("la", one.id, "person"),
        name=f"Ana {name}" if "Ana" in raw else name,
        kind="person",
        country="ARC",
        sectors=("GOV",),
        roles=(Role(text="envoy", article=one.id, start=10, end=15),) if "envoy" in raw else (),
    )
    state = Actor(
        id=content_id("la", one.id, "state"), name="Borduria", kind="state", country="BOR"
    )
    statement = Statement(
        id=content_id("st", one.id),
        article=one.id,
        speaker=person.id,
        source=span(raw, name),
        cue=span(raw, "denied" if "denied" in raw else "said"),
        content=(span(raw, trigger),),
        kind="indirect",
    )
    numbers = (Quantity(value=12, unit="ministers", start=raw.find("12"), end=raw.find("12") + 2),)
    event = EventMention(
        id=content_id("em", one.id, trigger),
        article=one.id,
        trigger=span(raw, trigger),
        sentence=Span(0, len(raw)),
        type=type_,
        modes=("visit",),
        sources=(person.id,),
        targets=(state.id,),
        date=EventDate(value="2021-03-01", precision="day", basis=span(raw, "Borduria")),
        place=Place(name="Borduria", country="BOR"),
        factuality=Factuality(polarity=polarity),  # type: ignore[arg-type]
        asserted_by=AUTHOR if polarity == "positive" else person.id,
        statement=None if polarity == "positive" else statement.id,
        quantities=numbers if "12" in raw else (),
    )
    forecast = Forecast(
        id=content_id("fc", one.id),
        article=one.id,
        span=span(raw, "Borduria"),
        speaker=AUTHOR,
        made_on="2021-03-02",
        horizon="2021-04",
        certainty="possible",
    )
    label = Label(
        article=one.id, span=span(raw, name), actor=person.id, polarity="negative", by=AUTHOR
    )
    return Reading(
        article=one.id,
        version=VERSION,
        actors=(person, state),
        mentions=(
            ActorMention(article=one.id, span=span(raw, name), actor=person.id, form="name"),
            ActorMention(article=one.id, span=span(raw, "Borduria"), actor=state.id, form="name"),
        ),
        statements=(statement,),
        events=(event,),
        forecasts=(forecast,),
        labels=(label,),
    )


def readings() -> list[Reading]:
    courier, herald = articles()
    return [
        _reading(courier, "CONSULT", "visited", "negative"),
        _reading(herald, "CONSULT", "flew", "positive"),
    ]


def links() -> Links:
    first, second = readings()
    person = Actor(id="ac-person", name="Ana Brod", kind="person", country="ARC", aliases=("Brod",))
    state = Actor(id="ac-state", name="Borduria", kind="state", country="BOR")
    mentions = tuple(reading.events[0] for reading in (first, second))
    passages = [
        Passage(article=one.article, start=one.trigger.start, end=one.trigger.end)
        for one in mentions
    ]
    return Links(
        actors=(person, state),
        actor_links=tuple(
            Link(member=actor.id, target=target.id, score=1.0)
            for reading in (first, second)
            for actor, target in zip(reading.actors, (person, state), strict=True)
        ),
        events=(
            Event(
                id="ev-visit",
                type="CONSULT",
                date=mentions[0].date,
                sources=(person.id,),
                targets=(state.id,),
                place=mentions[0].place,
                mentions=tuple(one.id for one in mentions),
                outlets=Outlets(asserting=("Herald",), denying=("Courier",)),
            ),
        ),
        event_links=tuple(Link(member=one.id, target="ev-visit", score=0.9) for one in mentions),
        contrasts=(
            Contrast(
                id="ct-1",
                kind="polarity",
                a=passages[0],
                b=passages[1],
                events=("ev-visit",),
                score=0.8,
                why=(Reason(feature="polarity", weight=0.8, detail="one denies what one reports"),),
            ),
        ),
        relations=(
            Relation(
                source="ARC",
                target="BOR",
                date="2021-03-01",
                weight=2.1,
                event="ev-visit",
                outlet="Herald",
                sign=1,
                mode="visit",
            ),
        ),
    )


def rejected(path: str, reading: Reading | None = None) -> Rejected:
    """An input without text, or the article of a reading that could not be read after all."""
    if reading:
        return Rejected(
            path=path,
            reason="timed_out",
            detail="not read",
            article=reading.article,
            reader=VERSION,
        )
    return Rejected(path=path, reason="empty", detail="there is no text in it")


def fill(dossier: Dossier) -> Dossier:
    """Put the articles, readings and links into an empty dossier."""
    dossier.keep(articles(), readings())
    dossier.write_links(VERSION, links())
    return dossier
