"""An event that one article tells by an election is dated by the article that says when it was."""

from __future__ import annotations

from pathlib import Path

import rashomon
from rashomon.dossier.rows import EventMentionRow
from rashomon.links import Link

COUNTING = (
    "Norland police arrest the editor\n\nNorland's police arrested the editor Ida Holm two days "
    "before the election. The election commission of Norland says that the election in Norland "
    "was fair and the count was honest.\n"
)
DATING = (
    "Norland votes\n\nThe election in Norland took place on August 3, the election commission of "
    "Norland said. The commission says that the count in Norland was slow and the election fair.\n"
)


def test_the_date_is_counted_and_its_evidence_verified(tmp_path: Path) -> None:
    for name, text in (("herald", COUNTING), ("courier", DATING)):
        (tmp_path / f"{name}.txt").write_text(f"Vardo, August 14, 2031\n\n{text}", "utf-8")
    with rashomon.build([tmp_path]) as dossier:
        mentions = dossier.select(EventMentionRow, "SELECT * FROM event_mentions")
        (arrest,) = (one for one in mentions if one.type == "COERCE" and one.date is not None)
        assert arrest.date is not None
        assert (arrest.date.value, arrest.date.precision) == ("2031-08-01", "day")
        assert arrest.date.basis is not None
        quote = dossier.lookup.quote(arrest.article, arrest.date.basis.start, arrest.date.basis.end)
        assert quote.text == "two days before"
        (link,) = dossier.select(Link, "SELECT * FROM links WHERE member = ?", [arrest.id])
        assert "2 days before 2031-08-03" in link.why[-1].detail
        assert not dossier.broken_receipts()
