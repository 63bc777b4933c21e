"""Affairs that nobody had opened, built as dossiers: what a stranger's articles come to.

``python -m benchmarks.affairs --data ../shared/yardsticks/stories --into DIR`` takes those stories
of ``dev.jsonl`` that three outlets tell on known days (``--outlets``: or so many), leaves out those
of which an article is annotated in ``tests/gold`` (and has therefore been looked at), and takes the
first five (``--affairs``: or so many) by the SHA-256 of their names. Of each it writes the articles
and a dossier into DIR and prints a line of counts. There is no scorer: somebody has to read what
was found. ``docs/affairs.md`` says what one reader saw.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import defaultdict
from pathlib import Path

import msgspec

from benchmarks.yardstick import Row, rows
from rashomon import build
from rashomon.dossier import Dossier

GOLD = Path(__file__).resolve().parents[1] / "tests" / "gold"


def main() -> None:
    """Build the dossiers, and print what each holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the yardstick")
    parser.add_argument("--into", type=Path, required=True, help="where the dossiers are made")
    parser.add_argument("--outlets", type=int, default=3, help="by how many outlets each is told")
    parser.add_argument("--affairs", type=int, default=5, help="how many affairs")
    given = parser.parse_args()
    told = chosen(list(rows(given.data / "dev.jsonl")), given.outlets)
    for story, articles in told[: given.affairs]:
        folder = given.into / story
        written(articles, folder)
        with build([folder], given.into / f"{story}.rashomon", workers=1) as dossier:
            print(line(story, dossier), flush=True)


def chosen(articles: list[Row], outlets: int) -> list[tuple[str, list[Row]]]:
    """Return the stories that so many outlets tell, with their articles, by their hashes."""
    told = "".join(path.read_text("utf-8") for path in sorted(GOLD.rglob("*.json")))
    stories: defaultdict[str, list[Row]] = defaultdict(list)
    for article in articles:
        stories[article["story"]].append(article)
    fresh = [
        (story, several)
        for story, several in stories.items()
        if len({one["outlet"] for one in several}) == outlets
        and all(one["date"] and one["doc"] not in told for one in several)
    ]
    return sorted(fresh, key=lambda one: hashlib.sha256(one[0].encode()).digest())


def written(articles: list[Row], folder: Path) -> None:
    """Write the articles as `build` reads them: a text each, and what is known of it beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles:
        known = {"outlet": article["outlet"], "published": article["date"]}
        text = f"{article['title']}\n\n{article['text']}\n"
        (folder / f"{article['doc']}.txt").write_text(text, "utf-8")
        meta = msgspec.yaml.encode(known)
        (folder / f"{article['doc']}.meta.yaml").write_bytes(meta)


def line(story: str, dossier: Dossier) -> str:
    """Return the counts of a dossier, with the events that more than one article tells."""
    counts = dossier.counts()
    (shared,) = dossier.connection.execute(
        "SELECT count(*) FROM (SELECT event FROM event_mentions GROUP BY event"
        " HAVING count(DISTINCT article) > 1)"
    ).fetchone() or (0,)
    kept = ("articles", "event_mentions", "events", "statements", "forecasts", "contrasts")
    held = ", ".join(f"{counts[one]} {one.replace('_', ' ')}" for one in kept)
    return f"{story}: {held}; {shared} events told by several articles"


if __name__ == "__main__":
    main()
