"""Commands that hand a dossier on: ``export`` and ``report``."""

from __future__ import annotations

from pathlib import Path

import click

from rashomon.cli.asking import DOSSIER
from rashomon.cli.render import json_option, show_json
from rashomon.dossier import Dossier
from rashomon.export import FORMATS
from rashomon.report import write_folder


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(sorted(FORMATS)))
@DOSSIER
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@json_option
def export(form: str, dossier: Path, folder: Path, as_json: bool) -> None:
    """Write the DOSSIER into FOLDER.

    FORMAT is jsonl, csv or parquet for all its tables, cameo for events in the columns of GDELT
    1.0, polecat for those of POLECAT.

    \b
    rashomon export jsonl affair.rashomon out/
    """
    with Dossier(dossier) as asked:
        written = FORMATS[form](asked, folder)
    if as_json:
        show_json(written)
    else:
        for lost in written.lost:
            click.echo(f"lost: {lost.what}: {lost.count}, {lost.why}", err=True)
        rows = written.rows
        click.echo(f"{folder}: {sum(rows.values())} rows in {len(rows)} tables")


@click.command()
@DOSSIER
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@json_option
def report(dossier: Path, folder: Path, as_json: bool) -> None:
    """Write the DOSSIER into FOLDER as a site that opens from disk.

    \b
    rashomon report affair.rashomon report/
    """
    with Dossier(dossier) as asked:
        index = write_folder(asked, folder)
    if as_json:
        show_json({"report": str(index)})
    else:
        click.echo(f"{index}: open it in any browser")


COMMANDS = (export, report)
