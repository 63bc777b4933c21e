"""What the frames see: candidate events with the reasons for them, before anything is decided.

Each trigger word gets at most one candidate, that of the most specific frame that fits it; an
event that another one is about ("urged X to release Y") is named as embedded in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.attrs import LEMMA, POS, TAG
from spacy.tokens import Doc, Token

from rashomon.reading.events import shifts
from rashomon.reading.events.arguments import Arguments, arguments_of
from rashomon.reading.events.asking import (
    addressees,
    asked_by_participle,
    is_opinion,
    listed_with,
    torn_from,
)
from rashomon.reading.events.codebook import Frame, FrameEntry, PartOfSpeech, plover
from rashomon.reading.events.conditions import any_of
from rashomon.reading.events.lemmas import KEPT, content_head, lemma, may_have_frames
from rashomon.reading.events.matching import (
    clause_of,
    fits,
    with_its_particle,
    with_particle_objects,
)
from rashomon.reading.events.occurrence import can_be_event, is_grounded, is_no_news
from rashomon.reading.events.roles import Roles, roles_of

_PARTS: dict[str, PartOfSpeech] = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "ADJ": "adjective",
}
_CLAUSAL_PREPOSITIONS = ("for", "to", "of", "against", "with", "on", "from", "in", "about", "into")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event as the frames propose it: participants as head tokens, and why.

    ``absorbed`` are tokens that belong to this event's own wording and start no other; ``about``
    is the trigger of an event that this one asks for, which stays an event of its own.
    """

    trigger: Token
    frame: Frame | None
    type: str
    modes: tuple[str, ...]
    roles: Roles
    planned: bool = False
    absorbed: frozenset[int] = frozenset()
    about: frozenset[int] = frozenset()
    reasons: tuple[str, ...] = ()

    @property
    def word(self) -> Token:
        """The word that names the event: of "pay a visit" and "be on a visit", the noun.

        The noun of "open a file" names no event of that type by itself: there it is the verb.
        """
        if self.frame is None:
            return self.trigger
        name, entry = lemma(self.trigger), self.frame.entry
        heads: Iterable[Token] = ()
        if entry.object and name in plover().rules.light:
            heads = map(content_head, arguments_of(self.trigger).objects)
            heads = (head for head in heads if _names(head, self.frame.type))
        elif entry.prep and name in plover().rules.copular:
            phrases = arguments_of(self.trigger).obliques.values()
            heads = (head for phrase in phrases for head in phrase)
        named = (h for h in heads if h.i in self.absorbed and h.pos_ == "NOUN")
        return next(named, self.trigger)


class Finder:
    """Candidates of one parsed text, found once a token."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._frames = plover().frames
        self._found: dict[int, Candidate | None] = {}

    def candidates(self) -> Iterator[Candidate]:
        """Yield candidates in text order."""
        doc, triggers = self._doc, _triggers(self._doc)
        for sentence in doc.sents:
            first, end = (bisect_left(triggers, at) for at in (sentence.start, sentence.end))
            if first < end and not is_no_news(sentence):
                found = (self.at(doc[at]) for at in triggers[first:end])
                yield from (one for one in found if one is not None)

    def at(self, token: Token) -> Candidate | None:
        """Return the candidate that `token` triggers, if any."""
        if token.i not in self._found:
            self._found[token.i] = None  # a word never embeds itself
            self._found[token.i] = self._look(token)
        return self._found[token.i]

    def _look(self, token: Token) -> Candidate | None:
        part = _PARTS.get(token.pos_)
        if part is None or not can_be_event(token, part):
            return None
        frames: Sequence[Frame] = self._frames.get((part, lemma(token)), ())
        if part == "verb" and frames:
            frames = with_its_particle(frames, token)
        if not frames:
            return None
        arguments = arguments_of(token)
        for frame in frames:
            seen = with_particle_objects(frame, arguments)
            if fits(frame, token, seen):
                found = self._propose(frame, token, seen)
                if found is not None:
                    return found
        return None

    def _propose(self, frame: Frame, token: Token, arguments: Arguments) -> Candidate | None:
        entry = frame.entry
        embedded = self._embedded(token, arguments) if entry.outcome or entry.complement else None
        if entry.complement and not _complement_fits(frame, arguments, embedded):
            return None
        roles = roles_of(frame, token, arguments)
        if frame.part_of_speech == "noun" and not entry.bare and not is_grounded(token, roles):
            return None
        made = Candidate(
            trigger=token,
            frame=frame,
            type=frame.type,
            modes=(*entry.modes, *_means(frame, token)),
            roles=roles,
            absorbed=_wording(frame, arguments),
            reasons=(f"{frame.part_of_speech} {token.lower_}: {frame.type}",),
        )
        if entry.outcome is None:
            return self._shifted(made)
        return _with_outcome(made, entry, embedded, arguments)

    def _shifted(self, made: Candidate) -> Candidate:
        shift = shifts.shift_of(made.trigger, made.type, made.modes, made.roles)
        if shift is None:
            return made
        return replace(
            made,
            type=shift.type,
            modes=shift.modes,
            planned=shift.planned,
            reasons=(*made.reasons, shift.reason),
        )

    def _embedded(self, token: Token, arguments: Arguments) -> Candidate | None:
        """Return the event that `token` is about: of a clause, an object or a phrase."""
        asked = asked_by_participle(token) if token.pos_ == "VERB" else ()
        for head in (*self._about(arguments), *asked):
            found = self.at(head) or self._through_light_verb(head)
            if found is not None and found.trigger != token:
                return found
        return None

    def _through_light_verb(self, verb: Token) -> Candidate | None:
        if verb.pos_ not in {"VERB", "AUX"}:
            return None
        inner = arguments_of(verb)
        heads = (*inner.objects, *inner.complements, *inner.obliques.get("to", ()))
        for head in heads:
            found = self.at(content_head(head))
            if found is not None:
                return found
        return None

    def _about(self, arguments: Arguments) -> Iterator[Token]:
        yield from arguments.complements
        for head in arguments.objects:
            yield content_head(head)
        for preposition in _CLAUSAL_PREPOSITIONS:
            for head in arguments.obliques.get(preposition, ()):
                yield content_head(head)


def _triggers(doc: Doc) -> list[int]:
    """Return the tokens that frames may know, in order."""
    kinds = list(map(tuple, doc.to_array([POS, TAG, LEMMA]).tolist()))
    if len(_may_trigger) > KEPT:
        _may_trigger.clear()
    for kind in set(kinds) - _may_trigger.keys():
        pos, tag, found = (doc.vocab.strings[one] for one in kind)
        part = _PARTS.get(pos)
        _may_trigger[kind] = part is not None and may_have_frames(part, found.lower(), tag)
    return [at for at, kind in enumerate(kinds) if _may_trigger[kind]]


_may_trigger: dict[tuple[int, ...], bool] = {}
"""By the numbers of part of speech, tag and lemma, which are the same in every vocabulary."""


def _names(noun: Token, type_: str) -> bool:
    """Tell whether a noun by itself may name an event of a type."""
    frames = plover().frames.get(("noun", lemma(noun)), ())
    return any(frame.type == type_ for frame in frames)


def _with_outcome(
    made: Candidate, entry: FrameEntry, embedded: Candidate | None, arguments: Arguments
) -> Candidate | None:
    outcome = shifts.outcome_of(
        entry.outcome or "asked",
        made.type,
        None if embedded is None else (embedded.type, embedded.modes),
        made.trigger,
    )
    if entry.outcome == "intended" and embedded is None and is_opinion(made.trigger, arguments):
        return None
    if outcome is None or (embedded is None and not entry.bare and not outcome.modes):
        return None
    absorbed = made.absorbed | {clause.i for clause in arguments.complements}
    about: frozenset[int] = frozenset()
    roles = made.roles
    if embedded is not None:
        listed = (*listed_with(embedded.trigger), *torn_from(made.trigger))
        inner = frozenset({embedded.trigger.i, *(head.i for head in listed)})
        if entry.outcome == "asked" and made.type == "REQUEST":
            about, absorbed = inner, absorbed - inner
        else:
            absorbed |= inner | embedded.absorbed
        if not roles.targets or set(roles.targets) == {embedded.trigger}:
            own = {head.i for head in roles.sources}
            others = tuple(h for h in embedded.roles.targets if h.i not in own)
            if not others and made.type in {"REQUEST", "AGREE"}:
                others = tuple(h for h in embedded.roles.sources if h.i not in own)
            if entry.outcome == "asked":
                others = addressees(made.trigger) or others
            roles = Roles(roles.sources, others)
    return replace(
        made,
        type=outcome.type,
        modes=outcome.modes or made.modes,
        planned=outcome.planned,
        roles=roles,
        absorbed=frozenset(absorbed),
        about=about,
        reasons=(*made.reasons, outcome.reason),
    )


def _means(frame: Frame, trigger: Token) -> tuple[str, ...]:
    """Return the modes that the words below a trigger show, and its frame does not."""
    means = plover().rules.means.get(frame.type, {})
    below = {
        trigger,
        *(t for t in trigger.subtree if clause_of(t) in {trigger, clause_of(trigger)}),
    }
    said = {lemma(token) for token in below}
    return tuple(
        mode
        for mode, words in means.items()
        if mode not in frame.entry.modes and not said.isdisjoint(words)
    )


def _complement_fits(frame: Frame, arguments: Arguments, embedded: Candidate | None) -> bool:
    wanted = frame.entry.complement
    if embedded is not None and embedded.type in wanted:
        return True
    return any_of(arguments.complements, wanted)


def _wording(frame: Frame, arguments: Arguments) -> frozenset[int]:
    """Return the tokens that a frame's own conditions name: they start no event of their own."""
    used: set[int] = set()
    if frame.entry.object:
        used |= {content_head(head).i for head in arguments.objects}
        used |= {head.i for head in arguments.objects}
    for preposition, words in frame.entry.prep.items():
        if words:
            heads = arguments.obliques.get(preposition, ())
            used |= {head.i for head in heads if any_of((content_head(head),), words)}
    return frozenset(used)
