"""Who says what: attributions with their source, cue and content, and whose words they are.

A cue detector finds the words that attribute; around each, a role tagger labels source, cue and
content (`extraction`); quotations that no cue reaches are added (`floating`); then each
attribution is given its kind, class, speaker and place inside others.
"""

from __future__ import annotations

from dataclasses import replace

from rashomon.reading.draft import Draft, StatementDraft
from rashomon.reading.statements.extraction import Attribution, extract
from rashomon.reading.statements.floating import add_floating
from rashomon.reading.statements.kinds import class_and_polarity, kind_of
from rashomon.reading.statements.lexicon import CueLexicon, cue_lexicon
from rashomon.reading.statements.nesting import parents
from rashomon.reading.statements.page import Page, page_of
from rashomon.reading.statements.speakers import Voices

__all__ = ["find_statements"]


def find_statements(draft: Draft) -> tuple[StatementDraft, ...]:
    """Return the statements of an article in the order of their contents."""
    lexicon = cue_lexicon()
    page = page_of(draft.doc)
    found = sorted(add_floating(page, extract(page, lexicon)), key=_place)
    nested = parents(found)
    voices = Voices(page, draft.cast)
    speakers = _speakers(found, nested, voices)
    return tuple(
        _statement(page, lexicon, voices, found, nested, speakers, number)
        for number in range(len(found))
    )


def _place(attribution: Attribution) -> tuple[int, int, int]:
    head = -1 if attribution.head is None else attribution.head
    return attribution.content[0].start, -attribution.content[-1].end, head


def _speakers(
    found: list[Attribution], nested: list[int | None], voices: Voices
) -> list[int | None]:
    """The speaker of each attribution; "I" inside another's words is that other."""
    speakers: dict[int, int | None] = {}

    def speaker(number: int) -> int | None:
        if number not in speakers:
            one, parent = found[number], nested[number]
            if voices.is_first_person(one.source):
                speakers[number] = None if parent is None else speaker(parent)
            else:
                speakers[number] = voices.speaker(one.source, one.head)
        return speakers[number]

    return [speaker(number) for number in range(len(found))]


def _statement(
    page: Page,
    lexicon: CueLexicon,
    voices: Voices,
    found: list[Attribution],
    nested: list[int | None],
    speakers: list[int | None],
    number: int,
) -> StatementDraft:
    one = found[number]
    made = StatementDraft(
        source=one.source,
        cue=one.cue,
        content=one.content,
        kind=kind_of(page, one.content, one.head),
        speaker=speakers[number],
        parent=nested[number],
        about=voices.about(one.content),
    )
    if one.head is None or one.cue is None:
        return made
    cue_class, polarity = class_and_polarity(page, one.head, one.cue, lexicon)
    return replace(
        made,
        cue_class=cue_class,
        polarity=polarity,
        relayed_by=_relay(page, lexicon, voices, found, nested, speakers, number),
    )


def _relay(
    page: Page,
    lexicon: CueLexicon,
    voices: Voices,
    found: list[Attribution],
    nested: list[int | None],
    speakers: list[int | None],
    number: int,
) -> int | None:
    """The outlet that passes a statement on: it was told, or it reports the statement itself."""
    head, parent = found[number].head, nested[number]
    told = None if head is None else voices.recipient(head, lexicon)
    if told is not None or parent is None:
        return told
    reporter, verb = speakers[parent], found[parent].head
    if reporter is None or verb is None or reporter == speakers[number]:
        return None
    relays = page.lemmas[verb] in lexicon.file.relaying
    return reporter if relays and voices.cast.actors[reporter].kind == "organisation" else None
