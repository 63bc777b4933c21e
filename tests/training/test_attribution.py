"""Training on a handful of invented sentences: that it runs, and runs twice to the same weights."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from training.attribution import train
from training.polnear import Example, examples

SENTENCES = (
    ("Holm", "said", "that the port would open"),
    ("The mayor", "denied", "that the bridge was closed"),
    ("Engineers", "believe", "the dam will hold"),
    ("A pilot", "reported", "that the harbour was empty"),
)


@pytest.fixture
def corpus(tmp_path: Path) -> list[Example]:
    lines = []
    for number in range(6):
        text, attributions = "", []
        for source, cue, content in SENTENCES:
            at = len(text)
            text += f"{source} {cue} {content}. The river is long and runs to the sea.\n\n"
            told = at + len(source) + 1
            what = told + len(cue) + 1
            attributions.append(
                {
                    "source": [[at, told - 1]],
                    "cue": [[told, what - 1]],
                    "content": [[what, what + len(content)]],
                }
            )
        lines.append(json.dumps({"doc": str(number), "text": text, "attributions": attributions}))
    path = tmp_path / "train.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return examples(path)


def test_annotations_become_tokens(corpus: list[Example]) -> None:
    page, first = corpus[0].page, corpus[0].gold[0]
    assert page.words[first.head] == "said"
    assert [page.words[slice(*span)] for span in first.source] == [["Holm"]]
    assert page.words[first.content[0].start] == "that"


def test_training_twice_gives_the_same_weights(corpus: list[Example], tmp_path: Path) -> None:
    for run in ("one", "two"):
        train(corpus, tmp_path / run)
    for name in ("cue", "role", "keep"):
        file = f"{name}.crfsuite.xz"
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
