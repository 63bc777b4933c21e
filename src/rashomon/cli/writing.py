"""Commands that hand a dossier on: ``export``, ``brief`` and ``report``."""

from __future__ import annotations

from pathlib import Path

import click

from rashomon.cli.asking import DOSSIER
from rashomon.cli.render import json_option, reading_bar, show_json
from rashomon.dossier import Dossier
from rashomon.export import FORMATS


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(sorted(FORMATS)))
@DOSSIER
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@json_option
def export(form: str, dossier: Path, folder: Path, as_json: bool) -> None:
    """Write the DOSSIER into FOLDER, and say what the format has no place for.

    \b
    jsonl, csv, parquet   all its tables
    sqlite                one database, with search and views, for Datasette too
    graphml, gexf         who acts on whom, for Gephi, Cytoscape and networkx
    timelinejs            the events by date, for TimelineJS
    ftm                   entities of FollowTheMoney, for OpenAleph
    claims                who claims what, as schema.org's Claim in JSON-LD
    bibtex                the articles
    cameo, polecat        events in the columns of GDELT 1.0 and of POLECAT

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
        counts = (f"{count} {name.replace('_', ' ')}" for name, count in written.rows.items())
        click.echo(f"{folder}: {', '.join(counts)}")


@click.command()
@DOSSIER
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write it into this file instead of printing it.",
)
@json_option
def brief(dossier: Path, out: Path | None, as_json: bool) -> None:
    """Write one page on the DOSSIER in Markdown, footnoted to the words it stands on.

    What happened, where the tellings agree, contradict each other or leave something out, what
    they call each other, how the relation moved, what was expected. It is assembled from rows of
    the dossier; nothing is generated.

    \b
    rashomon brief affair.rashomon --out brief.md
    """
    from rashomon.export.brief import brief_of  # noqa: PLC0415 - other commands need not wait for it
    from rashomon.export.brief.markdown import markdown  # noqa: PLC0415

    with Dossier(dossier) as asked:
        page = brief_of(asked)
    if out is not None:
        out.write_text(markdown(page), "utf-8", newline="\n")
    if as_json:
        show_json(page)
    elif out is not None:
        click.echo(f"{out}: {len(page.notes)} notes")
    else:
        click.echo(markdown(page), nl=False)


@click.command()
@DOSSIER
@click.argument("target", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option("--single", is_flag=True, help="Write one file, named in place of the folder.")
@json_option
def report(dossier: Path, target: Path, single: bool, as_json: bool) -> None:
    """Write the DOSSIER into FOLDER as a site that opens from disk.

    \b
    rashomon report affair.rashomon report/
    rashomon report --single affair.rashomon report.html
    """
    from rashomon.report import write_folder, write_single  # noqa: PLC0415 - nor for this

    if single and target.is_dir():
        raise click.BadParameter(
            f"{target} is a folder; --single writes a file", param_hint="FOLDER"
        )
    if not single and target.is_file():
        raise click.BadParameter(f"{target} is a file; --single writes one", param_hint="FOLDER")
    index = target if single else target / "index.html"
    with Dossier(dossier) as asked, reading_bar() as bar:

        def progress(done: int, planned: int) -> None:
            bar("writing", done, planned)

        (write_single if single else write_folder)(asked, target, progress)
    if as_json:
        show_json({"report": str(index)})
    else:
        click.echo(f"{index}: open it in any browser")


COMMANDS = (export, brief, report)
