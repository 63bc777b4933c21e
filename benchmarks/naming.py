"""Yardstick ``naming``: which labels of several outlets name one actor, group, object or act?

Each mention gets the name of what it most likely refers to: the person whose name it holds, the
state whose name, people, seat or government it is, the holder of the office that it describes, the
long form of an abbreviation; else the commonest kin of its head word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from benchmarks.yardstick import Row, arguments, rows, write
from rashomon.codebook import load
from rashomon.gazetteer.cities import find_city
from rashomon.gazetteer.territories import find_demonym, find_seat, find_state
from rashomon.linking.names import PersonName, full_likeness, person_name
from rashomon.linking.wording import kinship
from rashomon.reading.languages import language_for
from rashomon.records import Article

_LEAVE = frozenset(("det", "poss", "case", "punct", "nummod"))
_MOST_WORDS = 6
_SINGULAR = frozenset(("NN", "NNP"))
_RARE = 5
_NOUNS = frozenset(("NOUN", "PROPN"))
_EMPTY = frozenset(("ADP", "DET", "PRON", "PUNCT", "PART", "SCONJ", "CCONJ", "SYM"))
_CONTENT = frozenset(("NOUN", "VERB", "ADJ"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention in its parsed document."""

    id: str
    event: str
    span: Span

    @property
    def head(self) -> Token:
        """The syntactic head, or where that is no content word the noun before it, or the last."""
        top = self.span.root
        if top.pos_ not in _EMPTY:
            return top
        nouns = [token for token in self.span if token.pos_ in _NOUNS]
        before = [token for token in nouns if top.pos_ == "ADP" and token.i < top.i]
        return (before or nouns or [top])[-1]


def read_mentions(docs: Iterable[Row], given: Iterable[Row]) -> list[Mention]:
    """Return the mentions in their parsed documents."""
    language = language_for(Article(id="", raw="", path=""))
    parsed: dict[str, Doc] = {doc["doc"]: language.parse(doc["text"]) for doc in docs}
    found = []
    for row in given:
        span = parsed[row["doc"]].char_span(row["start"], row["end"], alignment_mode="expand")
        if span is not None:
            found.append(Mention(row["mid"], row["event"], span))
    return found


class Namer:
    """What the articles on one event say about names and offices, and what mentions then name."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self.full: dict[str, Counter[PersonName]] = defaultdict(Counter)
        self.holders: dict[str, Counter[str]] = defaultdict(Counter)
        self.heads: Counter[str] = Counter()
        self.state_words: dict[str, Counter[str]] = defaultdict(Counter)
        self.bodies: dict[str, Counter[str]] = defaultdict(Counter)
        for mention in mentions:
            name = _name_chunk(mention.head)
            if name is not None and name.is_full:
                for token in {name.tokens[0], name.surname}:
                    self.full[token][name] += 1
        for mention in mentions:
            self._learn(mention)

    def _learn(self, mention: Mention) -> None:
        self.heads[mention.head.lemma_.lower()] += 1
        state = _state(mention)
        for token in mention.span if state is not None else ():
            if token.pos_ == "PROPN":
                self.state_words[token.text][f"state {state}"] += 1
        proper = [token.text for token in mention.span if token.pos_ == "PROPN"]
        if len(proper) > 2 and not self._is_surname(proper[-1]):
            self.bodies[proper[-1].lower()]["body " + "".join(word[0] for word in proper)] += 1
        name = _name_chunk(mention.head)
        if name is None:
            return
        person = self.person(name)
        for token in mention.head.subtree:
            if token.lemma_.lower() in _offices():
                self.holders[token.lemma_.lower()][person] += 1

    def _is_surname(self, word: str) -> bool:
        name = person_name(word)
        return name is not None and any(
            full.surname == name.surname for full in self.full.get(name.surname, ())
        )

    def person(self, name: PersonName) -> str:
        """Return one name for a person, the same for the full name and a part of it."""
        known = self.full.get(name.surname, Counter())
        alike = [n for n in known if not name.is_full or full_likeness(n, name, slavic=False)]
        best = min(alike, key=lambda n: (-known[n], n.tokens), default=name)
        return f"person {' '.join(best.tokens)}"

    def name(self, mention: Mention) -> str:
        """Return what a mention names."""
        head = mention.head
        state = _state(mention)
        chunk = _name_chunk(head)
        if state is not None:
            return f"state {state}"
        lemma = head.lemma_.lower()
        if chunk is not None and lemma not in _offices():
            return self._proper(head, chunk)
        if lemma in self.holders and head.tag_ in _SINGULAR and len(mention.span) <= _MOST_WORDS:
            return _commonest(self.holders[lemma])
        if lemma in _offices():
            owner = next(filter(None, map(_state_of, (t.text for t in mention.span))), None)
            if owner is not None:
                return f"state {owner}"
        if lemma in self.bodies:
            return _commonest(self.bodies[lemma])
        return f"word {self._commonest_kin(self._topic(mention))}"

    def _commonest_kin(self, word: str) -> str:
        """Return the commonest head that is of one kind with a word, or the word."""
        kin = [head for head in self.heads if kinship(head, word)]
        return max(kin, key=lambda head: (self.heads[head], head), default=word)

    def _topic(self, mention: Mention) -> str:
        """Return the head's lemma, or of a rare head the commonest of its words' that is a head."""
        own = mention.head.lemma_.lower()
        others = [t.lemma_.lower() for t in mention.span if t.pos_ in _CONTENT]
        if self.heads[own] > _RARE or not others:
            return own
        best = max(others, key=lambda word: (self.heads[word], word))
        return best if self.heads[best] > self.heads[own] else own

    def _proper(self, head: Token, chunk: PersonName) -> str:
        letters = re.sub(r"[^A-Za-z]", "", head.text)
        if letters.isupper() and len(letters) > 1:
            return f"body {letters}"
        for known in (self.state_words.get(head.text), self.bodies.get(head.text.lower())):
            if known:
                return _commonest(known)
        if head.ent_type_ in ("PERSON", "") or chunk.surname in self.full:
            return self.person(chunk)
        return f"word {self._commonest_kin(head.lemma_.lower())}"


def _commonest(counts: Counter[str]) -> str:
    return min(counts, key=lambda key: (-counts[key], key))


def _name_chunk(head: Token) -> PersonName | None:
    """Return the capitalised words that end with a proper-noun head, as a person's name."""
    if head.pos_ != "PROPN":
        return None
    start = head.i
    while start > head.sent.start and head.doc[start - 1].ent_type_ == head.ent_type_ == "PERSON":
        start -= 1
    return person_name(head.doc[start : head.i + 1].text)


def _offices() -> frozenset[str]:
    listed = load("english/roles.yaml", dict[str, object])
    persons = listed["persons"]
    return frozenset(persons) if isinstance(persons, dict) else frozenset()


def _governments() -> frozenset[str]:
    listed = load("english/roles.yaml", dict[str, object])
    words = listed["governments"]
    return frozenset(map(str, words)) if isinstance(words, list) else frozenset()


def _state(mention: Mention) -> str | None:
    """Return the state that a mention names itself, or by its government's or people's name."""
    words = [token for token in mention.span if token.dep_ not in _LEAVE]
    text = " ".join(token.text for token in words)
    code = _state_of(text)
    if code is not None or mention.head.lemma_.lower() not in _governments():
        return code
    for token in mention.span:
        code = _state_of(token.text)
        if code is not None:
            return code
    return None


def _state_of(text: str) -> str | None:
    state = find_state(text) or find_demonym(text) or find_seat(text)
    if state is not None:
        return state.code
    city = find_city(text)
    return city.country if city is not None and city.is_capital else None


def main() -> None:
    """Cluster the mentions of ``dev/``."""
    data, out = arguments("Cluster the labels of several outlets.")
    folder = data / "dev"
    mentions = read_mentions(rows(folder / "docs.jsonl"), rows(folder / "mentions.jsonl"))
    events: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions, key=lambda mention: mention.id):
        events[mention.event].append(mention)
    found = []
    for event, listed in sorted(events.items()):
        namer = Namer(listed)
        found += [{"mid": m.id, "cluster": f"{event} {namer.name(m)}"} for m in listed]
    write(out, found)


if __name__ == "__main__":
    main()
