"""Whether words that match are a time: names, verbs and counts look like one too."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from rashomon.reading.dates.lexicon import Lexicon


def is_time(span: Span, words: Lexicon) -> bool:
    """Say whether words that may also be something else ("may", "Sun", "fall") are a time here."""
    tokens = [token for token in span if token.is_alpha or token.like_num]
    if not tokens:
        return True
    last = tokens[-1]
    if last.lower_ in words.words.noun_only:
        return last.tag_ in {"NN", "NNP"}
    if last.lower_ in words.abbreviations:
        return len(tokens) > 2  # "Sun" is a firm, "10 a.m. Sun" is a day
    if last.lower_ in words.words.ambiguous:
        return _is_name_of_time(last, alone=len(tokens) == 1)
    if len(tokens) == 1 and last.is_digit:
        return not _is_count(last, words)
    if len(tokens) == 2 and tokens[0].lower_ in {"a", "an"} and last.lower_ in words.units:
        return not _is_rate(tokens[0])
    return True


def _is_rate(article: Token) -> bool:
    """Say whether "a year" is one by which something is counted, as in "$2 million a year"."""
    before = article.doc[article.i - 1] if article.i else None
    return before is not None and before.pos_ in {"NOUN", "PROPN", "NUM", "SYM"}


def _is_name_of_time(token: Token, alone: bool) -> bool:
    """Say whether a capitalised name stands alone: "May", not "Theresa May" or "March for Life"."""
    doc: Doc = token.doc
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    before = doc[token.i - 1] if alone and token.i else None
    in_name = any(other is not None and other.tag_ == "NNP" for other in (before, after))
    of_name = after is not None and after.lower_ in {"of", "for"}
    return token.tag_ == "NNP" and not token.is_lower and not in_name and not of_name


def _is_count(number: Token, words: Lexicon) -> bool:
    """Say whether a number that could be a year counts things: "2000 people", "some 1500 fled"."""
    before = number.doc[number.i - 1].lower_ if number.i else ""
    if before in words.words.before_counts:
        return True
    counts = number.dep_ == "nummod" and number.head.tag_ == "NNS" and number.head.i > number.i
    return counts and before not in words.words.before_years
