"""Commands that ask a dossier: one a question, all with the same filters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from rashomon.cli.render import json_option, show_answers
from rashomon.dossier import Dossier
from rashomon.dossier.filters import Filter

F = Callable[..., Any]

DOSSIER = click.argument("dossier", type=click.Path(path_type=Path, dir_okay=False))

_FILTERS = {
    "outlet": "Only this outlet.",
    "actor": "Only this actor: a name, an id, or a country code.",
    "type": "Only this PLOVER type, e.g. CONSULT.",
    "since": "Not before this day, month or year.",
    "until": "Not after this day, month or year.",
    "confidence": "Only events that are real with this probability, e.g. 0.8.",
}


def question(*filters: str) -> Callable[[F], F]:
    """Give a command the dossier, ``--json``, and the filters that its question understands."""

    def decorate(function: F) -> F:
        for name in reversed(filters):
            kind = click.FloatRange(0, 1) if name == "confidence" else click.STRING
            function = click.option(f"--{name}", help=_FILTERS[name], type=kind)(function)
        return json_option(DOSSIER(function))

    return decorate


def narrowed(**given: Any) -> Filter:
    """Return the filter of a question; raises UsageError for a date that is none."""
    try:
        return Filter(**given)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


@click.command()
@question("outlet", "actor", "type", "since", "until", "confidence")
def timeline(dossier: Path, as_json: bool, **given: Any) -> None:
    """Print what happened, by date, and which outlets say so.

    \b
    rashomon timeline affair.rashomon --since 2020-08 --actor BLR
    """
    where = narrowed(**given)
    with Dossier(dossier) as asked:
        lines = asked.timeline(where)
    columns = ("date", "type", "sources", "targets", "outlets", "quote", "event")
    show_answers(lines, as_json, "No events pass; widen the filter or add articles.", columns)


@click.command()
@question("outlet", "actor", "type", "since", "until", "confidence")
def events(dossier: Path, as_json: bool, **given: Any) -> None:
    """Print every telling of every event: in whose voice, and how sure it is.

    \b
    rashomon events affair.rashomon --type COERCE --outlet "The Courier"
    """
    where = narrowed(**given)
    with Dossier(dossier) as asked:
        lines = asked.events(where)
    columns = (
        "event",
        "type",
        "date",
        "sources",
        "targets",
        "asserted_by",
        "certainty",
        "polarity",
        "confidence",
        "quote",
        "id",
    )
    show_answers(lines, as_json, "No events pass; widen the filter or add articles.", columns)


@click.command()
@question("outlet", "actor")
def actors(dossier: Path, as_json: bool, **given: str | None) -> None:
    """Print who is mentioned, the most mentioned first.

    \b
    rashomon actors affair.rashomon --outlet "The Courier"
    """
    where = narrowed(**given)
    with Dossier(dossier) as asked:
        lines = asked.actors(where)
    columns = ("name", "kind", "country", "sectors", "roles", "aliases", "mentions", "id")
    show_answers(lines, as_json, "No actors pass; widen the filter or add articles.", columns)


@click.command()
@question("outlet", "actor", "since", "until")
def statements(dossier: Path, as_json: bool, **given: str | None) -> None:
    """Print who says what; the filter's dates are those of the articles.

    \b
    rashomon statements affair.rashomon --actor "Ana Brod"
    """
    where = narrowed(**given)
    with Dossier(dossier) as asked:
        lines = asked.statements(where)
    columns = ("speaker", "kind", "cue", "quote", "relayed_by", "id")
    show_answers(lines, as_json, "No statements pass; widen the filter or add articles.", columns)


@click.command()
@question("outlet", "actor", "type", "since", "until")
def contrasts(dossier: Path, as_json: bool, **given: str | None) -> None:
    """Print the passages that do not go together, and why.

    A contrast that touches no event is found by the days of its articles and by whom its passages
    name, say or are about; it has no type.

    \b
    rashomon contrasts affair.rashomon --json
    """
    where = narrowed(**given)
    with Dossier(dossier) as asked:
        lines = asked.contrasts(where)
    columns = ("kind", "score", "a", "b", "why", "id")
    show_answers(lines, as_json, "No contrasts found among what passes.", columns)


@click.command()
@question("outlet", "actor")
def naming(dossier: Path, as_json: bool, **given: str | None) -> None:
    """Print what each outlet calls each actor; loaded words carry a polarity and a voice.

    \b
    rashomon naming affair.rashomon --actor "Ana Brod"
    """
    where = narrowed(**given)
    with Dossier(dossier) as asked:
        lines = asked.naming(where)
    columns = ("name", "outlet", "words", "count", "polarity", "by")
    show_answers(lines, as_json, "No names pass; widen the filter or add articles.", columns)


COMMANDS = (timeline, events, actors, statements, contrasts, naming)
