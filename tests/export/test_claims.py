"""Claims in JSON-LD, read by rdflib and held against what schema.org says of their properties."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib
from tests import made

from rashomon.dossier import Dossier
from rashomon.export.claims import write

PROPERTIES: dict[str, dict[str, Any]] = {
    "NewsArticle": {
        "headline": str,
        "author": {"Person", "Organization", "GovernmentOrganization", None},
        "publisher": {"Organization"},
        "datePublished": str,
        "inLanguage": str,
        "url": str,
    },
    "Claim": {
        "name": str,
        "text": str,
        "about": {"Person", "Organization", "GovernmentOrganization"},
        "author": {"Person", "Organization", "GovernmentOrganization", None},
        "datePublished": str,
        "appearance": {"Quotation"},
        "firstAppearance": {"NewsArticle"},
    },
    "Quotation": {"text": str, "isPartOf": {"NewsArticle"}},
    "Person": {"name": str, "alternateName": str},
    "Organization": {"name": str, "alternateName": str},
    "GovernmentOrganization": {"name": str, "alternateName": str},
}
"""What each type that we write may have and of what types, from https://schema.org/Claim and on.
None is somebody of whom only the name is known."""


def graph(folder: Path) -> dict[str, dict[str, Any]]:
    document = json.loads((folder / "claims.jsonld").read_text("utf-8"))
    nodes = {node["@id"]: node for node in document["@graph"]}
    assert len(nodes) == len(document["@graph"])
    inner = {one["@id"]: one for node in nodes.values() for one in node.get("appearance", ())}
    nodes |= inner
    for node in nodes.values():
        for name, value in node.items():
            if not name.startswith("@"):
                allowed = PROPERTIES[node["@type"]][name]
                for one in value if isinstance(value, list) else [value]:
                    if allowed is str:
                        assert isinstance(one, str)
                    else:
                        target = nodes[one["@id"]] if "@id" in one else one
                        assert target.get("@type") in allowed
    return nodes


def test_a_statement_is_a_claim_of_its_speaker(dossier: Dossier, tmp_path: Path) -> None:
    written = write(dossier, tmp_path)
    nodes = graph(tmp_path)
    assert written.rows["Claim"] == sum(node["@type"] == "Claim" for node in nodes.values()) == 3
    courier = made.articles()[0]
    (statement,) = made.readings()[0].statements
    claim = nodes[f"urn:rashomon:{statement.id}"]
    span = statement.content[0]
    assert claim["text"] == courier.raw[span.start : span.end] == "visited"
    assert claim["author"] == {"@id": "urn:rashomon:ac-person"}
    assert claim["datePublished"] == "2021-03-03"
    (quotation,) = claim["appearance"]
    assert quotation["@id"] == f"urn:rashomon:{courier.id}#char={span.start},{span.end}"
    assert quotation["isPartOf"] == {"@id": f"urn:rashomon:{courier.id}"}


def test_an_event_is_a_claim_of_those_who_report_it(dossier: Dossier, tmp_path: Path) -> None:
    lost = {(one.what, one.why): one.count for one in write(dossier, tmp_path).lost}
    assert lost["event mentions", "denied"] == 1
    claim = graph(tmp_path)["urn:rashomon:ev-visit"]
    herald = made.articles()[1]
    assert claim["name"] == "Visit to Borduria, by Ana Brod"
    assert [one["isPartOf"]["@id"] for one in claim["appearance"]] == [f"urn:rashomon:{herald.id}"]
    assert claim["firstAppearance"] == {"@id": f"urn:rashomon:{herald.id}"}


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (("2021-03-03", "2021-03-02"), 1),
        (("2021-03-01", "2021-03-02"), 0),
        (("2021-03-02", "2021-03-02"), None),
        (("2021-03", "2021-03-02"), None),
        ((None, "2021-03-02"), None),
    ],
)
def test_who_was_first_is_told_only_where_it_is_known(
    dossier: Dossier, tmp_path: Path, days: tuple[str | None, ...], first: int | None
) -> None:
    dossier.connection.execute(
        "UPDATE event_mentions SET factuality = struct_update(factuality, polarity := 'positive')"
    )
    articles = made.articles()
    for article, day in zip(articles, days, strict=True):
        sql = "UPDATE articles SET published = struct_update(published, value := ?) WHERE id = ?"
        dossier.connection.execute(sql, [day, article.id])
    write(dossier, tmp_path)
    found = graph(tmp_path)["urn:rashomon:ev-visit"].get("firstAppearance")
    assert found == (None if first is None else {"@id": f"urn:rashomon:{articles[first].id}"})


def test_the_author_of_an_article_is_no_actor(dossier: Dossier, tmp_path: Path) -> None:
    dossier.connection.execute("UPDATE statements SET speaker = 'author'")
    dossier.connection.execute("UPDATE articles SET author = 'A. Writer' WHERE outlet = 'Herald'")
    write(dossier, tmp_path)
    claims = [one for key, one in graph(tmp_path).items() if ":st-" in key]
    assert sorted(one["author"]["name"] for one in claims) == ["A. Writer", "Courier"]
    dossier.connection.execute("UPDATE statements SET speaker = NULL")
    lost = {(one.what, one.why): one.count for one in write(dossier, tmp_path).lost}
    assert lost["speakers of statements", "not known"] == 2
    assert not [one for key, one in graph(tmp_path).items() if ":st-" in key and "author" in one]


def test_readers_of_json_ld_see_schema_org(dossier: Dossier, tmp_path: Path) -> None:
    write(dossier, tmp_path)
    found = rdflib.Graph().parse(tmp_path / "claims.jsonld", format="json-ld")
    schema = rdflib.Namespace("https://schema.org/")
    claims = set(found.subjects(rdflib.RDF.type, schema.Claim))
    assert len(claims) == 3
    for claim in claims:
        (appearance,) = found.objects(claim, schema.appearance)
        assert found.value(appearance, schema.isPartOf, any=False) is not None
        assert found.value(claim, schema.text, any=False) is not None


def test_harm_may_be_pasted_into_a_page(hostile: Dossier, tmp_path: Path) -> None:
    lost = write(hostile, tmp_path).lost
    assert "control characters spelled out" in {one.why for one in lost}
    text = (tmp_path / "claims.jsonld").read_text("utf-8")
    assert not set(text) & set("<>&\u202e")
    nodes = graph(tmp_path)
    assert "<script>alert(1)</script>" in nodes["urn:rashomon:ac-person"]["name"]
    assert not [node for node in nodes.values() if "url" in node]
    rdflib.Graph().parse(tmp_path / "claims.jsonld", format="json-ld")


def test_equal_dossiers_are_written_alike(same_bytes: Callable[[str], None]) -> None:
    same_bytes("claims")
