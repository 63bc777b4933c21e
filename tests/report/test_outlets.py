"""Outlets: hues for the first eight, letters for all."""

from __future__ import annotations

from tests import made

from rashomon.dossier import Dossier
from rashomon.links import Links
from rashomon.report.outlets import outlets_of


def test_eight_hues_are_given_out_and_the_rest_share_grey() -> None:
    names = [f"Daily {number}" for number in range(12)]
    with Dossier(create=True) as dossier:
        articles = [made.article(f"Text {name}.", name, "2021-03-04") for name in names]
        twice = made.article("Another text.", "Daily 11", "2021-03-04")
        dossier.keep([*articles, twice], [])
        dossier.write_links(made.VERSION, Links())
        outlets = list(outlets_of(dossier).values())
    assert outlets[0].name == "Daily 11"
    assert [outlet.hue for outlet in outlets] == [*range(1, 9), 0, 0, 0, 0]
    assert len({outlet.initials for outlet in outlets}) == len(outlets)


def test_initials_are_short_and_differ() -> None:
    names = ["Free Tribune", "Far Times", "Фронт Труда", "Courier", "Courant", "“!”"]
    with Dossier(create=True) as dossier:
        dossier.keep([made.article(f"Text {name}.", name, "2021-03-04") for name in names], [])
        dossier.write_links(made.VERSION, Links())
        initials = [outlet.initials for outlet in outlets_of(dossier).values()]
    assert len(set(initials)) == len(names)
    assert max(map(len, initials)) <= 4
