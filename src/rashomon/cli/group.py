"""The ``rashomon`` command: its subcommands, its exit codes and how it says what went wrong.

Exit code 0: done; 1: it failed; 2: it was asked wrongly.
"""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Sequence

import click

import rashomon
from rashomon.cli import asking, building, checking, writing
from rashomon.dossier import DossierError

FAILED, MISUSED = 1, 2


class SuggestingGroup(click.Group):
    """A group that answers a mistyped command with the nearest one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name; raise UsageError with a suggestion."""
        near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1)
        if self.get_command(ctx, args[0]) is None and near:
            raise click.UsageError(f"no command {args[0]!r}; did you mean {near[0]!r}?", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=SuggestingGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(rashomon.__version__, prog_name="rashomon")
def commands() -> None:
    """Read what many outlets wrote about one affair, and ask who said what.

    \b
    rashomon build affair.rashomon articles/      make a dossier of a folder
    rashomon timeline affair.rashomon             what happened, by date, and who says so
    rashomon contrasts affair.rashomon            where the tellings do not go together
    rashomon report affair.rashomon report.html   everything on one page
    """


for command in (
    *building.COMMANDS,
    *asking.COMMANDS,
    *checking.COMMANDS,
    *writing.COMMANDS,
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
    text = json.dumps({"error": message}) if "--json" in given else f"rashomon: {message}"
    click.echo(text, err=True)
