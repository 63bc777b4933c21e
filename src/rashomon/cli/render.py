"""The one place that decides between a table for people and JSON for programs."""

from __future__ import annotations

import contextlib
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import click
import msgspec
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from rashomon.dossier.answers import Answers, Line, plain

_CELL = 240
"""Longest text of a table's cell; JSON has it whole."""

_PATIENCE = 1.0
"""Seconds before a progress bar is shown."""

F = Callable[..., Any]
L = TypeVar("L", bound=Line)


def json_option(function: F) -> F:
    """Give a command ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(function)


def show_answers(lines: Answers[Any], as_json: bool, empty: str, columns: Sequence[str]) -> None:
    """Print the lines of an answer; `empty` says what to do when there are none."""
    if as_json:
        show_json(lines.to_dicts())
        return
    if not lines:
        click.echo(empty)
        return
    table = Table(show_edge=False, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold")
    for line in lines:
        table.add_row(*(_cell(line, column) for column in columns))
    # A pipe has no width of its own; a narrow guess would break ids across lines.
    width = None if sys.stdout.isatty() else 200
    Console(width=width, soft_wrap=False, highlight=False).print(table)


def show_apart(
    lines: Answers[L],
    as_json: bool,
    empty: str,
    columns: Sequence[str],
    *,
    apart: Callable[[L], bool],
    none: str,
    heading: str,
    apart_columns: Sequence[str],
) -> None:
    """Print lines in two tables, those that stand `apart` below under a heading; JSON has one list.

    `none` says that all of them stand apart.
    """
    if as_json or not lines:
        show_answers(lines, as_json, empty, columns)
        return
    first, second = (
        Answers(lines.kind, [line for line in lines if apart(line) is below])
        for below in (False, True)
    )
    show_answers(first, as_json, none, columns)
    if second:
        click.echo(f"\n{heading}:")
        show_answers(second, as_json, "", apart_columns)


def printable(text: str) -> str:
    """Return text that cannot move the terminal: words of articles and of others are not ours."""
    return "".join(char if char.isprintable() else " " for char in text)


def show_json(value: object) -> None:
    """Print a value as JSON, indented, in UTF-8."""
    click.echo(json.dumps(msgspec.to_builtins(value), ensure_ascii=False, indent=2))


def _cell(line: Line, column: str) -> Text:
    """A cell as literal text: article words must not act as markup either."""
    text = printable(plain(getattr(line, column)))
    return Text(text if len(text) <= _CELL else f"{text[: _CELL - 1]}…")


class ReadingBar:
    """A progress bar on standard error: only on a terminal, and only when it takes a while."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("reading", total=None)
        self._shown = False

    def __call__(self, stage: str, done: int, of: int | None = None) -> None:
        """Show how far a stage is, and of how many; without those it is `workbench.Progress`."""
        late = time.monotonic() - self._began > _PATIENCE
        if not self._shown and late and sys.stderr.isatty():
            self._bar.start()
            self._shown = True
        self._bar.update(self._task, description=stage, completed=done, total=of)

    def close(self) -> None:
        """Take the bar away."""
        if self._shown:  # stopping one that never began prints an empty line
            self._bar.stop()


@contextlib.contextmanager
def reading_bar() -> Iterator[ReadingBar]:
    """Show a progress bar while something is read and linked."""
    bar = ReadingBar()
    try:
        yield bar
    finally:
        bar.close()
