"""The ``rashomon`` command: its subcommands, its exit codes and how it says what went wrong.

Exit code 0: done; 1: it failed; 2: it was asked wrongly.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence

import click

import rashomon
from rashomon.cli import (
    asking,
    building,
    checking,
    coding,
    fetching,
    judgements,
    judging,
    ledger,
    rejecting,
    relating,
    serving,
    writing,
)
from rashomon.cli.render import printable
from rashomon.cli.suggesting import SuggestingGroup
from rashomon.dossier import DossierError

FAILED, MISUSED = 1, 2


@click.group(cls=SuggestingGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(rashomon.__version__, prog_name="rashomon")
def commands() -> None:
    """Read what many outlets wrote about one affair, and ask who said what.

    \b
    rashomon build affair.rashomon articles/      make a dossier of a folder
    rashomon timeline affair.rashomon             what happened, by date, and who says so
    rashomon contrasts affair.rashomon            where the tellings do not go together
    rashomon report affair.rashomon report/       a site that opens from disk
    """


for command in (
    *fetching.COMMANDS,
    *building.COMMANDS,
    *rejecting.COMMANDS,
    *coding.COMMANDS,
    *asking.COMMANDS,
    *relating.COMMANDS,
    *ledger.COMMANDS,
    *checking.COMMANDS,
    *judging.COMMANDS,
    *judgements.COMMANDS,
    *writing.COMMANDS,
    *serving.COMMANDS,
):
    commands.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit with its code; `arguments` defaults to the process's own."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = commands.main(given, prog_name="rashomon", standalone_mode=False)
    except click.UsageError as error:
        usage = f"\n{error.ctx.get_usage()}" if error.ctx else ""
        _say(f"{error.format_message()}{usage}", given)
        sys.exit(MISUSED)
    except (click.Abort, KeyboardInterrupt):
        _say("stopped; what was read is kept, run the same command to go on", given)
        sys.exit(FAILED)
    except (click.ClickException, DossierError, OSError) as error:
        _say(
            error.format_message() if isinstance(error, click.ClickException) else str(error), given
        )
        sys.exit(FAILED)
    sys.exit(code if isinstance(code, int) else 0)


def _say(message: str, given: Sequence[str]) -> None:
    """Print an error to standard error, as JSON where the command was asked for JSON."""
    if "--json" in given:
        click.echo(json.dumps({"error": message}), err=True)
        return
    for line in f"rashomon: {message}".split("\n"):
        click.echo(printable(line), err=True)
