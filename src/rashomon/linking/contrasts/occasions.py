"""Whether two claims can be about one occasion, and not about its like of last year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from rashomon.linking.claims import ClaimSeen, days_told_apart
from rashomon.linking.contrasts.finding import Scene
from rashomon.linking.contrasts.weights import weights
from rashomon.linking.text import alternatives


def one_occasion(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> bool:
    """Return whether nothing in two claims of about one time speaks for two occasions.

    Another day, year or place does, and "another" or "rival" does.
    """
    if not scene.near(a.claim.article, b.claim.article):
        return False
    if any(says("elsewhere", claim.text) for claim in (a, b)):
        return False
    if a.years and b.years and not a.years & b.years:
        return False
    if days_told_apart(a, b):
        return False
    return not (a.where and b.where) or bool(a.where & b.where)


def one_affair(scene: Scene, a: ClaimSeen, b: ClaimSeen) -> bool:
    """Return whether two claims of one occasion are told in one story.

    Words alone show hardly anything of articles on different affairs: most that rule each other out
    there are about other things.
    """
    told = scene.story_of[a.claim.article] == scene.story_of[b.claim.article]
    return told and one_occasion(scene, a, b)


def says(field: str, text: str) -> bool:
    """Return whether a lower-case text has one of the phrases that the weights list in a field."""
    return bool(_pattern(field).search(text))


def phrase_in(field: str, text: str) -> str | None:
    """Return the first phrase of a list that a lower-case text has, or None."""
    found = _pattern(field).search(text)
    return found[0] if found else None


@cache
def _pattern(field: str) -> re.Pattern[str]:
    listed: Sequence[str] = getattr(weights(), field)
    return re.compile(rf"\b(?:{alternatives(listed)})\b")
