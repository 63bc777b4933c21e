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
    AUXILIARIES,
    SUBJECTS,
    VERBAL,
    children,
    form_of,
    has_subject,
    in_own_clause,
    is_empty,
    is_infinitive,
    is_tensed,
    modal_of,
    predicate_of,
)
from rashomon.reading.factuality.lexicon import Form, Lexicon
from rashomon.reading.factuality.tense import is_past, tense_of
from rashomon.reading.factuality.value import CONDITIONAL, FACT, WHENEVER, WITHOUT, Value

_CLAUSAL = ("ROOT", "ccomp", "advcl", "relcl")
_COMPLEMENTS = ("xcomp", "ccomp", "csubj", "csubjpass", "acl")
_SAME = ("attr", "acomp", "oprd", "appos", "prt")
_APART = ("amod", "poss", "parataxis", "dep")
_ATTACHED = ("prep", "acl", "advcl")
_MAX_DEPTH = 60


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges the predicates of one voice.

    ``scope`` are the tokens of its statement (none: the whole text), ``cue`` those of the cue, and
    ``base`` is the value that the cue gives to what it governs.
    """

    words: Lexicon
    scope: tuple[Tokens, ...] = ()
    cue: Tokens | None = None
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
        if token.pos_ in VERBAL or token.dep_ in _CLAUSAL:
            return in_own_clause(token, outer, self.words)
        return nominal.in_own_phrase(token, outer, self.words)

    def outer(self, token: Token) -> Value:
        """What the surroundings of a predicate leave it, before its own clause is heard."""
        head = token.head
        if head.i == token.i:
            return self._main_clause(token)
        if self.scope and not any(part.start <= head.i < part.end for part in self.scope):
            if token.dep_ == "pcomp" and self.words.phrases.get(head.lower_) == "without":
                return WITHOUT  # cut off from what is told, it still negates it
            governed = self.cue is not None and self.cue.start <= head.i < self.cue.end
            return self.base if governed else FACT
        return self._by_relation(token, head)

    def _by_relation(self, token: Token, head: Token) -> Value:
        dep = token.dep_
        if dep in _SAME:
            return self.value(head)
        if dep == "conj":
            return self._conjunct(token, head)
        if token.lower_ in self.words.lists.prepositional and dep in _ATTACHED:
            return FACT
        if self._is_free_command(token, head):
            return FACT.at_most("U", "command", future=True)
        clausal = {
            "pcomp": self._after_preposition,
            "advcl": self._adverbial,
            "relcl": self._relative,
            **dict.fromkeys(_COMPLEMENTS, self._complement),
        }
        if dep in clausal:
            return clausal[dep](token, head)
        if dep in _APART:
            return FACT
        if token.pos_ not in VERBAL or token.tag_ == "VBG":
            return nominal.outer(self, token, head)
        return self.value(head)

    def _main_clause(self, token: Token) -> Value:
        if self.words.clauses.get(mark_of(token) or "") == "conditional":
            return CONDITIONAL
        question = mood.question_kind(token, self.words)
        if question is not None:
            return FACT.at_most("U" if question == "question" else "PR", question)
        if mood.is_command(token, self.words):
            return FACT.at_most("U", "command", future=True)
        if is_infinitive(token) and modal_of(token, self.words) is None:
            if has_subject(token):
                return FACT.at_most("PR", "headline", future=True)
            return FACT.at_most("U", "infinitive", future=True)
        return FACT

    def _is_free_command(self, token: Token, head: Token) -> bool:
        """Whether a dependent clause is a command of its own that the parser hung on another."""
        if token.dep_ == "xcomp" or not mood.is_command(token, self.words):
            return False
        if token.dep_ != "ccomp" or token.i < head.i:
            return True
        return self.words.class_of(head, "infinitive") is None

    def _conjunct(self, token: Token, head: Token) -> Value:
        """A conjunct stands where the first one stands; without a subject it shares its modal.

        What somebody does something else "rather than" do is not done.
        """
        if any(head.i < one.i < token.i for one in children(head, "cc") if one.lower_ == "than"):
            return WITHOUT
        if token.pos_ not in VERBAL:
            return self.value(head)
        if has_subject(token) or is_tensed(token):
            return self.outer(_finite_above(token, predicate_of(head)))
        shared = self.value(head)
        agrees = head.tag_ == "VBP" and any(children(head, "cc"))
        if token.tag_ == "VB" and head.tag_ != "VB" and shared.is_fact and not agrees:
            return shared.at_most("U", "command", future=True)
        return shared

    def _complement(self, token: Token, head: Token) -> Value:
        form = form_of(token)
        if token.dep_ in ("csubj", "csubjpass"):
            return self._subject(token, form, head)
        if _is_free_choice(token):
            return WHENEVER
        if mark_of(token) in ("if", "whether"):
            return self.value(head).beside().at_most("U", "wondered")
        if token.dep_ in ("xcomp", "ccomp") and head.lemma_ == "be":
            for predicate in children(head, "acomp", "attr"):
                return self.governed(token, form, predicate, head)
            if is_infinitive(token):
                return self.words.effect("obliged").on(self.value(head), "obliged")
        if token.dep_ == "acl" and form != "infinitive" and mark_of(token) != "that":
            return self._modifier(head) if token.tag_ == "VBG" else FACT
        if form == "finite" and _is_wh_clause(token):
            return FACT.at_most("CT", "wh_clause")
        return self.governed(token, form, head, head)

    def _subject(self, token: Token, form: Form, head: Token) -> Value:
        """A clause for a subject: what a verb does to its complement does not reach it."""
        for predicate in children(head, "acomp", "attr"):
            if self.words.class_of(predicate, form) is not None:
                return self.governed(token, form, predicate, head)
        if form == "infinitive":
            return self.value(head).at_most("U", "infinitive")
        return self.value(head).beside() if form == "gerund" else FACT

    def _modifier(self, head: Token) -> Value:
        """What modifies something not known is as true as that it exists."""
        value = self.value(head)
        return value if is_empty(head, self.words) else value.beside()

    def governed(self, token: Token, form: Form, word: Token, head: Token) -> Value:
        """The effect of a governing word on a complement; `head` heads the word's clause.

        Before its governor stands a clause that is reported, apart from the governor's negation, or
        one that the parser did not tell from the next main clause. What somebody was able to do,
        had to do or did something for in the past is mostly what he did (Karttunen 1971 on "able"),
        so there an infinitive is probable.
        """
        governor = self.value(head)
        name = self.words.class_of(word, form)
        if token.i < head.i and form == "finite" and mark_of(token) is None:
            governor = governor.beside()
            name = name if name in self.words.lists.fronting else None
        if name == "transparent" and modal_of(head, self.words) == "conditional":
            name = "wanted" if word.lemma_ in self.words.lists.softened else name
        if governor.reason == "denied" and word.pos_ == "NOUN" and name in self.words.lists.spoken:
            return governor
        if form == "infinitive" and name in (None, "enabled", "obliged"):
            if governor.is_fact and is_past(head):
                return governor.at_most("PR", "realised")
            if name is None:
                return governor.at_most("U", "infinitive", future=True)
        if name is not None:
            return self.words.effect(name).on(governor, name)
        return FACT if form == "finite" and is_tensed(token) else governor

    def _adverbial(self, token: Token, head: Token) -> Value:
        if _is_free_choice(token):
            return WHENEVER
        kind = self.words.clauses.get(mark_of(token) or "")
        if kind == "conditional":
            return CONDITIONAL
        if kind == "question":
            return FACT.at_most("U", "wondered")
        if kind == "fact" or (kind == "before" and token.tag_ == "VBD"):
            return FACT
        if kind == "before":
            return FACT.at_most("PR", "before") if is_past(head) else WHENEVER
        if kind == "time":
            return WHENEVER if token.tag_ == "VB" or tense_of(token) == "present" else FACT
        return self._participial(token, head)

    def _participial(self, token: Token, head: Token) -> Value:
        """An adverbial without conjunction: a participle, or an infinitive of purpose."""
        governor = self.value(head)
        if not is_infinitive(token):
            apart = token.left_edge.i > 0 and token.left_edge.nbor(-1).text == ","
            return FACT if apart and token.tag_ == "VBN" else governor.beside()
        name = self.words.class_of(head, "infinitive")
        aimed = name == "transparent" and any(children(head, "dobj"))
        if name is not None and not aimed:
            return self.words.effect(name).on(governor, name)
        if governor.is_fact and is_past(head):
            return governor.at_most("PR", "realised")
        return governor.beside().at_most("U", "purpose", future=True)

    def _relative(self, token: Token, head: Token) -> Value:
        """A relative clause is told as a fact, unless an infinitive or one that fits anybody.

        With a conjunction ("the report that he asked") it is none, whatever the parser says.
        """
        if any(child.lower_ == "that" for child in children(token, "mark")):
            return self._complement(token, head)
        if is_infinitive(token) and not any(children(token, *SUBJECTS)):
            return self.governed(token, "infinitive", head, head)
        present = tense_of(token) == "present"
        if present and head.lower_ in self.words.lists.generic:
            return FACT.at_most("PR", "generic")
        if is_empty(head, self.words) or (present and nominal.is_indefinite(head, self.words)):
            return self._modifier(head)
        return FACT

    def _after_preposition(self, token: Token, preposition: Token) -> Value:
        governor = preposition.head
        kind = self.words.phrases.get(preposition.lower_)
        if kind == "without":
            return WITHOUT
        if kind == "conditional":
            return CONDITIONAL
        form = form_of(token)
        value = self.value(governor)
        if kind == "against" and self.words.class_of(governor, "infinitive") is not None:
            return value.negated("against")
        name = self.words.class_of(governor, form)
        if preposition.lower_ == "from" and form == "gerund":
            name = self.words.class_of(governor, "from") or name
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


def _finite_above(token: Token, head: Token) -> Token:
    """The first conjunct of a finite verb: an infinitive cannot be it, but the verb above can."""
    first = next(children(token, *AUXILIARIES), token)
    while (
        first.tag_ in ("VBD", "VBZ", "VBP", "MD") and is_infinitive(head) and head.head.i != head.i
    ):
        head = head.head
    return head


def _is_wh_clause(token: Token) -> bool:
    """Whether a finite clause is asked with "who", "what" or "why", which takes it for granted."""
    first = token.left_edge
    asks = first.tag_ in ("WP", "WRB", "WDT", "WP$") and first.lower_ not in ("that", "whether")
    return asks and is_tensed(token) and token in (first.head, first.head.head)


def _is_free_choice(token: Token) -> bool:
    """Whether a clause is introduced by "whatever", "however", "whenever"."""
    return any(
        child.lower_.endswith("ever") and child.tag_ in ("WP", "WRB", "WDT")
        for child in token.children
    )
