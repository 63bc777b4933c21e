"""Rulings as they come over the wire, and what they ask a `Judge` for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from rashomon import judging
from rashomon.dossier import Dossier, DossierError
from rashomon.dossier.filters import is_date
from rashomon.dossier.judgements.making import Judge
from rashomon.links import Judgement, Ruled
from rashomon.web.changes import Make, Told

Making = Callable[[Judge], Judgement]


class Ruling(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person rules: the fields of the commands of the same names.

    ``a`` and ``b`` are rows as those commands name them (ids; an actor as far as one article
    mentions it is ``ID@ARTICLE``), ``name`` is a new name, ``on`` a date, ``because`` the event
    that shows how a forecast came out, or words; ``why`` the reason for any other ruling.
    """

    verdict: Ruled
    a: str
    b: str = ""
    name: str = ""
    on: str = ""
    because: str = ""
    why: str = ""

    def made_by(self, judge: Judge) -> Judgement:
        """Return the judgement. Raises DossierError when it cannot be made."""
        match self.verdict:
            case "same" | "different" | "unsure":
                return judge.pair(self.verdict, self.a, self.b, self.why)
            case "rename":
                return judge.rename(self.a, self.name, self.why)
            case "drop":
                return judge.drop(self.a, self.why)
            case "date":
                return judge.date(self.a, self.on, self.why)
            case "outlet":
                return judge.outlet(self.a, self.name, self.why)
            case _:
                return self._outcome(judge, self.verdict)

    def _outcome(
        self, judge: Judge, verdict: Literal["true", "false", "partly", "void"]
    ) -> Judgement:
        if not self.on:
            return judge.outcome(verdict, self.a, self.why)
        if not is_date(self.on):
            raise DossierError(f"{self.on!r} is no date; write 2020, 2020-08 or 2020-08-09")
        if not self.because:
            raise DossierError("say what shows it: an event's id, or plain words")
        return judge.resolve(self.a, verdict, on=self.on, because=self.because)


def ruling(making: Making, who: str, now: Callable[[], str]) -> Make:
    """Return the change that makes one judgement in somebody's name and lets it take effect."""

    def make(dossier: Dossier, told: Told) -> list[Judgement]:
        judgement = making(Judge(dossier, who, now()))
        told("linking", 0)
        judging.judge(dossier, [judgement])
        return [judgement]

    return make
