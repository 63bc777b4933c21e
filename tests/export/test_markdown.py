"""The brief as Markdown: what strangers wrote is text in it and nothing else."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rashomon.dossier import Dossier
from rashomon.export.brief import brief_of
from rashomon.export.brief.markdown import escaped, markdown
from rashomon.export.legible import legible

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])

MARKUP = st.text("*_`[]()<>!#~|\\&{}^$=-+1.:/@\"' \nawxhtps;")

PAGE = """\
# ARC and Borduria, 2 to 3 March 2021

2 articles · 2 outlets · 1 event · 1 contrast

## What happened

- **1 March 2021 · Visit to Borduria, by Ana Brod.** Herald: “"""


def inline(text: str) -> list[Any]:
    return [
        child
        for token in READER.parse(text)
        for child in (token.children or [])
        if child.type not in ("softbreak", "text_special")
    ]


@given(MARKUP | st.text(st.characters(exclude_categories=())))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    line = f"x {escaped(text)} x"
    assert "\n" not in line
    tokens = READER.parse(line)
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    shown = "".join(child.content for child in children)
    assert " ".join(shown.split()) == " ".join(f"x {legible(text)} x".split())


@given(MARKUP)
def test_no_text_begins_a_block(text: str) -> None:
    types = {token.type for token in READER.parse(escaped(text))}
    assert types <= {"paragraph_open", "inline", "paragraph_close"}


@given(st.sampled_from(["https://", "http://", "ftp://", "www.", "WWW.", "mailto:", "xmpp:"]))
def test_no_address_is_made_a_link(start: str) -> None:
    made = escaped(f"see {start}a.example/x")
    assert not re.search(r"(?<!\\)://|www\.\w|mailto:|xmpp:", made, re.IGNORECASE)


def test_the_page_reads_as_it_should(dossier: Dossier) -> None:
    page = markdown(brief_of(dossier))
    assert page.startswith(PAGE)
    assert page.endswith(".\n")
    assert "Courier cites Ana Brod, who denies it[^2].\n" in page
    assert "No outlet leaves out what most of at least three tell." in page
    note = re.search(r"^\[\^2\]: (.*)$", page, re.MULTILINE)
    assert note
    assert note[1].startswith("“Arcadia's envoy Ana Brod visited Borduria on Monday.")
    assert re.search(
        r"Courier, 3 March 2021\. Courier\.txt, characters 0 to \d+, em-\w+\.$", note[1]
    )


def test_every_note_is_defined_once_and_used(dossier: Dossier) -> None:
    page = markdown(brief_of(dossier))
    defined = re.findall(r"^\[\^(\d+)\]:", page, re.MULTILINE)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", page))
    assert len(defined) == len(set(defined))
    assert set(defined) == used


def test_harm_does_nothing(hostile: Dossier) -> None:
    page = markdown(brief_of(hostile))
    assert "<script>" not in page.replace("\\<script\\>", "")
    tokens = READER.parse(page)
    assert {token.type for token in tokens if token.type.endswith("_open")} == {
        "heading_open",
        "paragraph_open",
        "bullet_list_open",
        "list_item_open",
    }
    assert not {token.type for token in tokens} & {"html_block", "fence", "code_block", "hr"}
    kinds = {child.type for child in inline(page)}
    assert kinds <= {"text", "strong_open", "strong_close", "em_open", "em_close"}
    assert "\u202e" not in page
    assert len(re.findall(r"^#", page, re.MULTILINE)) == 9
