"""What of a text is not the article: clocks, greetings, links, captions, bylines, small print.

Lines are named by patterns (``codebook/intake/furniture.yaml``) and by a few structural rules.
Precision comes first: what looks like running text is never taken for its position alone, and a
pattern applies only to a whole line of limited length. Nothing is rewritten: a finding is a span.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

from rashomon.intake.dates import Day, find_days
from rashomon.intake.lines import Line, count_words, lines_of
from rashomon.intake.metadata import Metadata
from rashomon.intake.names import is_name
from rashomon.intake.rules import Rule, any_word, compiled, furniture_data
from rashomon.intake.titles import find_title, normal_title

PAGE_CLOCK = "page_clock"
DATE_LINE = "date_line"
_GREETING_MAX_WORDS = 8
_DATE_LINE_MAX_OTHER_WORDS = 3
_MENU_MIN_ITEMS = 3
_MENU_ITEM_MAX_WORDS = 3
_REPEATED_TITLE_WITHIN = 3
_MENU_SEPARATOR = re.compile(r"\s+[|•·»›]\s+")
_MASTHEAD_SEPARATOR = re.compile(r"\s+[|•·—–-]\s+")


@dataclass(frozen=True, slots=True)
class Finding:
    """View characters ``[start, end)`` that are not the article, and what they are."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class Layout:
    """The lines of a text, what each was found to be, and what furniture says about the article."""

    lines: list[Line]
    known: Metadata
    kinds: dict[int, str] = field(default_factory=dict)
    title: int | None = None
    said: Metadata = field(default_factory=Metadata)

    def rest(self) -> list[int]:
        """Return the indices of the lines that are nothing yet."""
        return [index for index in range(len(self.lines)) if index not in self.kinds]

    def head(self) -> list[int]:
        """Return those of the rest above the first prose below the title."""
        return self._edge(self.rest())

    def foot(self) -> list[int]:
        """Return those of the rest below the last prose, upwards."""
        return self._edge(self.rest()[::-1])

    def _edge(self, order: Sequence[int]) -> list[int]:
        edge: list[int] = []
        for index in order:
            if self.lines[index].is_prose and index != self.title:
                break
            edge.append(index)
        return edge


def lay_out(text: str, known: Metadata) -> Layout:
    """Return what the lines of a view's text are; ``known`` is the metadata from elsewhere."""
    layout = Layout(list(lines_of(text)), known)
    _match_rules(layout)
    _find_mastheads(layout)
    days = _edge_days(layout)
    _find_greeting(layout, days)
    rest = [index for index in layout.rest() if index not in days]
    place = find_title([layout.lines[index] for index in rest], known.title)
    layout.title = None if place is None else rest[place]
    for index, day in days.items():
        layout.kinds[index] = _date_kind(layout, index, day)
    _find_repeated_title(layout)
    _find_signature(layout)
    return layout


def findings(layout: Layout, text: str) -> list[Finding]:
    """Return all that is to be dropped, sorted and without overlap."""
    lines = [
        Finding(layout.lines[index].start, layout.lines[index].end, kind)
        for index, kind in layout.kinds.items()
    ]
    marks = [
        Finding(match.start(), match.end(), mark.kind)
        for mark in furniture_data().marks
        for match in compiled(mark.pattern).finditer(text)
        if not any(line.start < match.end() and match.start() < line.end for line in lines)
    ]
    return sorted((*lines, *marks), key=lambda finding: finding.start)


def date_line_day(line: Line) -> Day | None:
    """Return the day of a line that holds a full date and next to nothing else."""
    days = list(find_days(line.text))
    if len(days) != 1 or days[0].date is None:
        return None
    other = line.text[: days[0].start] + " " + line.text[days[0].end :]
    data = furniture_data()
    other = any_word((*data.publication_cues, *data.other_cues)).sub(" ", other)
    few = count_words(other) <= _DATE_LINE_MAX_OTHER_WORDS
    return days[0] if few and not re.search(r"\d", other) else None


def _match_rules(layout: Layout) -> None:
    for index, line in enumerate(layout.lines):
        if any(compiled(mark.pattern).fullmatch(line.text) for mark in furniture_data().marks):
            layout.kinds[index] = "ad_marker"
        elif kind := _kind_by_rule(layout, line, {"anywhere"}):
            layout.kinds[index] = kind
    rest = layout.rest()
    for order, places in ((rest, {"edges"}), (rest[::-1], {"edges", "foot"})):
        for index in order:
            line = layout.lines[index]
            kind = _kind_by_rule(layout, line, places) or ("menu" if _is_menu(line) else None)
            if kind:
                layout.kinds[index] = kind
            elif line.is_prose:
                break


def _kind_by_rule(layout: Layout, line: Line, places: Set[str]) -> str | None:
    for rule in furniture_data().rules:
        if rule.where not in places or not (match := _match(rule, line)):
            continue
        said = match.groupdict()
        author, outlet = said.get("author"), said.get("outlet")
        if author is None or is_name(author):
            layout.said = layout.said.over(Metadata(author=author, relayed_outlet=outlet))
            return rule.kind
    return None


def _match(rule: Rule, line: Line) -> re.Match[str] | None:
    if line.words > rule.max_words or not line.is_short:
        return None
    if line.text.endswith(".") and not rule.ends_with_period:
        return None
    matches = (compiled(pattern).fullmatch(line.text) for pattern in rule.patterns)
    return next((match for match in matches if match), None)


def _is_menu(line: Line) -> bool:
    items = _MENU_SEPARATOR.split(line.text) if line.is_short else []
    return len(items) >= _MENU_MIN_ITEMS and all(
        len(item.split()) <= _MENU_ITEM_MAX_WORDS for item in items
    )


def _edge_days(layout: Layout) -> dict[int, Day]:
    """Return the full dates that stand in lines of their own above and below the text."""
    edges = (*layout.head(), *layout.foot())
    days = {index: date_line_day(layout.lines[index]) for index in edges}
    return {index: day for index, day in sorted(days.items()) if day is not None}


def _date_kind(layout: Layout, index: int, day: Day) -> str:
    """Tell a line that dates the article from the clock of the page that it was copied from.

    Without a word that says "published", a weekday or a time of day above the title is the page's,
    and both together are wherever they stand.
    """
    text, data = layout.lines[index].text, furniture_data()
    if any_word(data.other_cues).search(text):
        return PAGE_CLOCK
    if any_word(data.publication_cues).search(text):
        return DATE_LINE
    signs = [day.clock, day.weekday is not None]
    above = layout.title is None or index < layout.title
    return PAGE_CLOCK if all(signs) or (above and any(signs)) else DATE_LINE


def _find_mastheads(layout: Layout) -> None:
    """Name lines above the text that are the outlet's name, perhaps with a section or a motto."""
    outlet = normal_title(layout.known.outlet or "")
    if not outlet:
        return
    head = layout.head()
    for index in head[:-1] if len(head) == len(layout.rest()) else head:
        text = layout.lines[index].text
        if layout.lines[index].is_short and outlet in {
            normal_title(text),
            normal_title(_MASTHEAD_SEPARATOR.split(text)[0]),
        }:
            layout.kinds[index] = "masthead"


def _find_greeting(layout: Layout, days: Mapping[int, Day]) -> None:
    """Name a short exclamation between the clock of the page and a further line above the text."""
    head = layout.head()
    for index, following in pairwise(head):
        line, after = layout.lines[index], layout.lines[following]
        if (
            index - 1 in days
            and line.text.endswith("!")
            and line.words <= _GREETING_MAX_WORDS
            and not after.text.endswith(".")
            and normal_title(after.text) != normal_title(line.text)
        ):
            layout.kinds[index] = "site_greeting"


def _find_repeated_title(layout: Layout) -> None:
    if layout.title is None:
        return
    title = normal_title(layout.lines[layout.title].text)
    for index in range(layout.title + 1, layout.title + 1 + _REPEATED_TITLE_WITHIN):
        if index < len(layout.lines) and normal_title(layout.lines[index].text) == title:
            layout.kinds[index] = "repeated_title"


def _find_signature(layout: Layout) -> None:
    """Name the author's name in a line of its own.

    It is known already, or it is a name next to a date line, or one that alone ends the text.
    """
    head, foot = layout.head(), layout.foot()
    known = normal_title(layout.known.author or "")
    outlet = normal_title(layout.known.outlet or "")
    signed = {
        index
        for index in head
        if DATE_LINE in {layout.kinds.get(index - 1), layout.kinds.get(index + 1)}
    }
    signed |= set(foot if len(foot) == 1 else ())
    for index in sorted({*head, *foot} - {layout.title}):
        text = layout.lines[index].text
        if known and normal_title(text) == known:
            layout.kinds[index] = "byline"
        elif index in signed and is_name(text) and normal_title(text) != outlet:
            layout.kinds[index] = "byline"
            layout.said = layout.said.over(Metadata(author=text))
