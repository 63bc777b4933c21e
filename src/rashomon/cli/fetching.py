"""The command that goes to the net: ``fetch``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from rashomon.cli.render import ReadingBar, json_option, printable, show_json

if TYPE_CHECKING:
    from rashomon.intake.web import Run


@click.command()
@click.argument("addresses", nargs=-1)
@click.option(
    "--into",
    "archive",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The archive to keep pages in, NAME.warc.gz; one that exists grows.",
)
@click.option("--allow-private", is_flag=True, help="Ask addresses of your own network as well.")
@json_option
def fetch(addresses: tuple[str, ...], archive: Path, allow_private: bool, as_json: bool) -> int:
    """Fetch ADDRESSES of articles, feeds and sitemaps from the net and keep the pages.

    An ADDRESS is a web address, or a file (or - for standard input) with one a line. Run again, it
    brings what is new or has changed, and tries again what failed; without ADDRESSES, only that.

    \b
    rashomon fetch https://outlet.example/feed.xml --into news.warc.gz
    rashomon build affair.rashomon news.warc.gz
    """
    from rashomon.intake import web  # noqa: PLC0415 - imports what only it needs

    try:
        named = [web.parse_address(one).url for given in addresses for one in _named(given)]
    except web.NotFetchedError as error:
        raise click.UsageError(error.detail) from None
    if not archive.name.endswith(web.SUFFIX):
        raise click.UsageError(f"{archive}: the name of an archive must end in {web.SUFFIX}")
    if not named and not archive.exists():
        raise click.UsageError(f"there is no {archive} to go on with; name an address")
    with closing(ReadingBar()) as bar:
        try:
            run = web.fetch_into(archive, named, web.FetchSettings(allow_private), progress=bar)
        except web.ArchiveError as error:
            raise click.ClickException(str(error)) from None
    if as_json:
        show_json({"archive": str(archive), **msgspec.to_builtins(run)})
    else:
        _say(archive, run)
    return 1 if run.failed and not (run.saved or run.unchanged or run.lists) else 0


def _named(given: str) -> Sequence[str]:
    """Return the addresses that an argument stands for."""
    from rashomon.intake import web  # noqa: PLC0415 - imports what only it needs

    if "://" in given:
        return [given]
    try:
        text = sys.stdin.read() if given == "-" else Path(given).read_text("utf-8-sig")
    except FileNotFoundError:
        raise click.UsageError(
            f"{given}: neither an address (https://...) nor a file of addresses"
        ) from None
    except UnicodeDecodeError:
        raise click.UsageError(f"{given}: not a text file with an address a line") from None
    return web.addresses_in(text)


def _say(archive: Path, run: Run) -> None:
    for line in _lines(run):
        click.echo(printable(line), err=True)
    click.echo(
        f"{archive}: {run.saved} saved, {run.unchanged} unchanged, {run.lists} lists read, "
        f"{len(run.failed)} failed ({run.bytes / 1_000_000:.1f} MB)"
    )


def _lines(run: Run) -> Iterator[str]:
    for one in run.failed:
        yield f"not fetched: {one.asked}: {one.reason} ({one.detail})"
    if run.left:
        yield f"{run.left} addresses are left: a run ends after so many {run.stopped}; run it again"


COMMANDS = (fetch,)
