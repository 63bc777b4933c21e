"""The tutorials as programs: what a page says one types is run, and compared with what it shows.

A fenced block of ``console`` holds commands (``$ rashomon ...``) and what each prints; ``...``
stands for anything. Run as ``python -m tests.docs.tutorials`` this writes into the pages what the
commands print now: of a block that ends in ``...`` as many lines as it had.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs" / "tutorials").glob("*.md"))
FIRST = ROOT / "docs" / "tutorials" / "first-dossier.md"
ARTICLES = ROOT / "examples" / "belarus-2020" / "articles"
DOSSIER = "affair.rashomon"
ANYTHING = "..."

_BLOCK = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"^\$ (?P<typed>.+)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.MULTILINE)
_LINES = r"(?:[^\n]*\n)*"


@dataclass(frozen=True, slots=True)
class Step:
    """A command of a page and what the page shows of its output; offsets are of that."""

    typed: str
    shown: str
    start: int
    end: int


def steps(page: str) -> Iterator[Step]:
    """Yield the commands of a page in order."""
    for block in _BLOCK.finditer(page):
        for found in _COMMAND.finditer(block[1]):
            at = block.start(1) + found.start("shown")
            yield Step(found["typed"], found["shown"], at, at + len(found["shown"]))


def run(typed: str) -> str:
    """Return what a command prints, errors included, without blanks at the ends of lines."""
    program, *arguments = shlex.split(typed)
    if program != "rashomon":
        raise ValueError(f"a tutorial runs rashomon alone, not {program}")
    bytes_printed = io.BytesIO()
    printed = io.TextIOWrapper(bytes_printed, "utf-8", write_through=True)
    with (
        contextlib.redirect_stdout(printed),
        contextlib.redirect_stderr(printed),
        contextlib.suppress(SystemExit),
    ):
        main(arguments)
    return "".join(
        f"{line.rstrip()}\n" for line in bytes_printed.getvalue().decode("utf-8").splitlines()
    )


def fits(shown: str, printed: str) -> bool:
    """Whether this was printed, with anything where the page leaves something out.

    Columns may be of any width: only how wide they are hangs on rows that a page leaves out.
    """
    lines = _narrowed(shown).splitlines()
    pattern = "".join(_LINES if line == ANYTHING else f"{_escaped(line)}\n" for line in lines)
    return re.fullmatch(pattern, _narrowed(printed), re.DOTALL) is not None


def _escaped(line: str) -> str:
    return ".*".join(re.escape(piece) for piece in line.split(ANYTHING))


def _narrowed(text: str) -> str:
    """Return a text with runs of blanks and of rules, and blanks at ends of lines, made short."""
    return re.sub(r" +", " ", re.sub("━+", "━", re.sub(r" +$", "", text, flags=re.MULTILINE)))


@contextlib.contextmanager
def workplace(dossier: Path | None) -> Iterator[Path]:
    """Be in a folder with the sample corpus, and with a copy of its dossier if there is one."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ARTICLES, folder / "articles")
        if dossier is not None:
            shutil.copyfile(dossier, folder / DOSSIER)
        os.chdir(folder)
        try:
            yield folder
        finally:
            os.chdir(before)


def renewed(page: str) -> str:
    """Return a page with what its commands print now, where that is not what it shows."""
    pieces, done = [], 0
    for step in steps(page):
        printed = run(step.typed)
        lines = step.shown.splitlines()
        if not fits(step.shown, printed) and lines[-1:] == [ANYTHING]:
            printed = "".join(printed.splitlines(keepends=True)[: len(lines) - 1]) + ANYTHING + "\n"
        pieces += [page[done : step.start], step.shown if fits(step.shown, printed) else printed]
        done = step.end
    return "".join((*pieces, page[done:]))


def renew() -> None:
    """Write into all pages what their commands print now."""
    with tempfile.TemporaryDirectory() as scratch:
        dossier = Path(scratch) / DOSSIER
        for page in sorted(PAGES, key=lambda one: one != FIRST):
            with workplace(None if page == FIRST else dossier) as folder:
                page.write_text(renewed(page.read_text("utf-8")), "utf-8")
                if page == FIRST:
                    shutil.copyfile(folder / DOSSIER, dossier)


if __name__ == "__main__":
    os.environ["RASHOMON_BY"] = "Mira"
    renew()
