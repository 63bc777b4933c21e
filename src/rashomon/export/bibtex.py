"""The articles as BibTeX, to cite them from LaTeX, Zotero and the like.

Fields are those of BibTeX and of biblatex, where ``date`` is EDTF and overrules ``year`` and
``month``. A key is made of the outlet, the year and the article's id, so that it is the same in
every build and no two articles share one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from rashomon.dossier import Dossier
from rashomon.dossier.rows import ArticleRow
from rashomon.export.coarse import known_parts
from rashomon.export.legible import Legible
from rashomon.export.streamed import stream
from rashomon.export.untold import untold
from rashomon.export.written import Written
from rashomon.wording.shown import web_address

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_TEX = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{char: "\\" + char for char in "$&#_%"},
    }
)
"""What TeX would obey, or BibTeX: it counts braces even after a backslash."""


def write(dossier: Dossier, folder: Path) -> Written:
    """Write ``articles.bib`` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    text, count = Legible(), 0
    with (folder / "articles.bib").open("w", encoding="utf-8", newline="\n") as out:
        for article in stream(dossier, ArticleRow, "SELECT * FROM articles ORDER BY id"):
            out.write(entry(article, text))
            count += 1
    return Written(rows={"articles": count}, lost=(*untold(dossier, ("articles",)), *text.lost()))


def entry(article: ArticleRow, text: Legible) -> str:
    """Return the entry of one article; what is not known has no field."""
    kind = "article" if article.outlet else "misc"
    fields = "".join(f"  {name} = {value},\n" for name, value in _fields(article, text))
    return f"@{kind}{{{key_of(article)},\n{fields}}}\n\n"


def key_of(article: ArticleRow) -> str:
    """Return the key of an article: letters, digits and a hyphen."""
    plain = unicodedata.normalize("NFKD", article.outlet or "").encode("ascii", "ignore").decode()
    outlet = re.sub(r"[^a-z0-9]", "", plain.lower()) or "article"
    year = known_parts(article.published.value)[:1]
    return f"{outlet}{''.join(year)}-{article.id.rpartition('-')[2]}"


def tex(text: str) -> str:
    """Return text as one line that TeX prints and does not obey."""
    return " ".join(text.split()).translate(_TEX)


def _fields(article: ArticleRow, text: Legible) -> Iterator[tuple[str, str]]:
    parts = known_parts(article.published.value)
    own = (
        ("author", article.author),
        ("title", article.title),
        ("journal", article.outlet),
        ("language", article.language),
    )
    for name, value in own:
        if value:
            # Twice the braces: a name is not taken apart at "and", a title keeps its capitals.
            yield name, f"{{{{{tex(text(value))}}}}}"
    if article.published.value:
        yield "date", f"{{{tex(article.published.value)}}}"
    if parts:
        yield "year", f"{{{parts[0]}}}"
    if len(parts) > 1:
        yield "month", _MONTHS[int(parts[1]) - 1]
    address = web_address(article.url)
    if address:
        yield "url", f"{{{quote(address, safe=_IN_ADDRESSES)}}}"
    if article.relayed_outlet:
        yield "note", f"{{Relays {tex(text(article.relayed_outlet))}}}"
    elif not article.title:
        yield "note", f"{{Read from {tex(text(article.path))}}}"


_IN_ADDRESSES = "!#$%&'()*+,-./:;=?@[]_~"
"""What stays as it is in a URL field, which TeX reads verbatim; braces and backslashes do not."""
