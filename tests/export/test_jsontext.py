"""JSON that gives every text back and does nothing where it is pasted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.export.jsontext import json_text, write_lines, write_list

ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.text("<>&\u202e\u2066\ud800/!-\\")


@given(st.recursive(ANY_TEXT | st.none() | st.integers(), st.lists))
def test_what_is_written_is_read_and_shows_itself(value: object) -> None:
    text = json_text(value)
    assert json.loads(text) == value
    assert not set(text) & set("<>&\u202e\u2066\u200b\u2028\x85\x7f\n\r")
    text.encode("utf-8")


def test_a_pair_of_surrogates_stays_one_character() -> None:
    assert json_text("\U0001f600") == '"\U0001f600"'
    assert json_text("\ud83d") == '"\\ud83d"'


@pytest.mark.parametrize("values", [[], [1], [{"a": "b"}, ["\u2028"]]])
def test_files_are_json(tmp_path: Path, values: list[object]) -> None:
    path = tmp_path / "x.json"
    assert write_list(path, '{"all":[', values, "\n]}\n") == len(values)
    assert json.loads(path.read_text("utf-8")) == {"all": values}
    assert write_lines(path, values) == len(values)
    assert [json.loads(line) for line in path.read_text("utf-8").splitlines()] == values
