"""PDF, DOCX, mail and MHTML: the raw text is what a reader reads, and no day is made up."""

from __future__ import annotations

import base64
from email.message import EmailMessage
from typing import Any

import pytest
from benchmarks.specimens import (
    PAGE,
    PARAGRAPHS,
    PROSE,
    TITLE,
    URL,
    docx,
    mail,
    mhtml,
    pdf,
    wrapped,
    zipped,
)

from rashomon.intake.formats.pdf import Found
from rashomon.intake.outcomes import RefusedError
from rashomon.records import Rejected

from .conftest import Read, ReadOne

Placed = list[tuple[int, int, int, str]]


def set_in_type(*paragraphs: str, left: int = 60, top: int = 700, width: int = 70) -> Placed:
    """Lines of paragraphs, each set in a little."""
    lines: Placed = []
    bottom = top
    for paragraph in paragraphs:
        for index, text in enumerate(wrapped(paragraph, width)):
            lines.append((left + (0 if index else 12), bottom, 11, text))
            bottom -= 14
    return lines


def test_the_lines_of_a_page_are_joined_to_its_paragraphs(read_one: ReadOne) -> None:
    page = [(60, 760, 22, TITLE), *set_in_type(*PARAGRAPHS)]
    made = read_one(pdf([page], TITLE), "a.pdf")
    assert made.raw.split("\n\n") == [TITLE, *PARAGRAPHS]
    assert made.title == TITLE
    assert (made.published.value, made.fetched) == (None, None)


def test_columns_are_read_one_after_the_other(read_one: ReadOne) -> None:
    words = " ".join(PARAGRAPHS)
    lines = wrapped(words, 40)
    half = len(lines) // 2
    left = [(60, 700 - 14 * n, 11, text) for n, text in enumerate(lines[:half])]
    right = [(310, 700 - 14 * n, 11, text) for n, text in enumerate(lines[half:])]
    made = read_one(pdf([left + right]), "a.pdf")
    assert " ".join(made.raw.split()) == words


def test_running_heads_and_numbers_of_pages_are_left_out(read_one: ReadOne) -> None:
    halves = PARAGRAPHS[0].split(" day. ")
    pages: list[Placed] = [
        [(60, 800, 9, "Veldmark Post 4 March"), *set_in_type(f"{halves[0]} day and"),
         (300, 30, 9, "Page 1")],
        [(60, 800, 9, "Veldmark Post 4 March"), *set_in_type("night. " + halves[1], *PARAGRAPHS),
         (300, 30, 9, "Page 2")],
    ]  # fmt: skip
    made = read_one(pdf(pages), "a.pdf")
    assert "Veldmark Post" not in made.raw
    assert "Page" not in made.raw
    assert "a day and night. Fishermen" in made.raw


@pytest.mark.parametrize("title", ["Microsoft Word - ferry7", "Untitled", "Another story", ""])
def test_a_title_that_the_text_does_not_have_is_not_believed(read_one: ReadOne, title: str) -> None:
    page = [(60, 760, 22, TITLE), *set_in_type(*PARAGRAPHS)]
    assert read_one(pdf([page], title), "a.pdf").title == TITLE  # the one that it shows


def test_a_scanned_pdf_is_told_from_an_empty_one(read: Read) -> None:
    picture = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
        b"/Resources<</XObject<</I 5 0 R>>>>>>endobj\n"
        b"4 0 obj<</Length 30>>stream\nq 99 0 0 99 0 0 cm /I Do Q    \nendstream endobj\n"
        b"5 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray"
        b"/BitsPerComponent 8/Length 1>>stream\nx\nendstream endobj\n"
        b"trailer<</Root 1 0 R>>\n"
    )
    scanned, empty = read({"a.pdf": picture, "b.pdf": pdf([[]])})
    assert (scanned.reason, empty.reason) == ("scanned", "empty")
    assert "OCR" in scanned.detail


@pytest.mark.parametrize("data", [b"%PDF-1.4 but no more", pdf([[]])[:200]])
def test_a_broken_pdf_is_malformed(read: Read, data: bytes) -> None:
    (made,) = read({"a.pdf": data})
    assert made.reason in {"malformed", "empty"}


def test_a_reader_of_pdf_that_dies_takes_nothing_with_it(
    read: Read, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    program = tmp_path.parent / f"{tmp_path.name}-dies.py"
    program.write_text("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    monkeypatch.setattr("rashomon.intake.formats.pdf._PROGRAM", program)
    made = read({"a.pdf": pdf([[]]), "b.txt": PROSE})
    assert [getattr(one, "reason", "article") for one in made] == ["malformed", "article"]


def test_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch, read: Read) -> None:
    monkeypatch.setattr(
        "rashomon.intake.formats.pdf._found", lambda _data: Found(refused="too_many")
    )
    (made,) = read({"a.pdf": pdf([[]])})
    assert (made.reason, "pages" in made.detail) == ("too_many", True)


def test_a_docx_is_its_paragraphs(read_one: ReadOne) -> None:
    made = read_one(docx([TITLE, *PARAGRAPHS], TITLE), "a.docx")
    assert made.raw.split("\n\n") == [TITLE, *PARAGRAPHS]
    assert (made.title, made.published.value, made.author) == (TITLE, None, None)


def test_what_was_deleted_from_a_docx_or_is_said_twice_is_not_read(read_one: ReadOne) -> None:
    space = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    first, second = PARAGRAPHS
    markup = (
        f"<w:document {space}><w:body><w:p><w:r><w:t>{first}</w:t></w:r>"
        "<w:del><w:r><w:delText>Gone.</w:delText><w:t>Gone too.</w:t></w:r></w:del></w:p>"
        "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></mc:Choice>"
        "<mc:Fallback><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>"
        f"<w:p><w:r><w:t>{second}</w:t><w:br/><w:t>A</w:t><w:tab/><w:t>b</w:t></w:r></w:p>"
        "</w:body></w:document>"
    )
    made = read_one(zipped({"word/document.xml": markup}), "a.docx")
    assert made.raw == f"{first}\n\nBoxed.\n\n{second}\nA\tb"


def test_a_docx_with_entities_is_a_bomb(read: Read) -> None:
    markup = '<!DOCTYPE d [<!ENTITY a "aaa">]><d>&a;</d>'
    (made,) = read({"a.docx": zipped({"word/document.xml": markup})})
    assert made.reason == "bomb"


def test_a_newsletter_has_an_outlet_and_a_letter_an_author(read: Read) -> None:
    letter = mail(PROSE + "More.").replace(b"List-Id", b"X-Nothing")
    newsletter, by_one = read({"a.eml": mail(PROSE), "b.eml": letter})
    assert (newsletter.outlet, newsletter.author) == ("Veldmark Post", None)
    assert (by_one.outlet, by_one.author) == (None, "Veldmark Post")
    assert newsletter.title == TITLE
    assert (newsletter.published.value, newsletter.published.basis) == ("2021-03-04", "metadata")
    assert newsletter.raw == PROSE


def with_parts(text: str, html: str, attached: str = "") -> bytes:
    message = EmailMessage()
    message["From"] = "Ann Bell <ann@veldmark.example>"
    message["Subject"] = "Fähre genehmigt"
    message.set_content(text, charset="utf-8", cte="quoted-printable")
    message.add_alternative(html, subtype="html", charset="iso-8859-1", cte="base64")
    if attached:
        message.add_attachment(attached, filename="a.txt")
    return bytes(message)


def test_the_plain_part_is_read_unless_it_says_less(read: Read) -> None:
    full, stub = read(
        {
            "a.eml": with_parts(PROSE, PAGE, "Attached: " + PROSE),
            "b.eml": with_parts("See it in your browser.", PAGE.replace("Sunn", "Fårö")),
        }
    )
    assert (full.markup, full.raw.strip()) == ("text", PROSE.strip())
    assert stub.markup == "html"
    assert "Fårö" in stub.raw
    assert full.title == "Fähre genehmigt"


def test_a_mail_without_a_text_is_empty(read: Read) -> None:
    data = b"From: a@b.example\nSubject: x\nContent-Type: image/png\n\nxx"
    (made,) = read({"a.eml": data})
    assert made.reason == "empty"


def test_mails_in_a_mailbox_are_read_one_by_one(read: Read) -> None:
    one, two = mail(PROSE), mail(PROSE + "\n\nFrom the quay nobody left.\n")
    big = mail("x" * 300_000)
    box = b"\n\n".join(b"From a@b Thu Mar  4 10:11:12 2021\n" + one for one in (one, big, two))
    first, too_large, last = read({"a.mbox": box}, max_bytes=100_000)
    assert (first.path, last.path) == ("a.mbox#1", "a.mbox#3")
    assert isinstance(too_large, Rejected)
    assert too_large.reason == "too_large"
    assert "From the quay" in last.raw


def test_a_mail_and_a_mailbox_are_known_without_their_suffix(read: Read) -> None:
    box = b"From a@b Thu Mar  4 10:11:12 2021\n" + mail(PROSE + "Boxed.")
    made = read({"one": mail(PROSE), "box": box, "text": "From here on: nothing.\n" + PROSE})
    assert [one.path for one in made] == ["box#1", "one", "text"]
    assert [one.outlet for one in made] == ["Veldmark Post", "Veldmark Post", None]


def test_parts_without_end_are_refused(read: Read) -> None:
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(5000))
    wide = "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * 5000
    made = read({"a.eml": "From: a@b.example\n" + deep, "b.eml": wide})
    assert [one.reason in {"too_deep", "too_many", "empty"} for one in made] == [True, True]


def test_a_page_in_one_file_is_the_page_and_when_it_was_saved(read_one: ReadOne) -> None:
    made = read_one(mhtml(PAGE), "a.mhtml")
    assert made.raw.strip() == PAGE
    assert (made.url, made.fetched) == (URL, "2022-05-06T07:08:09Z")
    assert made.published.value == "2021-03-04"


def test_the_part_that_is_named_as_the_start_is_the_page(read_one: ReadOne) -> None:
    other = base64.b64encode(PAGE.replace("Sunn", "Frame").encode()).decode()
    data = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b; start="<page@x>"\n\n'
        f"--b\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n{other}\n"
        f"--b\nContent-Type: text/html\nContent-ID: <page@x>\nContent-Location: {URL}\n\n{PAGE}\n"
        "--b--\n"
    )
    made = read_one(data, "a.mht")
    assert "Sunn" in made.raw
    assert made.fetched is None


def test_an_archive_without_a_page_is_malformed(read: Read) -> None:
    (made,) = read({"a.mht": b"Content-Type: image/png\n\nx"})
    assert made.reason == "malformed"


def test_a_refusal_names_a_reason_that_there_is() -> None:
    with pytest.raises(KeyError):
        RefusedError("because", "no").at("a.txt")
