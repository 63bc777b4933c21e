"""Marked spans as a tree: no word is lost, none is said twice, every span has its anchor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from rashomon.report.sections.citations import Cited, anchor_of
from rashomon.report.sections.marked import Node
from rashomon.report.sections.nesting import nest

TEXT = "The envoy said that the talks went on."

spans = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).map(
        lambda pair: (min(pair[0], pair[1] - 1), max(pair[0] + 1, pair[1]))
    ),
    max_size=8,
    unique=True,
)


def _nested(places: Sequence[tuple[int, int]]) -> tuple[Node, ...]:
    placed = [
        (start, end, Cited(("ar", start, end), kinds={"sentence"}))
        for start, end in sorted(places, key=lambda place: (place[0], -place[1]))
    ]
    return nest(TEXT, (0, len(TEXT)), placed, set())


def _walk(nodes: Sequence[Node]) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _walk(node.inside)


def _words(nodes: Sequence[Node]) -> str:
    return "".join(node.text or _words(node.inside) for node in nodes)


@given(spans)
def test_the_words_stay_what_they_are(places: list[tuple[int, int]]) -> None:
    assert _words(_nested(places)) == TEXT


@given(spans)
def test_every_span_has_one_anchor_and_its_pieces_are_its_words(
    places: list[tuple[int, int]],
) -> None:
    nodes = list(_walk(_nested(places)))
    anchors = Counter(node.anchor for node in nodes if node.anchor)
    assert anchors == Counter(anchor_of(("ar", *place)) for place in places)
    for start, end in places:
        anchor = anchor_of(("ar", start, end))
        pieces = [_words(node.inside) for node in nodes if anchor in (node.anchor, node.rest_of)]
        assert "".join(pieces) == TEXT[start:end]


def test_what_crosses_is_drawn_in_pieces() -> None:
    nodes = list(_walk(_nested([(0, 10), (4, 20)])))
    assert [node.anchor for node in nodes if node.anchor] == ["ar.0-10", "ar.4-20"]
    assert [node.rest_of for node in nodes if node.rest_of] == ["ar.4-20"]


def test_only_the_innermost_words_lead_back() -> None:
    outer = Cited(("ar", 0, 10), back="ev-1")
    inner = Cited(("ar", 4, 9), back="ev-2")
    nodes = _walk(nest(TEXT, (0, len(TEXT)), [(0, 10, outer), (4, 9, inner)], set()))
    assert [node.back for node in nodes if node.inside] == [None, "ev-2"]
