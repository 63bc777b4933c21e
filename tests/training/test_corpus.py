"""The authored examples: their markup read right, their faults found, the shipped files clean."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.corpus import MarkedEvent, MarkupError, Origin, files, parse, read
from training.corpus.check import check

from rashomon.records import Factuality, Span

ORIGIN = Origin(Path("COERCE.txt"), 1)
RAID = (
    "[s1:Officers] [e1=COERCE.seize:searched] [t1:the co-op] on Monday, [v2:its chair] said,"
    " and may [e2=COERCE.arrest~possible,future:jail] [t2:two clerks] #crime #legal"
)


def _texts(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def test_a_line_is_text_events_and_contexts() -> None:
    example = parse(RAID, ORIGIN)
    assert example.text == (
        "Officers searched the co-op on Monday, its chair said, and may jail two clerks"
    )
    search, jail = example.events
    assert _texts(example.text, (search.trigger, jail.trigger)) == ["searched", "jail"]
    assert (search.type, search.modes) == ("COERCE", ("seize",))
    assert _texts(example.text, search.sources) == ["Officers"]
    assert _texts(example.text, search.targets) == ["the co-op"]
    assert search.voice == ()
    assert search.factuality == Factuality()
    assert _texts(example.text, jail.voice) == ["its chair"]
    assert jail.factuality == Factuality(certainty="possible", time="future")
    assert example.contexts == ("crime", "legal")


def test_one_span_can_take_part_in_two_events() -> None:
    example = parse(
        "[s1t2:Rebels] [e1=ASSAULT:struck] and were [e2=ASSAULT:hit].", Origin(Path("a.txt"), 3)
    )
    first, second = example.events
    assert first.sources == second.targets == (Span(0, 6),)


def test_a_hash_inside_the_sentence_is_text() -> None:
    assert parse("Bus #7 was late.", ORIGIN).text == "Bus #7 was late."


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("[e1=COERCE:raided] and [e1=COERCE:fined] it.", "two triggers"),
        ("[s1:Police] left.", "no trigger for event 1"),
        ("[e1=coerce:raided] it.", "unknown label"),
        ("[e1=COERCE~maybe:raided] it.", "unknown flag 'maybe'"),
        ("[e1=COERCE~past:raided] it.", "unknown flag 'past'"),
        ("[e1=COERCE~possible,probable:raid] it.", "two flags for certainty"),
        ("[e1=COERCE.seize.seize:raided] it.", "named twice"),
        ("[e1=COERCE:took away] it.", "not one word"),
        ("[e1=COERCE: raided] it.", "padded"),
        ("[e1=COERCE:] it.", "empty"),
        ("[s1:the [t1:old] mill] fell.", "in one another"),
        ("A [sic] here.", "not a mark"),
        ("Two  spaces.", "white space"),
    ],
)
def test_bad_markup_is_refused(line: str, fault: str) -> None:
    with pytest.raises(MarkupError, match=fault):
        parse(line, ORIGIN)


FACTUALITIES = [("", Factuality()), ("~possible", Factuality(certainty="possible"))]
_WORDS = st.text("abcé-'", min_size=1, max_size=6)
_PHRASES = st.lists(_WORDS, min_size=1, max_size=3).map(" ".join)


@st.composite
def _marked(draw: st.DrawFn) -> tuple[str, str, tuple[MarkedEvent, ...]]:
    """Draw a line of markup, its text and its events."""
    marked: list[str] = []
    plain: list[str] = []
    events = []

    def write(label: str | None, words: str) -> Span:
        start = len(" ".join(plain)) + bool(plain)
        plain.append(words)
        marked.append(f"[{label}:{words}]" if label else words)
        return Span(start, start + len(words))

    for number in range(1, draw(st.integers(0, 4)) + 1):
        write(None, draw(_PHRASES))
        spans: dict[str, list[Span]] = {"s": [], "t": [], "v": []}
        for role in draw(st.lists(st.sampled_from("stv"), max_size=4)):
            spans[role].append(write(f"{role}{number}", draw(_PHRASES)))
        modes = draw(st.lists(st.sampled_from(["seize", "martial-law"]), unique=True))
        flag, factuality = draw(st.sampled_from(FACTUALITIES))
        trigger = write(
            f"e{number}=COERCE{''.join('.' + mode for mode in modes)}{flag}", draw(_WORDS)
        )
        sources, targets, voice = map(tuple, spans.values())
        events.append(
            MarkedEvent(
                trigger,
                "COERCE",
                tuple(modes),
                sources,
                targets,
                voice,
                factuality,
            )
        )
    return " ".join(marked), " ".join(plain), tuple(events)


@given(_marked(), st.lists(st.sampled_from(["legal", "crime", "gender"])))
def test_what_is_marked_is_read_back(
    line: tuple[str, str, tuple[MarkedEvent, ...]], contexts: list[str]
) -> None:
    marked, plain, events = line
    example = parse("".join([marked, *(f" #{context}" for context in contexts)]), ORIGIN)
    assert example.text == plain
    assert example.events == events
    assert example.contexts == tuple(contexts)


def test_a_file_is_read_without_its_comments(tmp_path: Path) -> None:
    path = tmp_path / "COERCE.txt"
    path.write_text(f"# a comment\n\n{RAID}\n", encoding="utf-8")
    assert [example.origin for example in read(path)] == [Origin(path, 3)]
    path.write_text("[x:y] z\n", encoding="utf-8")
    with pytest.raises(MarkupError, match=r"COERCE.txt:1: unknown label"):
        read(path)


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("COERCE", "They [e1=COERCE.seized:took] it.", "COERCE has no mode 'seized'"),
        ("COERCE", "They [e1=COERCION:took] it.", "unknown type 'COERCION'"),
        ("COERCE", "They [e1=COERCE:took] it. #money", "unknown context 'money'"),
        ("COERCE", "They [e1=AID:gave] it.", "no event of type COERCE"),
        ("none-sport", "They [e1=AID:gave] it.", "an event in a file of sentences without"),
        ("COERCE", "They [e1:took] it.", "unknown label"),
        (
            "COERCE",
            "At dawn the guards [e1=COERCE:sealed] the old mill.\n"
            "At dawn the guards [e1=COERCE:sealed] the old dam.",
            "too like",
        ),
    ],
)
def test_faults_are_found(tmp_path: Path, name: str, text: str, problem: str) -> None:
    path = tmp_path / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    _, problems = check([path])
    assert any(problem in told for told in problems)


def test_the_shipped_examples_are_clean() -> None:
    examples, problems = check(files())
    assert problems == []
    assert examples
