"""Which names are one organisation: the gazetteer's names, definitions in brackets, short forms."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Doc

from rashomon.reading.actors.claims import Name
from rashomon.reading.actors.context import Context
from rashomon.reading.actors.sectors import organisation_sectors

_SMALL = frozenset({"the", "of", "for", "and", "on", "in", "'s", "’s", "&", "de", "la"})


def group_organisations(context: Context, names: list[Name]) -> list[list[Name]]:
    """Return names of organisations (in text order) as groups of one organisation each."""
    groups: dict[str, list[Name]] = {}
    for name in names:
        groups.setdefault(_key(context, name), []).append(name)
    merged = _join_definitions(context.doc, list(groups.values()))
    merged = _join_initials(merged)
    return _join_short_forms(merged)


def _key(context: Context, name: Name) -> str:
    """Return the name without small words and case, a country's adjective as its code."""
    if name.body is not None:
        return name.body.names[0].lower()
    parts = []
    for index in range(name.tokens.start, name.tokens.end):
        place = context.place_at.get(index)
        word = context.doc[index].lower_
        if (
            place is not None
            and place.place.country is not None
            and (place.is_country or place.is_demonym)
        ):
            word = place.place.country
        if word not in _SMALL:
            parts.append(word.replace(".", ""))
    return " ".join(sorted(parts))


def content_words(name: Name) -> tuple[str, ...]:
    """Return the words of a name without articles and prepositions, lower case."""
    return tuple(word.lower() for word in name.words if word.lower() not in _SMALL)


def _join_definitions(doc: Doc, groups: list[list[Name]]) -> list[list[Name]]:
    """Join "National Audit Service (NAS)": a bracketed name right behind another."""
    ends = {name.tokens.end: index for index, group in enumerate(groups) for name in group}
    target = list(range(len(groups)))
    for index, group in enumerate(groups):
        for name in group:
            start, end = name.tokens
            opened = start > 0 and doc[start - 1].text == "("
            if opened and end < len(doc) and doc[end].text == ")" and start - 1 in ends:
                target[index] = ends[start - 1]
                break
    return _merge(groups, target)


def _join_initials(groups: list[list[Name]]) -> list[list[Name]]:
    """Join an abbreviation to the one organisation whose initials it spells."""
    spelled: dict[str, list[int]] = defaultdict(list)
    for index, group in enumerate(groups):
        for words in {content_words(name) for name in group}:
            if len(words) > 1:
                initials = "".join(word[0] for word in words).upper()
                if index not in spelled[initials]:
                    spelled[initials].append(index)
    target = list(range(len(groups)))
    for index, group in enumerate(groups):
        word = group[0].words[0].replace(".", "")
        if len(group[0].words) == 1 and word.isupper() and len(spelled.get(word, ())) == 1:
            target[index] = spelled[word][0]
    return _merge(groups, target)


def _join_short_forms(groups: list[list[Name]]) -> list[list[Name]]:
    """Join "the Security Council" to the one longer name that ends, or opens, with its words.

    One last word is enough for an outlet ("the Gazette") and for nobody else ("the Council").
    """
    longer: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for index, group in enumerate(groups):
        for words in {content_words(name) for name in group}:
            for cut in range(1, len(words)):
                if cut < len(words) - 1 or any("JRN" in organisation_sectors(one) for one in group):
                    longer[words[cut:]].add(index)
                longer[words[:cut]].add(index)
    target = list(range(len(groups)))
    for index, group in enumerate(groups):
        if group[0].body is not None:
            continue
        fitting = longer.get(content_words(group[0]), set()) - {index}
        if len(fitting) == 1:
            target[index] = next(iter(fitting))
    return _merge(groups, target)


def _merge(groups: list[list[Name]], target: list[int]) -> list[list[Name]]:
    """Return groups where group i has gone into group target[i]; chains are followed once."""
    merged: dict[int, list[Name]] = {}
    for index, group in enumerate(groups):
        to = target[index]
        if target[to] == index:
            to = min(index, to)
        merged.setdefault(to, []).extend(group)
    return [sorted(merged[index], key=lambda name: name.tokens) for index in sorted(merged)]
