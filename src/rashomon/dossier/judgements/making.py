"""From what a person says to a judgement."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import msgspec

from rashomon.dossier.file import DossierError
from rashomon.dossier.filters import bounds, is_date
from rashomon.dossier.ids import meant
from rashomon.dossier.judgements.anchors import anchor_of_article
from rashomon.dossier.judgements.subjects import Subject, Subjects
from rashomon.dossier.queries import Dossier
from rashomon.links import Anchor, Judgement, Verdict
from rashomon.records import Article, content_id

_PAIR = ("actors", "events", "event_mentions", "articles")
JUDGED: dict[Verdict, tuple[str, ...]] = {
    "same": _PAIR,
    "different": _PAIR,
    "unsure": _PAIR,
    "rename": ("actors",),
    "drop": ("actors", "events", "event_mentions", "forecasts", "statements"),
    "true": ("contrasts", "forecasts"),
    "false": ("contrasts", "forecasts"),
    "partly": ("forecasts",),
    "void": ("forecasts",),
}
"""The tables whose rows each verdict can be passed on."""

_EVENT = re.compile(r"(?:ev|em)-\w+")


class Judge:
    """Makes the judgements of one person on one dossier; `when` is the moment, in UTC.

    All methods take rows as `Subjects.named` does, and raise DossierError when it does or when the
    verdict is not for such a row.
    """

    def __init__(self, dossier: Dossier, who: str, when: str) -> None:
        self._dossier, self._who, self._when = dossier, who, when
        self._subjects = Subjects(dossier)

    def pair(self, verdict: Verdict, a: str, b: str, why: str = "") -> Judgement:
        """Rule that two rows are the same, or different, or that one cannot tell.

        Where the one is part of the other (an actor as far as one article mentions it), it is ruled
        on against the rest.
        """
        one, other = self._subject(verdict, a), self._subject(verdict, b)
        if one.kind != other.kind:
            raise DossierError(f"{a} is among the {one.kind}, {b} among the {other.kind}")
        left, right = one.at, _rest(other, one)
        if not right:
            left, right = _rest(one, other), other.at
        if not left:
            raise DossierError(
                f"{a} and {b} are one; to take an actor apart name a part of it as NAME@ARTICLE, "
                "to take an event apart one telling of it (em-...)"
            )
        return self._judgement(verdict, one.id, left, b=other.id, b_at=right, why=why)

    def rename(self, actor: str, name: str, why: str = "") -> Judgement:
        """Give an actor the name by which the dossier shows it."""
        one = self._subject("rename", actor)
        return self._judgement("rename", one.id, one.at, name=_name(name), why=why)

    def outlet(self, article: str, name: str, why: str = "") -> Judgement:
        """Rule whose an article is; `article` as `Subjects.article` takes it."""
        one = self._subjects.article(article)
        return self._judgement("outlet", one.id, one.at, name=_name(name), why=why)

    def date(self, article: str, day: str, why: str = "") -> Judgement:
        """Rule when an article appeared: a day, a month or a year.

        Its relative dates are told from it. Raises DossierError also when `day` is no date.
        """
        if not is_date(day):
            raise DossierError(f"{day!r} is no date; write 2020, 2020-08 or 2020-08-09")
        one = self._subjects.article(article)
        return self._judgement("date", one.id, one.at, on=day, why=why)

    def add(self, article: Article, why: str = "") -> Judgement:
        """Rule that an article, which has just been read in, belongs here."""
        at = (anchor_of_article(article.id),)
        return self._judgement("add", article.id, at, name=article.path, why=why)

    def drop(self, row: str, why: str = "") -> Judgement:
        """Rule that a row is none: an actor, an event or a telling of it, a forecast, ..."""
        one = self._subject("drop", row)
        return self._judgement("drop", one.id, one.at, why=why)

    def outcome(self, verdict: Verdict, row: str, why: str = "") -> Judgement:
        """Rule that a contrast is one or none, or that a forecast came about or did not."""
        one = self._subject(verdict, row)
        return self._judgement(verdict, one.id, one.at, why=why)

    def resolve(self, forecast: str, verdict: Verdict, *, on: str, because: str) -> Judgement:
        """Rule how a forecast came out, on which day that was decided, and what shows it.

        `because` is the id of an event or of one telling of it, or else plain words. Raises
        DossierError also where it was decided before it was made.
        """
        one = self._subject(verdict, forecast)
        if one.table != "forecasts":
            raise DossierError(f"{forecast} is among the {one.table}; only forecasts are resolved")
        (made_on,) = self._dossier.connection.execute(
            "SELECT made_on FROM forecasts WHERE id = $1", [one.id]
        ).fetchone() or (None,)
        if made_on is not None and bounds(on)[1] < bounds(made_on)[0]:
            raise DossierError(f"{on} is before {made_on}, when {one.id} was made")
        if not _EVENT.fullmatch(because):
            return self._judgement(verdict, one.id, one.at, on=on, why=because)
        event = self._subjects.named(because)
        return self._judgement(verdict, one.id, one.at, on=on, b=event.id, b_at=event.at)

    def undo(self, judgement: str | None = None, why: str = "") -> Judgement:
        """Take back a judgement by its id (or the start of one), or this person's last."""
        given = self._dossier.judgements()
        known = {one.id: one.who for one in given if one.verdict != "undo"}
        undone = {one.a for one in given if one.verdict == "undo"}
        hint = "'rashomon judgements list' has all"
        if judgement is not None:
            taken = meant(judgement, known, "judgement", hint)
        else:
            own = [key for key, who in known.items() if who == self._who and key not in undone]
            if not own:
                raise DossierError(f"{self._who} has none to take back; {hint}")
            taken = own[-1]
        if taken in undone:
            raise DossierError(f"{taken} is taken back already; rule again if it should hold")
        return self._judgement("undo", taken, (), why=why)

    def _subject(self, verdict: Verdict, named: str) -> Subject:
        found = self._subjects.named(named)
        if found.table not in JUDGED[verdict]:
            able = ", ".join(table.replace("_", " ") for table in JUDGED[verdict])
            among = found.table.replace("_", " ")
            raise DossierError(f"{named} is among the {among}; '{verdict}' is for {able}")
        return found

    def _judgement(
        self,
        verdict: Verdict,
        a: str,
        a_at: tuple[Anchor, ...],
        *,
        b: str | None = None,
        b_at: tuple[Anchor, ...] = (),
        name: str | None = None,
        on: str | None = None,
        why: str = "",
    ) -> Judgement:
        return sealed(
            Judgement(
                id="",
                verdict=verdict,
                a=a,
                b=b,
                a_at=a_at,
                b_at=b_at,
                name=name,
                on=on,
                who=self._who,
                when=self._when,
                why=" ".join(why.split()),
            )
        )


def moment() -> str:
    """Return this moment as judgements have it, in UTC."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def sealed(judgement: Judgement) -> Judgement:
    """Return a judgement with the id that is made from all that it says."""
    said = msgspec.structs.replace(judgement, id="")
    made = content_id("ju", msgspec.json.encode(said).decode())
    return msgspec.structs.replace(judgement, id=made)


def _name(given: str) -> str:
    name = " ".join(given.split())
    if not name:
        raise DossierError("the new name is empty")
    return name


def _rest(whole: Subject, part: Subject) -> tuple[Anchor, ...]:
    return tuple(anchor for anchor in whole.at if anchor not in part.at)
