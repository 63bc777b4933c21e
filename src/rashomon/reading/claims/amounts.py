"""Amounts of a clause, as ranges: "some twenty people", "several hundred", "fewer than 40,000".

Years, days, ordinals and times are no amounts.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from spacy.tokens import Token

from rashomon.reading.claims.clauses import Clause
from rashomon.reading.claims.lexicon import lexicon, unit_classes, verbs_of_people
from rashomon.reading.draft import AmountDraft, Tokens
from rashomon.reading.events.lemmas import lemma
from rashomon.reading.events.quantities import value_of

_NOT_COUNTED = frozenset({"DATE", "TIME", "ORDINAL"})
_NOT_ALONE = frozenset({"nummod", "compound", "npadvmod"})
_NEAR = 3
_PER_CENT = "per cent"
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
        if token is not None and (share := _share(token)) is not None:
            found.append(share)
        run = [token] if token is not None and _is_number(token) else []
    return tuple(found)


def _share(token: Token) -> AmountDraft | None:
    """Return a fraction as percent, give or take what such words leave open: "a third of"."""
    bounds = lexicon().fractions.get(token.lower_)
    if bounds is None or token.i + 1 >= len(token.doc) or token.nbor().lower_ != "of":
        return None
    if token.i > 0 and token.nbor(-1).lower_ not in lexicon().single:
        return None
    return AmountDraft(Tokens(token.i, token.i + 1), *bounds, "percent", _verb(token))


def _continues(token: Token) -> bool:
    """Return whether a token goes on with a number, the hyphen of "thirty-two" included."""
    hyphen = token.text == "-" and token.i + 1 < len(token.doc) and _is_number(token.nbor())
    return hyphen or _is_number(token)


def _is_number(token: Token) -> bool:
    word = token.lower_
    counts = word in lexicon().vague or word.removesuffix("s") in lexicon().plural_scales
    return (counts or token.pos_ == "NUM") and token.ent_type_ not in _NOT_COUNTED


def _plural_scale(token: Token) -> int | None:
    """Return what a scale word counts in ("hundreds", "dozen"), or None."""
    return lexicon().plural_scales.get(token.lower_.removesuffix("s"))


def _amount(run: Sequence[Token], clause: Clause) -> AmountDraft | None:
    if _of_others(run[-1]):
        return None
    while len(run) > 1 and run[0].lower_ in lexicon().vague and run[1].pos_ == "NUM":
        if _plural_scale(run[1]) is not None and run[0].lower_ != "some":
            break
        run = run[1:]  # "some twenty": about twenty
    bounds = _range(run)
    unit, end = _unit(run, clause)
    if bounds is None or unit is None:
        return None
    low, high = _bounded(run[0], *bounds)
    return AmountDraft(Tokens(run[0].i, end), low, high, unit, _verb(run[-1]))


def _of_others(number: Token) -> bool:
    """Return whether a number is a part of another one: "14 of them"."""
    after = number.doc[number.i + 1 : number.i + _NEAR]
    return len(after) > 1 and after[0].lower_ == "of" and after[1].pos_ == "PRON"


def _verb(number: Token) -> str:
    """Return the lemma of the participle after a number or of the verb above it, or ""."""
    after = number.doc[number.i + 1 : number.i + 2]
    verbs = [token for token in after if token.tag_ == "VBN"]
    verbs += [token for token in number.ancestors if token.pos_ in ("VERB", "AUX")]
    return lemma(verbs[0]) if verbs else ""


def _range(run: Sequence[Token]) -> tuple[float, float] | None:
    words = [token.lower_ for token in run if token.text != "-"]
    value = value_of(words)
    if value is not None:
        return value, value
    if len(run) == 1 and words[0] in lexicon().plural_scales:
        return (lexicon().plural_scales[words[0]],) * 2  # "a dozen"
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
    bounds = lexicon().bounds
    for bound, opposite in (
        (bounds.at_least, bounds.at_most),
        (bounds.at_most, bounds.at_least),
    ):
        near = before[:1] and before[0] in bound.words
        pair = len(before) > 1 and bound.after.get(before[1]) == before[0]
        if near or pair:
            turned = pair and not lexicon().negations.isdisjoint(before[2:])  # "no more than"
            factors = opposite if turned else bound
            return low * factors.low, high * factors.high
    return low, high


def _unit(run: Sequence[Token], clause: Clause) -> tuple[str | None, int]:
    """Return the class of what is counted and the token after the amount's words.

    Millions of nothing in particular have no unit (""), other bare numbers are no amounts.
    """
    last, inside = run[-1], {token.i for token in clause.tokens}
    doc, end = last.doc, last.i + 1
    if run[0].i > 0 and doc[run[0].i - 1].text in _CURRENCIES:
        return unit_classes()[doc[run[0].i - 1].text], end
    if doc[end : end + 2].text.lower() == _PER_CENT:
        return "percent", end + 2
    for i in range(end, min(end + _NEAR, len(doc))):
        token = doc[i]
        leaves = token.pos_ == "ADP" and token.lower_ != "of"  # "740 million in the first quarter"
        if i not in inside or leaves or token.is_punct or token.pos_ in ("VERB", "AUX"):
            break
        if token.pos_ in ("NOUN", "PROPN", "SYM") and token.dep_ not in ("compound", "amod"):
            name = unit_classes().get(lemma(token)) or unit_classes().get(token.lower_)
            name = "person" if lemma(token) == "other" and _of_people(last) else name
            return name or lemma(token), i + 1
    return _unit_of_bare(last), end


def _unit_of_bare(last: Token) -> str | None:
    """Return what a number without a noun counts: people, what it is put at, or millions of it."""
    if last.dep_ in _NOT_ALONE:
        return None
    verb = last.head.head if last.dep_ == "pobj" else last.head
    if lemma(verb) in lexicon().estimating:
        parts = [one for one in verb.children if one.dep_ in ("dobj", "nsubj", "nsubjpass")]
        sized = sorted(parts, key=lambda one: one.dep_ != "dobj")
        units = (unit_classes().get(lemma(one)) for one in sized if one != last)
        return next((unit for unit in units if unit), None)
    if _of_people(last) and last.dep_ != "pobj":
        return "person"
    return "" if last.lower_ in lexicon().millions else None


def _of_people(number: Token) -> bool:
    return _verb(number) in verbs_of_people()
