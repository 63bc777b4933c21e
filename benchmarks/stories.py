"""Yardstick ``stories``: which articles of many outlets tell one story?"""

from __future__ import annotations

from datetime import date

from benchmarks.yardstick import arguments, rows, write
from rashomon.linking.clusters import Partition
from rashomon.linking.cohesion import grow
from rashomon.linking.stories import StoryText, story_scores, weights


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
    partition = Partition([text.id for text in texts])
    grow(partition, story_scores(texts), weights().threshold, weights().cohesion)
    write(
        out,
        ({"doc": doc, "cluster": members[0]} for members in partition.groups() for doc in members),
    )


if __name__ == "__main__":
    main()
