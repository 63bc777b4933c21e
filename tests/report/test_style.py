"""Colours can be read: 4.5:1 on their ground, in both schemes (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STYLE = files("rashomon.report").joinpath("assets/site.css").read_text("utf-8")
PAIR = re.compile(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)")
HUE = re.compile(r"\.o(\d) \{ --hue: light-dark\((#\w{6}), (#\w{6})\); \}")


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _ratio(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


COLOURS = {name: (light, dark) for name, light, dark in PAIR.findall(STYLE)}


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize("name", ["ink", "soft", "link", "alert", "coop", "conflict"])
@pytest.mark.parametrize("ground", ["paper", "sheet"])
def test_text_can_be_read(name: str, ground: str, scheme: int) -> None:
    assert _ratio(COLOURS[name][scheme], COLOURS[ground][scheme]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1])
def test_marked_words_can_be_read(scheme: int) -> None:
    for ground in ("words", "found"):
        assert _ratio(COLOURS["ink"][scheme], COLOURS[ground][scheme]) >= 4.5


def test_every_outlet_has_a_hue_that_its_initials_can_be_read_on() -> None:
    hues = HUE.findall(STYLE)
    assert [number for number, _, _ in hues] == [str(number) for number in range(9)]
    for _, *both in hues:
        for scheme, hue in enumerate(both):
            assert _ratio(hue, COLOURS["paper"][scheme]) >= 4.5


def test_cooperation_and_conflict_have_colours_of_their_own() -> None:
    pair = {*COLOURS["coop"], *COLOURS["conflict"]}
    assert all(STYLE.count(colour) == 1 for colour in pair)
