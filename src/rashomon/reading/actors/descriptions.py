"""What a description refers to: somebody named, a group met before, or an actor of its own."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.reading.actors.clusters import Cluster
from rashomon.reading.actors.context import Context
from rashomon.reading.actors.lexicon import roles
from rashomon.reading.actors.phrases import Phrase
from rashomon.reading.actors.roles import StatedRole

_ANAPHORIC_REACH = 6
_PLAIN = frozenset({"other", "own", "same", "very", "new", "former"})


def resolve(context: Context, phrase: Phrase, clusters: list[Cluster]) -> Cluster | None:
    """Return the cluster that a description refers to, or None when it brings its own actor."""
    if phrase.noun == "person":
        return _person(context, phrase, clusters) if phrase.definite else None
    if phrase.noun == "body":
        if not phrase.definite:
            return None
        return _body(phrase, clusters) or _outlet(context, phrase, clusters)
    return _group(phrase, clusters)


def _person(context: Context, phrase: Phrase, clusters: list[Cluster]) -> Cluster | None:
    holders = [cluster for cluster in clusters if _holds(cluster, phrase)]
    if holders:
        return _latest_holder(context, phrase, holders)
    if phrase.lemma in roles().anaphoric and not phrase.modifiers - _PLAIN:
        return _last_mentioned(context, phrase, clusters)
    return None


def _latest_holder(context: Context, phrase: Phrase, holders: list[Cluster]) -> Cluster | None:
    """Return the one holder of a role, or of several the one just mentioned; None if two were."""
    if len(holders) == 1:
        return holders[0]
    if phrase.country is not None:
        exact = [cluster for cluster in holders if cluster.country == phrase.country]
        holders = exact or holders
    last = sorted(
        ((_last_before(cluster, phrase.head), index) for index, cluster in enumerate(holders)),
        key=lambda pair: -1 if pair[0] is None else pair[0],
    )
    if last[-1][0] is None:
        return None
    if len(last) > 1 and last[-2][0] is not None:
        sentence = context.sentence_of
        if sentence[last[-1][0]] == sentence[last[-2][0]]:
            return None
    return holders[last[-1][1]]


def _holds(cluster: Cluster, phrase: Phrase) -> bool:
    """Whether a person's stated roles, or earlier descriptions, are those of the description."""
    if cluster.kind != "person":
        return False
    if not cluster.roles and not cluster.names:
        return cluster.lemma == phrase.lemma and cluster.modifiers == phrase.modifiers
    return any(_fits(role, phrase, cluster.country) for role in cluster.roles)


def _fits(role: StatedRole, phrase: Phrase, country: str | None) -> bool:
    """Whether a stated role is the described one: noun, time, country, body and sector agree."""
    if role.former != phrase.former or not _same_office(role, phrase):
        return False
    if not phrase.ranks <= role.ranks:
        return False
    if phrase.country and phrase.country != (role.country or country or phrase.country):
        return False
    if phrase.bodies and role.bodies and phrase.bodies.isdisjoint(role.bodies):
        return False
    if phrase.country and role.bodies and not (phrase.bodies or role.country or country):
        return False  # the leader of a body is not the leader of a country
    return not phrase.sectors or not role.sectors or bool(set(phrase.sectors) & set(role.sectors))


def _same_office(role: StatedRole, phrase: Phrase) -> bool:
    """Whether two nouns name one office.

    A country's leader is the head that it is said to have, and a body's chief its director.
    """
    if role.lemma == phrase.lemma:
        return True
    leaders, heads = roles().leaders, roles().heads
    if role.lemma in heads and phrase.lemma in heads and role.bodies & phrase.bodies:
        return True
    if role.country is None or role.country != phrase.country:
        return False
    return role.lemma in leaders and phrase.lemma in leaders


def _last_mentioned(
    context: Context, phrase: Phrase, clusters: Iterable[Cluster]
) -> Cluster | None:
    """Return the person of a fitting sector mentioned last within a few sentences."""
    best: tuple[int, Cluster] | None = None
    here = context.sentence_of[phrase.head]
    for cluster in clusters:
        if cluster.kind != "person" or not cluster.names:
            continue
        last = _last_before(cluster, phrase.head)
        if last is None or here - context.sentence_of[last] > _ANAPHORIC_REACH:
            continue
        if not set(cluster.sectors) & set(phrase.sectors):
            continue
        if best is None or last > best[0]:
            best = (last, cluster)
    return best[1] if best else None


def _last_before(cluster: Cluster, token: int) -> int | None:
    heads = [spot.head for spot in cluster.spots if spot.head < token]
    return max(heads) if heads else None


def _body(phrase: Phrase, clusters: list[Cluster]) -> Cluster | None:
    """Return the organisation named last before whose name holds the noun ("the ministry")."""
    best: tuple[int, Cluster] | None = None
    for cluster in clusters:
        if cluster.kind != "organisation":
            continue
        if phrase.country and cluster.country and phrase.country != cluster.country:
            continue
        named = any(phrase.lemma in name.lower().split() for name in cluster.names)
        if not named and not (cluster.lemma == phrase.lemma and not phrase.modifiers):
            continue
        if named and phrase.modifiers - _words(cluster):
            continue
        last = _last_before(cluster, phrase.head)
        if last is not None and (best is None or last > best[0]):
            best = (last, cluster)
    return best[1] if best else None


def _outlet(context: Context, phrase: Phrase, clusters: list[Cluster]) -> Cluster | None:
    """Return the one outlet named within a few sentences that "the newspaper" can be."""
    if phrase.lemma not in roles().outlets or phrase.modifiers or phrase.country:
        return None
    printed = phrase.lemma in roles().printed
    here = context.sentence_of[phrase.head]
    fitting = []
    for cluster in clusters:
        if cluster.kind != "organisation" or not cluster.names or "JRN" not in cluster.sectors:
            continue
        last = _last_before(cluster, phrase.head)
        near = last is not None and here - context.sentence_of[last] <= _ANAPHORIC_REACH
        if near and not (printed and _words(cluster) & roles().on_air):
            fitting.append(cluster)
    return fitting[0] if len(fitting) == 1 else None


def _words(cluster: Cluster) -> frozenset[str]:
    return frozenset(word for name in cluster.names for word in name.lower().split())


def _group(phrase: Phrase, clusters: list[Cluster]) -> Cluster | None:
    """Return the group of the same noun that the description takes up again."""
    best: tuple[int, Cluster] | None = None
    for cluster in clusters:
        if cluster.kind != "group" or cluster.lemma != phrase.lemma:
            continue
        if phrase.country and cluster.country and phrase.country != cluster.country:
            continue
        same = cluster.modifiers == phrase.modifiers and cluster.country == phrase.country
        taken_up = phrase.definite and not phrase.modifiers and not phrase.country
        if not same and not taken_up:
            continue
        last = _last_before(cluster, phrase.head)
        if last is not None and (best is None or last > best[0]):
            best = (last, cluster)
    return best[1] if best else None
