"""gzip, zstd and zip: what is inside is read under its own name, and no bomb goes off."""

from __future__ import annotations

import gzip
import io
import stat
import struct
import warnings
import zipfile
from typing import Any

import pytest
import zstandard
from benchmarks.specimens import PAGE, parquet, specimens, zipped

from rashomon.intake.limits import Allowance, limits
from rashomon.intake.outcomes import RefusedError
from rashomon.records import Article, Rejected

from .conftest import PROSE, Read


def outcomes(made: list[Any]) -> dict[str, str]:
    return {one.path: one.reason if isinstance(one, Rejected) else "article" for one in made}


def strange_zip(name: str, mode: int = 0, **fields: Any) -> bytes:
    """A zip with one member of a name, a Unix mode and fields of its header."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        member = zipfile.ZipInfo(name)
        member.external_attr = mode << 16
        for field, value in fields.items():
            setattr(member, field, value)
        archive.writestr(member, PROSE)
    return out.getvalue()


def test_every_format_is_read_inside_gzip_zstd_and_zip(read: Read) -> None:
    files = {name: data for name, data in specimens().items() if "library" not in name}
    packed: dict[str, str | bytes] = {"all.zip": zipped(files)}
    packed |= {f"g/{name}.gz": gzip.compress(data) for name, data in files.items()}
    packed |= {f"z/{name}.zst": zstandard.compress(data) for name, data in files.items()}
    found = outcomes(read(packed))
    assert set(found.values()) == {"article", "duplicate"}
    for name in files:
        inner = {path for path in found if path.startswith(f"all.zip/{name}")}
        assert inner, name
        assert any(path.startswith(f"g/{name}.gz") for path in found), name
        assert any(path.startswith(f"z/{name}.zst") for path in found), name


def test_a_table_in_an_archive_keeps_its_rows_apart(read: Read) -> None:
    rows = [{"text": PROSE + name, "outlet": name} for name in ("Post", "Courier")]
    found = outcomes(read({"a.zip": zipped({"t/rows.parquet": parquet(rows)})}))
    assert list(found) == ["a.zip/t/rows.parquet#1", "a.zip/t/rows.parquet#2"]


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress])
def test_what_is_cut_off_is_malformed(read: Read, pack: Any) -> None:
    data = pack(PROSE.encode())
    name = "a.txt.gz" if pack is gzip.compress else "a.txt.zst"
    assert outcomes(read({name: data[: len(data) // 2]})) == {name: "malformed"}


def test_rows_before_the_cut_are_kept(read: Read) -> None:
    table = "text\n" + "".join(f'"{PROSE} {n} {hash(str(n))}"\n' for n in range(2000))
    data = gzip.compress(table.encode())
    made = read({"a.csv.gz": data[: len(data) * 3 // 4]})
    assert made[-1].reason == "malformed"


@pytest.mark.parametrize(
    "name", ["../up.txt", "a/../../up.txt", "/etc/passwd.txt", "C:\\x.txt", "..\\up.txt"]
)
def test_a_name_that_leads_out_of_an_archive_is_refused(read: Read, name: str) -> None:
    (made,) = read({"a.zip": strange_zip(name)})
    assert made.reason == "unsafe_path"
    assert made.path.startswith("a.zip/")


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK])
def test_links_and_devices_in_an_archive_are_refused(read: Read, kind: int) -> None:
    assert outcomes(read({"a.zip": strange_zip("a.txt", kind | 0o777)})) == {
        "a.zip/a.txt": "unsafe_path"
    }


def test_names_that_differ_by_case_alone_are_one(read: Read) -> None:
    found = read({"a.zip": zipped({"Story.txt": PROSE, "story.TXT": PROSE + "More."})})
    assert outcomes(found) == {"a.zip/Story.txt": "article", "a.zip/story.TXT": "unsafe_path"}


def test_a_name_twice_in_an_archive_is_read_once(read: Read) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("a.txt", PROSE)
        archive.writestr("a.txt", PROSE + "Another text under the same name.")
    made = read({"a.zip": out.getvalue()})
    assert [type(one) for one in made] == [Article, Rejected]


def test_a_locked_member_is_told_and_the_others_read(read: Read) -> None:
    data = bytearray(zipped({"a.txt": PROSE, "b.txt": PROSE + "b"}))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    assert outcomes(read({"a.zip": bytes(data)})) == {
        "a.zip/a.txt": "encrypted",
        "a.zip/b.txt": "article",
    }


@pytest.mark.parametrize(
    ("member", "advice"),
    [
        ("xl/workbook.xml", "CSV"),
        ("ppt/presentation.xml", "text"),
        ("META-INF/manifest.xml", "docx"),
    ],
)
def test_other_packages_are_told_by_name(read: Read, member: str, advice: str) -> None:
    (made,) = read({"a.bin": zipped({member: "<x/>"})})
    assert made.reason == "unsupported"
    assert advice in made.detail


def test_hidden_files_and_empty_archives(read: Read) -> None:
    files = {"__MACOSX/a.txt": PROSE, ".git/b.txt": PROSE}
    assert outcomes(read({"a.zip": zipped(files), "b.zip": zipped({})})) == {
        "a.zip": "empty",
        "b.zip": "empty",
    }


def test_a_sidecar_in_an_archive_belongs_to_the_file_beside_it(read: Read) -> None:
    files = {"x/a.txt": PROSE, "x/a.meta.yaml": "outlet: Sunn Courier", "x/b.txt": PROSE + "b"}
    bad = files | {"x/b.meta.yaml": "outlets: Post"}
    first, second = read({"a.zip": zipped(bad)})
    assert first.outlet == "Sunn Courier"
    assert (second.path, second.reason) == ("a.zip/x/b.txt", "bad_sidecar")


def nested(times: int) -> bytes:
    data = PROSE.encode()
    for _ in range(times):
        data = gzip.compress(data)
    return data


def test_archives_nest_as_deep_as_the_limit_and_no_deeper(read: Read) -> None:
    most = limits().nesting
    assert outcomes(read({"a.gz": nested(most)})) == {"a.gz": "article"}
    assert outcomes(read({"a.gz": nested(most + 1)})) == {"a.gz": "too_deep"}


def test_an_archive_of_itself_ends(read: Read) -> None:
    inner = zipped({"a.txt": PROSE})
    for _ in range(limits().nesting + 3):
        inner = zipped({"inner.zip": inner})
    assert set(outcomes(read({"a.zip": inner})).values()) == {"too_deep"}


def test_a_bomb_is_put_aside_and_the_run_goes_on(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Allowance, "of", classmethod(lambda cls, size: cls(20 * size + 100_000)))
    row = b'{"text": "short"}\n'
    bomb = gzip.compress(row * 500_000)
    members = zipped({f"{n}.jsonl": row * 60_000 for n in range(30)})
    found = read({"a.jsonl.gz": bomb, "b.zip": members, "c.txt": PROSE})
    reasons = {one.path: getattr(one, "reason", "article") for one in found}
    assert reasons["a.jsonl.gz"] == "bomb"
    assert "bomb" in {what for path, what in reasons.items() if path.startswith("b.zip/")}
    assert reasons["c.txt"] == "article"


def test_a_packed_text_larger_than_an_article_is_never_held(read: Read) -> None:
    found = outcomes(read({"a.txt.gz": gzip.compress(b"x" * 9_000_000)}, max_bytes=100_000))
    assert found == {"a.txt.gz": "too_large"}


def test_an_allowance_is_shared_by_all_that_is_unpacked() -> None:
    allowance = Allowance.of(10)
    allowance.spend(limits().expansion_free)
    with pytest.raises(RefusedError, match="times its size"):
        allowance.spend(10 * limits().expansion + 1)


def test_a_directory_without_end_is_refused_before_it_is_read(read: Read) -> None:
    data = bytearray(zipped({"a.txt": PROSE}))
    at = data.rindex(b"PK\x05\x06")
    struct.pack_into("<L", data, at + 12, limits().directory_bytes + 1)
    assert outcomes(read({"a.zip": bytes(data)})) == {"a.zip": "too_many"}


def test_bytes_behind_a_name_are_not_shown_raw(read: Read) -> None:
    (made,) = read({"a.zip": strange_zip("bad\x1b[2Jname.txt")})
    assert "\x1b" not in made.path
    assert made.path.startswith("a.zip/bad")


def test_a_page_in_an_archive_is_a_page(read: Read) -> None:
    (made,) = read({"a.zip": zipped({"deep/er/page.html": PAGE})})
    assert (made.path, made.markup) == ("a.zip/deep/er/page.html", "html")
