"""Marked spans as a tree: no word is lost, none is said twice, every span has its anchor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from rashomon.report.nesting import Marking, Node, nest

TEXT = "The envoy said that the talks went on."

Place = tuple[int, int]

spans = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).map(
        lambda pair: (min(pair[0], pair[1] - 1), max(pair[0] + 1, pair[1]))
    ),
    max_size=8,
    unique=True,
)


def _mark(place: Place) -> str:
    return f"s{place[0]}-{place[1]}"


def _nested(places: Sequence[Place]) -> tuple[Node, ...]:
    order = sorted(places, key=lambda place: (place[0], -place[1]))
    return nest(
        TEXT, (0, len(TEXT)), [Marking(*one, _mark(one), {_mark(one)}) for one in order], set()
    )


def _walk(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walk(node.inside)


def _words(nodes: Sequence[Node]) -> str:
    return "".join(node.text or _words(node.inside) for node in nodes)


@given(spans)
def test_the_words_stay_what_they_are(places: list[Place]) -> None:
    assert _words(_nested(places)) == TEXT


@given(spans)
def test_every_span_has_one_mark_and_its_pieces_are_its_words(places: list[Place]) -> None:
    nodes = list(_walk(_nested(places)))
    marks = Counter(node.mark for node in nodes if node.mark)
    assert marks == Counter(map(_mark, places))
    for start, end in places:
        pieces = [_words(node.inside) for node in nodes if _mark((start, end)) in node.layers]
        assert "".join(pieces) == TEXT[start:end]


def test_what_crosses_is_drawn_in_pieces() -> None:
    nodes = [node for node in _walk(_nested([(0, 10), (4, 20)])) if node.layers]
    assert [(node.mark, node.layers) for node in nodes] == [
        ("s0-10", ("s0-10",)),
        ("s4-20", ("s4-20",)),
        (None, ("s4-20",)),
    ]


def test_only_the_innermost_words_lead_to_their_row() -> None:
    outer = Marking(0, 10, "s0-10", to="outer.html")
    inner = Marking(4, 9, "s4-9", to="inner.html")
    nodes = _walk(nest(TEXT, (0, len(TEXT)), [outer, inner], set()))
    assert [node.to for node in nodes if node.inside] == [None, "inner.html"]


@given(spans, st.integers(1, len(TEXT) - 1))
def test_a_span_over_two_paragraphs_has_its_mark_in_the_first(
    places: list[Place], cut: int
) -> None:
    markings = [Marking(*one, _mark(one), {"event"}) for one in places]
    done: set[str] = set()
    both = [nest(TEXT, bound, markings, done) for bound in ((0, cut), (cut, len(TEXT)))]
    marks = Counter(node.mark for nodes in both for node in _walk(nodes) if node.mark)
    assert marks == Counter(map(_mark, places))
    assert [_words(nodes) for nodes in both] == [TEXT[:cut], TEXT[cut:]]
