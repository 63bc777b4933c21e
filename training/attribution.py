"""Train the attribution models: ``python -m training.attribution --data DIR``.

``DIR`` holds a ``train.jsonl`` in the form that `training.polnear` reads; the weights go to
``src/rashomon/codebook/weights/attribution/`` (or ``--out``). Three models are trained:

``cue``   which words attribute: a logistic regression over candidates;
``role``  source, cue and content around one cue: a linear-chain CRF over a window;
``keep``  whether the attribution that they make together is right: a logistic regression.

What the second model sees of the first, and the third of both, comes from models that were trained
on the other documents (cross-fitting), so that it is as good or bad as at run time. Nothing is
random: folds go by the order of the documents, and L-BFGS starts at zero, so a run with the same
libraries gives the same weights. It takes about ten minutes on one core; ``--parses FILE`` keeps
the parses for the next run.
"""

from __future__ import annotations

import argparse
import lzma
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite
from training.polnear import Example, Gold, examples

from rashomon.reading.statements.cues import candidates, cue_features
from rashomon.reading.statements.extraction import label_cues, likely_cues
from rashomon.reading.statements.keeping import Candidate, keep_features
from rashomon.reading.statements.lexicon import cue_lexicon
from rashomon.reading.statements.models import NO, YES, Items, Model
from rashomon.reading.statements.page import Page
from rashomon.reading.statements.roles import (
    CONTENT,
    CUE,
    NONE,
    SOURCE,
    Frame,
    token_features,
)

WEIGHTS = Path(__file__).parents[1] / "src/rashomon/codebook/weights/attribution"
CUE_FOLDS, ROLE_FOLDS = 3, 2
CUE_OPTIONS = {"c1": 0.5, "c2": 0.3, "max_iterations": 80}
ROLE_OPTIONS = {"c1": 0.5, "c2": 0.2, "max_iterations": 80}
ROLE_FOLD_OPTIONS = {**ROLE_OPTIONS, "max_iterations": 45}
KEEP_OPTIONS = {"c1": 0.5, "c2": 0.5, "max_iterations": 80}
RIGHT = 0.5
"""Share of words in common (intersection over union) from which a content counts as found."""

Sequences = Iterable[tuple[Items, Sequence[str]]]
Likely = dict[int, float]


def main() -> None:
    """Train the three models and write them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of train.jsonl")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="where the weights go")
    parser.add_argument("--parses", type=Path, help="a file that keeps the parses")
    given = parser.parse_args()
    train(examples(given.data / "train.jsonl", given.parses), given.out)


def train(corpus: Sequence[Example], out: Path) -> None:
    """Train on parsed documents and write the three weight files to a folder."""
    likely = _cross_fitted_cues(corpus)
    candidates_of = _cross_fitted_candidates(corpus, likely)
    out.mkdir(parents=True, exist_ok=True)
    models = {
        "cue": _fit(_cue_sequences(corpus), CUE_OPTIONS),
        "role": _fit(_role_sequences(corpus, likely), ROLE_OPTIONS),
        "keep": _fit(_keep_sequences(corpus, candidates_of), KEEP_OPTIONS),
    }
    for name, weights in models.items():
        (out / f"{name}.crfsuite.xz").write_bytes(lzma.compress(weights, preset=9))


def _fit(sequences: Sequences, options: dict[str, float]) -> bytes:
    """Train a CRF and return its weights."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(options)
    for items, labels in sequences:
        trainer.append(items, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.crfsuite"
        trainer.train(str(path))
        return path.read_bytes()


def _cue_sequences(corpus: Iterable[Example]) -> Sequences:
    lexicon = cue_lexicon()
    for example in corpus:
        heads = example.heads
        for token in candidates(example.page, lexicon):
            features = cue_features(example.page, token, lexicon)
            yield [features], [YES if token in heads else NO]


def _role_sequences(corpus: Iterable[Example], likely: Iterable[Likely]) -> Sequences:
    lexicon = cue_lexicon()
    for example, probabilities in zip(corpus, likely, strict=True):
        tokens = token_features(example.page, lexicon)
        cues = likely_cues(probabilities)
        for gold in example.gold:
            frame = Frame(example.page, gold.head, cues | {gold.head}, lexicon)
            labels = _labels(frame, gold)
            if CONTENT in labels:
                yield frame.items(tokens), labels


def _labels(frame: Frame, gold: Gold) -> list[str]:
    """The gold labels of a window."""
    start, end = frame.window
    labels = [NONE] * (end - start)
    for label, spans in ((CONTENT, gold.content), (SOURCE, gold.source), (CUE, (gold.cue,))):
        for span in spans:
            for token in range(max(span.start, start), min(span.end, end)):
                labels[token - start] = label
    return labels


def _keep_sequences(
    corpus: Iterable[Example], candidates_of: Iterable[Sequence[Candidate]]
) -> Sequences:
    lexicon = cue_lexicon()
    for example, found in zip(corpus, candidates_of, strict=True):
        right = _right(example, found)
        for number, features in enumerate(keep_features(example.page, found, lexicon)):
            yield [features], [YES if number in right else NO]


def _cross_fitted_cues(corpus: Sequence[Example]) -> list[Likely]:
    """For each document the probability of each candidate, by a model that has not seen it."""
    lexicon = cue_lexicon()
    likely: list[Likely] = [{} for _ in corpus]
    for fold in range(CUE_FOLDS):
        seen = [example for n, example in enumerate(corpus) if n % CUE_FOLDS != fold]
        detector = Model(_fit(_cue_sequences(seen), CUE_OPTIONS))
        for number in range(fold, len(corpus), CUE_FOLDS):
            page = corpus[number].page
            likely[number] = {
                token: detector.probability(cue_features(page, token, lexicon))
                for token in candidates(page, lexicon)
            }
    return likely


def _cross_fitted_candidates(
    corpus: Sequence[Example], likely: Sequence[Likely]
) -> list[list[Candidate]]:
    """For each document what is labelled in it by a model that has not seen it."""
    found: list[list[Candidate]] = [[] for _ in corpus]
    for fold in range(ROLE_FOLDS):
        seen = [number for number in range(len(corpus)) if number % ROLE_FOLDS != fold]
        sequences = _role_sequences([corpus[n] for n in seen], [likely[n] for n in seen])
        tagger = Model(_fit(sequences, ROLE_FOLD_OPTIONS))
        for number in range(fold, len(corpus), ROLE_FOLDS):
            found[number] = label_cues(corpus[number].page, likely[number], tagger, cue_lexicon())
    return found


def _right(example: Example, found: Sequence[Candidate]) -> set[int]:
    """Which candidates have a gold content and source, one to one, the best matches first."""
    page = example.page
    golds = [(_words(page, one.content), _words(page, one.source)) for one in example.gold]
    pairs = []
    for number, candidate in enumerate(found):
        one = candidate.attribution
        content = _words(page, one.content)
        source = _words(page, () if one.source is None else (one.source,))
        for at, (gold_content, gold_source) in enumerate(golds):
            overlap = len(content & gold_content) / len(content | gold_content)
            if overlap >= RIGHT:
                same = bool(source & gold_source) or not (source or gold_source)
                pairs.append((-overlap, number, at, same))
    right, used_found, used_gold = set(), set(), set()
    for _, number, at, same in sorted(pairs):
        if number not in used_found and at not in used_gold:
            used_found.add(number)
            used_gold.add(at)
            if same:
                right.add(number)
    return right


def _words(page: Page, spans: Iterable[tuple[int, int]]) -> set[int]:
    return {token for start, end in spans for token in range(start, end) if page.is_word[token]}


if __name__ == "__main__":
    main()
