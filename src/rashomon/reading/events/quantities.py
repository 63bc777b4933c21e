"""Counted amounts among an event's arguments: "33 citizens", "80,000 tons", "20 arrested"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.reading.draft import QuantityDraft, Tokens
from rashomon.reading.events.lemmas import lemma

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_CURRENCIES = frozenset({"$", "€", "£", "¥", "₽"})
_FEW = 3
_DEFINITE = frozenset({"the", "these", "those", "both"})
_NOT_COUNTED = frozenset({"DATE", "TIME", "ORDINAL", "PERCENT"})


def quantities_of(trigger: Token, absorbed: frozenset[int]) -> tuple[QuantityDraft, ...]:
    """Return the quantities attached to a trigger's arguments, in text order.

    `absorbed` are further tokens of the event's own wording, searched as the trigger is.
    """
    doc = trigger.doc
    found: dict[int, QuantityDraft] = {}
    for start in (trigger, *(doc[i] for i in sorted(absorbed) if i != trigger.i)):
        for number in _numbers(start):
            quantity = _quantity(number)
            if quantity is not None:
                found.setdefault(quantity.tokens.start, quantity)
    return tuple(found[start] for start in sorted(found))


def _numbers(top: Token) -> Iterator[Token]:
    """Yield number tokens below `top`, not crossing into another clause."""
    for child in top.children:
        if child.pos_ == "NUM" and child.dep_ not in {"compound", "quantmod"}:
            yield child
        if child.dep_ not in {"advcl", "ccomp", "relcl", "parataxis", "conj"} or (
            child.dep_ == "conj" and child.pos_ != "VERB"
        ):
            yield from _numbers(child)


def _quantity(number: Token) -> QuantityDraft | None:
    if number.ent_type_ in _NOT_COUNTED:
        return None
    parts = [*(c for c in number.lefts if c.dep_ in {"compound", "quantmod"}), number]
    words = [part for part in parts if part.pos_ == "NUM"]
    value = value_of([word.lower_ for word in words])
    if value is None:
        return None
    if value <= _FEW and any(c.lower_ in _DEFINITE for c in number.head.children):
        return None  # "the two countries" names them, it does not count them
    money = next((part for part in parts if part.text in _CURRENCIES), None)
    if money is None and number.i > 0 and number.doc[number.i - 1].text in _CURRENCIES:
        money = number.doc[number.i - 1]
    tokens = [*words, *((money,) if money is not None else ())]
    if money is not None:
        unit = money.text
    elif number.dep_ == "nummod":
        unit = lemma(number.head)
        tokens.append(number.head)
    else:
        unit = "people" if number.dep_ in {"dobj", "nsubj", "nsubjpass", "pobj"} else ""
    if not unit:
        return None
    span = Tokens(min(t.i for t in tokens), max(t.i for t in tokens) + 1)
    return QuantityDraft(span, value, unit)


def value_of(words: list[str]) -> float | None:
    """Return the number that words or digits write ("80,000", "twenty-one", "1.5 million")."""
    total, current, seen = 0.0, 0.0, False
    for word in words:
        for part in word.replace("-", " ").split():
            if part in _UNITS:
                current += _UNITS[part]
            elif part in _SCALES:
                current = (current or 1) * _SCALES[part]
                if _SCALES[part] > 100:
                    total, current = total + current, 0.0
            else:
                try:
                    current += float(part.replace(",", ""))
                except ValueError:
                    return None
            seen = True
    return total + current if seen else None
