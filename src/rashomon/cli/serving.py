"""The command that serves a dossier to a browser: ``serve``."""

from __future__ import annotations

from pathlib import Path

import click

from rashomon.cli.asking import DOSSIER
from rashomon.cli.judging import BY, user
from rashomon.cli.render import json_option, show_json


@click.command()
@DOSSIER
@click.option("--port", type=click.IntRange(0, 65535), help="Where to listen (0: any free port).")
@click.option("--allow-private", is_flag=True, help="Fetch articles of your own network as well.")
@BY
@json_option
def serve(
    dossier: Path, port: int | None, allow_private: bool, by: str | None, as_json: bool
) -> None:
    """Show the DOSSIER in a browser, with corrections in place, until Ctrl-C.

    Only this machine can ask, and only who opens the printed address can change anything; the
    changes are rulings like those of 'rashomon same', made in the name that --by says.

    \b
    rashomon serve affair.rashomon
    rashomon serve affair.rashomon --port 9000 --by Mira
    """
    from rashomon.web import serve as run  # noqa: PLC0415 - only this command needs a server
    from rashomon.web.limits import limits  # noqa: PLC0415

    def started(address: str) -> None:
        if as_json:
            show_json({"address": address})
        else:
            click.echo(f"{dossier}: open {address}")
            click.echo("Ctrl-C stops it. Keep the address to yourself: who has it can rule.")

    listen = limits().port if port is None else port
    run(dossier, by or user(), listen, started, allow_private=allow_private)


COMMANDS = (serve,)
