"""Commands on the ledger of forecasts: what was foretold, how it came out, and who did it well."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from rashomon.cli.asking import DOSSIER, narrowed, question
from rashomon.cli.judging import BY, ruled
from rashomon.cli.render import json_option, show_answers, show_apart
from rashomon.dossier import Dossier
from rashomon.dossier.filters import is_date
from rashomon.dossier.judgements.making import Judge
from rashomon.links import Judgement, Verdict

_COLUMNS = (
    "speaker",
    "made_on",
    "horizon",
    "horizon_basis",
    "certainty",
    "probability",
    "conditions",
    "quote",
    "resolution",
    "id",
)


@click.command()
@question("outlet", "actor", "since", "until")
def forecasts(dossier: Path, as_json: bool, **given: str | None) -> None:
    """Print what is said to come, by whom, by when and how likely.

    What can best be judged comes first; what may be no forecast, or cannot be judged, stands apart
    as doubtful (in JSON: "doubtful").

    \b
    rashomon forecasts affair.rashomon --actor author
    """
    where = narrowed(**given)
    with Dossier(dossier) as asked:
        lines = asked.forecasts(where)
    show_apart(
        lines,
        as_json,
        "No forecasts pass; widen the filter or add articles.",
        _COLUMNS,
        apart=lambda line: line.doubtful,
        none="No forecast passes that is not doubtful.",
        heading="Doubtful",
        apart_columns=(*_COLUMNS[:-2], "why", "id"),
    )


@click.command()
@DOSSIER
@click.argument("forecast", required=False)
@json_option
def proposals(dossier: Path, forecast: str | None, as_json: bool) -> None:
    """Print passages of later articles that may show how a FORECAST (or each open one) came out.

    They are for you to read: nothing is decided until you say so with 'rashomon resolve'.

    \b
    rashomon proposals affair.rashomon fc-3f2a
    """
    with Dossier(dossier) as asked:
        lines = asked.proposals(forecast)
    columns = ("forecast", "score", "day", "quote", "why", "event")
    show_answers(lines, as_json, "No later article tells of what was foretold.", columns)


@click.command()
@DOSSIER
@click.argument("forecast")
@click.option(
    "--outcome",
    required=True,
    type=click.Choice(["true", "false", "partly", "void"]),
    help="Whether what is foretold came about; void: it can no longer be judged.",
)
@click.option("--on", required=True, metavar="DATE", help="When that was decided: 2020-08-09.")
@click.option(
    "--because",
    required=True,
    metavar="EVENT|TEXT",
    help="What shows it: the id of an event or of one telling of it, or plain words.",
)
@BY
@json_option
def resolve(dossier: Path, *, forecast: str, by: str | None, as_json: bool, **said: str) -> None:
    """Rule how a FORECAST came out; a later ruling of yours replaces this one.

    The outcome is that of the thing foretold, without its words of probability: of "is unlikely to
    win" it is true when he won.

    \b
    rashomon resolve affair.rashomon fc-3f2a --outcome true --on 2021-06-02 --because ev-91bc
    """
    if not is_date(said["on"]):
        raise click.UsageError(
            f"--on: {said['on']!r} is no date; write 2020, 2020-08 or 2020-08-09"
        )

    def make(judge: Judge) -> Judgement:
        outcome = msgspec.convert(said["outcome"], Verdict)
        return judge.resolve(forecast, outcome, on=said["on"], because=said["because"])

    ruled(dossier, by, as_json, make)


@click.command()
@question("outlet", "actor", "since", "until")
def scoreboard(dossier: Path, as_json: bool, **given: str | None) -> None:
    """Print how well speakers, and outlets in their own voice, foretold what people ruled on.

    Shares and Brier scores (0 is perfect, 0.25 a coin's) stand with their 95 % intervals: where
    intervals overlap, nobody is shown to be the better one.

    \b
    rashomon scoreboard affair.rashomon --since 2021
    """
    where = narrowed(**given)
    with Dossier(dossier) as asked:
        lines = asked.scoreboard(where)
    columns = ("kind", "name", "forecasts", "open", "partly", "void", "hits", "brier")
    binned = any(line.calibration for line in lines)
    nothing = "No forecasts pass; widen the filter or add articles."
    show_answers(lines, as_json, nothing, (*columns, "calibration") if binned else columns)


COMMANDS = (forecasts, proposals, resolve, scoreboard)
