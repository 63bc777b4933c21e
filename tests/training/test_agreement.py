"""A blind sample that tells nothing, and agreement worked out by hand."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

import pytest
from training.corpus import EXAMPLES, Example, Origin, parse, read
from training.corpus.__main__ import main
from training.corpus.agreement import Labelling, Marking, Overlap, agreement, paired
from training.corpus.sample import draw

FIRST = (
    "[s1:Guards] [e1=COERCE.seize:searched] [t1:the mill] and [e2=ASSAULT:hit] its owner. #crime",
    "[s1:The envoy] [e1=CONSULT:met] [s1:the elders], [v1:a monk] said. #diplomatic",
    "[s1:Weavers] [e1=PROTEST.strike~future:strike] on Monday.",
    "The harvest was good.",
    "The mayor likes tea.",
)
SECOND = (
    "[s1:Guards] [e1=COERCE.seize.restrict:searched] the mill and hit its owner. #crime #legal",
    "[s1:The envoy] [e1=SUPPORT:met] [t1:the elders], [v1:a monk] said. #diplomatic",
    "[s1:Weavers] [e1=PROTEST.strike:strike] on Monday.",
    "The harvest was [e1=AID:good].",
    "The mayor likes tea.",
)


def _examples(lines: tuple[str, ...]) -> list[Example]:
    return [parse(line, Origin(Path("a.txt"), number)) for number, line in enumerate(lines, 1)]


def test_agreement_is_what_a_hand_works_out() -> None:
    pairs = paired(_examples(FIRST), _examples(SECOND))
    figures = {figure.what: astuple(figure)[1:] for figure in agreement(pairs)}
    # 4 of 5 agree; 3/5 * 4/5 + 2/5 * 1/5 by chance
    assert figures["has an event"] == (5, pytest.approx(0.8), pytest.approx((0.8 - 0.56) / 0.44))
    # both marked 4, 3 of them the same
    assert figures["triggers"] == (4, 4, 0.75)
    # COERCE and PROTEST, not CONSULT with SUPPORT; 2/9 by chance
    assert figures["type"] == (3, pytest.approx(2 / 3), pytest.approx((2 / 3 - 2 / 9) / (7 / 9)))
    # the elders are a source to one only: 3 of 4, and 3 of 3
    assert figures["sources"] == (4, 3, pytest.approx(2 * 0.75 / 1.75))
    assert figures["targets"] == (1, 1, 0)
    assert figures["voice"] == (1, 1, 1)
    assert figures["modes (same type)"] == (2, 0.75)
    assert figures["contexts"] == (2, 0.75)
    assert figures["polarity"] == (3, 1, None)
    assert figures["time"] == (3, pytest.approx(2 / 3), pytest.approx(0))


def test_an_annotator_agrees_with_himself() -> None:
    own = _examples(FIRST)
    for figure in agreement(paired(own, own)):
        match figure:
            case Labelling():
                assert figure.observed == 1
                assert figure.kappa in {1, None}
            case Marking():
                assert figure.f1 == 1
            case Overlap():
                assert figure.jaccard == 1


def test_a_rewritten_sentence_is_left_out() -> None:
    pairs = paired(_examples(FIRST[1:]), _examples(SECOND))
    assert [other.origin.line for _, other in pairs] == [2, 3, 4, 5]


def test_without_a_common_trigger_there_is_nothing_to_tell() -> None:
    with pytest.raises(ValueError, match="no trigger"):
        list(agreement(paired(_examples(FIRST[3:]), _examples(SECOND))))


def test_a_sample_is_bare_text_of_both_kinds_in_an_order_of_its_own() -> None:
    examples = [
        Example(f"Sentence {number}.", example.events, (), example.origin)
        for number in range(40)
        for example in _examples((FIRST[0], FIRST[4]))[number % 2 :][:1]
    ]
    drawn = draw(examples, 16)
    eventful = {example.text for example in examples if example.events}
    assert len(set(drawn)) == 16
    assert len(eventful & set(drawn)) == 12
    assert set(draw(reversed(examples), 80)) == {example.text for example in examples}
    assert drawn == draw(examples, 16)
    assert drawn != sorted(drawn, key=lambda text: int(text[9:-1]))


def test_the_second_annotation_reads_and_is_of_the_corpus() -> None:
    first = [example for path in sorted(EXAMPLES.glob("*.txt")) for example in read(path)]
    second = read(Path(__file__).parents[2] / "training/corpus/second.txt")
    assert len(paired(first, second)) > 0.9 * len(second)


def test_the_command_draws_and_compares(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    first, second = tmp_path / "COERCE.txt", tmp_path / "second.txt"
    first.write_text("\n".join(FIRST), encoding="utf-8")
    second.write_text("\n".join(SECOND), encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["training.corpus", "--sample", "4", str(first)])
    main()
    texts = {example.text for example in _examples(FIRST)}
    drawn = capsys.readouterr().out.splitlines()
    assert len(drawn) == 4
    assert set(drawn) < texts
    monkeypatch.setattr("sys.argv", ["training.corpus", "--agreement", str(second), str(first)])
    main()
    told = capsys.readouterr().out.splitlines()
    assert told[1] == "triggers: F1 0.75 (4 and 4 marked)"
    assert told[-1] == "5 of 5 sentences compared"
