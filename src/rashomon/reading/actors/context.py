"""What every idea of the cast asks of the parsed article, worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from rashomon.reading.draft import Draft, PlaceMention, Tokens

_OPENING = frozenset("“«„")
_CLOSING = frozenset("”»")
_STRAIGHT = '"'


@dataclass(frozen=True, slots=True)
class Context:
    """A document with, by token: its sentence, whether it stands in quotation marks, its place."""

    doc: Doc
    sentences: tuple[Span, ...]
    sentence_of: tuple[int, ...]
    quoted: tuple[bool, ...]
    headlines: tuple[bool, ...]
    place_at: dict[int, PlaceMention]

    def in_headline(self, token: int) -> bool:
        """Whether a token stands in a line whose words are all capitalised."""
        return self.headlines[self.sentence_of[token]]

    def places_in(self, tokens: Tokens) -> list[PlaceMention]:
        """Return the place mentions that lie inside a span, in order."""
        found: dict[PlaceMention, None] = {}
        for index in range(tokens.start, tokens.end):
            place = self.place_at.get(index)
            if place is not None and place.tokens.end <= tokens.end:
                found[place] = None
        return list(found)


def context_of(draft: Draft) -> Context:
    """Return the context of a draft whose places are known."""
    doc = draft.doc
    sentences = tuple(doc.sents)
    sentence_of = [0] * len(doc)
    for index, sentence in enumerate(sentences):
        for token in range(sentence.start, sentence.end):
            sentence_of[token] = index
    place_at = {
        token: place
        for place in draft.places
        for token in range(place.tokens.start, place.tokens.end)
    }
    return Context(
        doc=doc,
        sentences=sentences,
        sentence_of=tuple(sentence_of),
        quoted=_quoted(doc),
        headlines=tuple(_is_headline(sentence) for sentence in sentences),
        place_at=place_at,
    )


def _quoted(doc: Doc) -> tuple[bool, ...]:
    """Mark the tokens between quotation marks; a line break ends a quotation left open."""
    inside = False
    flags = []
    for token in doc:
        if token.is_space and "\n" in token.text:
            inside = False
        mark = token.text[0]
        if mark in _OPENING:
            inside = True
            flags.append(True)
        elif mark in _CLOSING:
            inside = False
            flags.append(True)
        elif mark == _STRAIGHT:
            inside = not inside
            flags.append(True)
        else:
            flags.append(inside)
    return tuple(flags)


def _is_headline(sentence: Span) -> bool:
    """Whether nearly all longer words are capitalised: there, capitals do not tell names."""
    words = [token for token in sentence if token.is_alpha and len(token) > 3]
    if len(words) < 3 or sentence.text.rstrip().endswith((".", ",")):
        return False
    capitalised = sum(token.text[0].isupper() for token in words)
    return capitalised >= 0.8 * len(words)


def is_name_word(token: Token) -> bool:
    """Whether a token could be part of a name: it is capitalised and no function word."""
    if token.is_stop and not (token.pos_ == "PROPN" and token.i != token.sent.start):
        return False
    return token.text[0].isupper() and token.text[0].isalpha()
