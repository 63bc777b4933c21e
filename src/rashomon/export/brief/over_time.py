"""How the relation moved, what was expected, and what is left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.dossier.ledger.lines import ForecastLine
from rashomon.dossier.relation.lines import ChangeLine, SeriesLine
from rashomon.dossier.silence.lines import SilenceLine
from rashomon.export.brief.notes import Notes, clause, sentence
from rashomon.export.brief.parts import Clause, Sentence
from rashomon.export.brief.wording import quoted, say, words
from rashomon.wording import counted, wording
from rashomon.wording.dates import spoken

Pair = tuple[str, str]


def sides_of(notes: Notes) -> Pair | None:
    """Return the codes of the two countries of which most acts are told, or None."""
    acts: Counter[Pair] = Counter()
    sql = "SELECT source, target, count(DISTINCT event) FROM relations GROUP BY source, target"
    for source, target, count in notes.dossier.connection.execute(sql).fetchall():
        acts[min(source, target), max(source, target)] += count
    return min(acts, key=lambda pair: (-acts[pair], pair), default=None)


def country(notes: Notes, code: str) -> str:
    """Return the name by which the articles know a country, or its code where they name none."""
    named = (
        actor.name
        for actor in notes.lookup.actors.values()
        if actor.kind == "state" and actor.country == code
    )
    return next(named, wording().international.get(code, code))


@dataclass(frozen=True, slots=True)
class Way:
    """What one side is told to do to the other, by month, and where that turns."""

    source: str
    target: str
    lines: tuple[SeriesLine, ...]
    changes: tuple[ChangeLine, ...]


def ways_of(notes: Notes) -> list[Way]:
    """Return both ways between the two sides of which most is told, as far as acts are told."""
    pair = sides_of(notes)
    if pair is None:
        return []
    lines: dict[Pair, list[SeriesLine]] = defaultdict(list)
    for line in notes.dossier.series(*pair, "month"):
        lines[line.source, line.target].append(line)
    changes = notes.dossier.changes(*pair, "day")
    return [
        Way(
            *way,
            lines=tuple(found),
            changes=tuple(one for one in changes if (one.source, one.target) == way and one.events),
        )
        for way, found in sorted(lines.items())
    ]


def moved(notes: Notes, ways: Sequence[Way]) -> Iterator[Sentence]:
    """Yield what is told by month each way, and any turn."""
    for way in ways:
        names = {"source": country(notes, way.source), "target": country(notes, way.target)}
        months = [_period(notes, line) for line in way.lines[-words().limits.periods :]]
        turns = [_turn(notes, change, way.lines) for change in way.changes]
        yield sentence(words().towards.format(**names), *months, *turns)


def _period(notes: Notes, line: SeriesLine) -> Clause:
    period = spoken(line.period) if line.period else say("undated")
    scores = [
        say(name, score=_signed(score))
        for name, score in (("cooperation", line.cooperation), ("conflict", line.conflict))
        if score
    ]
    text = say(
        "period",
        period=period,
        events=counted(len(line.events), "event"),
        scores=", ".join(scores),
    )
    return _on_events(notes, text, line.events)


def _turn(notes: Notes, change: ChangeLine, lines: Sequence[SeriesLine]) -> Clause:
    dated = [event for line in lines if line.period for event in line.events]
    events = counted(change.events, "event")
    if change.verdict == "change":
        text = say(
            "change",
            first=spoken(change.first),
            last=spoken(change.last),
            before=_signed(change.mean_before or 0),
            after=_signed(change.mean_after or 0),
            chance=f"{(change.chance or 0) * 100:.0f}",
        )
        near = words().limits.cited // 2
        around = (*change.before[-near:], *change.after[:near])
        left_out = len(change.before) + len(change.after) - len(around)
        return _on_events(notes, text, [one.event for one in around], left_out)
    text = say("no_change" if change.verdict == "no change" else "too_few", events=events)
    return _on_events(notes, text, dated)


def _on_events(notes: Notes, text: str, events: Sequence[str], left_out: int = 0) -> Clause:
    """Return a clause on events, which says how many it has notes on if that is not all."""
    cited = events[: words().limits.cited]
    if left_out or len(cited) < len(events):
        text = say("noted", text=text, count=len(cited))
    return clause(text, *(notes.cite_event(event) for event in cited))


def _signed(score: float) -> str:
    return f"{score:+.1f}".replace("-", "−")


def forecasts_of(notes: Notes) -> list[ForecastLine]:
    """Return the forecasts that can be judged: what people ruled on first, then by how well.

    What an article only repeats is left out.
    """
    found = [
        line
        for line in notes.dossier.forecasts()
        if not line.doubtful and not notes.repeats(line.quote.article)
    ]
    return sorted(found, key=lambda line: line.resolution is None)


def expected(notes: Notes, forecasts: Sequence[ForecastLine]) -> Iterator[Sentence]:
    """Yield forecasts: by whom and by when, and how somebody ruled that they came out."""
    unruled = []
    sql = "SELECT id, speaker FROM forecasts"
    speakers = dict(notes.dossier.connection.execute(sql).fetchall())
    for line in forecasts:
        quote = line.quote
        number = notes.cite(quote.article, quote.start, quote.end, line.id)
        voice = notes.voiced(quote.article, notes.speaker(speakers[line.id]))
        said = clause(say("forecast", voice=voice, words=quoted(quote.text)), number)
        if line.resolution is None:
            unruled.append(number)
            yield sentence(_when(line), said)
        else:
            yield sentence(_when(line), said, _outcome(notes, line, line.resolution, number))
    if unruled:
        every = len(unruled) == len(forecasts)
        text = say("all_open") if every else say("open", count=len(unruled))
        yield sentence("", clause(text, *unruled))


def _when(line: ForecastLine) -> str:
    made = say("made", date=spoken(line.made_on)) if line.made_on else say("made_undated")
    return say("due", made=made, horizon=spoken(line.horizon)) if line.horizon else made


def _outcome(notes: Notes, line: ForecastLine, resolution: str, number: int) -> Clause:
    """Say how a person ruled; the note leads to the event that shows it, if one was named."""
    shown = notes.cite_event(line.event) if line.event in notes.lookup.events else number
    text = say(
        "ruled",
        who=line.resolved_by,
        when=spoken(line.resolved_on),
        outcome=wording().resolutions[resolution],
    )
    return clause(text, shown)


def silences_of(notes: Notes) -> list[SilenceLine]:
    """Return the silences beyond doubt, the surest first."""
    return [line for line in notes.dossier.silence() if not line.perhaps]


def silent(notes: Notes, silences: Sequence[SilenceLine]) -> Iterator[Sentence]:
    """Yield what an outlet leaves out, with the first telling of the event."""
    for line in silences:
        text = say(
            "silent",
            outlet=notes.voice(line.outlet),
            what=_what(notes, line.event),
            told=line.told.hits,
            others=line.told.of,
        )
        yield sentence(spoken(line.date), clause(text, notes.cite_event(line.event)))


def _what(notes: Notes, event: str) -> str:
    row = notes.lookup.events[event]
    return notes.what(row, notes.lookup.mentions[row.mentions[0]])
