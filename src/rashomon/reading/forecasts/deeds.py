"""What a speaker will do himself: a promise or a threat, and no forecast."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.reading.draft import Draft
from rashomon.reading.factuality import clause
from rashomon.reading.forecasts.clauses import innermost, subject_of
from rashomon.reading.forecasts.lexicon import ForecastLexicon


class Deeds:
    """Tells the speakers' own deeds of one draft from what befalls them or others."""

    def __init__(self, draft: Draft, words: ForecastLexicon) -> None:
        self._draft, self._words = draft, words
        self._statements = innermost(draft.statements)
        self._actors = {mention.head: mention.actor for mention in draft.cast.mentions}

    def is_own(self, token: Token) -> bool:
        """Whether the subject of a verb is whoever says so, and does what the verb says.

        What is done to him is no deed, nor is what "will be happening", which is said of what
        comes as a matter of course (Leech 2004, "Meaning and the English Verb", on will + -ing).
        """
        if token.lemma_.lower() in self._words.file.befalling or token.tag_ in ("VBN", "VBG"):
            return False
        subject = subject_of(token)
        if subject is None or subject.dep_ != "nsubj":
            return False
        if subject.lower_ in self._words.file.first_person:
            return True
        if self.is_speaker(token, subject):
            return True
        return subject.pos_ == "PRON" and self._is_governors_subject(token, subject)

    def is_speaker(self, token: Token, subject: Token) -> bool:
        """Whether a subject is the speaker of the statement; a direct quotation calls him "I"."""
        statement = self._statements.get(token.i)
        actor = self._actors.get(subject.i)
        if statement is None or actor is None:
            return False
        quoted = self._draft.statements[statement]
        return quoted.speaker == actor and quoted.kind != "direct"

    def _is_governors_subject(self, token: Token, subject: Token) -> bool:
        """Whether a reported clause has the subject of the word that reports it ("his hint")."""
        if token.dep_ not in ("ccomp", "acl"):
            return False
        governor = subject_of(token.head) or next(clause.children(token.head, "poss"), None)
        if governor is None:
            return False
        here, there = self._actors.get(subject.i), self._actors.get(governor.i)
        if here is not None and there is not None:
            return here == there
        return governor.pos_ == "PRON" and governor.lemma_ == subject.lemma_
