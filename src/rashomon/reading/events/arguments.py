"""Who and what a verb or an event noun goes with, over the dependency parse.

Passives, conjunction, relative clauses, control ("decided to arrest"), participles, infinitives
and clauses behind a preposition ("accused of plotting") are resolved here, so that frames speak
of subjects and objects only. Labels are those of ClearNLP as spaCy's English models give them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from rashomon.reading.actors.lexicon import acting_nouns
from rashomon.reading.events.codebook import PartOfSpeech, plover
from rashomon.reading.events.coordination import CHAINED, parallel
from rashomon.reading.events.lemmas import lemma
from rashomon.reading.events.objects import (
    OBJECTS,
    dative_preposition,
    raised_objects,
    relative_object,
    shared_object,
)
from rashomon.reading.events.phrases import expand, next_phrase, obliques_of, shared_phrases

_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"})
_DEEPEST = 6
_SUBJECTS = frozenset({"nsubj", "csubj", "expl"})
_PASSIVE = frozenset({"nsubjpass", "auxpass"})
_ACTIVE = frozenset({"nsubj", "aux"}) | OBJECTS


@dataclass(frozen=True, slots=True)
class Arguments:
    """The head tokens of a predicate's arguments, conjoined ones included."""

    subjects: tuple[Token, ...] = ()
    objects: tuple[Token, ...] = ()
    datives: tuple[Token, ...] = ()
    obliques: Mapping[str, tuple[Token, ...]] = field(default_factory=dict)
    complements: tuple[Token, ...] = ()
    possessives: tuple[Token, ...] = ()
    modifiers: tuple[Token, ...] = ()
    governor: Token | None = None


def arguments_of(predicate: Token) -> Arguments:
    """Return the arguments of a verb, an adjective or an event noun."""
    if predicate.pos_ in {"VERB", "AUX"}:
        return verb_arguments(predicate)
    if predicate.pos_ == "ADJ":
        return _adjective_arguments(predicate)
    return noun_arguments(predicate)


def verb_arguments(verb: Token, depth: int = 0) -> Arguments:
    """Return a verb's arguments; `depth` bounds the walk up through control and conjunction."""
    passive = is_passive(verb)
    own = list(verb.children)
    named = [(c.dep_, c) for c in own]
    subjects = expand([c for name, c in named if name in _SUBJECTS])
    passives = expand([c for name, c in named if name == "nsubjpass"])
    objects = expand([c for name, c in named if name in OBJECTS])
    datives = expand([c for name, c in named if name == "dative" and c.pos_ != "ADP"])
    obliques = obliques_of(verb)
    agents = (obliques.pop("by", ()) or _later_agents(verb, depth)) if passive else ()
    if not subjects and not passives and depth < _DEEPEST:
        shared = _inherited_subjects(verb, depth)
        if passive:
            passives = shared
        else:
            subjects = shared
    if passive:
        if objects:
            datives = (*datives, *passives)
        else:
            objects = passives
        subjects = agents
    elif not objects and not passive:
        objects = relative_object(verb, own)
    if not objects and not passive:
        objects = shared_object(verb) or raised_objects(own)
    return Arguments(
        subjects=subjects,
        objects=objects,
        datives=(*datives, *dative_preposition(own)),
        obliques=obliques,
        complements=tuple(_complements(own)),
    )


def is_passive(verb: Token) -> bool:
    """Tell whether a verb form is passive: by its auxiliary or subject, or a bare participle."""
    below = {child.dep_ for child in verb.children}
    if not below.isdisjoint(_PASSIVE):
        return True
    if not below.isdisjoint(_ACTIVE):
        return False
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"}:
        return is_passive(verb.head)
    return verb.dep_ in {"acl", "advcl", "amod", "relcl", "ccomp", "xcomp", "ROOT"}


def _later_agents(verb: Token, depth: int) -> tuple[Token, ...]:
    """Return the agent of a passive that stands behind another phrase, or with an earlier passive.

    As in "was equipped with boats by the navy", and "was tried by a court and jailed".
    """
    for child in verb.children:
        if child.dep_ == "prep" and child.i > verb.i:
            for inner in child.children:
                agents = obliques_of(inner).get("by", ())
                if any(map(_is_somebody, agents)):
                    return agents
    head = verb.head
    if verb.dep_ == "conj" and head.tag_ == "VBN" and depth < _DEEPEST and is_passive(head):
        return verb_arguments(head, depth + 1).subjects
    return ()


def noun_arguments(noun: Token) -> Arguments:
    """Return an event noun's own arguments and the verb that governs it, if any."""
    own = list(noun.children)
    obliques = obliques_of(noun) or shared_phrases(noun)
    for name, heads in next_phrase(noun).items():
        obliques.setdefault(name, heads)
    agents = [
        agent
        for clause in own
        if clause.dep_ == "acl" and clause.tag_ == "VBN"
        for agent in obliques_of(clause).get("by", ())
    ]
    if agents:
        obliques["by"] = (*obliques.get("by", ()), *agents)
    return Arguments(
        obliques=obliques,
        complements=tuple(c for c in own if c.dep_ in {"acl", "ccomp", "relcl"}),
        possessives=expand(c for c in own if c.dep_ == "poss" and c.pos_ != "PRON")
        or tuple(c for c in own if c.dep_ == "poss"),
        modifiers=tuple(c for c in own if c.dep_ in {"compound", "amod", "nmod"}),
        governor=_governor(noun),
    )


def _adjective_arguments(adjective: Token) -> Arguments:
    subjects: tuple[Token, ...] = ()
    if adjective.dep_ in {"acomp", "attr", "oprd", "xcomp", "ROOT", "conj"}:
        verb = adjective.head
        if verb.pos_ in {"VERB", "AUX"}:
            subjects = verb_arguments(verb).subjects
    elif adjective.dep_ == "amod":
        subjects = (adjective.head,)
    return Arguments(
        subjects=subjects,
        obliques=obliques_of(adjective),
        complements=tuple(_complements(adjective.children)),
    )


def _inherited_subjects(verb: Token, depth: int) -> tuple[Token, ...]:
    head = verb.head
    above = parallel(verb) if verb.dep_ in CHAINED else None
    if above is not None:
        upper = verb_arguments(above, depth + 1)
        return upper.objects if is_passive(above) else upper.subjects
    if verb.dep_ in {"xcomp", "ccomp", "advcl"} and head.pos_ in {"VERB", "AUX"}:
        upper = verb_arguments(head, depth + 1)
        asked = _asked(head, upper) if _is_infinitive(verb) else ()
        if asked:
            return asked
        if lemma(head) in plover().rules.subject_control and not _has_object(head):
            return upper.objects if is_passive(head) else upper.subjects
        if verb.dep_ == "xcomp" and not is_passive(head) and upper.objects:
            return upper.objects
        return upper.objects if is_passive(head) else upper.subjects
    if verb.dep_ == "xcomp" and head.pos_ == "ADJ":
        return _adjective_arguments(head).subjects
    if verb.dep_ == "pcomp":
        return _subjects_behind_preposition(verb, depth)
    if verb.dep_ in {"acl", "relcl", "amod"} and head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        if _is_infinitive(verb):
            return _asked(head, noun_arguments(head)) or _holders(head, depth)
        return (head,)
    return ()


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)


def _asked(word: Token, arguments: Arguments) -> tuple[Token, ...]:
    """Return who is to do what a request's infinitive says: "press X to", "an order to X to"."""
    part: PartOfSpeech = "noun" if word.pos_ == "NOUN" else "verb"
    frames = plover().frames.get((part, lemma(word)), ())
    if not any(frame.type == "REQUEST" for frame in frames):
        return ()
    phrases = (arguments.obliques.get(name, ()) for name in ("on", "upon", "to", "for"))
    for heads in (arguments.objects, *phrases):
        if any(map(_is_somebody, heads)):
            return heads
    return ()


def _has_object(verb: Token) -> bool:
    return any(child.dep_ in OBJECTS for child in verb.children)


def _subjects_behind_preposition(verb: Token, depth: int) -> tuple[Token, ...]:
    """Return whose deed a gerund is: "accuse X of -ing" X's, "by -ing" the subject's."""
    preposition = verb.head
    governor = preposition.head
    if governor.pos_ == "ADV" and governor.head.pos_ == "VERB":
        return verb_arguments(governor.head).subjects  # "stopped short of -ing"
    if governor.pos_ in {"VERB", "AUX"}:
        upper = verb_arguments(governor, depth + 1)
        if preposition.lower_ in {"of", "from", "into", "for"} and upper.objects:
            return upper.objects
        return upper.subjects
    if governor.dep_ in OBJECTS and _is_somebody(governor):
        return (governor,)
    return _holders(governor, depth) if governor.pos_ == "NOUN" else ()


def _is_somebody(noun: Token) -> bool:
    if noun.ent_type_ in {"PERSON", "ORG", "GPE"} or lemma(noun) in acting_nouns():
        return True
    return noun.pos_ == "PROPN" and not noun.ent_type_


def _holders(noun: Token, depth: int) -> tuple[Token, ...]:
    """Return who holds a noun such as "plan" or "threat": its possessor or its verb's subject."""
    own = noun_arguments(noun)
    if own.possessives:
        return own.possessives
    if own.governor is not None and own.governor.pos_ in {"VERB", "AUX"}:
        return verb_arguments(own.governor, depth + 1).subjects
    return own.obliques.get("by", ()) or own.obliques.get("of", ())


def _complements(own: Iterable[Token]) -> Iterator[Token]:
    for child in own:
        if child.dep_ in {"xcomp", "ccomp"}:
            yield child
            yield from (c for c in child.children if c.dep_ == "conj" and c.pos_ == child.pos_)


def _governor(noun: Token) -> Token | None:
    """Return the verb or noun whose argument a noun is, through prepositions and conjuncts.

    A noun phrase that is coordinated with a verb was torn from a list before it.
    """
    head, dependency = noun.head, noun.dep_
    if head == noun:
        return None
    if dependency in {"conj", "appos"} and head.pos_ in {"NOUN", "PROPN"}:
        return _governor(head)
    if dependency == "conj" and any(child.dep_ == "det" for child in noun.children):
        return None
    if dependency == "pobj":
        above: Token = head.head
        if lemma(above) in plover().words["partitive"] and above.pos_ in {"NOUN", "NUM"}:
            return _governor(above)
        return above
    return head if dependency not in _CLAUSES else None
