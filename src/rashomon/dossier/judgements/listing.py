"""The judgements of a dossier as lines to read: on what, by whom, and whether they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from rashomon.dossier.answers import Answers, Line, Quote
from rashomon.dossier.judgements.anchors import ARTICLE, Anchors, is_contrast, prefix
from rashomon.dossier.judgements.standing import OUTCOMES, Standing, standings
from rashomon.dossier.queries import Dossier
from rashomon.links import Contrast, Judgement

OUTVOTED = "outvoted"
"""The state of a judgement that others in force, taken together, leave no room for."""


class JudgementLine(Line, frozen=True):
    """One judgement; ``about`` is the words judged, ``others`` what contests or replaces it.

    ``state`` is one of `standing.State`, or `OUTVOTED`.
    """

    id: str
    verdict: str
    about: tuple[Quote, ...]
    name: str | None
    on: str | None
    who: str
    when: str
    why: str
    state: str
    others: tuple[str, ...]
    a: str
    b: str | None


def standings_of(dossier: Dossier) -> list[Standing]:
    """Return how each judgement of a dossier stands, the oldest first."""
    judgements = dossier.judgements()
    judged = _articles_of(dossier, judgements)
    readings = dossier.readings(dossier.reader(), judged) if judged else []
    return standings(judgements, Anchors(judged, readings).find)


def judgement_lines(dossier: Dossier) -> Answers[JudgementLine]:
    """Return all judgements, the oldest first, and whether they stand."""
    found = standings_of(dossier)
    effects = _Effects(dossier, found)
    held = _articles_of(dossier, [one.judgement for one in found])
    return Answers(JudgementLine, [_line(dossier, held, one, effects.state(one)) for one in found])


def _articles_of(dossier: Dossier, judgements: Iterable[Judgement]) -> set[str]:
    """Return the articles of the dossier that judgements were made on."""
    judged = {anchor.article for one in judgements for anchor in (*one.a_at, *one.b_at)}
    sql = "SELECT id FROM article WHERE id IN (SELECT unnest(?))"
    return {article for (article,) in _asked(dossier, sql, judged)}


def _asked(dossier: Dossier, sql: str, ids: Collection[str]) -> list[tuple[Any, ...]]:
    """Return the rows of a query by ids; it is not made for none."""
    return dossier.connection.execute(sql, [sorted(ids)]).fetchall() if ids else []


def _line(dossier: Dossier, held: Collection[str], one: Standing, state: str) -> JudgementLine:
    said = one.judgement
    return JudgementLine(
        id=said.id,
        verdict=said.verdict,
        about=_about(dossier, held, said),
        name=said.name,
        on=said.on,
        who=said.who,
        when=said.when,
        why=said.why,
        state=state,
        others=one.others,
        a=said.a,
        b=said.b,
    )


def _about(dossier: Dossier, held: Collection[str], said: Judgement) -> tuple[Quote, ...]:
    """Return the first words of either side, as far as the dossier has their articles."""
    sides = [said.a_at[:1], said.b_at[:1]]
    if prefix(said.a) == "ct":
        sides = [said.a_at]
    return tuple(
        dossier.lookup.quote(anchor.article, anchor.start, anchor.end)
        for side in sides
        for anchor in side
        if anchor.article in held and anchor.kind != ARTICLE
    )


class _Effects:
    """What the tables say of each judgement that ought to be followed in them."""

    def __init__(self, dossier: Dossier, found: Sequence[Standing]) -> None:
        judged = {row for one in found for row in one.left | one.right}
        links = "SELECT member, target FROM links WHERE member IN (SELECT unnest(?))"
        self._target = dict(_asked(dossier, links, judged))
        names = "SELECT id, name FROM actors WHERE id IN (SELECT unnest(?))"
        self._name = dict(_asked(dossier, names, set(self._target.values())))
        outcomes = "SELECT id, resolution FROM forecasts WHERE id IN (SELECT unnest(?))"
        self._resolution = dict(_asked(dossier, outcomes, judged))
        self._contrasts = self._near(dossier, found)

    def _near(self, dossier: Dossier, found: Sequence[Standing]) -> list[Contrast]:
        """Return the contrasts between articles on whose contrasts somebody ruled."""
        on_contrasts = [one.judgement for one in found if prefix(one.judgement.a) == "ct"]
        articles = sorted({anchor.article for one in on_contrasts for anchor in one.a_at})
        if not articles:
            return []
        sql = (
            "SELECT * FROM contrasts WHERE contrasts.a.article IN (SELECT unnest($1)) "
            "AND contrasts.b.article IN (SELECT unnest($1))"
        )
        return dossier.select(Contrast, sql, [articles])

    def state(self, one: Standing) -> str:
        """Return how a judgement stands, once its effect is looked for."""
        if one.state != "in force" or self._is_followed(one):
            return one.state
        return OUTVOTED

    def _is_followed(self, one: Standing) -> bool:
        left, right = self._targets(one.left), self._targets(one.right)
        verdict = one.verdict
        if verdict == "same":
            return len(left | right) <= 1
        if verdict == "different":
            return not left & right
        if verdict == "rename":
            return any(self._name[actor] == one.judgement.name for actor in left)
        if verdict not in OUTCOMES:
            return True
        if prefix(one.judgement.a) == "ct":
            shown = any(is_contrast(c, one.judgement.a_at) for c in self._contrasts)
            return shown == (verdict == "true")
        return all(self._resolution.get(row) == verdict for row in one.left)

    def _targets(self, members: frozenset[str]) -> set[str]:
        return {self._target[member] for member in members if member in self._target}
