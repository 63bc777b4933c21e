"""What a dossier keeps (articles, readings, judgements), and what linking made of it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from rashomon.dossier.file import DossierError
from rashomon.dossier.judgements import Heeded, heed
from rashomon.dossier.judgements.correcting import added, corrected
from rashomon.dossier.passages import passages
from rashomon.dossier.receipts import receipts
from rashomon.dossier.resolve import resolve
from rashomon.dossier.rows import CONTRACT
from rashomon.dossier.summaries import summarise
from rashomon.dossier.tables import Tables
from rashomon.links import Judgement, Links
from rashomon.records import Article, Reading, Rejected


class Store(Tables):
    """What is kept in the tables of one dossier, and what is derived from it."""

    # What is kept ------------------------------------------------------------------------------

    def keep(
        self,
        articles: Iterable[Article],
        readings: Iterable[Reading],
        rejected: Iterable[Rejected] = (),
    ) -> None:
        """Keep articles, their readings and what was set aside, replacing what was kept of them."""
        encode = msgspec.json.encode
        execute = self.connection.execute
        with self.transaction():
            for article in articles:
                row = [article.id, encode(article).decode()]
                execute("INSERT OR REPLACE INTO article VALUES ($1, $2)", row)
                execute("DELETE FROM rejected WHERE article = $1", [article.id])
            for reading in readings:
                row = [reading.article, reading.version, encode(reading).decode()]
                execute("INSERT OR REPLACE INTO reading VALUES ($1, $2, $3)", row)
            for one in rejected:
                execute(
                    "INSERT INTO rejected SELECT $path, $reason, $detail, $article, $reader WHERE "
                    "NOT EXISTS (FROM rejected WHERE path = $path AND reason = $reason AND "
                    "detail = $detail AND article IS NOT DISTINCT FROM $article)",
                    msgspec.to_builtins(one),
                )

    def forget(self, articles: Iterable[str]) -> None:
        """Drop articles and their readings by id."""
        with self.transaction():
            for article in articles:
                self.connection.execute("DELETE FROM rejected WHERE article = $1", [article])
                self.connection.execute("DELETE FROM reading WHERE article = $1", [article])
                self.connection.execute("DELETE FROM article WHERE id = $1", [article])

    def forget_rejected(self) -> None:
        """Drop the list of inputs that did not become articles, before they are tried again."""
        with self.transaction():
            self.connection.execute("DELETE FROM rejected WHERE article IS NULL")

    def articles(self) -> list[Article]:
        """Return all articles in the order of their ids, with what people set right about them."""
        found = self.fetch("SELECT record FROM article ORDER BY id")
        articles = (msgspec.json.decode(record, type=Article) for (record,) in found)
        return corrected(articles, self.judgements())

    def article_ids(self) -> set[str]:
        """Return the ids of all articles."""
        return {article for (article,) in self.fetch("SELECT id FROM article")}

    def unlinked(self) -> set[str]:
        """Return the ids of the articles that are kept, and that no linking has seen."""
        sql = "SELECT id FROM article EXCEPT SELECT id FROM articles"
        return {article for (article,) in self.fetch(sql)}

    def article(self, article: str) -> Article | None:
        """Return one article as it was read in, or None when the dossier does not hold it."""
        return next(iter(self.articles_among([article])), None)

    def articles_among(self, articles: Iterable[str]) -> list[Article]:
        """Return those of these articles that the dossier holds, as they were read in."""
        sql = "SELECT record FROM article WHERE list_contains($1, id) ORDER BY id"
        found = self.fetch(sql, [sorted(set(articles))])
        return [msgspec.json.decode(record, type=Article) for (record,) in found]

    def readings(self, version: str, articles: Iterable[str] | None = None) -> list[Reading]:
        """Return the readings of one reader version in the order of their articles' ids.

        `articles` narrows them to those articles.
        """
        chosen = "version = $1"
        parameters: list[object] = [version]
        if articles is not None:  # row by row: records are packed, and others must not be unpacked
            found = "SELECT rowid FROM reading WHERE version = $1 AND list_contains($2, article)"
            chosen = f"rowid IN ({found})"
            parameters.append(sorted(articles))
        records = self.fetch(
            f"SELECT record FROM reading WHERE {chosen} ORDER BY article",  # noqa: S608
            parameters,
        )
        return [msgspec.json.decode(record, type=Reading) for (record,) in records]

    def misdated(self, version: str) -> list[Article]:
        """Return the articles whose readings took another date for theirs than people give them.

        They come with that date.
        """
        judgements = self.judgements()
        ruled = sorted({one.a for one in judgements if one.verdict == "date"})
        taken = {reading.article: reading.published for reading in self.readings(version, ruled)}
        return [
            article
            for article in corrected(self.articles_among(ruled), judgements)
            if article.id in taken and taken[article.id] != article.published.value
        ]

    def added(self) -> dict[str, bool]:
        """Say of the articles that somebody added by hand whether they are still wanted."""
        judgements = self.judgements()
        ruled = {one.a for one in judgements if one.verdict == "add"}
        return added(self.articles_among(ruled), judgements)

    def read_already(self, version: str) -> set[str]:
        """Return the ids of the articles that one reader version has read."""
        sql = "SELECT article FROM reading WHERE version = $1"
        return {article for (article,) in self.fetch(sql, [version])}

    def tried_already(self, version: str) -> set[str]:
        """Return the ids of what one reader version has read, and of what it must not try again."""
        sql = "SELECT article FROM rejected WHERE reader = $1"
        aside = {article for (article,) in self.fetch(sql, [version])}
        return self.read_already(version) | aside

    def set_aside(self) -> list[Article]:
        """Return the articles that could not be read, in the order of their ids."""
        sql = (
            "SELECT record FROM article WHERE id IN "
            "(SELECT article FROM rejected WHERE article IS NOT NULL) ORDER BY id"
        )
        return [msgspec.json.decode(record, type=Article) for (record,) in self.fetch(sql)]

    def judge(self, judgements: Iterable[Judgement]) -> None:
        """Keep what people ruled; it takes effect when the dossier is linked again.

        A judgement that is known stays as it is: an id is made from all that a judgement says.
        """
        with self.transaction():
            for judgement in judgements:
                row = msgspec.to_builtins(judgement)
                names = ", ".join(f'"{name}"' for name in row)
                values = ", ".join(f"${name}" for name in row)
                self.connection.execute(
                    f"INSERT OR IGNORE INTO judgement ({names}) VALUES ({values})",  # noqa: S608
                    row,
                )

    def rejected(self) -> list[Rejected]:
        """Return the inputs that did not become articles, and the articles that were set aside."""
        return self.select(Rejected, "SELECT * FROM rejected ORDER BY path, reason, detail")

    def judgements(self) -> list[Judgement]:
        """Return what people ruled, oldest first, whether it stands or not."""
        return self.select(Judgement, 'SELECT * FROM judgement ORDER BY "when", id')

    def reader(self) -> str:
        """Return the version of the reader whose readings the dossier shows.

        Raises DossierError when nothing has been read into it.
        """
        found = self.fetch("SELECT value FROM meta WHERE key = 'reader'")
        if not found:
            raise DossierError(f"{self.path}: nothing is read into this dossier yet")
        return str(found[0][0])

    def linking(self) -> int:
        """Return how often this dossier has been linked: what is kept of its rows is of one."""
        found = self.fetch("SELECT value FROM meta WHERE key = 'linking'")
        return int(found[0][0]) if found else 0

    def placed(self) -> int:
        """Return how many articles have been placed since the dossier was linked as a whole."""
        found = self.fetch("SELECT value FROM meta WHERE key = 'placed'")
        return int(found[0][0]) if found else 0

    def heeded(self, version: str) -> Heeded:
        """Return the readings of one reader version with what people's judgements make of them."""
        return heed(self.article_ids(), self.readings(version), self.judgements())

    # What is derived ---------------------------------------------------------------------------

    def write_links(self, version: str, links: Links) -> None:
        """Write everything that follows from the readings of one version and their links."""
        articles, heeded = self.articles(), self.heeded(version)
        links = heeded.shown(links)
        tables = resolve(articles, heeded.readings, links, heeded.resolutions)
        raw_of = {article.id: article.raw for article in articles}
        by_id = {article.id: article for article in articles}
        with self.transaction():
            for name, table in tables.items():
                self.rewrite(name, table)
            self.rewrite("links", (*links.actor_links, *links.event_links))
            self.rewrite("receipts", receipts(tables, raw_of))
            self.rewrite("passages", passages(tables, by_id))
            summarise(self.connection)
            self.note(
                {
                    "reader": version,
                    "contract": str(CONTRACT),
                    "linking": str(self.linking() + 1),
                    "placed": "0",
                }
            )

    def note_placed(self, articles: int) -> None:
        """Note that so many articles more were placed since the dossier was linked as a whole."""
        placed, linking = self.placed() + articles, self.linking() + 1
        self.note({"placed": str(placed), "linking": str(linking)})
