"""Copied text: which articles repeat another's words, so that they count as one voice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from rashomon.fingerprint import NEAR_DUPLICATE, SIZE, Prints, fingerprint, similarities
from rashomon.linking.clusters import Partition
from rashomon.linking.sparse import Positions
from rashomon.records import Article
from rashomon.view import text_of

BANDS = 32
"""Bands of a fingerprint for locality-sensitive hashing (Leskovec et al., Mining of Massive
Datasets, 3.4): with four numbers in each, a pair of similarity 0.5 shares one with 87%."""

_BATCH = 1 << 14
"""Pairs whose fingerprints are compared together."""

_NONE: Positions = np.empty(0, dtype=np.int64)


def origins(articles: Sequence[Article]) -> dict[str, str]:
    """Return for each article the one whose text it repeats, or itself.

    Of articles that repeat each other the origin is the one of the outlet that the others name as
    their source, else the earliest, else the one with the smallest id.
    """
    by_id = {article.id: article for article in articles}
    printed = _printed(by_id[key] for key in sorted(by_id))
    partition = Partition(sorted(by_id))
    for same in printed.values():
        for one in same[1:]:
            partition.join(same[0], one)
    first = [same[0] for same in printed.values()]
    prints = np.frombuffer(b"".join(printed), dtype=np.uint32).reshape(-1, SIZE)
    for a, b in _alike(prints):
        partition.join(first[a], first[b])
    found: dict[str, str] = {}
    for members in partition.groups():
        origin = _origin([by_id[member] for member in members])
        found |= dict.fromkeys(members, origin)
    return found


def _printed(articles: Iterable[Article]) -> dict[bytes, list[str]]:
    """Return the articles of each fingerprint, as bytes, but those of no words."""
    found: dict[bytes, list[str]] = defaultdict(list)
    for article in articles:
        if numbers := fingerprint(text_of(article)):
            found[np.array(numbers, dtype=np.uint32).tobytes()].append(article.id)
    return found


def _alike(prints: Prints) -> Iterator[tuple[int, int]]:
    """Yield the pairs of near duplicates among fingerprints, a row each, that share a band."""
    pairs = np.unique(np.concatenate([_NONE, *(_sharing(band) for band in _bands(prints))]))
    for at in range(0, len(pairs), _BATCH):
        a, b = np.divmod(pairs[at : at + _BATCH], len(prints))
        alike = np.flatnonzero(similarities(prints[a], prints[b]) >= NEAR_DUPLICATE)
        yield from zip(a[alike].tolist(), b[alike].tolist(), strict=True)


def _bands(prints: Prints) -> Iterator[npt.NDArray[np.uint64]]:
    """Yield the numbers of each band, two of them in one."""
    width = SIZE // BANDS
    for at in range(0, SIZE, width):
        yield np.ascontiguousarray(prints[:, at : at + width]).view(np.uint64)


def _sharing(band: npt.NDArray[np.uint64]) -> Positions:
    """Return the pairs of rows that are the same, as one number each."""
    order = np.lexsort(band.T)
    new = (band[order[1:]] != band[order[:-1]]).any(axis=1)
    group = np.concatenate(([0], np.cumsum(new)))[: len(order)]
    found = [_NONE]
    for step in range(1, len(order)):
        here = np.flatnonzero(group[step:] == group[:-step])
        if not len(here):
            break
        a, b = order[here], order[here + step]
        found.append(np.minimum(a, b) * len(band) + np.maximum(a, b))
    return np.concatenate(found)


def _origin(members: Sequence[Article]) -> str:
    named = Counter(member.relayed_outlet for member in members if member.relayed_outlet)

    def rank(article: Article) -> tuple[int, str, str]:
        return (-named[article.outlet or ""], article.published.value or "9999", article.id)

    return min(members, key=rank).id
