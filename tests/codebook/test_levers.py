"""The levers hold every context of PLOVER once, or say that they leave it out."""

from __future__ import annotations

from collections import Counter

from rashomon.dossier.relation.levers import levers_file
from rashomon.ontology import CONTEXTS


def test_every_context_is_in_one_lever_or_in_none() -> None:
    file = levers_file()
    listed = Counter(file.none)
    for lever in file.levers.values():
        listed.update(lever.contexts)
    assert listed == Counter(CONTEXTS)


def test_a_lever_has_contexts_of_its_own_or_words_within_anothers() -> None:
    file = levers_file()
    owned = {context for lever in file.levers.values() for context in lever.contexts}
    for lever in file.levers.values():
        assert bool(lever.contexts) != bool(lever.words)
        assert (lever.within in owned) == bool(lever.words)
        assert all(word == word.lower().strip() for word in lever.words)
