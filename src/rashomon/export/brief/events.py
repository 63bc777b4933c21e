"""What happened, and where the tellings agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from rashomon.dossier.rows import EventMentionRow, EventRow
from rashomon.export.brief.notes import Notes, clause, sentence
from rashomon.export.brief.parts import Clause, Sentence
from rashomon.export.brief.wording import quoted, say, telling
from rashomon.export.counted import told_events
from rashomon.records import Span
from rashomon.wording.dates import spoken

_ORDER = ("reports", "denies", "likely", "expects", "open")


@dataclass(frozen=True, slots=True)
class Telling:
    """One way to tell an event: which articles' passages do, and whom they cite (None: nobody)."""

    stance: str
    speaker: str | None
    mentions: tuple[EventMentionRow, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """An event that somebody reports, and all ways in which it is told."""

    event: EventRow
    tellings: tuple[Telling, ...]
    voices: frozenset[str]

    def own(self) -> tuple[EventMentionRow, ...]:
        """Return the passages that report the event in their outlets' own words."""
        found = (told for told in self.tellings if (told.stance, told.speaker) == ("reports", None))
        return tuple(mention for told in found for mention in told.mentions)


def chosen_events(notes: Notes) -> list[Chosen]:
    """Return the events that somebody reports, those first that most voices tell.

    Of equals those come first whose sides and date are known, and of which the reader is surer.
    """
    found = [_chosen(notes, one.event) for one in told_events(notes.dossier, [])]
    return sorted(found, key=_rank)


def worth_telling(events: Sequence[Chosen]) -> list[Chosen]:
    """Leave out events of which the best telling is the sentence that tells one before them."""
    seen: set[tuple[str, Span]] = set()
    found = []
    for one in events:
        best = one.tellings[0].mentions[0]
        if (best.article, best.sentence) not in seen:
            found.append(one)
        seen.add((best.article, best.sentence))
    return found


def happened(notes: Notes, events: Sequence[Chosen]) -> Iterator[Sentence]:
    """Yield the events by date, those without one last: the best telling, and who else tells."""
    for one in _by_date(events):
        first, rest = _first(one.tellings)
        quotation = _quoted(notes, first)
        others = [_clause(notes, told) for told in rest]
        yield sentence(_lead(notes, one.event, first), quotation, *others)


def agreements(notes: Notes, events: Sequence[Chosen], contested: Set[str]) -> list[Chosen]:
    """Return the events that several voices report in their own words, and no one denies.

    They must name somebody in common: much that is alike is not the same.
    """
    return [
        one
        for one in events
        if one.event.id not in contested
        and not any(told.stance == "denies" for told in one.tellings)
        and len({notes.lookup.voice(mention.article) for mention in one.own()}) > 1
        and all(_shares(notes, mention, one.own()[0]) for mention in one.own())
    ]


def agreed(notes: Notes, events: Sequence[Chosen]) -> Iterator[Sentence]:
    """Yield events by date, with the words of each outlet that reports them in its own."""
    for one in _by_date(events):
        best: dict[str, EventMentionRow] = {}
        for mention in one.own():
            best.setdefault(notes.teller(mention.article), mention)
        lead = _lead(notes, one.event, one.own()[0])
        yield sentence(lead, *(_quoted(notes, mention) for mention in best.values()))


def _by_date(events: Sequence[Chosen]) -> list[Chosen]:
    return sorted(events, key=lambda one: (one.event.date is None, one.event.date or ""))


def _chosen(notes: Notes, event: EventRow) -> Chosen:
    mentions = sorted((notes.lookup.mentions[name] for name in event.mentions), key=_best)
    if event.date is None:
        mentions = [one for one in mentions if _shares(notes, one, mentions[0])]
    groups: dict[tuple[str, str | None], list[EventMentionRow]] = defaultdict(list)
    for mention in _independent(notes, mentions):
        groups[stance_of(mention), notes.speaker(mention.asserted_by)].append(mention)
    tellings = [Telling(*key, tuple(found)) for key, found in groups.items()]
    tellings.sort(key=lambda told: (_ORDER.index(told.stance), told.speaker or ""))
    voices = frozenset(notes.lookup.voice(mention.article) for mention in mentions)
    return Chosen(event, tuple(tellings), voices)


def _independent(notes: Notes, mentions: Sequence[EventMentionRow]) -> list[EventMentionRow]:
    """Leave out what articles only repeat, if the article that they repeat tells it as well."""
    articles = {mention.article for mention in mentions}
    origins = notes.lookup.coverage
    return [
        mention
        for mention in mentions
        if not (notes.repeats(mention.article) and origins[mention.article].origin in articles)
    ]


def _shares(notes: Notes, one: EventMentionRow, other: EventMentionRow) -> bool:
    """Say whether two passages are one, or have somebody in common whom articles name."""
    if one is other:
        return True
    both = {*one.sources, *one.targets} & {*other.sources, *other.targets}
    return not both.isdisjoint(notes.named)


def _best(mention: EventMentionRow) -> tuple[object, ...]:
    """Order passages: those first that say more of an event, and of which the reader is surer."""
    sides = bool(mention.sources) + bool(mention.targets)
    return (-sides, mention.date is None, -mention.confidence, mention.article, mention.sentence)


def _rank(one: Chosen) -> tuple[object, ...]:
    event = one.event
    sides = bool(event.sources) + bool(event.targets)
    sure = max(mention.confidence for told in one.tellings for mention in told.mentions)
    return (-len(one.voices), event.date is None, -sides, -sure, event.date or "", event.id)


def stance_of(mention: EventMentionRow) -> str:
    """Return how a passage tells its event, as ``wording.yaml`` calls it."""
    factuality = mention.factuality
    if factuality.polarity == "negative":
        return "denies"
    if factuality.certainty in ("possible", "underspecified"):
        return "open"
    if factuality.time == "future":
        return "expects"
    return "likely" if factuality.certainty == "probable" else "reports"


def _lead(notes: Notes, event: EventRow, mention: EventMentionRow) -> str:
    what = notes.what(event, mention)
    if event.date is None:
        return say("undated_event", what=what)
    return say("event", date=spoken(event.date), what=what)


def _first(tellings: Sequence[Telling]) -> tuple[EventMentionRow, list[Telling]]:
    """Return the passage to quote, and the other ways to tell the event.

    An outlet is heard once, and once more where it denies what it also tells; a passage that was
    heard is not heard again.
    """
    first = tellings[0].mentions[0]
    heard = {(first.article, False)}
    passages = {(first.article, first.sentence)}
    rest = []
    for told in tellings:
        denies = told.stance == "denies"
        new = []
        for mention in told.mentions:
            voice, passage = (mention.article, denies), (mention.article, mention.sentence)
            if voice not in heard and passage not in passages:
                heard.add(voice)
                passages.add(passage)
                new.append(mention)
        if new:
            rest.append(Telling(told.stance, told.speaker, tuple(new)))
    return first, rest


def _quoted(notes: Notes, mention: EventMentionRow) -> Clause:
    sentence_ = mention.sentence
    quote = notes.lookup.quote(mention.article, sentence_.start, sentence_.end)
    outlet = notes.voiced(mention.article, notes.speaker(mention.asserted_by))
    text = say("quoted", outlet=outlet, words=quoted(quote.text))
    return clause(text, notes.cite_mention(mention))


def _clause(notes: Notes, told: Telling) -> Clause:
    outlets = list(dict.fromkeys(notes.teller(mention.article) for mention in told.mentions))
    numbers = [notes.cite_mention(mention) for mention in told.mentions]
    return clause(telling(told.stance, outlets, told.speaker), *numbers)
