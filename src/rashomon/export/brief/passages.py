"""Where the tellings contradict each other, and what they call each other: passages and voices."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rashomon.dossier.rows import ContrastRow, LabelRow, StatementRow
from rashomon.export.brief.notes import Notes, clause, sentence
from rashomon.export.brief.parts import Clause, Sentence
from rashomon.export.brief.wording import quoted, say, words
from rashomon.export.streamed import quoting, stream
from rashomon.links import Passage
from rashomon.records import Span
from rashomon.wording import wording


def contrasts_of(notes: Notes) -> list[ContrastRow]:
    """Return the contrasts, the surest first, without those that turn on a passage shown before."""
    rows = notes.dossier.select(ContrastRow, "SELECT * FROM contrasts ORDER BY score DESC, id")
    seen: dict[str, list[Passage]] = defaultdict(list)
    found = []
    for row in rows:
        sides = (row.a, row.b)
        if not any(_overlap(side, other) for side in sides for other in seen[side.article]):
            found.append(row)
            for side in sides:
                seen[side.article].append(side)
    return found


def contested(notes: Notes) -> frozenset[str]:
    """Return the events that a contrast is about, or whose telling one lies in."""
    rows = notes.dossier.select(ContrastRow, "SELECT * FROM contrasts")
    found = {event for row in rows for event in row.events}
    for side in (side for row in rows for side in (row.a, row.b)):
        for mention in notes.lookup.told.get(side.article, ()):
            if mention.sentence.start < side.end and side.start < mention.sentence.end:
                found.add(mention.event)
    return frozenset(found)


def contradicted(notes: Notes, contrasts: Sequence[ContrastRow]) -> Iterator[Sentence]:
    """Yield contrasts: what they are about, and the two passages with whose words they are."""
    for row in contrasts:
        first = _passage(notes, "passage", row.a, row.id)
        second = _passage(notes, "against", row.b, row.id)
        yield sentence(wording().contrasts[row.kind].noun, first, second)


_STOP = re.compile(r"(?:[.!?]|(?=\n))(?P<stop>[\"”’»)]*)(?:\s+|$)")
"""The end of a sentence, or of a paragraph."""

Naming = tuple[str, LabelRow]
"""Words for somebody, and their row."""

Namings = tuple[str, dict[str, list[Naming]]]
"""A name, and those who call whoever bears it something else: voices and their words."""


def namings_of(notes: Notes) -> list[Namings]:
    """Return who is called by a loaded name, those first that most voices do it to.

    A word that is all by which the reader knows somebody is tied to no name; such come last.
    """
    by_actor: dict[str, dict[str, list[Naming]]] = defaultdict(lambda: defaultdict(list))
    rows = stream(notes.dossier, LabelRow, 'SELECT * FROM labels ORDER BY article, start, "end"')
    for row in quoting(notes.dossier, rows, lambda row: [row.article]):
        name = notes.lookup.actors[row.actor].name
        said = _words(notes, row)
        named = said.casefold() not in name.casefold()
        voice = notes.voiced(row.article, notes.speaker(row.by))
        by_actor[name if named else words().untied][voice].append((said, row))
    untied = words().untied
    return sorted(by_actor.items(), key=lambda one: (one[0] == untied, -len(one[1]), one[0]))


def called(notes: Notes, namings: Sequence[Namings]) -> Iterator[Sentence]:
    """Yield who is called something: by whom, and what."""
    most = words().limits.voices
    for name, voices in namings:
        shown = sorted(voices.items())[:most]
        lead = name
        if len(shown) < len(voices):
            lead = say("some_voices", name=name, shown=most, all=len(voices))
        yield sentence(lead, *(_names(notes, *one) for one in shown))


def _names(notes: Notes, voice: str, namings: Sequence[Naming]) -> Clause:
    limits = words().limits
    names = list(dict.fromkeys(said for said, _ in namings))
    shown = names[: limits.names]
    text = ", ".join(f"“{said}”" for said in shown)
    if len(shown) < len(names):
        text = say("more_names", names=text, count=len(names) - len(shown))
    rows = [row for said, row in namings if said in shown][: limits.cited]
    numbers = [notes.cite(row.article, row.start, row.end, row.actor) for row in rows]
    return clause(say("calls", voice=voice, names=text), *numbers)


def _words(notes: Notes, row: LabelRow) -> str:
    return " ".join(notes.lookup.quote(row.article, row.start, row.end).text.split())


def _passage(notes: Notes, pattern: str, side: Passage, row: str) -> Clause:
    voice = notes.voiced(side.article, _speaker_at(notes, side))
    around = _sentence_around(notes, side)
    number = notes.cite(side.article, around.start, around.end, row)
    quote = notes.lookup.quote(side.article, around.start, around.end)
    return clause(say(pattern, voice=voice, words=quoted(quote.text)), number)


def _sentence_around(notes: Notes, side: Passage) -> Span:
    """Return the sentence around a passage where it is known and fits on the page, or just it."""
    for mention in notes.lookup.told.get(side.article, ()):
        sentence_ = mention.sentence
        inside = sentence_.start <= side.start and side.end <= sentence_.end
        if inside and sentence_.end - sentence_.start <= words().limits.quote:
            return sentence_
    return _between_stops(notes, side)


def _between_stops(notes: Notes, side: Passage) -> Span:
    """Return what stands around a passage from one full stop to the next, if it fits."""
    span = Span(side.start, side.end)
    _, view = notes.lookup.article(side.article)
    shown = view.find(span)
    if shown is None:
        return span
    before = list(_STOP.finditer(view.text, 0, shown[0]))
    after = _STOP.search(view.text, max(shown[0], shown[1] - 1))
    start = before[-1].end() if before else 0
    end = after.end("stop") if after else len(view.text)
    fits = start <= shown[0] and shown[1] <= end <= start + words().limits.quote
    return view.raw(start, end) if fits else span


def _speaker_at(notes: Notes, side: Passage) -> str | None:
    """Return whose words a passage is: of the statements around it the innermost one's speaker."""
    sql = "SELECT * FROM statements WHERE article = $1"
    around = [
        (span.end - span.start, row.id, row.speaker)
        for row in notes.dossier.select(StatementRow, sql, [side.article])
        for span in row.content
        if span.start <= side.start and side.end <= span.end
    ]
    return notes.speaker(min(around)[2]) if around else None


def _overlap(one: Passage, other: Passage) -> bool:
    return one.start < other.end and other.start < one.end
