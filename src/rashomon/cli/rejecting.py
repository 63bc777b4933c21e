"""The command ``rejected``: what was not read, why, and another try."""

from __future__ import annotations

from pathlib import Path

import click

from rashomon.cli.asking import DOSSIER
from rashomon.cli.render import json_option, reading_bar, show_answers
from rashomon.dossier import Dossier
from rashomon.dossier.answers import Answers, Line
from rashomon.records import Rejected

AGAIN = "rashomon rejected --retry"
MEND = "mend it, and build or add it again"


class RejectedLine(Line, frozen=True):
    """An input that did not become an article, or an article that was set aside; what to do."""

    path: str
    reason: str
    detail: str
    article: str | None
    then: str


@click.command()
@DOSSIER
@click.option("--retry", is_flag=True, help="Read again what was set aside.")
@click.option("--workers", type=click.IntRange(1), help="Processes (default: the cores).")
@json_option
def rejected(dossier: Path, retry: bool, workers: int | None, as_json: bool) -> int:
    """List what was not read into the DOSSIER, and why; exit code 1 if a retry leaves any aside.

    An article that ended its reader twice, or took too long twice, is kept, but not read again
    unless there is a new version of the reader or somebody asks for it.

    \b
    rashomon rejected affair.rashomon
    rashomon rejected affair.rashomon --retry
    """
    left: set[str] = set()
    with Dossier(dossier) as asked:
        if retry:
            left = _retry(asked, workers)
        lines = [_line(one) for one in asked.rejected()]
    columns = ("path", "reason", "detail", "then")
    show_answers(Answers(RejectedLine, lines), as_json, "everything was read", columns)
    return 1 if left else 0


def _retry(dossier: Dossier, workers: int | None) -> set[str]:
    from rashomon import workbench as way  # noqa: PLC0415 - imports what links, which takes a second

    with reading_bar() as bar:
        way.retry(dossier, workers=workers, progress=bar)
    return {one.article for one in dossier.rejected() if one.article}


def _line(one: Rejected) -> RejectedLine:
    return RejectedLine(
        path=one.path,
        reason=one.reason,
        detail=one.detail,
        article=one.article,
        then=AGAIN if one.article else MEND,
    )


COMMANDS = (rejected,)
