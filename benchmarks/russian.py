"""Yardstick ``russian``: do two Russian articles tell one story? Each pair is judged by itself.

Only their openings are compared; no language model is needed.
"""

from __future__ import annotations

import numpy as np

from benchmarks.yardstick import arguments, rows, write
from rashomon.linking.storytext import StoryText, story_vectors, weights


def main() -> None:
    """Judge the pairs of ``dev.jsonl``."""
    data, out = arguments("Judge pairs of Russian articles.")
    pairs = list(rows(data / "dev.jsonl"))
    weight = weights()
    texts = []
    for pair in pairs:
        for side in ("a", "b"):
            words = pair[side]["text"].split()
            lead, body = words[: weight.lead_words], words[: weight.body_words]
            key = f"{pair['id']} {side}"
            texts.append(StoryText(key, pair[side]["title"], " ".join(lead), " ".join(body)))
    first = np.arange(0, len(texts), 2)
    alike = story_vectors(texts).opening.cosines(first, first + 1)
    found = (
        {"id": pair["id"], "same": bool(value >= weight.pair_opening)}
        for pair, value in zip(pairs, alike, strict=True)
    )
    write(out, found)


if __name__ == "__main__":
    main()
