"""Commands on the judgements as a whole: listing them, and exchanging them with others."""

from __future__ import annotations

from pathlib import Path

import click

from rashomon import judging
from rashomon.cli.asking import DOSSIER
from rashomon.cli.judging import in_words
from rashomon.cli.render import json_option, show_answers, show_json
from rashomon.cli.suggesting import SuggestingGroup
from rashomon.dossier import Dossier
from rashomon.dossier.judgements import files
from rashomon.dossier.judgements.listing import judgement_lines

_NONE = "Nobody has ruled yet; 'rashomon same', 'different', 'rename', 'drop', ... do."


@click.group(cls=SuggestingGroup)
def judgements() -> None:
    """List what people ruled, and exchange it with other analysts as a file.

    \b
    rashomon judgements list affair.rashomon --json
    rashomon judgements export affair.rashomon mine.jsonl
    rashomon judgements import affair.rashomon theirs.jsonl
    """


@judgements.command(name="list")
@DOSSIER
@json_option
def list_(dossier: Path, as_json: bool) -> None:
    """Print all judgements and whether they stand.

    In force; contested (two people rule otherwise, so neither counts); replaced (by the same
    person, later); undone; orphaned (its words are in no article here); outvoted (others in force
    leave no room for it).

    \b
    rashomon judgements list affair.rashomon
    """
    with Dossier(dossier) as asked:
        lines = judgement_lines(asked)
    columns = ("when", "who", "verdict", "about", "name", "on", "why", "state", "others", "id")
    show_answers(lines, as_json, _NONE, columns)


@judgements.command(name="export")
@DOSSIER
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@json_option
def export_(dossier: Path, file: Path, as_json: bool) -> None:
    """Write all judgements, also those taken back, into FILE as JSON lines.

    A dossier of an older format, which nothing else opens, still hands over its judgements.

    \b
    rashomon judgements export affair.rashomon mine.jsonl
    """
    count = files.write(files.in_dossier(dossier), file)
    if as_json:
        show_json({"file": str(file), "judgements": count})
    else:
        click.echo(f"{file}: {count} judgements")


@judgements.command(name="import")
@DOSSIER
@click.argument(
    "given",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@json_option
def import_(dossier: Path, given: tuple[Path, ...], as_json: bool) -> None:
    """Add the judgements of each FILE to the DOSSIER; what contradicts others is reported.

    The order of the files is of no account, and a file that is imported twice adds nothing.

    \b
    rashomon judgements import affair.rashomon mira.jsonl jon.jsonl
    """
    found = {one.id: one for path in given for one in files.read(path)}
    with Dossier(dossier) as opened:
        known = {one.id for one in opened.judgements()}
        judging.judge(opened, found.values())
        lines = judgement_lines(opened)
    added = len(found.keys() - known)
    troubled = [line for line in lines if line.state in ("contested", "outvoted", "orphaned")]
    if as_json:
        show_json({"added": added, "known": len(found) - added, "without_effect": troubled})
        return
    click.echo(f"{added} judgements added, {len(found) - added} known already")
    for line in troubled:
        click.echo(f"{line.state}: {in_words(line)}", err=True)
        for other in line.others:
            click.echo(f"  against {other}", err=True)


COMMANDS = (judgements,)
