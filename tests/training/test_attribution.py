"""Training on a handful of invented sentences: that it runs, and runs twice to the same weights."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.networks import Arrays, Judge, RoleNetwork

torch = pytest.importorskip("torch", reason="the training requirements are not installed")

from training.attribution.crossfit import train  # noqa: E402
from training.attribution.networks import Index, JudgeNetwork, RoleTorch, Scale  # noqa: E402
from training.polnear import Example, examples  # noqa: E402

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
        file = f"{name}.npz"
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


FEATURES = (("a", "b"), ("b",), (), ("c", "never seen"), ("a", "c"))
STATES = np.random.default_rng(7).normal(2, 3, (len(FEATURES), 6)).astype(np.float32)


def test_a_judge_is_stored_as_it_was_trained() -> None:
    index, scale = Index(FEATURES[:3] + FEATURES[4:], 1), Scale(STATES)
    trained = JudgeNetwork(index, STATES.shape[1], 8, 0.3).eval()
    scores = trained(scale(STATES), torch.from_numpy(index.numbers(FEATURES)))
    stored = Judge(Arrays(trained.stored(index, scale))).probabilities(FEATURES, STATES)
    assert stored == pytest.approx(torch.sigmoid(scores).tolist(), abs=1e-5)


def test_a_role_network_is_stored_as_it_was_trained() -> None:
    tokens, relations, scale = Index(FEATURES[:2], 1), Index(FEATURES, 1), Scale(STATES)
    trained = RoleTorch(tokens, relations, STATES.shape[1], 8, 0.2).eval()
    window, cue = Tokens(1, 5), 2
    near = FEATURES[slice(*window)]
    scores = trained(
        scale(STATES[slice(*window)])[None],
        scale(STATES[cue])[None],
        torch.from_numpy(tokens.numbers(near))[None],
        torch.from_numpy(relations.numbers(near))[None],
        torch.ones(1, len(near)),
    )[0]
    stored = RoleNetwork(Arrays(trained.stored(tokens, relations, scale)))
    (found,) = stored.scores(stored.words(FEATURES, STATES), [window], [cue], near)
    assert found == pytest.approx(torch.log_softmax(scores, -1).detach().numpy(), abs=1e-4)
