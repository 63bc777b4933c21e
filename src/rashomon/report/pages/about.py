"""About this dossier: what was read and refused, by which versions, and what to be wary of."""

from __future__ import annotations

import rashomon
from rashomon.dossier.judgements.listing import judgement_lines
from rashomon.report import links
from rashomon.report.asked import Asked
from rashomon.report.desk import Desk, capped
from rashomon.report.parts import Outlet, Part, Payload
from rashomon.report.site import Page
from rashomon.wording import wording

_OUTLETS = 100
_REFUSED = 500
_JUDGEMENTS = 500

_CHECKED = 1_000
"""Articles up to which every receipt is checked while the page is made."""

_BINS = 5
"""Parts of equal width into which confidence is divided."""


class Read(Part, frozen=True):
    """An outlet, and how many event mentions its articles have."""

    outlet: Outlet
    mentions: int


class Refusal(Part, frozen=True):
    """An input that was set aside, and why."""

    path: str
    reason: str
    detail: str


class Judged(Part, frozen=True):
    """A person's judgement: what it is about, and whether it stands."""

    id: str
    verdict: str
    words: str
    to: str | None
    who: str
    when: str
    why: str
    state: str


class Sureness(Part, frozen=True):
    """How many event mentions are one for so sure: from ``low`` to ``high`` per cent."""

    low: int
    high: int
    mentions: int


class About(Payload, frozen=True):
    """Where the dossier comes from and how far it can be trusted.

    ``broken`` counts receipts that do not match their article; None where they were not checked.
    """

    versions: tuple[tuple[str, str], ...]
    counts: tuple[tuple[str, int], ...]
    read: tuple[Read, ...]
    more_read: int
    undated: int
    copies: int
    quality: tuple[tuple[str, int], ...]
    languages: tuple[tuple[str, int], ...]
    refused: tuple[Refusal, ...]
    more_refused: int
    receipts: int
    broken: int | None
    decided: tuple[tuple[str, int], ...]
    sureness: tuple[Sureness, ...]
    judgements: tuple[Judged, ...]
    more_judgements: int


def about(desk: Desk, asked: Asked) -> About:  # noqa: ARG001 - this page has no facets
    """Return what can be said of the dossier as a whole."""
    dossier = desk.dossier
    counts = dossier.counts()
    read, more_read = capped(_read(desk), _OUTLETS)
    refused, more_refused = capped(dossier.rejected(), _REFUSED)
    judged, more_judgements = capped(list(judgement_lines(dossier)), _JUDGEMENTS)
    return About(
        title="About this dossier",
        versions=_versions(desk),
        counts=tuple((name.replace("_", " "), count) for name, count in counts.items()),
        read=read,
        more_read=more_read,
        undated=sum(head.published is None for head in desk.heads.values()),
        copies=_one(desk, "SELECT count(*) FROM coverage WHERE origin <> article"),
        quality=_pairs(
            desk,
            "SELECT replace(flag, '_', ' ') AS flag, count(*) FROM "
            "(SELECT unnest(quality) AS flag FROM articles) GROUP BY ALL ORDER BY flag",
        ),
        languages=_pairs(
            desk,
            "SELECT coalesce(language, 'not known') AS one, count(*) AS number FROM articles "
            "GROUP BY ALL ORDER BY number DESC, one",
        ),
        refused=tuple(
            Refusal(path=one.path, reason=one.reason.replace("_", " "), detail=one.detail)
            for one in refused
        ),
        more_refused=more_refused,
        receipts=dossier.receipt_count(),
        broken=desk.once(_broken),
        decided=_pairs(
            desk,
            "SELECT decided_by, count(*) FROM event_mentions GROUP BY ALL ORDER BY decided_by",
        ),
        sureness=_sureness(desk),
        judgements=tuple(
            Judged(
                id=line.id,
                verdict=wording().verdicts[line.verdict],
                words=line.about[0].text if line.about else line.a,
                to=links.words(line.about[0].article, line.about[0].start, line.about[0].end)
                if line.about
                else None,
                who=line.who,
                when=line.when,
                why=line.why,
                state=line.state,
            )
            for line in judged
        ),
        more_judgements=more_judgements,
    )


def _broken(desk: Desk) -> int | None:
    if len(desk.heads) > _CHECKED:
        return None
    return len(desk.dossier.broken_receipts())


def _one(desk: Desk, sql: str) -> int:
    found: int = desk.dossier.connection.execute(sql).fetchall()[0][0]
    return found


def _pairs(desk: Desk, sql: str) -> tuple[tuple[str, int], ...]:
    return tuple(desk.dossier.connection.execute(sql).fetchall())


def _versions(desk: Desk) -> tuple[tuple[str, str], ...]:
    meta = dict(desk.dossier.connection.execute("SELECT key, value FROM meta").fetchall())
    named = (("dossier format", "format"), ("reader", "reader"), ("contract", "contract"))
    known = [(name, str(meta[key])) for name, key in named if key in meta]
    if placed := desk.dossier.placed():
        known.append(("articles placed since all were linked", f"{placed:,}"))
    return (("rashomon", rashomon.__version__), *known)


def _read(desk: Desk) -> list[Read]:
    sql = (
        "SELECT coalesce(a.outlet, a.id), count(*) FROM event_mentions m "
        "JOIN articles a ON a.id = m.article GROUP BY ALL"
    )
    told = dict(desk.dossier.connection.execute(sql).fetchall())
    return [Read(outlet=outlet, mentions=told.get(key, 0)) for key, outlet in desk.outlets.items()]


def _sureness(desk: Desk) -> tuple[Sureness, ...]:
    sql = (
        "SELECT least(floor(confidence * ?), ? - 1)::INTEGER AS bin, count(*) "
        "FROM event_mentions GROUP BY ALL"
    )
    found = dict(desk.dossier.connection.execute(sql, [_BINS, _BINS]).fetchall())
    width = 100 // _BINS
    return tuple(
        Sureness(low=at * width, high=(at + 1) * width, mentions=found.get(at, 0))
        for at in range(_BINS)
    )


PAGE = Page(name="about", label="About", build=about)
