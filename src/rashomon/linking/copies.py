"""Copied text: which articles repeat another's words, so that they count as one voice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from rashomon.fingerprint import NEAR_DUPLICATE, SIZE, Fingerprint, fingerprint, similarity
from rashomon.linking.clusters import Partition
from rashomon.records import Article
from rashomon.view import view_of

BANDS = 32
"""Bands of a fingerprint for locality-sensitive hashing (Leskovec et al., Mining of Massive
Datasets, 3.4): with four numbers in each, a pair of similarity 0.5 shares one with 87%."""


def origins(articles: Sequence[Article]) -> dict[str, str]:
    """Return for each article the one whose text it repeats, or itself.

    Of articles that repeat each other the origin is the one of the outlet that the others name as
    their source, else the earliest, else the one with the smallest id.
    """
    by_id = {article.id: article for article in articles}
    prints = {key: fingerprint(view_of(by_id[key]).text) for key in sorted(by_id)}
    partition = Partition(list(prints))
    for a, b in _candidates(prints):
        if similarity(prints[a], prints[b]) >= NEAR_DUPLICATE:
            partition.join(a, b)
    found: dict[str, str] = {}
    for members in partition.groups():
        origin = _origin([by_id[member] for member in members])
        found |= dict.fromkeys(members, origin)
    return found


def _candidates(prints: Mapping[str, Fingerprint]) -> list[tuple[str, str]]:
    buckets: dict[tuple[int, ...], list[str]] = defaultdict(list)
    rows = SIZE // BANDS
    for key, numbers in prints.items():
        for band in range(BANDS if numbers else 0):
            buckets[(band, *numbers[band * rows : (band + 1) * rows])].append(key)
    return sorted({pair for bucket in buckets.values() for pair in combinations(bucket, 2)})


def _origin(members: Sequence[Article]) -> str:
    named = Counter(member.relayed_outlet for member in members if member.relayed_outlet)

    def rank(article: Article) -> tuple[int, str, str]:
        return (-named[article.outlet or ""], article.published.value or "9999", article.id)

    return min(members, key=rank).id
