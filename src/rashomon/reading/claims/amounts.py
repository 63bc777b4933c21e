"""Amounts of a clause, as ranges: "some twenty people", "several hundred", "fewer than 40,000".

Years, days, ordinals and times are no amounts.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from spacy.tokens import Token

from rashomon.reading.claims.clauses import Clause
from rashomon.reading.claims.lexicon import lexicon, unit_classes, verbs_of_people
from rashomon.reading.draft import AmountDraft, Tokens
from rashomon.reading.events.arguments import lemma
from rashomon.reading.events.quantities import value_of

_NOT_COUNTED = frozenset({"DATE", "TIME", "ORDINAL"})
_NEAR = 3
_CURRENCIES = frozenset("$€£₽")


def amounts_in(clause: Clause, dated: Set[int]) -> tuple[AmountDraft, ...]:
    """Return the amounts of a clause, in text order; tokens that are `dated` are part of dates."""
    found, run = [], list[Token]()
    for token in (*(one for one in clause.tokens if one.i not in dated), None):
        if token is not None and run and token.i == run[-1].i + 1 and _continues(token):
            run.append(token)
            continue
        if run and (amount := _amount(run, clause)) is not None:
            found.append(amount)
        run = [token] if token is not None and _is_number(token) else []
    return tuple(found)


def _continues(token: Token) -> bool:
    """Return whether a token goes on with a number, the hyphen of "thirty-two" included."""
    hyphen = token.text == "-" and token.i + 1 < len(token.doc) and _is_number(token.nbor())
    return hyphen or _is_number(token)


def _is_number(token: Token) -> bool:
    if token.ent_type_ in _NOT_COUNTED:
        return False
    counts = token.pos_ == "NUM" or token.lower_ in lexicon().vague
    return counts or _plural_scale(token) is not None


def _plural_scale(token: Token) -> int | None:
    """Return what a scale word counts in ("hundreds", "dozen"), or None."""
    return lexicon().plural_scales.get(token.lower_.removesuffix("s"))


def _amount(run: Sequence[Token], clause: Clause) -> AmountDraft | None:
    while len(run) > 1 and run[0].lower_ in lexicon().vague and run[1].pos_ == "NUM":
        if _plural_scale(run[1]) is not None and run[0].lower_ != "some":
            break
        run = run[1:]  # "some twenty": about twenty
    bounds = _range(run)
    unit, end = _unit(run, clause)
    if bounds is None or unit is None:
        return None
    low, high = _bounded(run[0], *bounds)
    return AmountDraft(Tokens(run[0].i, end), low, high, unit)


def _range(run: Sequence[Token]) -> tuple[float, float] | None:
    words = [token.lower_ for token in run if token.text != "-"]
    value = value_of(words)
    if value is not None:
        return value, value
    scale = 1.0
    for token in run[1:] if words[0] in lexicon().vague else run:
        step = _plural_scale(token)
        if step is None:
            return None
        scale *= step
    if scale == 1.0:
        return None
    low, high = lexicon().vague.get(words[0], lexicon().plural_range)
    return low * scale, high * scale


def _bounded(first: Token, low: float, high: float) -> tuple[float, float]:
    before = [first.nbor(-i).lower_ for i in range(1, min(_NEAR, first.i) + 1)]
    for bound in lexicon().bounds.values():
        near = before[:1] and before[0] in bound.words
        pair = len(before) > 1 and bound.after.get(before[1]) == before[0]
        if near or pair:
            return low * bound.low, high * bound.high
    return low, high


def _unit(run: Sequence[Token], clause: Clause) -> tuple[str | None, int]:
    """Return the class of what is counted and the token after the amount's words."""
    last, inside = run[-1], {token.i for token in clause.tokens}
    doc, end = last.doc, last.i + 1
    if run[0].i > 0 and doc[run[0].i - 1].text in _CURRENCIES:
        return unit_classes()[doc[run[0].i - 1].text], end
    for i in range(end, min(end + _NEAR, len(doc))):
        token = doc[i]
        if i not in inside or token.is_punct or token.pos_ in ("VERB", "AUX"):
            break
        if token.pos_ in ("NOUN", "PROPN", "SYM") and token.dep_ not in ("compound", "amod"):
            name = unit_classes().get(lemma(token)) or unit_classes().get(token.lower_)
            return name or lemma(token), i + 1
    bare = last.dep_ not in ("nummod", "compound") and lemma(clause.head) in verbs_of_people()
    return ("person" if bare else None), end
