"""Yardstick ``stories``: which articles of many outlets tell one story?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from benchmarks.yardstick import Row, arguments, rows, write
from rashomon.linking.stories import group_stories
from rashomon.linking.storytext import StoryText


def cluster_rows(path: Path) -> Iterator[Row]:
    """Yield the story of each article of a file, named for one of its articles."""
    texts = [
        StoryText(
            id=row["doc"],
            title=row["title"] or "",
            lead=row["lead"] or "",
            body=row["text"] or "",
            day=date.fromisoformat(row["date"]) if row["date"] else None,
        )
        for row in rows(path)
    ]
    for members in group_stories(texts):
        yield from ({"doc": doc, "cluster": members[0]} for doc in members)


def main() -> None:
    """Cluster the articles of ``dev.jsonl``."""
    data, out = arguments("Cluster articles into stories.")
    write(out, cluster_rows(data / "dev.jsonl"))


if __name__ == "__main__":
    main()
