"""Forecasts made by hand, in a dossier that nobody read."""

from __future__ import annotations

from typing import Any

import msgspec
from tests import made

from rashomon.dossier import Dossier
from rashomon.dossier.judgements.making import Judge
from rashomon.links import Links, Verdict
from rashomon.records import (
    Article,
    Claim,
    Forecast,
    Reading,
    Span,
    content_id,
)


class Draft:
    """An article in the making: each sentence is a forecast, or a clause about what is."""

    def __init__(self, outlet: str, published: str) -> None:
        self.outlet, self.published = outlet, published
        self.id = content_id("ar", outlet, published)
        self.text = ""
        self.forecasts: list[Forecast] = []
        self.claims: list[Claim] = []

    def say(self, words: str) -> Span:
        start = len(self.text)
        self.text += f"{words}. "
        return Span(start, start + len(words))

    def foretell(self, words: str, estimate: str = "", **fields: Any) -> str:
        span = self.say(words)
        key = content_id("fc", self.id, span)
        at = span.start + words.index(estimate)
        given = {"speaker": "author", "made_on": self.published, "horizon": None}
        self.forecasts.append(
            Forecast(
                id=key,
                article=self.id,
                span=span,
                certainty=fields.pop("certainty", "probable" if estimate else "certain"),
                estimate=Span(at, at + len(estimate)) if estimate else None,
                **(given | fields),
            )
        )
        self._claim(words, span, foretold=True)
        return key

    def tell(self, words: str) -> None:
        self._claim(words, self.say(words), foretold=False)

    def _claim(self, words: str, span: Span, foretold: bool) -> None:
        self.claims.append(
            Claim(
                article=self.id,
                span=span,
                sentence=span,
                predicate="be",
                words=tuple(sorted(set(words.lower().split()))),
                foretold=foretold,
            )
        )

    def done(self) -> tuple[Article, Reading]:
        article = made.article(self.text, self.outlet, self.published)
        reading = Reading(
            article=self.id,
            version=made.VERSION,
            forecasts=tuple(self.forecasts),
            claims=tuple(self.claims),
        )
        return msgspec.structs.replace(article, id=self.id), reading


def fill(dossier: Dossier, *drafts: Draft) -> Dossier:
    """Put drafts into an empty dossier."""
    done = [draft.done() for draft in drafts]
    dossier.keep([article for article, _ in done], [reading for _, reading in done])
    dossier.write_links(made.VERSION, Links())
    return dossier


def resolve(dossier: Dossier, outcomes: dict[str, Verdict]) -> None:
    """Rule how forecasts came out."""
    judge = Judge(dossier, "Mira", "2032-01-01T10:00:00Z")
    dossier.judge(
        [
            judge.resolve(key, outcome, on="2031-12", because="x")
            for key, outcome in outcomes.items()
        ]
    )
    dossier.write_links(made.VERSION, Links())
