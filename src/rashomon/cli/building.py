"""Commands that make a dossier: ``build``, ``add`` and ``link``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from rashomon.cli.render import json_option, printable, reading_bar, show_json
from rashomon.dossier import Dossier
from rashomon.intake import IntakeOptions

_MOST_TOLD = 20
"""Rejections that a build names; all of them are listed by ``rashomon rejected``."""


def intake_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of `IntakeOptions`, ``--workers`` and ``--json``."""
    for option in (
        click.option("--outlet", help="The outlet of these articles."),
        click.option("--published", help="When they appeared: 2020-08-09, 2020-08 or 2020."),
        click.option("--language", help="Their language, e.g. en."),
        click.option("--encoding", help="Their encoding, where it is declared wrongly."),
        click.option("--workers", type=click.IntRange(1), help="Processes (default: the cores)."),
        json_option,
    ):
        function = option(function)
    return function


def given_options(**given: Any) -> IntakeOptions:
    """Return what a user tells of the inputs; raises click.UsageError when it makes no sense."""
    try:
        return IntakeOptions(**given)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("sources", nargs=-1)
@click.option(
    "--from-parquet",
    "coded",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="A folder that 'rashomon code --into' wrote, instead of sources; may be repeated.",
)
@intake_options
def build(
    dossier: Path,
    sources: tuple[str, ...],
    coded: tuple[Path, ...],
    workers: int | None,
    as_json: bool,
    **given: str | None,
) -> int:
    """Make the DOSSIER of exactly these SOURCES: files, folders, or - for standard input.

    Run again, it reads only what is new; articles that are gone leave, judgements stay.

    \b
    rashomon build affair.rashomon articles/
    rashomon build affair.rashomon export.csv --outlet "The Courier"
    cat page.html | rashomon build affair.rashomon - --published 2020-08-09
    rashomon build year.rashomon --from-parquet coded/
    """
    if bool(sources) == bool(coded):
        raise click.UsageError("name the SOURCES to read, or --from-parquet and a folder")
    from rashomon import workbench as way  # noqa: PLC0415 - imports what links, which takes a second

    options = given_options(**given)
    with reading_bar() as bar:
        if coded:
            made = way.build_coded(coded, dossier, progress=bar)
        else:
            made = way.build(sources, dossier, options, workers=workers, progress=bar)
    with made:
        return _report(made, as_json, {})


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("sources", nargs=-1, required=True)
@intake_options
def add(
    dossier: Path, sources: tuple[str, ...], workers: int | None, as_json: bool, **given: str | None
) -> int:
    """Add SOURCES to an existing DOSSIER.

    A dossier of a few hundred articles is linked anew. In a larger one a few new articles are
    placed among those that they have most in common with, which takes seconds; 'rashomon link'
    links all of it anew.

    \b
    rashomon add affair.rashomon today.html --outlet "The Courier" --published 2020-08-11
    """
    from rashomon import workbench as way  # noqa: PLC0415 - imports what links, which takes a second

    options = given_options(**given)
    with reading_bar() as bar, Dossier(dossier) as made:
        new = way.add(made, sources, options, workers=workers, progress=bar)
        return _report(made, as_json, {"new": new})


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path, dir_okay=False))
@json_option
def link(dossier: Path, as_json: bool) -> int:
    """Link all articles of the DOSSIER anew, those that 'add' placed among their like included.

    \b
    rashomon link affair.rashomon
    """
    from rashomon.judging import link_anew  # noqa: PLC0415 - imports what links, which takes a second

    with reading_bar() as bar, Dossier(dossier) as made:
        bar("linking", made.counts()["articles"])
        link_anew(made, made.reader())
        return _report(made, as_json, {})


def _report(dossier: Dossier, as_json: bool, more: dict[str, int]) -> int:
    """Say what the dossier holds and what was set aside; 1 when it holds no article."""
    counts = dossier.counts()
    rejected = dossier.rejected()
    if as_json:
        show_json({**counts, **more, "placed": dossier.placed(), "rejected": rejected})
    else:
        held = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items())
        click.echo(f"{dossier.path}: {held}")
        if dossier.placed():
            click.echo(
                f"{dossier.placed()} of these articles were placed among those most like them; "
                f"to link all of them anew: rashomon link {dossier.path}"
            )
        for one in rejected[:_MOST_TOLD]:
            click.echo(printable(f"not read: {one.path}: {one.reason} ({one.detail})"), err=True)
        if (more_of_them := len(rejected) - _MOST_TOLD) > 0:
            click.echo(f"and {more_of_them} more: rashomon rejected {dossier.path}", err=True)
    return 0 if counts["articles"] else 1


COMMANDS = (build, add, link)
