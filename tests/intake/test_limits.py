"""Every limit stops what goes beyond it, says so, and lets the rest of the run go on."""

from __future__ import annotations

import contextlib
import os
import re
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from rashomon.intake import IntakeOptions, read_sources
from rashomon.intake.limits import Limits, limits, time_limit
from rashomon.intake.outcomes import RefusedError
from rashomon.records import Article, Rejected

from .conftest import PROSE, Read


def reasons(made: list[Any]) -> list[str]:
    return [one.reason if isinstance(one, Rejected) else "article" for one in made]


def test_the_limits_are_all_positive_and_leave_room() -> None:
    for name, value in msgspec.structs.asdict(limits()).items():
        assert value > 0, name
    assert IntakeOptions().max_bytes == limits().article_bytes
    assert set(Limits.__struct_fields__) == set(msgspec.structs.asdict(limits()))


def for_ever(seconds: float) -> None:
    with time_limit(seconds):
        while True:
            pass


def test_time_runs_out_once_and_the_alarm_is_taken_back() -> None:
    with pytest.raises(RefusedError) as refused:
        for_ever(0.05)
    assert refused.value.reason == "too_slow"
    with time_limit(0.05):
        pass
    time.sleep(0.1)  # a forgotten alarm would end this


def test_a_library_that_catches_everything_does_not_catch_the_alarm() -> None:
    def stubborn() -> None:
        while True:
            with contextlib.suppress(Exception):
                re.search(r"(a+)+$", "a" * 40 + "!")

    with pytest.raises(RefusedError), time_limit(0.05):
        stubborn()


def test_time_is_not_limited_where_no_alarm_can_be_set() -> None:
    ended: list[str] = []

    def run() -> None:
        with time_limit(0.001):
            time.sleep(0.01)
        ended.append("yes")

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert ended == ["yes"]


def test_an_article_that_takes_too_long_is_put_aside(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rashomon import intake

    made_before: Callable[..., Article] = vars(intake)["article_of"]

    def slow(document: Any, options: Any) -> Article:
        while document.path == "a.txt":
            pass
        return made_before(document, options)

    monkeypatch.setattr(intake, "article_of", slow)
    monkeypatch.setattr(intake, "limits", lambda: msgspec.structs.replace(limits(), seconds=0.2))
    made = read({"a.txt": PROSE, "b.txt": PROSE + "b"})
    assert reasons(made) == ["too_slow", "article"]


def test_a_table_of_too_many_columns_is_refused(read: Read) -> None:
    many = limits().columns + 1
    header = ",".join(["text", *(f"c{n}" for n in range(many))])
    row = ",".join(["x"] * (many + 1))
    wide = "{" + ",".join(f'"c{n}": 1' for n in range(many)) + f', "text": "{"x" * 9}"' + "}"
    assert reasons(read({"a.csv": f"{header}\n{row}\n", "b.jsonl": wide})) == ["too_many"] * 2


def test_a_line_without_end_is_passed_over_and_the_next_is_read(tmp_path: Path) -> None:
    place = tmp_path / "a.jsonl"
    with place.open("wb") as out:
        out.write(b'{"text": "')
        for _ in range(40):
            out.write(b" " * 1_000_000)
        out.write(b'"}\n{"text": "' + PROSE.replace("\n", " ").encode() + b'"}\n')
    made = list(read_sources([tmp_path], IntakeOptions(max_bytes=1_000_000)))
    assert reasons(made) == ["too_large", "article"]
    place.rename(tmp_path / "a.csv")
    assert reasons(list(read_sources([tmp_path], IntakeOptions(max_bytes=1_000_000)))) == [
        "too_large"
    ]


@pytest.mark.parametrize("depth", [10_000, 100_000])
def test_deep_markup_and_deep_values_are_survived(read: Read, depth: int) -> None:
    made = read(
        {
            "a.html": "<div>" * depth + PROSE + "</div>" * depth,
            "b.json": "[" * depth + "]" * depth,
            "c.jsonl": '{"text": ' * depth + "1" + "}" * depth,
            "d.xml": "<rss>" + "<item>" * depth,
            "e.txt": PROSE,
        }
    )
    assert {one.path.split("#")[0] for one in made} == {
        "a.html", "b.json", "c.jsonl", "d.xml", "e.txt",
    }  # fmt: skip
    assert isinstance(made[-1], Article)


def test_a_page_of_too_many_tags_is_refused(read: Read) -> None:
    page = "<html><body>" + "<b>a</b>" * limits().tags + f"<p>{PROSE}</p></body></html>"
    assert reasons(read({"a.html": page})) == ["too_many"]


def test_entities_are_never_unpacked(read: Read) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    document = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "lol">{laughs}]>'
    external = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    page = f"<html><body><p>{PROSE} &l9; &x;</p></body></html>"
    made = read(
        {
            "a.xml": f"{document}<rss><channel><item><title>&l9;</title></item></channel></rss>",
            "b.html": document + page,
            "c.html": external + page,
            "d.meta.yaml": "a: &a [x,x]\n" + "".join(
                f"{chr(98 + n)}: &{chr(98 + n)} [{','.join(['*' + chr(97 + n)] * 9)}]\n"
                for n in range(12)
            ),
            "d.txt": PROSE + "d",
        }
    )  # fmt: skip
    assert reasons(made)[0] == "bomb"
    assert [one.reason for one in made if one.path == "d.txt"] == ["bad_sidecar"]
    for one in made:
        assert "lollol" not in getattr(one, "raw", "")
        assert os.uname().nodename not in getattr(one, "raw", "")
