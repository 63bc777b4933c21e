"""What follows from the judgements that stand, for the readings and links of one dossier."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import msgspec

from rashomon.dossier.judgements.anchors import Anchors, is_contrast, prefix
from rashomon.dossier.judgements.dropping import without
from rashomon.dossier.judgements.standing import OUTCOMES, Standing, standings
from rashomon.links import (
    Anchor,
    Judgement,
    Links,
    Ruling,
    Rulings,
)
from rashomon.records import Reading


@dataclass(frozen=True, slots=True)
class Heeded:
    """The readings without what was dropped, what linking must obey, and how forecasts came out.

    ``resolutions`` holds a ruling by the id of a forecast, ``rejected`` the passages of the
    contrasts that are none.
    """

    readings: list[Reading]
    rulings: Rulings
    resolutions: dict[str, Standing]
    rejected: tuple[tuple[Anchor, ...], ...]

    def shown(self, links: Links) -> Links:
        """Return links without the contrasts that a person has ruled out."""
        kept = tuple(
            contrast
            for contrast in links.contrasts
            if not any(is_contrast(contrast, anchors) for anchors in self.rejected)
        )
        return msgspec.structs.replace(links, contrasts=kept)


def heed(
    articles: Collection[str], readings: Sequence[Reading], judgements: Iterable[Judgement]
) -> Heeded:
    """Return what the judgements that stand come to for these articles (by id) and readings."""
    found = standings(judgements, Anchors(articles, readings).find)
    newest = [one for one in reversed(found) if one.state == "in force"]
    dropped = frozenset(row for one in newest if one.verdict == "drop" for row in one.left)
    return Heeded(
        readings=[without(reading, dropped) for reading in readings],
        rulings=Rulings(
            pairs=tuple(
                Ruling(
                    same=one.verdict == "same",
                    left=tuple(sorted(one.left)),
                    right=tuple(sorted(one.right)),
                )
                for one in newest
                if one.verdict in ("same", "different")
            ),
            names={
                row: one.judgement.name or "" for row, one in _by_row(newest, {"rename"}).items()
            },
        ),
        resolutions=_by_row(newest, OUTCOMES),
        rejected=tuple(
            one.judgement.a_at
            for one in newest
            if one.verdict == "false" and prefix(one.judgement.a) == "ct"
        ),
    )


def _by_row(newest: Sequence[Standing], verdicts: Collection[str]) -> dict[str, Standing]:
    """Return the rulings by the rows that they are on, the newest ruling first, one a row."""
    found: dict[str, Standing] = {}
    for one in newest:
        if one.verdict in verdicts:
            for row in sorted(one.left):
                found.setdefault(row, one)
    return found
