"""Commands that prove a dossier: ``show`` a row with its words, ``verify`` them all."""

from __future__ import annotations

from pathlib import Path

import click

from rashomon.cli.asking import DOSSIER
from rashomon.cli.render import json_option, printable, show_json
from rashomon.dossier import Dossier
from rashomon.dossier.evidence import Evidence

MARK = "»", "«"


@click.command()
@DOSSIER
@click.argument("row")
@json_option
def show(dossier: Path, row: str, as_json: bool) -> None:
    """Print the row with this id (or the start of one) and its evidence in context.

    \b
    rashomon show affair.rashomon em-3f2a
    """
    with Dossier(dossier) as asked:
        evidence = asked.evidence(row)
    if as_json:
        show_json(evidence)
        return
    click.echo(f"{evidence[0].row}  ({evidence[0].table})")
    for one in evidence:
        click.echo()
        click.echo(printable(f"{one.part}: {_source(one)}, {one.start}-{one.end}"))
        click.echo(printable(f"  …{one.before}{MARK[0]}{one.text}{MARK[1]}{one.after}…"))


def _source(evidence: Evidence) -> str:
    return ", ".join(filter(None, (evidence.outlet, evidence.published, evidence.path)))


@click.command()
@DOSSIER
@json_option
def verify(dossier: Path, as_json: bool) -> int:
    """Check every span of every row against its article; exit code 1 if any fails.

    \b
    rashomon verify affair.rashomon
    """
    with Dossier(dossier) as asked:
        failed = asked.broken_receipts()
        checked = asked.receipt_count()
    if as_json:
        show_json({"checked": checked, "failed": failed})
    else:
        click.echo(f"{checked} spans checked, {len(failed)} failed")
        for receipt in failed:
            click.echo(
                f"{receipt.table} {receipt.row}: the words of its {receipt.part} at "
                f"{receipt.article} {receipt.start}-{receipt.end} are not those that were read",
                err=True,
            )
    return 1 if failed else 0


COMMANDS = (show, verify)
