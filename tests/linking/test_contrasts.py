"""What counts as a contrast, and the traps that do not."""

from __future__ import annotations

import random
from typing import Any

import pytest
from tests.linking.making import Draft, together

from rashomon.linking import link
from rashomon.linking.contrasts.amounts import amounts_differ
from rashomon.links import Contrast, Links


def linked(*drafts: Draft) -> Links:
    return link(*together(*drafts))


def of_kind(links: Links, kind: str) -> list[Contrast]:
    return [contrast for contrast in links.contrasts if contrast.kind == kind]


def raid(draft: Draft, **fields: Any) -> str:
    holm = draft.actor("Ida Holm", country="NOR")
    sweden = draft.actor("Sweden", "state", "SWE")
    given: dict[str, Any] = {
        "sources": (holm,),
        "targets": (sweden,),
        "date": "2031-05-02",
        "keywords": "seize harbour office customs dawn",
    } | fields
    return draft.event(
        f"Holm seized the harbour office, {draft.outlet} writes", "seized", "COERCE", **given
    )


def test_affirmed_and_denied() -> None:
    a, b = Draft("Herald"), Draft("Courier")
    raid(a)
    raid(b, polarity="negative")
    links = linked(a, b)
    assert len(of_kind(links, "polarity")) == 1
    contrast = of_kind(links, "polarity")[0]
    assert contrast.events == (links.events[0].id,)
    raws = {article.id: article.raw for article in together(a, b)[0]}
    for side in (contrast.a, contrast.b):
        assert "seized" in raws[side.article][side.start : side.end]


def test_one_voice_does_not_contradict_itself_across_times() -> None:
    a, b = Draft("Herald"), Draft("Courier")
    raid(a)
    raid(b, polarity="negative", time="future")
    assert not linked(a, b).contrasts


@pytest.mark.parametrize(
    ("certainty", "time", "weighed"),
    [
        ("underspecified", "past", False),
        ("underspecified", "present", True),
        ("possible", "past", True),
    ],
)
def test_what_a_text_passes_on_as_past_is_not_only_possible(
    certainty: str, time: str, weighed: bool
) -> None:
    a, b = Draft("Herald"), Draft("Courier")
    raid(a, certainty=certainty, time=time)
    raid(b, polarity="negative", time=time)
    (contrast,) = of_kind(linked(a, b), "polarity")
    features = {why.feature for why in contrast.why}
    assert ("only possible" in features) == weighed


def test_dates_of_one_event() -> None:
    a, b = Draft("Herald"), Draft("Courier")
    raid(a, date="2031-05-02", amount=(15, "people"))
    raid(b, date="2031-05-03", amount=(15, "people"))
    assert len(of_kind(linked(a, b), "date")) == 1


def test_precision_and_other_days_are_no_contrast() -> None:
    a, b, c = Draft("Herald"), Draft("Courier"), Draft("Bote", "2031-06-21")
    raid(a, date="2031-05-02")
    raid(b, date="2031-05")
    raid(c, date="2031-06-20")
    assert not linked(a, b, c).contrasts


def test_what_one_outlet_says_alone_is_no_contrast() -> None:
    a = Draft("Herald")
    holm = a.actor("Ida Holm", country="NOR")
    a.label("the hero of the docks", holm, "positive")
    a.label("the smuggler queen", holm, "negative")
    assert not linked(a).contrasts


@pytest.mark.parametrize(
    ("a", "b", "differ"),
    [
        (33, 30, False),
        (33, 40, True),
        (9_400, 10_000, False),
        (1.5, 1.5, False),
        (18_000, 20_000, False),
        (18_000, 63_000, True),
        (0, 0, False),
        (0, 7, True),
        (40_000, 200_000, True),
        (100, 98, False),
    ],
)
def test_amounts_differ(a: float, b: float, differ: bool) -> None:
    assert amounts_differ(a, b) is differ
    assert amounts_differ(b, a) is differ


def test_links_do_not_depend_on_order() -> None:
    drafts = [Draft(f"Outlet {number}") for number in range(5)]
    for number, draft in enumerate(drafts):
        raid(
            draft,
            amount=(10 * (number + 1), "people"),
            polarity="negative" if number == 3 else "positive",
        )
    articles, readings = together(*drafts)
    expected = link(articles, readings)
    assert expected.contrasts
    for seed in range(4):
        random.Random(seed).shuffle(articles)  # noqa: S311
        random.Random(seed + 9).shuffle(readings)  # noqa: S311
        assert link(articles, readings) == expected
