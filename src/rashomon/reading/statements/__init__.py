"""Who says what: attributions with their source, cue and content, and whose words they are.

A network finds the words that attribute; around each, another labels source, cue and content; a
third keeps what is likely to be right (`extraction`). All three read the encoder's states of the
words; without the encoder only what needs no cue is found. Quotations that no cue
reaches (`floating`) and the turns of a transcript (`turns`) are added. Then each attribution is
given its kind and class (`kinds`), its place inside others (`nesting`) and its speaker (`voices`).
"""

from __future__ import annotations

from rashomon.reading.draft import Draft, StatementDraft
from rashomon.reading.encoder import Encoding
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.extraction import extract
from rashomon.reading.statements.floating import add_floating
from rashomon.reading.statements.headlines import lost_headline
from rashomon.reading.statements.inner import inner_statements
from rashomon.reading.statements.kinds import class_and_polarity, kind_of
from rashomon.reading.statements.lexicon import CueLexicon, cue_lexicon
from rashomon.reading.statements.naming import lost_names
from rashomon.reading.statements.page import Page, page_of
from rashomon.reading.statements.telling import tells
from rashomon.reading.statements.turns import add_turns, is_turn
from rashomon.reading.statements.voices import Voices

__all__ = ["find_attributions", "find_statements"]


def find_statements(draft: Draft) -> tuple[StatementDraft, ...]:
    """Return the statements of an article in the order of their contents."""
    lexicon = cue_lexicon()
    page = page_of(draft.doc)
    outer = find_attributions(page, draft.encoding, lexicon)
    events = {candidate.trigger.i for candidate in draft.candidates}
    outer += lost_names(page, outer, lexicon)
    outer += inner_statements(page, outer, lexicon)
    found = sorted((one for one in outer if tells(page, one, lexicon, events)), key=_place)
    voices = Voices(page, draft, found, lexicon)
    made = []
    for number, one in enumerate(found):
        cue_class, polarity = class_and_polarity(page, one, lexicon)
        made.append(
            StatementDraft(
                source=one.source,
                cue=one.cue,
                content=one.content,
                kind="direct" if is_turn(page, one) else kind_of(page, one.content, one.head),
                cue_class=cue_class,
                polarity=polarity,
                speaker=voices.speaker(number),
                by_author=voices.is_author(number),
                parent=voices.parents[number],
                relayed_by=voices.relay(number),
                about=voices.about(number),
            )
        )
    return tuple(made)


def find_attributions(
    page: Page, encoding: Encoding | None, lexicon: CueLexicon
) -> list[Attribution]:
    """Return what the article says that others say: by a cue, a quotation alone, or a turn."""
    cued = [] if encoding is None else extract(page, encoding.states(), lexicon)
    return add_turns(page, add_floating(page, [*cued, *lost_headline(page, cued)]))


def _place(attribution: Attribution) -> tuple[int, int, int]:
    """Where a content begins, the longer one first."""
    head = -1 if attribution.head is None else attribution.head
    return attribution.content[0].start, -attribution.content[-1].end, head
