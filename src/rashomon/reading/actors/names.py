"""Where the names of persons and organisations stand.

The parser's entities are proposals. What the gazetteer knows (states, cities, bodies) is taken
first; what is left of each capitalised run is cut at titles and role words, and is told to be a
person or an organisation by what it is made of (given names, words for bodies, capitals), by the
parser's label, and by what the rest of the article calls it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from rashomon.gazetteer import (
    Body,
    State,
    ends_like_organisation,
    ends_like_surname,
    find_body,
    find_seat,
    is_given_name,
)
from rashomon.reading.actors.context import Context, is_name_word
from rashomon.reading.actors.lexicon import roles, titles
from rashomon.reading.actors.spelling import spelling_key
from rashomon.reading.draft import Tokens

NameKind = Literal["person", "organisation", "state"]

_ACRONYM = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z][A-Z&]{1,6}$|(?:[A-Z]\.){2,5}$")
_ROMAN = re.compile(r"[IVXLC]+$")
_LONGEST_BODY = 9
_LONGEST_PERSON = 4
_NO_NAME_LABELS = frozenset(
    {"DATE", "TIME", "MONEY", "PERCENT", "LAW", "LANGUAGE", "EVENT", "QUANTITY", "CARDINAL"}
)
_LINKS = frozenset({"of", "for", "on", "and", "the", "&", "'s", "’s", "in"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its tokens, syntactic head, kind, and what the gazetteer knows of it."""

    tokens: Tokens
    head: int
    kind: NameKind
    words: tuple[str, ...]
    body: Body | None = None
    state: State | None = None


def find_names(context: Context) -> list[Name]:
    """Return the names of persons, organisations and seats of government, in text order."""
    finder = _Finder(context)
    finder.take_known_bodies()
    finder.take_bodies()
    finder.take_persons()
    finder.take_rest()
    return sorted(finder.found, key=lambda name: name.tokens)


class _Finder:
    """Takes names from a document, the surest kind first; no token is taken twice."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.doc = context.doc
        self.taken = [token.i in context.place_at for token in self.doc]
        self.found: list[Name] = []
        self.surnames: set[str] = set()
        self.lower_words = {token.text for token in self.doc if token.text.islower()}

    def add(
        self,
        start: int,
        end: int,
        kind: NameKind,
        body: Body | None = None,
        state: State | None = None,
    ) -> None:
        for index in range(start, end):
            self.taken[index] = True
        span = self.doc[start:end]
        words = tuple(token.text for token in span if not token.is_punct or token.text == "&")
        self.found.append(Name(Tokens(start, end), span.root.i, kind, words, body, state))

    def take_known_bodies(self) -> None:
        """Take what the gazetteer knows by exactly these words, the longest first."""
        at = 0
        while at < len(self.doc):
            at = self._known_body_at(at) if is_name_word(self.doc[at]) else at + 1

    def _known_body_at(self, start: int) -> int:
        last = min(start + _LONGEST_BODY, self.doc[start].sent.end)
        for end in range(last, start, -1):
            if not self.doc[end - 1].text[0].isalnum():
                continue
            name = self.doc[start:end].text
            body, seat = find_body(name), find_seat(name)
            if body is None and seat is None:
                continue
            if end - start == 1 and (self.taken[start] or not self._is_proper(self.doc[start])):
                break
            self.add(start, end, "state" if seat else "organisation", body, seat)
            return end
        return start + 1

    def _is_proper(self, token: Token) -> bool:
        if self.context.in_headline(token.i) and not _ACRONYM.match(token.text):
            return token.ent_type_ != ""
        return token.pos_ in ("PROPN", "ADJ", "NOUN") and not token.is_stop

    def take_bodies(self) -> None:
        """Take capitalised runs that end in a word for a body, with what follows by "of"."""
        for start, end in self._runs():
            cut = self._body_end(start, end)
            if cut is not None:
                self._take_body(start, cut)
        for token in self.doc:
            if not self.taken[token.i] and self._is_acronym(token):
                self.add(token.i, token.i + 1, "organisation", find_body(token.text))

    def _runs(self) -> list[tuple[int, int]]:
        """Return maximal runs of capitalised tokens outside headlines (adjectives of places too)."""
        runs: list[tuple[int, int]] = []
        start: int | None = None
        for token in [*self.doc, None]:
            inside = (
                token is not None
                and is_name_word(token)
                and not self.context.in_headline(token.i)
                and (not self.taken[token.i] or token.i in self.context.place_at)
                and not (start is not None and token.is_sent_start)
            )
            if inside and start is None and token is not None:
                start = token.i
            elif not inside and start is not None:
                runs.append((start, token.i if token is not None else len(self.doc)))
                start = token.i if token is not None and is_name_word(token) else None
        return runs

    def _body_end(self, start: int, end: int) -> int | None:
        """Return where a body's name in a run ends: after its last word for a body."""
        lexicon = roles()
        best = None
        for index in range(start, end):
            token = self.doc[index]
            word = token.lower_
            if word in lexicon.persons and index > start and best is not None:
                break
            if (word in lexicon.bodies or token.lemma_.lower() in lexicon.bodies) and (
                index > start or self._continues(index + 1)
            ):
                best = index + 1
        return best

    def _continues(self, index: int) -> bool:
        """Whether "of" or "for" and a capitalised word follow: "Ministry of Health"."""
        if index + 1 >= len(self.doc) or self.doc[index].lower_ not in ("of", "for"):
            return False
        return any(is_name_word(self.doc[at]) for at in range(index + 1, min(index + 3, len(self.doc))))

    def _take_body(self, start: int, end: int) -> None:
        while start < end - 1 and self._is_role_word(self.doc[start]):
            start += 1
        if self.context.place_at.get(end - 1) is not None:
            return
        after = end
        while self._continues(after):
            stop = self._tail(after + 1)
            if stop is None:
                break
            end = after = stop
        self.add(start, end, "organisation")

    def _tail(self, start: int) -> int | None:
        """Return the end of the capitalised words after "of", or None where a place or person is."""
        index = start + 1 if self.doc[start].lower_ == "the" else start
        end = index
        while end < len(self.doc):
            token = self.doc[end]
            joins = token.lower_ in ("and", "&") and end > index and end + 1 < len(self.doc)
            if joins and is_name_word(self.doc[end + 1]) and not self.taken[end + 1]:
                end += 2
                continue
            if not is_name_word(token) or self.taken[end] or is_given_name(token.text):
                break
            end += 1
        return end if end > index else None

    def _is_role_word(self, token: Token) -> bool:
        lexicon = roles()
        word = token.lower_
        return (word in lexicon.persons or word in titles()) and word not in lexicon.bodies

    def _is_acronym(self, token: Token) -> bool:
        if not _ACRONYM.match(token.text) or _ROMAN.match(token.text):
            return False
        if token.ent_type_ in _NO_NAME_LABELS or self._shouted(token):
            return False
        return token.pos_ in ("PROPN", "NOUN") or token.ent_type_ == "ORG"

    def _shouted(self, token: Token) -> bool:
        """Whether the words around are in capitals too, so that capitals say nothing."""
        around = [
            other
            for other in self.doc[max(0, token.i - 2) : token.i + 3]
            if other.i != token.i and other.is_alpha
        ]
        return len(around) > 1 and all(other.text.isupper() for other in around)

    def take_persons(self) -> None:
        """Take runs that hold a given name, follow a title, or are persons to the parser."""
        single: list[tuple[int, int]] = []
        for start, end in self._pieces():
            if end - start > 1:
                self._take_full_name(start, end)
            else:
                single.append((start, end))
        for start, end in single:
            if self._is_person_word(self.doc[start]):
                self.add(start, end, "person")

    def _pieces(self) -> list[tuple[int, int]]:
        """Return runs of untaken capitalised proper words, cut at role words and titles."""
        pieces: list[tuple[int, int]] = []
        start: int | None = None
        for token in self.doc:
            inside = (
                is_name_word(token)
                and not self.taken[token.i]
                and token.ent_type_ not in _NO_NAME_LABELS
                and not self._is_role_word(token)
                and (token.pos_ == "PROPN" or is_given_name(token.text))
                and (token.is_alpha or token.text[1:2] == "." or "-" in token.text)
            )
            if start is not None and (not inside or token.is_sent_start):
                pieces.append((start, token.i))
                start = None
            if inside and start is None:
                start = token.i
        if start is not None:
            pieces.append((start, len(self.doc)))
        return pieces

    def _take_full_name(self, start: int, end: int) -> None:
        span = self.doc[start:end]
        given = next((index for index in range(start, end) if is_given_name(self.doc[index].text)), None)
        labels = Counter(token.ent_type_ for token in span)
        if self.context.in_headline(start):
            if given is None or end - given < 2:
                return
            self._take_person(given, min(end, given + 2))
        elif given is not None and end - given >= 2 and given - start <= 1:
            self._take_person(given if self.doc[given].i - start > 1 else start, end)
        elif (labels["PERSON"] == len(span) and len(span) <= _LONGEST_PERSON) or self._titled(start):
            self._take_person(start, end)

    def _take_person(self, start: int, end: int) -> None:
        end = min(end, start + _LONGEST_PERSON)
        self.add(start, end, "person")
        self.surnames.update(
            (spelling_key(self.doc[end - 1].text), spelling_key(self.doc[start].text))
        )

    def _titled(self, start: int) -> bool:
        if start == self.doc[start].sent.start:
            return False
        before = self.doc[start - 1]
        return before.lower_ in titles() or (
            before.lower_ in roles().persons and before.text[0].isupper()
        )

    def _is_person_word(self, token: Token) -> bool:
        if spelling_key(token.text) in self.surnames:
            return True
        if self.context.in_headline(token.i) or ends_like_organisation(token.text):
            return False
        if token.dep_ in ("compound", "amod") and token.head.pos_ == "NOUN":
            return self._titled(token.i)
        return (
            token.ent_type_ == "PERSON"
            or ends_like_surname(token.text)
            or self._titled(token.i)
        )

    def take_rest(self) -> None:
        """Take what the parser calls an organisation, and firms by their endings."""
        for entity in self.doc.ents:
            start, end = entity.start, entity.end
            while start < end and not is_name_word(self.doc[start]):
                start += 1
            while end > start and not is_name_word(self.doc[end - 1]):
                end -= 1
            if start == end or any(self.taken[start:end]) or self.context.in_headline(start):
                continue
            words = self.doc[start:end]
            if not all(self._fits_body(token) for token in words):
                continue
            if len(words) == 1 and (self._is_fragment(words[0]) or self._is_common(words[0])):
                continue
            if entity.label_ == "ORG" or ends_like_organisation(words.text):
                self.add(start, end, "organisation")

    def _fits_body(self, token: Token) -> bool:
        return (is_name_word(token) and "." not in token.text) or token.lower_ in _LINKS

    def _is_fragment(self, token: Token) -> bool:
        """Whether a word opens a longer capitalised phrase that the parser has cut."""
        if token.i + 1 >= len(self.doc):
            return False
        after = token.nbor(1)
        return after.pos_ == "PROPN" or self._is_role_word(after)

    def _is_common(self, token: Token) -> bool:
        """Whether the article writes the word in lower case elsewhere."""
        return token.lower_ in self.lower_words
