"""A brief as Markdown with footnotes, as GitHub, Pandoc, Obsidian and Zettlr read them.

What articles say is escaped: no character of theirs is markup in CommonMark or its common
extensions (https://spec.commonmark.org/0.31.2/#backslash-escapes), and addresses are no links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rashomon.export.brief.parts import Brief, Note, Section, Sentence
from rashomon.export.brief.wording import words
from rashomon.export.legible import legible
from rashomon.wording.dates import spoken

_MARKUP = re.compile(r"[\\`*_{}\[\]<>&|~^$#!@=]|(?<=www)\.|:(?=//)|(?<=mailto):|(?<=xmpp):", re.I)
_LINE_START = re.compile(r"^([-+]|\d+[.)])")


def markdown(brief: Brief) -> str:
    """Return a brief as Markdown; it ends in a line break."""
    return "\n".join(_lines(brief)) + "\n"


def escaped(text: str) -> str:
    """Return text as one line that Markdown shows as it is."""
    line = _MARKUP.sub(r"\\\g<0>", " ".join(legible(text).split()))
    return _LINE_START.sub(lambda found: found[0][:-1] + "\\" + found[0][-1], line)


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {escaped(brief.title)}"
    yield ""
    yield escaped(brief.counts)
    for section in brief.sections:
        yield ""
        yield f"## {escaped(_title(section))}"
        yield ""
        yield from [_item(one) for one in section.sentences] or [escaped(section.none)]
    yield ""
    yield f"*{escaped(words().checked)}*"
    yield ""
    yield f"## {escaped(words().notes)}"
    yield ""
    yield from (_note(note) for note in brief.notes)


def _title(section: Section) -> str:
    if section.shown == section.all:
        return section.title
    return words().some.format(name=section.title, shown=section.shown, all=section.all)


def _item(sentence: Sentence) -> str:
    clauses = "; ".join(
        escaped(one.text) + "".join(f"[^{number}]" for number in one.notes)
        for one in sentence.clauses
    )
    lead = f"**{escaped(sentence.lead)}.** " if sentence.lead else ""
    return f"- {lead}{clauses}."


def _note(note: Note) -> str:
    text = words().note.format(
        words=note.quote,
        source=f"{note.teller}, {spoken(note.date)}" if note.teller else spoken(note.date),
        path=note.path,
        start=note.start,
        end=note.end,
        row=note.row,
    )
    return f"[^{note.number}]: {escaped(text)}"
