"""What people set right about whole articles: when one appeared, whose it is, and that it is in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from rashomon.dossier.judgements.anchors import Anchors
from rashomon.dossier.judgements.standing import Standing, standings
from rashomon.links import Judgement, Verdict
from rashomon.records import Article, Precision, Published

_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
"""How precise a date is, by its length."""

_ON_ARTICLES: frozenset[Verdict] = frozenset({"date", "outlet", "add"})


def corrected(articles: Iterable[Article], judgements: Iterable[Judgement]) -> list[Article]:
    """Return articles with the dates and outlets that the rulings in force give them."""
    given = list(articles)
    in_force = [one for one in _standing(given, judgements) if one.state == "in force"]
    days = {row: one.judgement.on for one in in_force if one.verdict == "date" for row in one.left}
    outlets = {
        row: one.judgement.name for one in in_force if one.verdict == "outlet" for row in one.left
    }  # of two who agree, the later one: they say the same
    return [_with(article, days.get(article.id), outlets.get(article.id)) for article in given]


def added(articles: Iterable[Article], judgements: Iterable[Judgement]) -> dict[str, bool]:
    """Say of the articles that are here because somebody added them whether that still holds.

    Where it was taken back, an article is known for the one that was added by the name that it
    was given then: who has the same text in a file of his own keeps it.
    """
    given = list(articles)
    paths = {article.id: article.path for article in given}
    adding = [one for one in _standing(given, judgements) if one.verdict == "add"]
    wanted = {row for one in adding if one.state == "in force" for row in one.left}
    return {
        row: row in wanted
        for one in adding
        for row in one.left
        if row in wanted or paths[row] == one.judgement.name
    }


def _standing(articles: Sequence[Article], judgements: Iterable[Judgement]) -> list[Standing]:
    """Return how rulings on whole articles stand, the oldest first."""
    given = list(judgements)
    on_articles = [one for one in given if one.verdict in _ON_ARTICLES]
    if not on_articles:
        return []
    undoing = [one for one in given if one.verdict == "undo"]
    return standings([*on_articles, *undoing], Anchors({one.id for one in articles}, ()).find)


def _with(article: Article, day: str | None, outlet: str | None) -> Article:
    if day is not None:
        published = Published(value=day, precision=_PRECISIONS[len(day)], basis="user")
        article = msgspec.structs.replace(article, published=published)
    return article if outlet is None else msgspec.structs.replace(article, outlet=outlet)
