"""Commands on two sides of an affair: what one does to the other, over time and through what."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from rashomon.cli.asking import narrowed, question
from rashomon.cli.render import show_answers, show_apart
from rashomon.dossier import Dossier
from rashomon.dossier.relation.levers import levers_file
from rashomon.dossier.relation.series import By

_NONE = "No acts between them pass; widen the filter."

_ACTS = ("date", "source", "target", "type", "weight", "levers", "outlet", "quote", "event")

_SUMS = ("source", "target", "cooperation", "conflict", "voices", "outlets", "levers", "events")

_CHANGES = (
    "source",
    "target",
    "verdict",
    "last",
    "first",
    "mean_before",
    "mean_after",
    "chance",
    "events",
    "left_out",
    "before",
    "after",
)

_NOBODY = "No outlet leaves out what most of at least three tell, as far as articles show."

_SILENCES = ("outlet", "date", "type", "sources", "targets", "why", "quote", "event")


@click.command()
@question("outlet", "type", "since", "until")
@click.argument("source", required=False)
@click.argument("target", required=False)
@click.option(
    "--by", type=click.Choice(get_args(By)), help="Add the acts up by day, week or month."
)
@click.option("--certain", is_flag=True, help="Only what is told as certain and as past.")
@click.option(
    "--lever",
    type=click.Choice(list(levers_file().levers)),
    help="Only acts through this lever.",
)
@click.option("--changes", is_flag=True, help="Say where the acts change, and which events do it.")
def relation(
    dossier: Path,
    *,
    source: str | None,
    target: str | None,
    by: By | None,
    certain: bool,
    lever: str | None,
    changes: bool,
    as_json: bool,
    **given: str | None,
) -> None:
    """Print the signed acts of two sides towards each other, both ways, by date.

    A side is a country's alpha-3 code, which stands for everyone of it, or an actor by name.
    Without any, the acts between all countries are printed.

    With --by, each event counts once in a period, with its PLOVER score; nothing is smoothed, and
    a date that is coarser than the period stands apart. With --changes, each way is searched for
    the day (or --by period) from which on it is another; of few events nothing is said.

    \b
    rashomon relation affair.rashomon BLR RUS --by week --certain
    rashomon relation affair.rashomon BLR RUS --changes --lever "energy and trade"
    """
    where = narrowed(**given)
    if (by or changes) and (source is None or target is None):
        raise click.UsageError("--by and --changes need two sides: SOURCE and TARGET")
    with Dossier(dossier) as asked:
        if source and target and changes:
            found = asked.changes(source, target, by or "day", where, certain=certain, lever=lever)
            show_answers(found, as_json, _NONE, _CHANGES)
        elif source and target and by:
            sums = asked.series(source, target, by, where, certain=certain, lever=lever)
            show_apart(
                sums,
                as_json,
                _NONE,
                ("period", *_SUMS),
                apart=lambda line: line.apart is not None,
                none="No act has a date that lies in one period.",
                heading="In no period",
                apart_columns=("apart", "period", *_SUMS),
            )
        else:
            acts = asked.relation(source, target, where, certain=certain, lever=lever)
            show_answers(acts, as_json, _NONE, _ACTS)


@click.command()
@question("outlet", "actor", "type", "since", "until")
def silence(dossier: Path, as_json: bool, **given: str | None) -> None:
    """Print events that most outlets tell and one leaves out, the most telling silences first.

    An outlet is silent when it has an article that could have told the event, in words of its own,
    in the two weeks after it was first told, and none that does. An event that fewer than three
    outlets could have told is not judged. Omission alone means little: all editors choose. Where
    words of an article may tell it after all, the silence stands apart with them.

    \b
    rashomon silence affair.rashomon --outlet "The Courier"
    """
    where = narrowed(**given)
    with Dossier(dossier) as asked:
        lines = asked.silence(where)
    show_apart(
        lines,
        as_json,
        _NOBODY,
        _SILENCES,
        apart=lambda line: bool(line.perhaps),
        none="No silence is beyond doubt.",
        heading="Perhaps told after all",
        apart_columns=(*_SILENCES[:-1], "perhaps", "event"),
    )


COMMANDS = (relation, silence)
