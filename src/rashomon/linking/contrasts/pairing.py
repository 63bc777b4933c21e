"""Which pairs of claims are compared: those that share a key, told by different voices."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator

from rashomon.linking.claims import ClaimSeen
from rashomon.linking.contrasts.finding import (
    Finding,
    Scene,
    Voice,
    doubts,
    ordered,
    passage,
    voices_topic,
)
from rashomon.linking.contrasts.neighbours import around, in_list
from rashomon.linking.contrasts.weights import weights
from rashomon.linking.text import cosine, stem
from rashomon.links import ContrastKind, Reason

MOST_OF_ONE = 2
"""Contrasts of one claim that are shown where many meet one word, the closest."""

SHOWN_TERMS = 5
"""Shared words that a reason names."""

_WORD = re.compile(r"[^\W\d_]+")

Pair = tuple[ClaimSeen, ClaimSeen]


def pairs(
    claims: Iterable[ClaimSeen], keys: Callable[[ClaimSeen], Iterable[Hashable]]
) -> Iterator[Pair]:
    """Yield each pair of claims that share a key once, each in order of ids."""
    seen = set()
    for listed in _lists(claims, keys).values():
        for one, other in in_list(listed):
            a, b = (one, other) if one.id < other.id else (other, one)
            if (a.id, b.id) not in seen:
                seen.add((a.id, b.id))
                yield a, b


def pairs_between(
    few: Iterable[ClaimSeen],
    many: Iterable[ClaimSeen],
    asked: Callable[[ClaimSeen], Iterable[Hashable]],
    keys: Callable[[ClaimSeen], Iterable[Hashable]],
) -> Iterator[Pair]:
    """Yield each of a few claims with each other claim of `many` that has a key it asks for."""
    lists = _lists(many, keys)
    for claim in few:
        met = {claim.id}
        for key in asked(claim):
            for other in around(lists.get(key, ()), claim.published, _told):
                if other.id not in met:
                    met.add(other.id)
                    yield claim, other


def _lists(
    claims: Iterable[ClaimSeen], keys: Callable[[ClaimSeen], Iterable[Hashable]]
) -> dict[Hashable, list[ClaimSeen]]:
    """Return the claims of each key in order of time."""
    lists: dict[Hashable, list[ClaimSeen]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim.published, claim.id)):
        for key in keys(claim):
            lists[key].append(claim)
    return dict(lists)


def _told(claim: ClaimSeen) -> str:
    return claim.published


def voices_of_pair(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> tuple[Voice, Voice] | None:
    """Return the two voices, or None where they are one or may be, or say the same.

    What an outlet repeats of another's text is no second voice, whomever it quotes.
    """
    first, second = (_voice(scene, claim) for claim in (a, b))
    repeated = any(scene.is_copy(claim.claim.article) for claim in (a, b))
    same = first == second or a.text == b.text
    return None if same or repeated else (first, second)


def _voice(scene: Scene, claim: ClaimSeen) -> Voice:
    """Return who makes a claim; a headline speaks for itself, mostly not in its author's words."""
    voice = scene.voice(claim.claim.article, claim.claim.asserted_by)
    if voice.kind == "outlet" and scene.in_headline(claim):
        return Voice("headline", f"the headline of {voice.id}")
    return voice


def alike(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> float:
    """Return how sure it is that two claims are about one thing: a cosine, or 1 side by side."""
    one_article = a.claim.article == b.claim.article
    if one_article and abs(a.place - b.place) <= weights().same_passage:
        return 1.0
    dated = a.published and b.published
    if dated and not scene.near(a.claim.article, b.claim.article):
        return 0.0
    return cosine(a.subject, b.subject)


def can_share_a_doer(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> bool:
    """Return whether one and the same may do what two claims tell: named actors decide first."""
    first, second = (claim.agents & scene.actors.identified for claim in (a, b))
    if first and second:
        return bool(first & second)
    return not (a.doers and b.doers) or bool(a.doers & b.doers)


def finding(
    scene: Scene, kind: ContrastKind, pair: Pair, voices: tuple[Voice, Voice], reason: Reason
) -> Finding:
    """Return a contrast between two claims, with what they have in common as a reason."""
    a, b = pair
    one, other = ordered(*(passage(claim.claim.article, claim.claim.span) for claim in pair))
    names = sorted(scene.voice_name(voice) for voice in voices)
    why = (
        reason,
        Reason(
            feature="about one thing",
            weight=round(weights().closeness * alike(scene, a, b), 4),
            detail=_shared(scene, a, b),
        ),
        *doubts(*voices),
        Reason(feature="voices", weight=0.0, detail=" against ".join(names)),
    )
    topic = voices_topic(kind, (one.article, other.article, reason.feature), *voices)
    return Finding(kind, topic, one, other, (), why)


def _shared(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> str:
    """Say in plain words what two claims both speak of, the most telling first."""
    terms = sorted(
        a.subject.keys() & b.subject.keys(), key=lambda t: (-a.subject[t] * b.subject[t], t)
    )
    shown = {stem(word): word for word in _WORD.findall(f"{b.text} {a.text}")}
    shown |= {term: scene.actors.by_id[term].name for term in terms if term in scene.actors.by_id}
    words = [shown[term] for term in terms if term in shown][:SHOWN_TERMS]
    return f"both speak of {', '.join(words)}" if words else "told beside each other"
