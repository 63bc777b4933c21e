"""Which mentions are one event, and how its outlets tell it."""

from __future__ import annotations

from typing import Any

from tests.linking.making import Draft, together

from rashomon.linking import link
from rashomon.links import (
    Event,
    Links,
    Ruling,
    Rulings,
)


def linked(*drafts: Draft, rulings: tuple[Ruling, ...] = ()) -> Links:
    return link(*together(*drafts), Rulings(pairs=rulings))


def event_of(links: Links, mention: str) -> Event:
    return next(event for event in links.events if mention in event.mentions)


def cast(draft: Draft) -> tuple[str, str]:
    return draft.actor("Ida Holm", country="NOR"), draft.actor("Sweden", "state", "SWE")


def told(draft: Draft, sentence: str, trigger: str, kind: str, **fields: Any) -> str:
    """A mention of Holm doing something to Sweden."""
    holm, sweden = cast(draft)
    return draft.event(sentence, trigger, kind, sources=(holm,), targets=(sweden,), **fields)


def test_a_visit_told_by_three_outlets_is_one_event() -> None:
    drafts = [Draft("Herald"), Draft("Courier"), Draft("Bote")]
    ids = []
    for draft, trigger in zip(drafts, ("visited", "visited", "trip"), strict=True):
        ids.append(
            told(
                draft,
                f"Holm {trigger} Sweden for the harbour treaty",
                trigger,
                "CONSULT",
                date="2031-05-02",
                modes=("visit",),
            )
        )
    drafts[2].event("A storm hit the coast", "hit", "ASSAULT")
    event = event_of(linked(*drafts), ids[0])
    assert set(event.mentions) == set(ids)
    assert event.outlets.asserting == ("Bote", "Courier", "Herald")
    assert event.date is not None
    assert event.date.value == "2031-05-02"


def test_visit_talks_and_agreement_are_three_events() -> None:
    draft = Draft("Herald")
    holm, sweden = cast(draft)
    common: dict[str, Any] = {"sources": (holm,), "targets": (sweden,), "date": "2031-05-02"}
    visit = draft.event("Holm visited Sweden", "visited", "CONSULT", modes=("visit",), **common)
    talks = draft.event("Holm held talks there", "talks", "CONSULT", **common)
    treaty = draft.event("Holm signed a harbour treaty", "signed", "SUPPORT", **common)
    links = linked(draft)
    assert len({event_of(links, mention).id for mention in (visit, talks, treaty)}) == 3


def test_visits_of_two_people_to_one_state_are_two_events() -> None:
    a, b = Draft("Herald"), Draft("Courier")
    ids = []
    for draft, name in ((a, "Ida Holm"), (b, "Peter Vale")):
        guest = draft.actor(name, country="NOR")
        sweden = draft.actor("Sweden", "state", "SWE")
        ids.append(
            draft.event(
                "The visit to Sweden",
                "visit",
                "CONSULT",
                sources=(guest,),
                targets=(sweden,),
                modes=("visit",),
            )
        )
    links = linked(a, b)
    assert event_of(links, ids[0]).id != event_of(links, ids[1]).id


def test_two_incidents_of_one_kind_stay_apart_by_date() -> None:
    a, b = Draft("Herald"), Draft("Courier", "2031-07-20")
    first = told(a, "Holm phoned Sweden", "phoned", "CONSULT", date="2031-05-02", modes=("phone",))
    second = told(b, "Holm phoned Sweden", "phoned", "CONSULT", date="2031-07-19", modes=("phone",))
    links = linked(a, b)
    assert event_of(links, first).id != event_of(links, second).id


def test_a_vaguer_date_is_no_obstacle_and_the_exact_one_is_kept() -> None:
    a, b = Draft("Herald"), Draft("Courier")
    first = told(a, "Police seized the harbour office", "seized", "COERCE", date="2031-05")
    told(b, "Police seized the harbour office", "seized", "COERCE", date="2031-05-02")
    event = event_of(linked(a, b), first)
    assert len(event.mentions) == 2
    assert event.date is not None
    assert event.date.value == "2031-05-02"


def test_outlets_that_assert_attribute_deny_and_keep_silent() -> None:
    drafts = {name: Draft(name) for name in ("Asserts", "Attributes", "Denies", "Silent")}
    title = "Holm seized the Swedish harbour office in a dawn raid on customs papers"
    for draft in drafts.values():
        draft.title = title
        draft.say(f"{title}, says {draft.outlet}.")
    common: dict[str, Any] = {"date": "2031-05-02", "keywords": "seize harbour office customs dawn"}
    ids = {}
    for name, draft in drafts.items():
        holm, sweden = cast(draft)
        if name == "Silent":
            continue
        ids[name] = draft.event(
            f"{name}: Holm seized the harbour office",
            "seized",
            "COERCE",
            sources=(holm,),
            targets=(sweden,),
            polarity="negative" if name == "Denies" else "positive",
            by=sweden if name == "Attributes" else "author",
            **common,
        )
    links = linked(*drafts.values())
    outlets = event_of(links, ids["Asserts"]).outlets
    assert outlets.asserting == ("Asserts",)
    assert outlets.attributing == ("Attributes",)
    assert outlets.denying == ("Denies",)
    assert outlets.silent == ("Silent",)


def test_copied_text_is_one_voice_and_no_silence() -> None:
    text = (
        "The harbour office was searched at dawn by forty officers who carried out "
        "boxes of customs papers, and nobody in the town could say what they looked for."
    )
    drafts = [
        Draft("Wire", "2031-05-03", own_words=False),
        Draft("Portal", "2031-05-04", own_words=False),
    ]
    ids = []
    for draft in drafts:
        draft.say(text)
        ids.append(
            told(draft, "Holm searched the harbour office", "searched", "COERCE", date="2031-05-03")
        )
    outlets = event_of(linked(*drafts), ids[0]).outlets
    assert outlets.asserting == ("Wire",)
    assert outlets.silent == ()


def test_a_person_splits_an_event() -> None:
    a, b = Draft("Herald"), Draft("Courier")
    ids = [told(d, "Holm phoned Sweden", "phoned", "CONSULT", date="2031-05-02") for d in (a, b)]
    assert len(linked(a, b).events) == 1
    ruling = Ruling(same=False, left=(ids[0],), right=(ids[1],))
    assert len(linked(a, b, rulings=(ruling,)).events) == 2


def test_every_mention_is_linked_once_with_reasons() -> None:
    a, b = Draft("Herald"), Draft("Courier")
    for draft in (a, b):
        holm, sweden = cast(draft)
        draft.event("Holm phoned Sweden", "phoned", "CONSULT", sources=(holm,), targets=(sweden,))
        draft.event("Sweden praised Holm", "praised", "SUPPORT", sources=(sweden,))
    links = linked(a, b)
    members = [link.member for link in links.event_links]
    assert sorted(members) == sorted({m.id for d in (a, b) for m in d.events})
    assert all(link.why and 0 <= link.score <= 1 for link in links.event_links)


def test_crowds_for_and_against_one_man_are_two_events() -> None:
    sentences = (
        ("Forty thousand people gathered in Norhaven in support of the mayor", "gathered"),
        ("Ninety thousand people marched through Norhaven", "marched"),
        ("A crowd of ninety thousand marched in Norhaven", "marched"),
    )
    drafts = [Draft("Herald"), Draft("Courier"), Draft("Bote")]
    backing, against, again = (
        draft.event(sentence, trigger, "PROTEST", date="2031-05-02", modes=("demo",))
        for draft, (sentence, trigger) in zip(drafts, sentences, strict=True)
    )
    links = linked(*drafts)
    assert event_of(links, backing).mentions == (backing,)
    assert set(event_of(links, against).mentions) == {against, again}
