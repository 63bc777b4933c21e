"""The judgements of a dossier as lines to read: on what, by whom, and whether they stand."""

from __future__ import annotations

from rashomon.dossier import rows
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
    judged = {anchor.article for one in judgements for anchor in (*one.a_at, *one.b_at)}
    readings = dossier.readings(dossier.reader(), judged) if judged else []
    return standings(judgements, Anchors(dossier.article_ids(), readings).find)


def judgement_lines(dossier: Dossier) -> Answers[JudgementLine]:
    """Return all judgements, the oldest first, and whether they stand."""
    effects = _Effects(dossier)
    found = [_line(dossier, one, effects.state(one)) for one in standings_of(dossier)]
    return Answers(JudgementLine, found)


def _line(dossier: Dossier, one: Standing, state: str) -> JudgementLine:
    said = one.judgement
    return JudgementLine(
        id=said.id,
        verdict=said.verdict,
        about=_about(dossier, said),
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


def _about(dossier: Dossier, said: Judgement) -> tuple[Quote, ...]:
    """Return the first words of either side, as far as the dossier has their articles."""
    sides = [said.a_at[:1], said.b_at[:1]]
    if prefix(said.a) == "ct":
        sides = [said.a_at]
    return tuple(
        dossier.lookup.quote(anchor.article, anchor.start, anchor.end)
        for side in sides
        for anchor in side
        if anchor.article in dossier.lookup.articles and anchor.kind != ARTICLE
    )


class _Effects:
    """What the tables say of each judgement that ought to be followed in them."""

    def __init__(self, dossier: Dossier) -> None:
        self._target = dossier.lookup.targets
        self._actors = dossier.lookup.actors
        self._contrasts = dossier.select(Contrast, "SELECT * FROM contrasts")
        forecasts = dossier.select(rows.ForecastRow, "SELECT * FROM forecasts")
        self._resolution = {row.id: row.resolution for row in forecasts}

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
            return any(self._actors[actor].name == one.judgement.name for actor in left)
        if verdict not in OUTCOMES:
            return True
        if prefix(one.judgement.a) == "ct":
            shown = any(is_contrast(c, one.judgement.a_at) for c in self._contrasts)
            return shown == (verdict == "true")
        return all(self._resolution.get(row) == verdict for row in one.left)

    def _targets(self, members: frozenset[str]) -> set[str]:
        return {self._target[member] for member in members if member in self._target}
