"""How alike two texts are in wording, by numbers short enough to keep: minhash over shingles.

The shingles of a text are its runs of five words (Broder 1997, On the resemblance and containment
of documents). The share of equal positions in two fingerprints estimates the Jaccard similarity of
the two sets of shingles, with a standard error of at most ``0.5 / sqrt(SIZE)`` (0.044). The
permutations are multiply-shift hashes (Dietzfelbinger et al. 1997) with constants drawn from
BLAKE2, so a text has the same fingerprint on every machine and in every version of Python.
"""

from __future__ import annotations

import hashlib
import re

import numpy as np
import numpy.typing as npt

SIZE = 128
SHINGLE_WORDS = 5
NEAR_DUPLICATE = 0.5
"""From this similarity on, two articles share most of their sentences: copies and wire rewrites."""

Fingerprint = tuple[int, ...]
"""`SIZE` numbers of 32 bits, or none for a text of no words."""

Prints = npt.NDArray[np.uint32]
"""Fingerprints of texts that have words, a row each."""

_WORD = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W_]+")
_BATCH = 4096


def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of a text; case, punctuation and white space do not matter."""
    words = _WORD.findall(text.casefold())
    if not words:
        return ()
    count = max(len(words) - SHINGLE_WORDS + 1, 1)
    shingles = {" ".join(words[at : at + SHINGLE_WORDS]) for at in range(count)}
    hashes = np.frombuffer(b"".join(map(_digest, shingles)), dtype=">u8").astype(np.uint64)
    least = np.full(SIZE, np.iinfo(np.uint64).max, dtype=np.uint64)
    for at in range(0, len(hashes), _BATCH):
        permuted = hashes[at : at + _BATCH, None] * _FACTORS + _TERMS  # modulo 2**64, as meant
        least = np.minimum(least, permuted.min(axis=0))
    return tuple((least >> np.uint64(32)).tolist())


def similarities(a: Prints, b: Prints) -> npt.NDArray[np.float64]:
    """Return the estimated Jaccard similarity of each text of `a` to that of `b`, 0 to 1."""
    alike: npt.NDArray[np.float64] = (a == b).mean(axis=1)
    return alike


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=8).digest()


def _constants(name: str) -> npt.NDArray[np.uint64]:
    values = [_digest(f"rashomon {name} {index}") for index in range(SIZE)]
    return np.array([int.from_bytes(value, "big") | 1 for value in values], dtype=np.uint64)


_FACTORS = _constants("factor")
_TERMS = _constants("term")
