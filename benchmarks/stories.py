"""Yardstick ``stories``: which articles of many outlets tell one story?"""

from __future__ import annotations

from datetime import date

from benchmarks.yardstick import arguments, rows, write
from rashomon.linking.stories import group_stories
from rashomon.linking.storytext import StoryText


def main() -> None:
    """Cluster the articles of ``dev.jsonl``."""
    data, out = arguments("Cluster articles into stories.")
    texts = [
        StoryText(
            id=row["doc"],
            title=row["title"] or "",
            lead=row["lead"] or "",
            body=row["text"] or "",
            day=date.fromisoformat(row["date"]) if row["date"] else None,
        )
        for row in rows(data / "dev.jsonl")
    ]
    groups = group_stories(texts)
    write(out, ({"doc": doc, "cluster": members[0]} for members in groups for doc in members))


if __name__ == "__main__":
    main()
