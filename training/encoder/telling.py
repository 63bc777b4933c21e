"""Which words may tell an event that no frame knows: ``python -m training.encoder.telling``.

Reads training articles and authored examples with everything encoded, and keeps the lemmas that the
encoder often enough takes for events by itself. `rashomon.reading.events.worth` looks for them
before it has a sentence encoded. ``--data FILE`` holds rows with a text (JSONL).
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import msgspec
from training.corpus import HELD_OUT_EVERY, files, read

from rashomon.reading.draft import Draft
from rashomon.reading.encoder import encoded
from rashomon.reading.encoder.weights import FOLDER, installed
from rashomon.reading.events.decision import UNLIKELY, weighing
from rashomon.reading.events.learned import Learned
from rashomon.reading.events.worth import PARTS_OF_SPEECH
from rashomon.reading.languages import language_for
from rashomon.records import Article
from rashomon.view import view_of

OUT = FOLDER.parents[1] / "plover" / "telling.yaml"
LEAST = 0.12
"""Mean confidence over all occurrences from which on a lemma is kept."""
EXPECTED = 0.05
"""Mean confidence of a lemma never seen, which counts as one occurrence."""

HEADER = """\
# Lemmas that the encoder by itself takes for events often enough for their sentences to be encoded
# (rashomon.reading.events.worth); written by training.encoder.telling from training articles and
# authored examples.
"""


def confidences(text: str) -> Iterator[tuple[str, float]]:
    """Yield each content word's lemma and how sure the encoder alone is that it names an event."""
    weights = installed()
    if weights is None:
        raise FileNotFoundError(f"no weights in {FOLDER}: train the encoder first")
    article = Article(id="", raw=text, path="", language="en")
    view = view_of(article)
    draft = Draft(article, view, language_for(article).parse(view.text))
    learned = Learned(draft.doc, encoded(draft, weights))
    for word in draft.doc:
        if word.pos_ in PARTS_OF_SPEECH:
            opinion = learned.opinion(word.i)
            sure = 0.0
            if opinion.event >= UNLIKELY:
                types = weighing().types(opinion, None)
                sure = weighing().event(opinion, framed=False) * max(types.values())
            yield word.lemma_.lower(), sure


def telling(texts: Iterable[str]) -> list[str]:
    """Return the lemmas that are kept, sorted."""
    seen: Counter[str] = Counter()
    sure: dict[str, float] = {}
    for text in texts:
        for word, confidence in confidences(text):
            seen[word] += 1
            sure[word] = sure.get(word, EXPECTED) + confidence
    return sorted(word for word, total in sure.items() if total / (seen[word] + 1) >= LEAST)


def main() -> None:
    """Write the codebook's list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="rows with a text (JSONL)")
    parser.add_argument("--skip", type=int, default=300, help="how many rows to leave out first")
    parser.add_argument("--articles", type=int, default=300, help="how many rows to read then")
    given = parser.parse_args()
    with given.data.open(encoding="utf-8") as lines:
        texts = [
            json.loads(line)["text"]
            for line in islice(lines, given.skip, given.skip + given.articles)
        ]
    for path in files():
        examples = enumerate(read(path))
        texts += [example.text for number, example in examples if number % HELD_OUT_EVERY]
    found = msgspec.yaml.encode({"lemmas": " ".join(telling(texts))}).decode()
    OUT.write_text(HEADER + found, encoding="utf-8")


if __name__ == "__main__":
    main()
