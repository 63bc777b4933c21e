"""How far articles that are placed come to stand where linking the whole dossier puts them.

    python -m benchmarks.placing --data ../shared/yardsticks/stories --articles 300 --held 20

Takes the first stories of ``dev.jsonl`` by the SHA-256 of their names until there are so many
articles, and links them. Then one article each of so many stories that several outlets tell is left
out, the rest is linked, and the articles are placed in it one after the other
(`rashomon.placing`). For each actor, event mention and article that was left out, who of the rest
stands in its group is compared with who does where all were linked: precision and recall over all
pairs, and the share of groups that are the same. Contrasts are compared by their passages.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.affairs import chosen, written
from benchmarks.yardstick import Row, rows
from rashomon import build
from rashomon.dossier import Dossier
from rashomon.judging import link_anew
from rashomon.placing import place
from rashomon.reading.version import VERSION

Groups = Mapping[str, frozenset[str]]
"""Every member, and all members of its group."""

GROUPED = {
    "actors": "SELECT member, target FROM links WHERE starts_with(target, 'ac-')",
    "events": "SELECT id, event FROM event_mentions",
    "stories": "SELECT article, story FROM coverage",
}
_OF = {
    "actors": "SELECT a.id FROM (SELECT article, json_extract_string(unnest(from_json("
    "json_extract(record, '$.actors'), '[\"JSON\"]')), '$.id') AS id FROM reading) a "
    "WHERE a.article IN (SELECT unnest($1))",
    "events": "SELECT id FROM event_mentions WHERE article IN (SELECT unnest($1))",
    "stories": "SELECT unnest($1)",
}
"""What of each kind belongs to some articles."""


def corpus(data: Path, articles: int) -> list[Row]:
    """Return the articles of the first stories that two or three outlets tell."""
    given = list(rows(data / "dev.jsonl"))
    told = sorted(chosen(given, 2) + chosen(given, 3), key=lambda story: story[0])
    return [one for _, several in told for one in several][:articles]


def grouped(dossier: Dossier, kind: str) -> Groups:
    """Return how one kind of things is grouped."""
    members: dict[str, set[str]] = defaultdict(set)
    for member, group in dossier.fetch(GROUPED[kind]):
        members[group].add(member)
    return {one: frozenset(group) for group in members.values() for one in group}


def compared(whole: Groups, placed: Groups, new: Iterable[str], old: frozenset[str]) -> str:
    """Return precision, recall and the share of equal groups, as a line."""
    both = ours = theirs = same = count = 0
    for one in new:
        wanted, found = whole[one] & old, placed[one] & old
        both += len(wanted & found)
        ours, theirs = ours + len(found), theirs + len(wanted)
        same, count = same + (wanted == found), count + 1
    precision, recall = both / max(1, ours), both / max(1, theirs)
    return f"precision {precision:.2f}, recall {recall:.2f}, same {same / count:.2f} of {count}"


def contrasts(dossier: Dossier, articles: list[str]) -> frozenset[str]:
    """Return the ids of the contrasts that touch some articles; an id says kind and passages."""
    sql = "SELECT id FROM contrasts WHERE list_has_any([a.article, b.article], $1)"
    return frozenset(one for (one,) in dossier.fetch(sql, [articles]))


def main() -> None:
    """Print how far the placed articles stand as if all were linked."""
    parser = argparse.ArgumentParser(description="placing articles against linking all of them")
    parser.add_argument("--data", type=Path, required=True, help="the folder of the yardstick")
    parser.add_argument("--articles", type=int, default=300, help="how many articles")
    parser.add_argument("--held", type=int, default=20, help="how many of them are placed")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        written(corpus(given.data, given.articles), Path(folder))
        with build([folder], workers=2) as dossier:
            stories: dict[str, list[str]] = defaultdict(list)
            for article, story in dossier.fetch("SELECT article, story FROM coverage ORDER BY 1"):
                stories[story].append(article)
            several = [articles for articles in stories.values() if len(articles) > 1]
            held = [articles[0] for articles in several][: given.held]
            whole = {kind: grouped(dossier, kind) for kind in GROUPED}
            shown = contrasts(dossier, held)
            parted = [
                (dossier.articles_among([one]), dossier.readings(VERSION, [one])) for one in held
            ]
            dossier.forget(held)
            link_anew(dossier, VERSION)
            for articles, readings in parted:
                dossier.keep(articles, readings)
                place(dossier, {articles[0].id}, VERSION)
            for kind in GROUPED:
                new = [one for (one,) in dossier.fetch(_OF[kind], [held])]
                old = frozenset(whole[kind]) - frozenset(new)
                print(kind, compared(whole[kind], grouped(dossier, kind), new, old))
            found = contrasts(dossier, held)
            print(f"contrasts {len(found & shown)} of {len(shown)}, {len(found - shown)} others")


if __name__ == "__main__":
    main()
