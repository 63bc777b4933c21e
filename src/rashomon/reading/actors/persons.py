"""Which names are one person: full names by spelling, surnames and given names by elimination.

Two people are never joined for sharing a name: a name that fits two persons of the article is
joined to the one whom the text has just named in full, or to neither.
"""

from __future__ import annotations

from collections import defaultdict

from rashomon.gazetteer import Gender, gender_of_name
from rashomon.reading.actors.claims import Name
from rashomon.reading.actors.spelling import core_words, same_person_name, spelling_key


def group_persons(names: list[Name]) -> list[list[Name]]:
    """Return names of persons (in text order) as groups of one person each."""
    full: list[list[Name]] = []
    by_surname: dict[str, list[list[Name]]] = defaultdict(list)
    short: list[Name] = []
    for name in names:
        if len(name.words) == 1:
            short.append(name)
            continue
        alike = by_surname[spelling_key(core_words(name.words)[-1])]
        group = _group_of(name, alike)
        if group is None:
            group = []
            full.append(group)
            alike.append(group)
        group.append(name)
    groups = list(full)
    groups.extend(_place_short(short, full))
    return groups


def _group_of(name: Name, groups: list[list[Name]]) -> list[Name] | None:
    for group in groups:
        if all(same_person_name(name.words, words) for words in {one.words for one in group}):
            return group
    return None


def _place_short(short: list[Name], full: list[list[Name]]) -> list[list[Name]]:
    """Add one-word names to the groups of full names that they fit; return groups for the rest."""
    surnames: dict[str, list[list[Name]]] = defaultdict(list)
    others: dict[str, list[list[Name]]] = defaultdict(list)
    for group in full:
        for words in sorted({name.words for name in group}):
            core = core_words(words)
            _index(surnames[spelling_key(core[-1])], group)
            _index(others[spelling_key(core[0])], group)
    alone: dict[str, list[Name]] = {}
    for name in short:
        key = spelling_key(name.words[0])
        fitting = _as_spelled(name, surnames.get(key) or others.get(key) or [])
        if len(fitting) == 1:
            fitting[0].append(name)
        elif len(fitting) > 1 and (latest := _just_named(name, fitting)) is not None:
            latest.append(name)
        else:
            alone.setdefault(f"{key}/{len(fitting)}", []).append(name)
    return list(alone.values())


def _as_spelled(name: Name, groups: list[list[Name]]) -> list[list[Name]]:
    """Return the groups that spell the word as the name does, all of them where none does."""
    exact = [group for group in groups if any(name.words[0] in one.words for one in group)]
    return exact or groups


def _index(groups: list[list[Name]], group: list[Name]) -> None:
    if not any(known is group for known in groups):
        groups.append(group)


def _just_named(name: Name, groups: list[list[Name]]) -> list[Name] | None:
    """Return the group named in full within the forty tokens before, if only one is."""
    near = [
        group
        for group in groups
        if any(0 < name.tokens.start - one.tokens.end <= 40 and len(one.words) > 1 for one in group)
    ]
    return near[0] if len(near) == 1 else None


def gender_of(group: list[Name]) -> Gender | None:
    """Return the gender that a person's names tell, or None."""
    votes = {gender_of_name(core_words(name.words)) for name in group}
    votes.discard(None)
    return votes.pop() if len(votes) == 1 else None
