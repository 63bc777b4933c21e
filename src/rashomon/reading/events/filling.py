"""The places that a trigger's arguments fill, under the names by which frames ask for them.

Prepositions and the dependencies of a predicate are places by themselves; ``holder``,
``sufferer`` and ``dependent`` are the subject of a verb that an event noun completes, and
``complement`` is somebody in a clause below it. Further away, and looked for only where a frame
names them: ``purpose``, whom the clause of a noun is aimed at ("an operation to recruit X");
``matter``, whom the noun behind a preposition is about ("hinted at support for X"); and ``land``,
where the occasion or the deed behind one is ("during the election in X").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from rashomon.reading.events.arguments import Arguments, is_passive, noun_arguments, verb_arguments
from rashomon.reading.events.codebook import plover
from rashomon.reading.events.conditions import is_actor
from rashomon.reading.events.lemmas import content_head, lemma
from rashomon.reading.events.matching import merged
from rashomon.reading.events.phrases import obliques_of

_AIMING = ("against", "with", "to", "on", "for", "from")
_ABOUT = ("for", "of", "by", "from", "with", "against")
_CLAUSES = frozenset({"acl", "relcl", "ccomp", "advcl", "xcomp"})
_OPENING = frozenset({"to", "that"})
_MEMORY = 400
"""How many tokens back "the election" may refer."""
_ENTERED = frozenset({"in", "on", "into", "under", "for"})
Places = dict[str, tuple[Token, ...]]


def places(arguments: Arguments) -> Places:
    """Return the places of a predicate or noun that its own arguments fill."""
    return {
        **arguments.obliques,
        "subject": arguments.subjects,
        "object": arguments.objects,
        "dative": arguments.datives,
        "possessive": arguments.possessives,
        "modifier": tuple(filter(is_actor_modifier, arguments.modifiers)),
        "complement": tuple(
            subject
            for clause in arguments.complements
            if clause.pos_ in {"VERB", "AUX"} or any(c.dep_ == "nsubj" for c in clause.children)
            for subject in parties_below(clause, arguments.subjects)
        ),
    }


def noun_places(noun: Token, arguments: Arguments) -> Places:
    """Return a noun's places, with what the verb that it completes lends it."""
    found = places(arguments)
    if arguments.governor is not None and lemma(arguments.governor) in plover().rules.depending:
        found["dependent"] = verb_arguments(arguments.governor).subjects
    verb = _light_verb(noun, arguments.governor)
    if verb is None:
        return found
    upper = verb_arguments(verb)
    rules = plover().rules
    if noun.dep_ == "pobj":
        found["sufferer" if _preposition(noun) == "under" else "holder"] = upper.subjects
    elif noun.dep_ == "attr" and verb == noun.head:
        found["holder"] = tuple(head for head in upper.subjects if lemma(head) in rules.aims)
    elif lemma(verb) in rules.conveying and noun not in upper.subjects:
        found["holder"] = upper.subjects
        found["dative"] = upper.datives
    elif lemma(verb) in rules.undergoing:
        found["sufferer"] = upper.subjects
    for preposition, heads in upper.obliques.items():
        known = found.get(preposition, ())
        others = tuple(head for head in heads if head != noun and head not in known)
        found[preposition] = (*known, *others)
    return found


def _light_verb(noun: Token, governor: Token | None) -> Token | None:
    """Return the verb that says of a noun that it is done, suffered or going on."""
    rules = plover().rules
    for clause in noun.children:
        if clause.dep_ not in {"acl", "relcl"} or lemma(clause) not in rules.conveying:
            continue
        if is_passive(clause) or not any(child.tag_ == "TO" for child in clause.children):
            return clause
    if governor is None or governor.pos_ not in {"VERB", "AUX"}:
        return None
    name = lemma(governor)
    if noun.dep_ == "pobj":
        entered = name in rules.entering and _preposition(noun) in _ENTERED
        return governor if entered else None
    return governor if name in (*rules.conveying, *rules.undergoing, *rules.occurring) else None


def _preposition(noun: Token) -> str:
    return str(noun.head.lower_) if noun.dep_ == "pobj" else ""


def parties_below(clause: Token, above: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the first party of a clause that is not the subject above it (control)."""
    groups = [verb_arguments(clause).subjects, *_aimed_at(clause)]
    others = [tuple(head for head in group if head not in above) for group in groups]
    return _first_somebody(others) or next(filter(None, others), ())


def _aimed_at(clause: Token) -> Iterator[tuple[Token, ...]]:
    """Yield those to whom a clause's deed may be done, by place."""
    inner = verb_arguments(clause)
    inner = merged(inner, [noun_arguments(content_head(head)) for head in inner.objects])
    yield inner.objects
    for name in _AIMING:
        yield inner.obliques.get(name, ())
    yield tuple(head for head in inner.obliques.get("in", ()) if head.ent_type_ == "GPE")


def _first_somebody(groups: Iterable[tuple[Token, ...]]) -> tuple[Token, ...]:
    named = (group for group in groups if any(is_actor(content_head(head)) for head in group))
    return next(named, ())


def purpose_of(noun: Token) -> tuple[Token, ...]:
    """Return whom the clause of a noun is aimed at, whoever its subject is.

    A parser may hang an infinitive right behind the noun on its verb.
    """
    behind = [c for c in noun.head.children if any(t.i == noun.i + 1 for t in c.children)]
    for clause in (*noun.children, *behind):
        if clause.dep_ in _CLAUSES and clause.pos_ == "VERB":
            words = {child.lower_ for child in clause.children if child.dep_ in {"aux", "mark"}}
            found = _first_somebody(_aimed_at(clause)) if words & _OPENING else ()
            if found:
                return found
    return ()


def matter_of(found: Places) -> tuple[Token, ...]:
    """Return whom the nouns behind "at" and "to" are about."""
    nouns = (noun_arguments(head) for name in ("at", "to") for head in found.get(name, ()))
    return _first_somebody(noun.obliques.get(name, ()) for noun in nouns for name in _ABOUT)


def lands_of(found: Places, phrases: Iterable[str]) -> tuple[Token, ...]:
    """Return where the occasions or deeds are that `phrases` name, as states or places.

    As in "unrest during the election in X" and "sorry for what its troops did in X". What is
    definite and has no place may have been told before, with it.
    """
    lands: list[Token] = []
    for name in phrases:
        for head in found.get(name, ()):
            lands += _land_of(head) or _land_told_before(head)
    return tuple(lands)


def _land_of(head: Token) -> tuple[Token, ...]:
    obliques = obliques_of(head)
    heads = (*obliques.get("in", ()), *(c for c in head.children if c.dep_ == "poss"))
    return tuple(land for land in heads if land.ent_type_ == "GPE")


def _land_told_before(occasion: Token) -> tuple[Token, ...]:
    """Return the land of an earlier "election in X" for "the election" or its campaign."""
    words = [child for child in occasion.children if child.dep_ in {"compound", "amod", "poss"}]
    if not any(child.lower_ == "the" for child in occasion.children):
        return ()
    meant = {lemma(word) for word in (occasion, *words)} & plover().words["occasion"]
    if meant:
        for at in range(occasion.i - 1, max(occasion.i - _MEMORY, -1), -1):
            earlier = occasion.doc[at]
            if earlier.pos_ == "NOUN" and lemma(earlier) in meant:
                land = _land_of(earlier)
                if land:
                    return land
    return ()


def is_actor_modifier(token: Token) -> bool:
    """Tell whether a modifier names who acts: a nationality, a name or an agent noun."""
    if token.dep_ == "amod":
        named = token.ent_type_ in {"NORP", "GPE", "ORG", "PERSON"}
        return named or (token.pos_ == "ADJ" and token.is_title)
    return is_actor(token)
