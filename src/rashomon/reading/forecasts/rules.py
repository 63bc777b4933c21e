"""Which predicates foretell, and how surely: modal verbs, "likely to", "risks", "we expect"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.reading.draft import Draft, Tokens
from rashomon.reading.factuality import clause
from rashomon.reading.factuality.judge import Judge
from rashomon.reading.factuality.lexicon import lexicon
from rashomon.reading.factuality.mood import is_command
from rashomon.reading.factuality.tense import tense_of
from rashomon.reading.forecasts.clauses import innermost, is_asserted, subject_of
from rashomon.reading.forecasts.deeds import Deeds
from rashomon.reading.forecasts.lexicon import ForecastLexicon
from rashomon.records import Certainty, CueClass

_FORETOLD_POS = ("VERB", "AUX", "ADJ")
_OWN_CUES: tuple[CueClass, ...] = ("promise", "demand", "intend", "ask")
_WEAKEST_FIRST: tuple[Certainty, ...] = ("underspecified", "possible", "probable", "certain")


@dataclass(frozen=True, slots=True)
class Foretold:
    """A predicate that foretells: its token, its statement (None: the author's), its certainty.

    ``estimate`` are its words of estimative probability, if they are one expression; what denies
    them belongs to it ("not likely").
    """

    head: Token
    statement: int | None
    certainty: Certainty
    estimate: Tokens | None


class Rules:
    """The rules, over one draft."""

    def __init__(self, draft: Draft, words: ForecastLexicon) -> None:
        self._draft, self._words = draft, words
        self._modality = lexicon()
        self._judge = Judge(self._modality)
        self._statements = innermost(draft.statements)
        self._deeds = Deeds(draft, words)

    def foretold(self) -> Iterator[Foretold]:
        """Yield the predicates that foretell, in text order."""
        for token in self._draft.doc:
            if token.pos_ not in _FORETOLD_POS or not is_asserted(token, self._words):
                continue
            statement = self._statements.get(token.i)
            if statement is not None and self._draft.statements[statement].cue_class in _OWN_CUES:
                continue
            certainty = self._certainty(token, statement)
            if certainty is not None:
                hedges = self._hedges(token)
                weakest = min(
                    (certainty, *(hedge for _, hedge in hedges)), key=_WEAKEST_FIRST.index
                )
                yield Foretold(token, statement, weakest, self._estimate(hedges))

    def _certainty(self, token: Token, statement: int | None) -> Certainty | None:
        return (
            self._by_modal(token)
            or self._by_raising(token)
            or self._by_risk(token)
            or self._by_verb(token)
            or self._by_intention(token, statement)
        )

    def _by_modal(self, token: Token) -> Certainty | None:
        """Judge "will", "is going to", "may", and "would" and "could" of what somebody said."""
        modal = clause.modal_of(token, self._modality)
        going = clause.is_going_to(token) and tense_of(token) == "present"
        if modal in ("conditional", "able"):
            told = self._is_reported(token) and not clause.is_perfect(token)
            if not told or self._is_ability(token):
                return None
        elif not going and modal not in ("future", "possible"):
            return None
        value = self._judge.judge(token)
        if modal == "conditional":
            value = self._judge.outer(token)
        elif modal != "able" and not value.future:
            return None
        if value.strength == "U" or self._deeds.is_own(token):
            return None
        return value.certainty

    def _is_ability(self, token: Token) -> bool:
        """Whether a modal says what somebody can or cannot do: "can", "could not"."""
        modal = next((c.lower_ for c in clause.children(token, "aux") if c.tag_ == "MD"), "")
        if self._modality.modals.get(modal) != "able":
            return False
        return modal != "could" or clause.is_negated(token, self._modality)

    def _by_raising(self, token: Token) -> Certainty | None:
        """Judge "is likely to", "is expected to", "is set to"."""
        certainty = self._words.raising.get(token.lower_)
        if certainty is None or token.tag_ not in ("JJ", "VBN", "VBD", "VB"):
            return None
        if not _governs_infinitive(token):
            return None
        verb = token.head if token.dep_ == "acomp" else token
        return certainty if tense_of(verb) == "present" else None

    def _by_risk(self, token: Token) -> Certainty | None:
        """Judge "risks losing"."""
        if token.lemma_.lower() not in self._words.file.risking or tense_of(token) != "present":
            return None
        below = clause.children(token, "xcomp", "ccomp")
        return "possible" if any(child.tag_ == "VBG" for child in below) else None

    def _by_verb(self, token: Token) -> Certainty | None:
        """Judge "we expect a new loan", "do not expect one": a noun is foretold."""
        if token.pos_ != "VERB" or token.lemma_.lower() not in self._words.file.foretelling:
            return None
        if not any(child.pos_ == "NOUN" for child in clause.children(token, "dobj")):
            return None
        subject = subject_of(token)
        if subject is None:
            return "probable" if is_command(token, self._modality) else None
        mine = subject.lower_ in self._words.file.first_person
        return "probable" if mine and tense_of(token) == "present" else None

    def _by_intention(self, token: Token, statement: int | None) -> Certainty | None:
        """Judge "the minister intends to quit", as somebody else knows."""
        if token.lemma_.lower() not in self._words.file.ascribed or token.tag_ == "VBD":
            return None
        subject = subject_of(token)
        if subject is None or subject.pos_ == "PRON" or not _governs_infinitive(token):
            return None
        if statement is None or self._draft.statements[statement].speaker is None:
            return None
        return None if self._deeds.is_speaker(token, subject) else "probable"

    def _is_reported(self, token: Token) -> bool:
        """Whether a clause is what somebody said, or what a noun says, in the past tense."""
        if token.dep_ == "conj" and not clause.has_subject(token):
            token = token.head
        governor = token.head
        if token.dep_ not in ("ccomp", "acl"):
            return False
        if self._modality.class_of(governor, "finite") is None:
            return False
        return tense_of(governor) == "past" or governor.pos_ == "NOUN"

    def _hedges(self, token: Token) -> list[tuple[list[int], Certainty]]:
        """Return the words of probability beside a predicate and its governor."""
        beside = [token]
        if token.dep_ in ("ccomp", "acl"):
            beside.append(token.head)
        words = {
            word.i: word.lower_
            for one in beside
            for child in (one, *one.children)
            if child.dep_ in ("advmod", "acomp") or child is one
            for word in (*child.lefts, child)
            if word.pos_ in ("ADV", "ADJ", "NOUN")
        }
        order = sorted(words)
        found = self._words.hedges_in([words[at] for at in order])
        return [(order[one.start : one.end], one.certainty) for one in found]

    def _estimate(self, hedges: list[tuple[list[int], Certainty]]) -> Tokens | None:
        """Return the one expression of probability of a forecast, with what denies it."""
        if len(hedges) != 1:
            return None
        words = hedges[0][0]
        start, end = words[0], words[-1] + 1
        if end - start != len(words):
            return None
        denial = self._denial(start, end)
        return (
            Tokens(start, end)
            if denial is None
            else Tokens(min(start, denial), max(end, denial + 1))
        )

    def _denial(self, start: int, end: int) -> int | None:
        """Return the word that denies words of probability: "not likely", "no possibility"."""
        doc, last = self._draft.doc, self._draft.doc[end - 1]
        if last.pos_ == "ADV":
            return start - 1 if start > 0 and doc[start - 1].dep_ == "neg" else None
        for near in (*last.children, *last.head.children):
            empty = near.dep_ == "det" and near.lower_ in self._modality.negation.determiners
            if near.dep_ == "neg" or empty:
                return near.i
        return None


def _governs_infinitive(token: Token) -> bool:
    return any(clause.is_infinitive(child) for child in clause.children(token, "xcomp"))
