"""From a predicate up the dependency path to the root, or to the bounds of a statement.

The value of a predicate is what its governor leaves it, changed by its own clause. The governor
is judged the same way first, so signatures compose: "did not manage to avoid paying".
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.reading.draft import Tokens
from rashomon.reading.factuality import mood, nominal
from rashomon.reading.factuality.clause import (
    SUBJECTS,
    children,
    has_subject,
    in_own_clause,
    is_infinitive,
    is_tensed,
    modal_of,
    predicate_of,
)
from rashomon.reading.factuality.lexicon import Form, Lexicon
from rashomon.reading.factuality.tense import is_past
from rashomon.reading.factuality.value import CONDITIONAL, FACT, WHENEVER, WITHOUT, Value

_VERBAL = ("VERB", "AUX")
_CLAUSAL = ("ROOT", "ccomp", "advcl", "relcl")
_COMPLEMENTS = ("xcomp", "ccomp", "csubj", "csubjpass", "acl")
_SAME = ("attr", "acomp", "oprd", "appos", "prt")
_MAX_DEPTH = 60


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the predicates of one voice.

    ``scope`` are the tokens of its statement (none: the whole text), and ``base`` is the value
    that the statement's cue gives to what it directly governs.
    """

    words: Lexicon
    scope: tuple[Tokens, ...] = ()
    base: Value = FACT

    def judge(self, token: Token) -> Value:
        """The value of the event that a token denotes, as the voice presents it.

        A token deeper in its tree than any sentence goes (the parse of a list or of noise) is
        taken as told.
        """
        depth = sum(1 for _ in token.ancestors)
        return self.value(token) if depth <= _MAX_DEPTH else FACT

    def value(self, token: Token) -> Value:
        """The value of a predicate or an event noun; the walk up the tree."""
        token = predicate_of(token)
        outer = self.outer(token)
        if token.pos_ in _VERBAL or token.dep_ in _CLAUSAL:
            return in_own_clause(token, outer, self.words)
        return nominal.in_own_phrase(token, outer, self.words)

    def outer(self, token: Token) -> Value:
        """What the surroundings of a predicate leave it, before its own clause is heard."""
        head, dep = token.head, token.dep_
        if head.i == token.i:
            return self.main_clause(token)
        if self.scope and not any(part.start <= head.i < part.end for part in self.scope):
            return self.base
        if dep == "conj":
            return self.conjunct(token, head)
        if dep in _SAME:
            return self.value(head)
        if self.is_free_command(token, head):
            return FACT.at_most("U", "command", future=True)
        if dep in _COMPLEMENTS:
            return self.complement(token, head)
        if dep == "pcomp":
            return self.after_preposition(token, head)
        if dep == "advcl":
            return self.adverbial(token, head)
        if dep == "relcl":
            return self.relative(token, head)
        if dep in ("amod", "poss", "parataxis", "dep"):
            return FACT
        if token.pos_ not in _VERBAL or token.tag_ == "VBG":
            return nominal.outer(self, token, head)
        return self.value(head)

    def main_clause(self, token: Token) -> Value:
        if self.words.clauses.get(mark_of(token) or "") == "conditional":
            return CONDITIONAL
        question = mood.question_kind(token, self.words)
        if question is not None:
            return FACT.at_most("U" if question == "question" else "PR", question)
        if mood.is_command(token, self.words):
            return FACT.at_most("U", "command", future=True)
        return FACT

    def is_free_command(self, token: Token, head: Token) -> bool:
        """Whether a dependent clause is a command of its own that the parser hung on another."""
        if token.dep_ == "xcomp" or not mood.is_command(token, self.words):
            return False
        return token.dep_ != "ccomp" or self.words.class_of(head, "infinitive") is None

    def conjunct(self, token: Token, head: Token) -> Value:
        """A conjunct stands where the first one stands; without a subject it shares its modal."""
        if token.pos_ not in _VERBAL:
            return self.value(head)
        if has_subject(token) or is_tensed(token):
            return self.outer(predicate_of(head))
        shared = self.value(head)
        if token.tag_ == "VB" and head.tag_ != "VB" and shared.is_fact:
            return shared.at_most("U", "command", future=True)
        return shared

    def complement(self, token: Token, head: Token) -> Value:
        form = self.form_of(token)
        if token.dep_ in ("xcomp", "ccomp") and head.lemma_ == "be":
            for predicate in children(head, "acomp", "attr"):
                return self.governed(token, form, predicate, head)
            if is_infinitive(token):
                return self.words.effect("obliged").on(self.value(head), "obliged")
        if token.dep_ == "acl" and form != "infinitive" and mark_of(token) != "that":
            return self.value(head).beside() if token.tag_ == "VBG" else FACT
        if mark_of(token) in ("if", "whether"):
            return self.value(head).at_most("U", "wondered")
        return self.governed(token, form, head, head)

    def governed(self, token: Token, form: Form, word: Token, head: Token) -> Value:
        """The effect of a governing word on a complement; `head` heads the word's clause.

        What somebody was able to do, had to do or did something for in the past is mostly what
        he did (Karttunen 1971 on "able"), so there an infinitive is probable.
        """
        governor = self.value(head)
        name = self.words.class_of(word, form)
        if form == "infinitive" and name in (None, "enabled", "obliged"):
            if governor.is_fact and is_past(head):
                return governor.at_most("PR", "realised")
            if name is None:
                return governor.at_most("U", "infinitive", future=True)
        if name is not None:
            return self.words.effect(name).on(governor, name)
        return FACT if form == "finite" and is_tensed(token) else governor

    def form_of(self, token: Token) -> Form:
        if is_infinitive(token):
            return "infinitive"
        if token.tag_ == "VBG" and not any(children(token, "aux")):
            return "gerund"
        if token.tag_ == "VB" and token.dep_ in ("xcomp", "ccomp"):
            return "finite" if modal_of(token, self.words) else "infinitive"
        return "finite" if token.pos_ in _VERBAL else "noun"

    def adverbial(self, token: Token, head: Token) -> Value:
        if any(child.lower_.endswith("ever") and child.tag_ in ("WP", "WRB", "WDT")
               for child in token.children):
            return WHENEVER
        kind = self.words.clauses.get(mark_of(token) or "")
        if kind == "conditional":
            return CONDITIONAL
        if kind == "question":
            return FACT.at_most("U", "wondered")
        if kind == "before":
            past = token.tag_ == "VBD" or is_past(head)
            return FACT.at_most("PR", "before") if past else WHENEVER
        if kind == "time":
            return WHENEVER if token.tag_ in ("VBP", "VBZ", "VB") else FACT
        if kind == "fact":
            return FACT
        governor = self.value(head)
        if not is_infinitive(token):
            return governor.beside()
        name = self.words.class_of(head, "infinitive")
        if name is not None:
            return self.words.effect(name).on(governor, name)
        if governor.is_fact and is_past(head):
            return governor.at_most("PR", "realised")
        return governor.beside().at_most("U", "purpose", future=True)

    def relative(self, token: Token, head: Token) -> Value:
        """A relative clause is told as a fact, unless an infinitive or one that fits anybody."""
        if is_infinitive(token) and not any(children(token, *SUBJECTS)):
            return self.governed(token, "infinitive", head, head)
        if head.lower_ in self.words.lists.generic:
            return FACT.at_most("PR", "generic")
        return FACT

    def after_preposition(self, token: Token, preposition: Token) -> Value:
        governor = preposition.head
        kind = self.words.phrases.get(preposition.lower_)
        if kind == "without":
            return WITHOUT
        if kind == "conditional":
            return CONDITIONAL
        form = self.form_of(token)
        name = self.words.class_of(governor, form)
        value = self.value(governor)
        if name is not None:
            return self.words.effect(name).on(value, name)
        if kind == "prospect" and form == "gerund":
            return value.at_most("U", "purpose")
        return value.beside()


def mark_of(token: Token) -> str | None:
    """Return the word that introduces a clause, or None."""
    for child in token.children:
        if child.dep_ == "mark":
            return child.lower_
        if child.dep_ in ("advmod", "prep") and child.i < token.i and child.tag_ in ("WRB", "IN"):
            return child.lower_
    return None
