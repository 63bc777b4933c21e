"""The whole way, and the only place that knows it: intake, engine, linking, dossier.

(Named for the product and not ``build``: a module of that name would hide `rashomon.build`.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from rashomon.dossier import Dossier, DossierError
from rashomon.dossier.judgements.making import Judge
from rashomon.engine import LOST, Outcome, prepare, read_all
from rashomon.engine.coded import outcomes_in
from rashomon.intake import IntakeOptions, read_sources
from rashomon.intake.dates import read_date
from rashomon.judging import link_anew
from rashomon.links import Judgement
from rashomon.reading.version import VERSION
from rashomon.records import Article, Published, Reading, Rejected, content_id

KEEP_EVERY = 64
"""Articles between two writes: what a killed build has to read again at most."""

Progress = Callable[[str, int], None]
"""Told the stage ("reading", "linking") and how many articles it has done so far."""


def build(
    sources: Sequence[str | Path],
    path: str | Path | None = None,
    options: IntakeOptions | None = None,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Dossier:
    """Make the dossier of exactly these sources, and return it open.

    An existing dossier at `path` is brought up to date: what the reader has read before is not
    read again, articles that are gone from the sources leave, judgements stay. `path` None keeps
    it in memory. Raises DossierError when the file is no dossier or another process holds it.
    """
    return _made(path, lambda into: _read_into(into, sources, options, workers, progress), progress)


def build_coded(
    folders: Sequence[str | Path],
    path: str | Path | None = None,
    *,
    progress: Progress | None = None,
) -> Dossier:
    """Make the dossier of what a cluster read into these folders, as `build` does of sources.

    Raises what `build` raises, and CodedError (an OSError) when a folder is not complete or was
    read by another version of the reader.
    """
    return _made(path, lambda into: _take_over(into, folders, progress), progress)


def _made(
    path: str | Path | None, fill: Callable[[Dossier], set[str]], progress: Progress | None
) -> Dossier:
    """Return a dossier of exactly the articles whose ids `fill` returns."""
    dossier = Dossier(path, create=True)
    try:
        dossier.forget_rejected()
        seen = fill(dossier)
        by_hand = {article for article, wanted in dossier.added().items() if wanted}
        with dossier.transaction():
            dossier.forget(dossier.article_ids() - seen - by_hand)
            relink(dossier, progress)
    except BaseException:
        dossier.close()
        raise
    return dossier


def open(path: str | Path) -> Dossier:  # noqa: A001 - reads well as `rashomon.open`
    """Open an existing dossier.

    Raises DossierError when there is none, or it cannot be opened.
    """
    return Dossier(path)


def read(text: str, *, published: str | None = None, language: str = "en") -> Reading:
    """Read one text by itself: no file, no other article, no dossier.

    `published` is the day that relative dates refer to (2020-08-09, 2020-08 or 2020). Raises
    ValueError when it is no date, and UnsupportedLanguageError when a language has no reader.
    """
    day = read_date(published) if published else None
    if published and day is None:
        raise ValueError(f"not a date: {published!r}; write it as 2020-08-09 or 2020-08")
    when = Published(value=day.value, precision=day.precision, basis="user") if day else Published()
    article = Article(
        id=content_id("ar", text, None, None),
        raw=text,
        path="",
        language=language,
        published=when,
    )
    from rashomon.reading import pipeline  # noqa: PLC0415 - imports the parser, which takes a second

    return next(pipeline.read([article]))


def add(
    dossier: Dossier,
    sources: Sequence[str | Path],
    options: IntakeOptions | None = None,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
) -> int:
    """Add sources to an open dossier, link them, and return how many articles were new.

    A few articles are placed in a large dossier (`rashomon.placing`); else it is linked anew.
    Raises DossierError when another version of the reader read what the dossier shows.
    """
    _same_reader(dossier)
    prepare()  # models load while what links is imported, and the sources are looked at
    from rashomon import placing  # noqa: F401, PLC0415

    before = dossier.article_ids()
    seen = _read_into(dossier, sources, options, workers, progress)
    _join(dossier, progress)
    return len(seen - before)


def _join(dossier: Dossier, progress: Progress | None) -> None:
    """Link what is not linked yet, be it that an addition was killed, with its like or with all."""
    from rashomon.placing import can_place, place  # noqa: PLC0415 - imports what links

    new = dossier.unlinked()
    if not can_place(dossier, new):
        relink(dossier, progress)
    elif new:
        if progress:
            progress("linking", len(new))
        place(dossier, new, VERSION)


def contribute(
    dossier: Dossier,
    source: Path,
    judge: Judge,
    options: IntakeOptions | None = None,
    *,
    why: str = "",
    progress: Progress | None = None,
) -> list[Judgement]:
    """Add the articles of a file as a person's ruling, link them, and return the rulings.

    Unlike those of `add` they stay when the dossier is built again from its sources, and leave
    when the ruling is undone. Raises DossierError, and keeps nothing, when there is no article in
    the file that can be read and that the dossier has not.
    """
    before, refused_before = dossier.article_ids(), dossier.rejected()
    with dossier.transaction():
        new = _read_into(dossier, [source], options, 1, progress) - before
        if not new & dossier.read_already(VERSION):
            refused = [one for one in dossier.rejected() if one not in refused_before]
            reasons = [f"{one.path}: {one.reason} ({one.detail})" for one in refused]
            known = f"{source.name}: the dossier has it already"
            raise DossierError("; ".join(reasons) or known)
        articles = [article for one in sorted(new) if (article := dossier.article(one))]
        judgements = [judge.add(article, why) for article in articles]
        dossier.judge(judgements)
        _join(dossier, progress)
    return judgements


def relink(dossier: Dossier, progress: Progress | None = None) -> None:
    """Link what this reader read into the dossier, and write what follows from it."""
    if progress:
        progress("linking", len(dossier.read_already(VERSION)))
    link_anew(dossier, VERSION)


def retry(dossier: Dossier, *, workers: int | None = None, progress: Progress | None = None) -> int:
    """Read again what could not be read, link anew, and return how many now are read.

    Raises DossierError when another version of the reader read what the dossier shows.
    """
    _same_reader(dossier)
    aside = dossier.set_aside()
    _keep(dossier, read_all(aside, workers), progress)
    relink(dossier, progress)
    return len({article.id for article in aside} & dossier.read_already(VERSION))


def _same_reader(dossier: Dossier) -> None:
    """Refuse to link what is new beside readings of another version, which would be lost."""
    if dossier.linking() and dossier.reader() != VERSION:
        raise DossierError(
            f"{dossier.path}: its articles were read by version {dossier.reader()} of the reader, "
            f"and this is {VERSION}; run 'rashomon build' with its sources first"
        )


def _read_into(
    dossier: Dossier,
    sources: Sequence[str | Path],
    options: IntakeOptions | None,
    workers: int | None,
    progress: Progress | None,
) -> set[str]:
    """Read what is new in the sources, and return the ids of all their articles."""
    already = dossier.tried_already(VERSION)
    seen: set[str] = set()

    def unread() -> Iterator[Article | Rejected]:
        for found in read_sources(sources, options or IntakeOptions()):
            if isinstance(found, Article):
                seen.add(found.id)
                if found.id in already:
                    continue
            yield found

    _keep(dossier, read_all(unread(), workers), progress)
    return seen


def _take_over(
    dossier: Dossier, folders: Sequence[str | Path], progress: Progress | None
) -> set[str]:
    """Keep what is new in folders of readings, and return the ids of all their articles."""
    already = dossier.tried_already(VERSION)
    seen: set[str] = set()

    def unkept() -> Iterator[Outcome]:
        for folder in folders:
            for given, outcome in outcomes_in(Path(folder)):
                known = isinstance(given, Article) and given.id in already
                if isinstance(given, Article):
                    seen.add(given.id)
                if not known:
                    yield given, outcome

    _keep(dossier, unkept(), progress)
    return seen


def _keep(dossier: Dossier, outcomes: Iterable[Outcome], progress: Progress | None) -> None:
    """Keep outcomes as they come, `KEEP_EVERY` at a time: each of them whole or not at all."""
    articles: list[Article] = []
    readings: list[Reading] = []
    rejected: list[Rejected] = []
    for done, (given, outcome) in enumerate(outcomes, start=1):
        if isinstance(given, Article):
            articles.append(given)
        if isinstance(outcome, Reading):
            readings.append(outcome)
        else:
            rejected.append(_set_aside(given, outcome))
        if done % KEEP_EVERY == 0:
            dossier.keep(articles, readings, rejected)
            articles, readings, rejected = [], [], []
        if progress:
            progress("reading", done)
    dossier.keep(articles, readings, rejected)


def _set_aside(given: Article | Rejected, why: Rejected) -> Rejected:
    """Return why an input is not read; an article that is kept can be tried again."""
    if isinstance(given, Rejected):
        return why
    reader = VERSION if why.reason in LOST else None
    return msgspec.structs.replace(why, article=given.id, reader=reader)
