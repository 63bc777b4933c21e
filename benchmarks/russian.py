"""Yardstick ``russian``: do two Russian articles tell one story? Each pair is judged by itself.

How rare a term is comes from all articles of the file; no language model is needed.
"""

from __future__ import annotations

from benchmarks.yardstick import arguments, rows, write
from rashomon.linking.stories import StoryText, story_vectors, weights
from rashomon.linking.text import cosine


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
    vectors = story_vectors(texts)
    found = []
    for pair in pairs:
        first, second = vectors[f"{pair['id']} a"], vectors[f"{pair['id']} b"]
        alike = cosine(first.opening, second.opening)
        found.append({"id": pair["id"], "same": alike >= weight.pair_opening})
    write(out, found)


if __name__ == "__main__":
    main()
