"""Who acts on whom as GraphML and GEXF, read back by networkx and held against the format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from rashomon.dossier import Dossier
from rashomon.export import gexf, graphml
from rashomon.export.legible import Legible, legible
from rashomon.export.network import network_of

READ: dict[str, Callable[[Path], Any]] = {
    "graphml": lambda folder: networkx.read_graphml(folder / "acts.graphml", force_multigraph=True),
    "gexf": lambda folder: networkx.read_gexf(folder / "acts.gexf", version="1.3"),
}
WRITE = {"graphml": graphml.write, "gexf": gexf.write}
VISIT = {
    "label": "Visit to Borduria, by Ana Brod",
    "event": "ev-visit",
    "type": "CONSULT",
    "modes": "visit",
    "date": "2021-03-01",
    "weight": 2.1,
    "sign": 1,
    "score": 2.1,
    "mentions": 1,
    "articles": 1,
    "outlets": "Herald",
}


@pytest.mark.parametrize("form", WRITE)
def test_an_act_is_a_signed_weighted_edge(dossier: Dossier, tmp_path: Path, form: str) -> None:
    written = WRITE[form](dossier, tmp_path)
    graph = READ[form](tmp_path)
    assert graph.is_directed()
    assert written.rows == {"nodes": len(graph), "edges": graph.number_of_edges()}
    assert dict(graph.nodes(data="kind")) == {"ac-person": "person", "ac-state": "state"}
    assert graph.nodes["ac-person"]["label"] == "Ana Brod"
    assert graph.nodes["ac-person"]["aliases"] == "Brod"
    ((source, target, edge),) = graph.edges(data=True)
    assert (source, target) == ("ac-person", "ac-state")
    assert edge.items() >= VISIT.items()


@pytest.mark.parametrize("form", WRITE)
def test_what_has_no_edge_is_counted(dossier: Dossier, tmp_path: Path, form: str) -> None:
    lost = {(one.what, one.why): one.count for one in WRITE[form](dossier, tmp_path).lost}
    assert lost["event mentions", "denied"] == 1
    assert lost["statements", "no place in the format"] == 2
    assert ("actors", "in no act between two known sides") not in lost
    dossier.connection.execute("UPDATE events SET targets = []")
    lost = {(one.what, one.why): one.count for one in WRITE[form](dossier, tmp_path).lost}
    assert lost["actors", "in no act between two known sides"] == 2
    assert lost["events", "one side or both not known"] == 1
    assert len(READ[form](tmp_path)) == 0


@pytest.mark.parametrize("form", WRITE)
def test_two_acts_of_one_pair_stay_two(dossier: Dossier, tmp_path: Path, form: str) -> None:
    change = "type = 'AGREE', sources = ['ac-person', 'ac-state'], targets = []"
    dossier.connection.execute(f"UPDATE events SET {change}")
    WRITE[form](dossier, tmp_path)
    edges = READ[form](tmp_path).edges()
    assert sorted(edges) == [("ac-person", "ac-state"), ("ac-state", "ac-person")]


@pytest.mark.parametrize("form", WRITE)
def test_harm_stays_in_its_value(hostile: Dossier, tmp_path: Path, form: str) -> None:
    lost = WRITE[form](hostile, tmp_path).lost
    graph = READ[form](tmp_path)
    label = graph.nodes["ac-person"]["label"]
    assert "<script>alert(1)</script>" in label
    assert "⟨U+202E⟩" in label
    assert "\u202e" not in label
    assert "control characters spelled out" in {one.why for one in lost}
    if form == "gexf":
        is_gexf(tmp_path / "acts.gexf")


@pytest.mark.parametrize("form", WRITE)
def test_equal_dossiers_are_drawn_alike(same_bytes: Callable[[str], None], form: str) -> None:
    same_bytes(form)


@pytest.mark.parametrize(
    ("date", "days"),
    [
        ("2021-03-01", ("2021-03-01", "2021-03-01")),
        ("2021-02", ("2021-02-01", "2021-02-28")),
        ("2020", ("2020-01-01", "2020-12-31")),
        ("2020-06-19/2020-06-24", ("2020-06-19", "2020-06-24")),
        (None, (None, None)),
        ("XXXX-07-28", (None, None)),
    ],
)
def test_an_act_is_there_while_it_may_have_been(
    dossier: Dossier, tmp_path: Path, date: str | None, days: tuple[str | None, ...]
) -> None:
    dossier.connection.execute("UPDATE events SET date = ?", [date])
    gexf.write(dossier, tmp_path)
    is_gexf(tmp_path / "acts.gexf")
    ((_, _, edge),) = READ["gexf"](tmp_path).edges(data=True)
    assert (edge.get("start"), edge.get("end")) == days
    assert edge.get("date") == date


def test_the_grammar_refuses_what_is_no_gexf(dossier: Dossier, tmp_path: Path) -> None:
    gexf.write(dossier, tmp_path)
    path = tmp_path / "acts.gexf"
    path.write_text(path.read_text("utf-8").replace('end="2021', 'end="x2021'), "utf-8")
    with pytest.raises(etree.DocumentInvalid):
        is_gexf(path)


def is_gexf(path: Path) -> None:
    """The document fits the grammar, and its references lead somewhere."""
    document = etree.parse(path)
    grammar = etree.RelaxNG(etree.parse(Path(__file__).parent / "gexf13.rng"))
    grammar.assertValid(document)
    name = {"g": "http://gexf.net/1.3"}

    def values(where: str) -> set[str]:
        return set(document.xpath(where, namespaces=name))

    assert values("//g:edge/@source | //g:edge/@target") <= values("//g:node/@id")
    for kind in ("node", "edge"):
        declared = values(f"//g:attributes[@class='{kind}']/g:attribute/@id")
        assert values(f"//g:{kind}//g:attvalue/@for") <= declared


def test_a_declaration_of_graphml_stands_for_every_value(dossier: Dossier, tmp_path: Path) -> None:
    graphml.write(dossier, tmp_path)
    name = {"g": "http://graphml.graphdrawing.org/xmlns"}
    document = etree.parse(tmp_path / "acts.graphml")
    for kind in ("node", "edge"):
        keys = document.xpath(f"/g:graphml/g:key[@for='{kind}']/@id", namespaces=name)
        used = document.xpath(f"//g:{kind}/g:data/@key", namespaces=name)
        assert len(keys) == len(set(keys))
        assert set(used) <= set(keys)


@given(st.text())
def test_any_text_is_xml_and_hides_nothing(text: str) -> None:
    made = legible(text)
    element = etree.Element("a", b=made)
    element.text = made
    back = etree.fromstring(etree.tostring(element))
    assert (back.text or "") == back.get("b") or "\t" in made or "\n" in made
    assert (back.text or "") == made
    assert not {"\u202e", "\u2066", "\x00", "\x1b"} & set(made)
    count = Legible()
    assert count(text) == made
    assert bool(count.lost()) == (made != text)


def test_the_graph_of_nothing_is_empty() -> None:
    with Dossier(create=True) as empty:
        assert network_of(empty).edges == ()
