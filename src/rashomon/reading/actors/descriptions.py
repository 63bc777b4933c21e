"""What a description refers to: somebody named, a group met before, or an actor of its own."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.reading.actors.clusters import Cluster
from rashomon.reading.actors.context import Context
from rashomon.reading.actors.lexicon import roles
from rashomon.reading.actors.phrases import Phrase

_ANAPHORIC_REACH = 6
_PLAIN = frozenset({"other", "own", "same", "very", "new", "former"})


def resolve(context: Context, phrase: Phrase, clusters: list[Cluster]) -> Cluster | None:
    """Return the cluster that a description refers to, or None when it brings its own actor."""
    if phrase.noun == "person":
        return _person(context, phrase, clusters) if phrase.definite else None
    if phrase.noun == "body":
        return _body(phrase, clusters) if phrase.definite else None
    return _group(phrase, clusters)


def _person(context: Context, phrase: Phrase, clusters: list[Cluster]) -> Cluster | None:
    holders = [cluster for cluster in clusters if _holds(cluster, phrase)]
    if holders:
        before = [cluster for cluster in holders if _last_before(cluster, phrase.head) is not None]
        if len(holders) == 1:
            return holders[0]
        exact = [cluster for cluster in before if cluster.country == phrase.country]
        pool = exact or before
        return max(pool, key=lambda one: _last_before(one, phrase.head) or -1) if pool else None
    if phrase.lemma in roles().anaphoric and not phrase.modifiers - _PLAIN:
        return _last_mentioned(context, phrase, clusters)
    return None


def _holds(cluster: Cluster, phrase: Phrase) -> bool:
    """Whether a person's stated roles, or earlier descriptions, are those of the description."""
    if cluster.kind != "person":
        return False
    for role in cluster.roles:
        if role.lemma != phrase.lemma or role.former != phrase.former:
            continue
        if phrase.country and role.country and phrase.country != role.country:
            continue
        if phrase.country and not role.country and cluster.country not in (None, phrase.country):
            continue
        if _qualified_alike(phrase, role.sectors):
            return True
    return (
        not cluster.roles
        and cluster.lemma == phrase.lemma
        and cluster.modifiers == phrase.modifiers
    )


def _qualified_alike(phrase: Phrase, sectors: tuple[str, ...]) -> bool:
    return not phrase.sectors or not sectors or bool(set(phrase.sectors) & set(sectors))


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
