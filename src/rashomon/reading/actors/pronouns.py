"""Whom a third-person pronoun stands for: agreement, recency, and a preference for subjects.

A relative pronoun stands for the noun that its clause modifies. First persons are left alone: whose
words a quotation is, `statements` finds out. A pronoun without one clearly best antecedent stays
unresolved.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.reading.actors.clusters import Cluster, Spot
from rashomon.reading.actors.context import Context
from rashomon.reading.draft import Tokens

_MALE = frozenset({"he", "him", "his", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_THIRD = _MALE | _FEMALE | _NEUTER | _PLURAL
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVES = ("WP", "WDT", "WP$")
_EXTRAPOSING = frozenset({"find", "make", "consider", "think", "deem", "be", "render"})
_IMPERSONAL = frozenset({"be", "seem", "appear", "turn", "look", "happen", "follow", "take"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "advcl", "csubj", "acomp", "prep"})
_REACH = 3
_WINDOW = 60
_MARGIN = 0.5
_THING_FLOOR = 0.5


@dataclass(frozen=True, slots=True)
class _Candidate:
    spot: Spot
    cluster: int


def resolve_pronouns(context: Context, clusters: list[Cluster]) -> None:
    """Add the pronouns of an article to the clusters that they stand for, in text order."""
    _resolve_relatives(context, clusters)
    candidates = sorted(
        (
            _Candidate(spot, index)
            for index, cluster in enumerate(clusters)
            for spot in cluster.spots
        ),
        key=lambda candidate: (candidate.spot.head, candidate.spot.tokens),
    )
    heads = [candidate.spot.head for candidate in candidates]
    for token in context.doc:
        if token.pos_ != "PRON" or token.lower_ not in _THIRD or token.text.isupper():
            continue
        end = bisect_left(heads, token.i)
        chosen = _choose(context, token, candidates[max(0, end - _WINDOW) : end], clusters)
        if chosen is None:
            continue
        spot = Spot(Tokens(token.i, token.i + 1), token.i, "pronoun")
        clusters[chosen].spots.append(spot)
        _learn_gender(clusters[chosen], token.lower_)
        candidates.insert(end, _Candidate(spot, chosen))
        heads.insert(end, token.i)


def _resolve_relatives(context: Context, clusters: list[Cluster]) -> None:
    """Add "who" and "which" to the actor whose mention the relative clause modifies."""
    at_head = {spot.head: cluster for cluster in reversed(clusters) for spot in cluster.spots}
    for token in context.doc:
        if token.tag_ not in _RELATIVES or token.lower_ not in ("who", "whom", "which", "whose"):
            continue
        clause = next((one for one in token.ancestors if one.dep_ == "relcl"), None)
        cluster = None if clause is None else at_head.get(clause.head.i)
        if clause is None or cluster is None or clause.head.i >= token.i:
            continue
        if token.lower_ == "which" and cluster.kind == "person":
            continue
        cluster.add(Tokens(token.i, token.i + 1), token.i, "pronoun")


def _learn_gender(cluster: Cluster, word: str) -> None:
    if cluster.kind == "person" and cluster.gender is None:
        cluster.gender = "m" if word in _MALE else "f" if word in _FEMALE else None


def _choose(
    context: Context, token: Token, window: list[_Candidate], clusters: list[Cluster]
) -> int | None:
    """Return the best antecedent's cluster, or None when none fits or two fit equally well."""
    if token.lower_ in _NEUTER and _is_expletive(token):
        return None
    scores: dict[int, float] = {}
    for candidate in window:
        cluster = clusters[candidate.cluster]
        distance = context.sentence_of[token.i] - context.sentence_of[candidate.spot.head]
        reach = _REACH if token.lower_ in _MALE | _FEMALE else 1
        if distance > reach or not _agrees(token.lower_, cluster):
            continue
        if _is_barred(context, token, candidate.spot):
            continue
        score = _score(context, token, candidate.spot, distance)
        scores[candidate.cluster] = max(score, scores.get(candidate.cluster, score))
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN):
        return None
    if token.lower_ not in _MALE | _FEMALE and ranked[0][1] < _THING_FLOOR:
        return None
    return ranked[0][0]


def _agrees(word: str, cluster: Cluster) -> bool:
    if word in _PLURAL:
        return cluster.kind == "group" and cluster.plural
    if word in _NEUTER:
        return cluster.kind in ("state", "organisation")
    if cluster.kind != "person":
        return False
    return cluster.gender in (None, "m" if word in _MALE else "f")


def _score(context: Context, token: Token, spot: Spot, distance: int) -> float:
    """Weigh an antecedent: near sentences, subjects, same voice, parallel function."""
    head = context.doc[spot.head]
    score = -2.0 * distance
    function = _function(head)
    if function in _SUBJECTS:
        score += 2.0
    elif function == "poss":
        score += 0.2
    elif function in ("dobj", "dative"):
        score += 0.8
    if function == token.dep_:
        score += 0.5
    if context.quoted[spot.head] != context.quoted[token.i]:
        score -= 2.5 if context.quoted[spot.head] else 1.0
    if spot.form == "pronoun" and spot.tokens != (token.i, token.i + 1):
        score += 0.5
    if any(one.dep_ == "acl" and one.head.i == spot.head for one in token.ancestors):
        score += 2.5  # a participle's subject is the noun that it modifies
    return score - (token.i - spot.head) / 40


def _function(head: Token) -> str:
    """Return the dependency of a mention, that of the noun it modifies for titles and compounds."""
    while head.dep_ in ("compound", "appos", "conj", "flat") and head.head.i != head.i:
        head = head.head
    return str(head.dep_)


def _is_barred(context: Context, token: Token, spot: Spot) -> bool:
    """Whether grammar forbids: an object is not its clause's subject or in its own phrase."""
    if spot.tokens.start <= token.i < spot.tokens.end:
        return True
    if token.lower_.endswith("self") or (token.lower_ in _POSSESSIVE and token.dep_ == "poss"):
        return False
    verb = _clause(token)
    return verb is not None and verb == _clause(context.doc[spot.head])


def _clause(token: Token) -> int | None:
    """Return the verb whose own argument a token is, through prepositions and coordination."""
    while token.dep_ in ("conj", "compound", "appos", "pobj", "prep", "dative"):
        if token.head.i == token.i:
            return None
        token = token.head
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    while verb.dep_ == "xcomp" and not any(child.dep_ in _SUBJECTS for child in verb.lefts):
        verb = verb.head  # "Holt wants to help him": the one who helps is Holt
    return int(verb.i)


def _is_expletive(token: Token) -> bool:
    """Whether "it" stands for a clause or for nothing ("it is clear that", "find it hard to")."""
    if token.lower_ != "it":
        return False
    if token.dep_ == "expl":
        return True
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if after.pos_ in ("ADJ", "ADV") and (
        token.head.i == after.i or token.head.lemma_ in _EXTRAPOSING
    ):
        return True
    if token.dep_ not in _SUBJECTS or token.head.lemma_ not in _IMPERSONAL:
        return False
    return any(child.dep_ in _COMPLEMENTS for child in token.head.rights)
