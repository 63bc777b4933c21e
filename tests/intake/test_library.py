"""Libraries of references: what a person noted completes articles, and what has no text is told."""

from __future__ import annotations

import json

import pytest

from rashomon.records import Rejected

from .conftest import PROSE, Read

RIS = """TY  - NEWS
TI  - Ferry line
 approved
T2  - Veldmark Post
AU  - Bell, Ann
AU  - Lund, Per
DA  - 2021/03/04/
Y2  - 2022/05/06/07:08:09
UR  - https://www.veldmark.example/ferry/?utm_source=x
L1  - files/ferry.txt
ER  -

TY  - ELEC
TI  - Another story
UR  - https://sunn.example/other
ER  -
"""
CSL: list[dict[str, object]] = [
    {
        "id": "a",
        "type": "article-newspaper",
        "title": "Ferry line approved",
        "container-title": "Veldmark Post",
        "author": [{"family": "Bell", "given": "Ann"}, {"literal": "The Desk"}],
        "issued": {"date-parts": [[2021, 3, 4]]},
        "accessed": {"date-parts": [[2022, 5, 6]]},
        "URL": "https://veldmark.example/ferry",
    },
    {"id": "b", "type": "webpage", "title": "No text", "issued": {"date-parts": [["2021", "3"]]}},
]
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:link="http://purl.org/rss/1.0/modules/link/">
<bib:Article rdf:about="https://veldmark.example/ferry"><z:itemType>newspaperArticle</z:itemType>
 <dcterms:isPartOf><bib:Newspaper><dc:title>Veldmark Post</dc:title></bib:Newspaper>
 </dcterms:isPartOf><bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Bell</foaf:surname>
 <foaf:givenName>Ann</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
 <link:link rdf:resource="#item_2"/><dc:title>Ferry line approved</dc:title>
 <dc:date>2021-03-04</dc:date><dcterms:dateSubmitted>2022-05-06 07:08:09</dcterms:dateSubmitted>
 <dc:identifier><dcterms:URI><rdf:value>https://veldmark.example/ferry</rdf:value></dcterms:URI>
 </dc:identifier></bib:Article>
<z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType>
 <rdf:resource rdf:resource="files/2/fer%20ry.txt"/></z:Attachment></rdf:RDF>"""


def test_a_file_that_a_library_names_has_its_metadata(read: Read) -> None:
    made = read({"refs.ris": RIS, "files/ferry.txt": PROSE})
    article, missing = made
    assert (article.title, article.outlet) == ("Ferry line approved", "Veldmark Post")
    assert article.author == "Ann Bell, Per Lund"
    assert (article.published.value, article.published.basis) == ("2021-03-04", "metadata")
    assert article.fetched == "2022-05-06"
    assert isinstance(missing, Rejected)
    assert (missing.path, missing.reason) == ("refs.ris#2", "metadata_only")
    assert "https://sunn.example/other" in missing.detail


@pytest.mark.parametrize("name", ["refs.json", "refs.ris"])
def test_an_article_is_completed_by_its_address(read: Read, name: str) -> None:
    row = {"text": PROSE, "url": "http://veldmark.example/ferry#top", "title": "Its own title"}
    files = {"a.jsonl": json.dumps(row), name: json.dumps(CSL) if name == "refs.json" else RIS}
    article, missing = read(files)
    assert (article.title, article.outlet) == ("Its own title", "Veldmark Post")
    assert article.published.value == "2021-03-04"
    assert missing.reason == "metadata_only"


def test_zotero_finds_the_files_beside_it(read: Read) -> None:
    (article,) = read({"lib/My Library.rdf": RDF, "lib/files/2/fer ry.txt": PROSE})
    assert (article.path, article.outlet) == ("lib/files/2/fer ry.txt", "Veldmark Post")
    assert (article.author, article.published.value) == ("Ann Bell", "2021-03-04")
    assert article.fetched == "2022-05-06"


def test_a_sidecar_counts_for_more_than_a_library(read: Read) -> None:
    sidecar = "outlet: Sunn Courier"
    made = read({"r.ris": RIS, "files/ferry.txt": PROSE, "files/ferry.meta.yaml": sidecar})
    assert (made[0].outlet, made[0].published.value) == ("Sunn Courier", "2021-03-04")


def test_a_day_in_an_archives_address_is_when_it_was_captured(read: Read) -> None:
    entry = CSL[0] | {"URL": "https://web.archive.org/web/20210405/https://veldmark.example/ferry"}
    entry = {key: value for key, value in entry.items() if key not in {"issued", "accessed"}}
    row = {"text": PROSE, "url": "https://veldmark.example/ferry"}
    (article,) = read({"a.jsonl": json.dumps(row), "refs.json": json.dumps([entry])})
    assert (article.fetched, article.published.value) == ("2021-04-05", None)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.json", '[{"type": "article-newspaper", "issued": ', "malformed"),
        ("a.rdf", "<rdf:RDF><z:itemType>", "empty"),
        ("a.ris", "TY  - NEWS\nL1  - ../../../../etc/passwd\nER  - \n", "metadata_only"),
        ("a.ris", "no tags at all", "empty"),
        ("a.rdf", "<!DOCTYPE r [<!ENTITY a 'a'>]><rdf:RDF>&a;</rdf:RDF>", "bomb"),
    ],
)
def test_a_library_alone_gives_no_article(read: Read, name: str, content: str, reason: str) -> None:
    made = read({name: content})
    assert {one.reason for one in made} == {reason}


def test_interval_and_words_are_dates_as_they_are(read: Read) -> None:
    items = [
        {"type": "report", "URL": "u:1", "issued": {"date-parts": [[2021, 3], [2021, 5]]}},
        {"type": "report", "URL": "u:2", "issued": {"raw": "4 March 2021"}},
    ]
    rows = [{"text": PROSE + str(n), "url": f"u:{n}"} for n in (1, 2)]
    made = read({"refs.json": json.dumps(items), "rows.jsonl": "\n".join(map(json.dumps, rows))})
    assert [one.published.value for one in made] == ["2021-03/2021-05", "2021-03-04"]
