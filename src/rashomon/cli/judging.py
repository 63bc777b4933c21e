"""Commands by which people correct a dossier: rulings on its rows, and taking them back."""

from __future__ import annotations

import functools
import getpass
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from rashomon import judging
from rashomon.cli.asking import DOSSIER
from rashomon.cli.render import json_option, printable, show_json
from rashomon.dossier import Dossier
from rashomon.dossier.answers import plain
from rashomon.dossier.judgements.listing import JudgementLine, judgement_lines
from rashomon.dossier.judgements.making import Judge, moment
from rashomon.links import Judgement

F = Callable[..., Any]

BY = click.option(
    "--by", envvar="RASHOMON_BY", help="Who rules (default: $RASHOMON_BY, or the user's name)."
)
BECAUSE = click.option("--because", "why", default="", help="The reason, in plain words.")


def ruled(dossier: Path, by: str | None, as_json: bool, make: Callable[[Judge], Judgement]) -> None:
    """Keep the judgement that `make` makes, let it take effect, and say how it stands."""
    with Dossier(dossier) as opened:
        judgement = make(Judge(opened, by or user(), moment()))
        judging.judge(opened, [judgement])
        lines = {line.id: line for line in judgement_lines(opened)}
    line = lines[judgement.id]
    if as_json:
        show_json(line)
        return
    click.echo(in_words(line))
    for other in line.others:
        click.echo(f"  {in_words(lines[other])}")
    if line.verdict != "undo":
        click.echo(f"take it back with: rashomon undo {dossier} {line.id}")


def in_words(line: JudgementLine) -> str:
    """Return a judgement as one line of text, which can be printed."""
    about = "; ".join(plain(quote) for quote in line.about) or line.a
    more = (f"as {line.name}" if line.name else "", f"on {line.on}" if line.on else "")
    said = " ".join(filter(None, (line.verdict, about, *more)))
    return printable(f"{line.id} ({line.who}): {said} [{line.state}]")


def user() -> str:
    """Return the name of whoever runs this. Raises UsageError when nobody is known."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise click.UsageError("nobody is known to rule; say who with --by NAME") from None


def _ruling(*rows: str) -> Callable[[Callable[..., Judgement]], F]:
    """Make a command of a function that makes a judgement: of a judge, the `rows`, and `why`."""

    def decorate(make: Callable[..., Judgement]) -> F:
        @functools.wraps(make)
        def run(dossier: Path, by: str | None, as_json: bool, **said: str) -> None:
            ruled(dossier, by, as_json, lambda who: make(who, **said))

        command: F = run
        for option in (json_option, BY, BECAUSE):
            command = option(command)
        for row in reversed(rows):
            command = click.argument(row)(command)
        return DOSSIER(command)

    return decorate


@click.command()
@_ruling("a", "b")
def same(judge: Judge, a: str, b: str, why: str) -> Judgement:
    """Rule that A and B are one: two actors, two events, or two articles of one story.

    Rows are named by their ids, actors also by name or country code.

    \b
    rashomon same affair.rashomon "Ana Brod" "A. Brodova" --because "her maiden name"
    """
    return judge.pair("same", a, b, why)


@click.command()
@_ruling("a", "b")
def different(judge: Judge, a: str, b: str, why: str) -> Judgement:
    """Rule that A and B are two, and keep them apart.

    An actor is taken apart as NAME@ARTICLE (the id or file of an article that means somebody else
    by the name), an event by the id of one telling of it (em-...).

    \b
    rashomon different affair.rashomon Brod@today.html Brod --because "his brother"
    """
    return judge.pair("different", a, b, why)


@click.command()
@_ruling("a", "b")
def unsure(judge: Judge, a: str, b: str, why: str) -> Judgement:
    """Note that you looked at A and B and cannot tell; your earlier ruling on them is replaced.

    \b
    rashomon unsure affair.rashomon ev-3f2a ev-91bc
    """
    return judge.pair("unsure", a, b, why)


@click.command()
@_ruling("actor", "name")
def rename(judge: Judge, actor: str, name: str, why: str) -> Judgement:
    """Give an ACTOR the NAME by which the dossier shows it; its old name becomes an alias.

    \b
    rashomon rename affair.rashomon Brod "Ana Brod"
    """
    return judge.rename(actor, name, why)


@click.command()
@_ruling("row")
def drop(judge: Judge, row: str, why: str) -> Judgement:
    """Take a ROW out that is none: an actor, an event, one telling, a forecast, a statement.

    \b
    rashomon drop affair.rashomon em-3f2a --because "a headline about another country"
    """
    return judge.drop(row, why)


@click.command()
@_ruling("article", "day")
def date(judge: Judge, article: str, day: str, why: str) -> Judgement:
    """Say on which DAY (or in which month or year) an ARTICLE appeared.

    Its relative dates ("on Monday") are told from it anew. An article is named by its file or id.

    \b
    rashomon date affair.rashomon today.html 2020-08-09 --because "the archive has it"
    """
    return judge.date(article, day, why)


@click.command()
@_ruling("article", "name")
def outlet(judge: Judge, article: str, name: str, why: str) -> Judgement:
    """Say which outlet (its NAME) an ARTICLE is of.

    \b
    rashomon outlet affair.rashomon today.html "The Courier"
    """
    return judge.outlet(article, name, why)


@click.command(name="true")
@_ruling("row")
def true_(judge: Judge, row: str, why: str) -> Judgement:
    """Rule that a contrast (ct-...) is one, or that a forecast (fc-...) came true.

    \b
    rashomon true affair.rashomon ct-3f2a
    """
    return judge.outcome("true", row, why)


@click.command(name="false")
@_ruling("row")
def false_(judge: Judge, row: str, why: str) -> Judgement:
    """Rule that a contrast (ct-...) is none, or that a forecast (fc-...) did not come true.

    \b
    rashomon false affair.rashomon ct-3f2a --because "they speak of two different days"
    """
    return judge.outcome("false", row, why)


@click.command()
@DOSSIER
@click.argument("judgement", required=False)
@BECAUSE
@BY
@json_option
def undo(dossier: Path, judgement: str | None, why: str, by: str | None, as_json: bool) -> None:
    """Take back a JUDGEMENT (ju-...), or your last one; it is kept, without effect.

    \b
    rashomon undo affair.rashomon
    rashomon undo affair.rashomon ju-3f2a
    """
    ruled(dossier, by, as_json, lambda who: who.undo(judgement, why))


COMMANDS = (same, different, unsure, rename, drop, date, outlet, true_, false_, undo)
