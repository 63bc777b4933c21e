"""Which files are read, in which order, and what each outcome is called."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import pytest

from rashomon.intake import FLAGS, REASONS, IntakeOptions, read_sources
from rashomon.intake.outcomes import rejected
from rashomon.records import Article, Rejected

from .conftest import PROSE, Read


def paths(made: Any) -> list[str]:
    return [one.path for one in made]


def reasons(made: Any) -> dict[str, str]:
    return {one.path: one.reason for one in made if isinstance(one, Rejected)}


def test_a_folder_is_read_recursively_in_the_order_of_names(read: Read) -> None:
    made = read(
        {
            "b.txt": PROSE + "b",
            "a/z.txt": PROSE + "z",
            "a/b/c.txt": PROSE + "c",
            ".hidden.txt": PROSE,
            ".git/x.txt": PROSE,
            "b.meta.yaml": "outlet: Veldmark Post",
        }
    )
    assert paths(made) == ["a/b/c.txt", "a/z.txt", "b.txt"]
    assert all(isinstance(one, Article) for one in made)


def test_links_that_lead_back_up_are_skipped_and_others_followed(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(PROSE)
    (tmp_path / "elsewhere.txt").write_text(PROSE + "More.")
    (tmp_path / "in" / "deep" / "up").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "b.txt").symlink_to(tmp_path / "elsewhere.txt")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    made = list(read_sources([tmp_path / "in"]))
    assert paths(made) == ["a.txt", "b.txt", "gone.txt"]
    assert reasons(made) == {"gone.txt": "unreadable"}


def test_a_file_is_a_source_and_a_missing_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(PROSE)
    made = list(read_sources([tmp_path / "story.txt", tmp_path / "no"]))
    assert paths(made) == ["story.txt", str(tmp_path / "no")]
    assert reasons(made) == {str(tmp_path / "no"): "missing"}


def test_standard_input_is_text_or_a_table(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(PROSE.encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    (made,) = read_sources(["-"])
    assert isinstance(made, Article)
    assert (made.path, made.raw) == ("-", PROSE)
    Stdin.buffer = io.BytesIO(b'{"text": "%s"}' % PROSE.replace("\n", " ").encode())
    (made,) = read_sources(["-"])
    assert made.path == "-#1"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_unreadable(read: Read, tmp_path: Path) -> None:
    (tmp_path / "locked.txt").write_text(PROSE)
    (tmp_path / "locked.txt").chmod(0)
    assert reasons(read({})) == {"locked.txt": "unreadable"}


def test_an_error_of_the_disk_is_unreadable_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bad.txt").write_text(PROSE)
    (tmp_path / "good.txt").write_text(PROSE)
    opened = Path.open

    def broken(self: Path, *args: Any, **kwargs: Any) -> Any:
        if self.name == "bad.txt":
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", broken)
    made: list[Any] = list(read_sources([tmp_path]))
    assert reasons(made) == {"bad.txt": "unreadable"}
    assert "Permission denied" in made[0].detail
    assert made[1].path == "good.txt"


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert reasons(read_sources([tmp_path])) == {"pipe": "unreadable"}


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", "\ufeff \n", "empty"),
        ("a.txt", b"\x00\x01\x02\x03" * 500, "binary"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 7, "binary"),
        ("a.pdf", b"%PDF-1.7 ...", "malformed"),
        ("a.docx", b"PK\x03\x04....", "malformed"),
        ("a.txt", b"x" * 2001, "too_large"),
        ("a.txt", "Home\nNews\nSport\nContact\n", "not_an_article"),
        ("a.html", "<html><body><nav><a href=/>Home</a></nav></body></html>", "not_an_article"),
        ("a.html", "<html><head><title>Ferry line approved</title><script>var a = 1", "truncated"),
        ("a.parquet", b"PAR1 but not really", "malformed"),
        ("a.json", b'[{"text": ', "malformed"),
        ("a.meta.yaml", b"outlet: x", None),
    ],
)
def test_each_outcome_has_its_name(
    read: Read, name: str, content: bytes | str, reason: str | None
) -> None:
    made = read({name: content}, max_bytes=2000)
    assert [one.reason for one in made] == ([reason] if reason else [])
    assert all(one.detail and one.reason in REASONS for one in made)


def test_a_line_of_fifty_megabytes_is_refused_without_being_held(read: Read) -> None:
    made = read({"a.txt": b"word " * 10_000_000, "b.jsonl": b'{"text": "' + b"w" * 50_000_000})
    assert reasons(made) == {"a.txt": "too_large", "b.jsonl#1": "too_large"}


def test_a_wrong_encoding_that_was_asked_for_is_told(read: Read) -> None:
    made = read({"a.txt": PROSE.replace("Brandt", "Brändt").encode("cp1252")}, encoding="utf-8")
    assert reasons(made) == {"a.txt": "wrong_encoding"}
    assert "byte" in made[0].detail


def test_an_exact_duplicate_is_told_and_names_the_first(read: Read) -> None:
    made = read({"a.txt": PROSE, "b.txt": PROSE, "c.txt": PROSE, "c.meta.yaml": "outlet: Other"})
    assert reasons(made) == {"b.txt": "duplicate"}
    assert "a.txt" in made[1].detail
    assert made[0].id != made[2].id


def test_ids_depend_on_content_and_not_on_paths(read: Read, tmp_path: Path) -> None:
    (first,) = read({"a.txt": PROSE})
    (tmp_path / "a.txt").rename(tmp_path / "other.txt")
    (second,) = read({})
    assert first.id == second.id
    assert first.path != second.path


def test_a_reason_outside_the_closed_set_cannot_be_given() -> None:
    with pytest.raises(KeyError):
        rejected("a.txt", "some_reason", "because")
    assert all(text for text in (*REASONS.values(), *FLAGS.values()))


@pytest.mark.parametrize(
    "wrong", [{"published": "last week"}, {"encoding": "utf-9"}, {"max_bytes": 0}]
)
def test_options_that_make_no_sense_are_refused(wrong: Any) -> None:
    with pytest.raises(ValueError, match=r"date|encoding|max_bytes"):
        IntakeOptions(**wrong)
