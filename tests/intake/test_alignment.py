"""Blocks of an extracted text are found again where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from rashomon.intake.alignment import align

WORDS = st.sampled_from(["harbour", "vote", "mayor", "ferry", "the", "a", "island", "said", "no"])
BLOCKS = st.lists(st.lists(WORDS, min_size=1, max_size=12).map(" ".join), min_size=1, max_size=8)


def packed(text: str) -> str:
    return "".join(text.split())


@given(BLOCKS, st.lists(WORDS, max_size=8).map(" ".join), st.sampled_from([" ", "\n\n", "\n  "]))
def test_all_blocks_are_found_verbatim_and_in_order(
    blocks: list[str], other: str, gap: str
) -> None:
    source = gap.join([other, *(block.replace(" ", gap) for block in blocks), other])
    spans, missing = align(blocks, source)
    assert missing == 0
    assert packed("".join(source[start:end] for start, end in spans)) == packed("".join(blocks))
    ends = [0, *(end for _, end in spans)]
    assert all(start >= end for (start, _), end in zip(spans, ends, strict=False))


def test_the_heading_next_to_the_text_is_taken_and_not_its_repetition_above() -> None:
    text = "The council approved the new ferry line after a night of argument."
    source = f"Ferry line\nHome\nFerry line\n{text}\nFerry line"
    (heading, _), missing = align(["Ferry line", text], source)
    assert (heading, missing) == ((16, 26), 0)


def test_a_block_with_something_omitted_inside_is_found_in_runs() -> None:
    block = "The council approved the new ferry line after a long night of argument."
    source = block.replace("line after", "line [advertisement here] after")
    spans, missing = align([block], source)
    assert missing == 0
    assert packed("".join(source[start:end] for start, end in spans)) == packed(block)


def test_what_is_not_there_is_counted_and_not_invented() -> None:
    assert align(["Nothing like this."], "Quite other words.") == ([], 16)
