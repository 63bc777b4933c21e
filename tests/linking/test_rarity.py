"""How rare a stem is does not depend on what a dossier holds."""

from __future__ import annotations

from rashomon.linking.rarity import rarity


def test_the_rarer_weighs_more() -> None:
    assert 0 < rarity("president") < rarity("harbour") <= rarity("qwzx")


def test_scripts_are_counted_apart() -> None:
    assert 0 < rarity("росси") < rarity("гаван") <= rarity("щщщщщ")
