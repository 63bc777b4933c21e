"""What a predicate's own clause says: its negation, its modal verb, its adverbs."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.reading.factuality.lexicon import Form, Lexicon, Modal
from rashomon.reading.factuality.value import Value

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
AUXILIARIES = ("aux", "auxpass")
VERBAL = ("VERB", "AUX")


def predicate_of(token: Token) -> Token:
    """Return the verb that an auxiliary belongs to, or the token itself."""
    while token.dep_ in AUXILIARIES and token.head.i != token.i:
        token = token.head
    return token


def children(token: Token, *deps: str) -> Iterator[Token]:
    """Yield a token's children with one of the relations."""
    return (child for child in token.children if child.dep_ in deps)


def has_subject(token: Token) -> bool:
    """Whether a clause has a subject of its own."""
    return any(children(token, *SUBJECTS))


def is_infinitive(token: Token) -> bool:
    """Whether a verb is marked with "to"."""
    return any(child.tag_ == "TO" for child in children(token, "aux"))


def is_perfect(token: Token) -> bool:
    """Whether a verb has a form of "have" for an auxiliary."""
    return any(child.lemma_ in ("have", "'ve") for child in children(token, "aux"))


def is_tensed(token: Token) -> bool:
    """Whether a verb is finite, by its own form or an auxiliary's."""
    return token.tag_ in ("VBD", "VBZ", "VBP") or any(children(token, *AUXILIARIES))


def modal_of(token: Token, words: Lexicon) -> Modal | None:
    """Return the class of a clause's modal verb, or None."""
    for child in children(token, "aux"):
        modal = words.modals.get(child.lower_)
        if modal is not None and child.tag_ not in ("VBD", "VBN"):
            return modal
    return None


def form_of(token: Token) -> Form:
    """Return the form of what a word governs: a clause's by its verb, or a noun."""
    if is_infinitive(token):
        return "infinitive"
    if token.tag_ == "VBG" and not any(children(token, "aux")):
        return "gerund"
    if token.tag_ == "VB" and token.dep_ in ("xcomp", "ccomp"):
        return "finite" if any(children(token, *AUXILIARIES)) else "infinitive"
    return "finite" if token.pos_ in VERBAL else "noun"


def is_negated(token: Token, words: Lexicon) -> bool:
    """Whether a predicate is denied in its own clause; "not until" affirms."""
    negations = sum(
        child.lower_ in words.negation.words
        for child in children(token, "neg", "preconj", "advmod")
    )
    negations += sum(is_empty(child, words) for child in children(token, "nsubj", "nsubjpass"))
    return negations % 2 == 1 and not _has_until(token)


def is_empty(token: Token, words: Lexicon) -> bool:
    """Whether a noun phrase stands for none, by a determiner or by itself ("no vote", "nobody")."""
    if token.lower_ in words.negation.subjects:
        return True
    return any(
        child.lower_ in words.negation.determiners for child in children(token, "det", "neg")
    )


def in_own_clause(token: Token, value: Value, words: Lexicon) -> Value:
    """Apply a predicate's own modal, negation and adverbs to what its governor leaves it."""
    negated = is_negated(token, words)
    value = _under_modal(token, value, words, negated)
    if is_going_to(token) or _is_scheduled(token, words):
        value = value.at_most("CT", "will", future=True)
    if negated:
        value = value.negated()
    for child in children(token, "advmod"):
        adverb = words.adverbs.get(child.lower_)
        if adverb == "possible":
            value = value.at_most("PS", "possible_adverb")
        elif adverb is not None:
            value = value.at_most("PR", "expected" if value.future else f"{adverb}_adverb")
    return value


def _under_modal(token: Token, value: Value, words: Lexicon, negated: bool) -> Value:
    modal, perfect = modal_of(token, words), is_perfect(token)
    if modal == "future":
        goes_on = token.lemma_ in words.lists.continuing
        return value.at_most("CT", "will_continue" if goes_on else "will", future=True)
    if modal == "conditional" and not perfect and token.lemma_ in words.lists.softened:
        return value
    if modal == "conditional":
        if perfect:
            return value.negated("would_have").at_most("CT", "would_have")
        return value.at_most("PR", "would", future=True)
    if modal == "possible":
        return value.at_most("PS", "may", future=not perfect)
    if modal == "able" and token.lemma_ in words.lists.perceiving:
        return value
    if modal == "able":
        return value.at_most("CT" if negated else "PS", "can")
    if modal == "obliged":
        if perfect:
            return value.at_most("PR", "must_have")
        return value.at_most("U", "must", future=True)
    return value


def is_going_to(token: Token) -> bool:
    """Whether a verb is the "going" of "is going to do"."""
    return token.lower_ in ("going", "gon") and any(
        child.tag_ == "VB" or is_infinitive(child) for child in children(token, "xcomp")
    )


def _is_scheduled(token: Token, words: Lexicon) -> bool:
    """Whether a clause in the present tense has an expression of future time."""
    finite = next(children(token, *AUXILIARIES), token)
    if finite.tag_ not in ("VBP", "VBZ") or is_perfect(token):
        return False
    near = [
        word for child in children(token, "npadvmod", "advmod") for word in (child, *child.lefts)
    ]
    return any(word.lower_ in words.lists.future_times for word in near)


def _has_until(token: Token) -> bool:
    return any(
        word.lower_ == "until" for child in token.children for word in (child, *child.children)
    )
