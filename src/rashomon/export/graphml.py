"""Who acts on whom as GraphML (Brandes et al. 2002), for Gephi, Cytoscape, yEd, igraph, networkx.

The graph is directed; several edges may join two nodes, each with an id. A value that is not known
has no ``data`` element.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from rashomon.dossier import Dossier
from rashomon.export.network import Edge, Node, network_of
from rashomon.export.written import Written
from rashomon.export.xml import block, element, known, leaf, xml_file

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {str: "string", float: "double", int: "int"}
_ENDS = ("id", "source", "target")
"""What GraphML has attributes of its own for."""


def write(dossier: Dossier, folder: Path) -> Written:
    """Write ``acts.graphml`` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    network = network_of(dossier)
    with xml_file(folder / "acts.graphml", "graphml", {"xmlns": _NAMESPACE}) as out:
        _declare(out, "node", Node)
        _declare(out, "edge", Edge)
        with block(out, "graph", {"id": "acts", "edgedefault": "directed"}):
            _write(out, "node", network.nodes)
            _write(out, "edge", network.edges)
    rows = {"nodes": len(network.nodes), "edges": len(network.edges)}
    return Written(rows=rows, lost=network.lost)


def _declare(out: Any, kind: str, row: type[msgspec.Struct]) -> None:
    for field in msgspec.structs.fields(row):
        if field.name not in _ENDS:
            key = {"id": _key(kind, field.name), "for": kind, "attr.name": field.name}
            leaf(out, "key", {**key, "attr.type": _TYPES.get(field.type, "string")})


def _write(out: Any, kind: str, rows: Iterable[Node | Edge]) -> None:
    for row in rows:
        values = known(msgspec.structs.asdict(row))
        ends = {name: values.pop(name) for name in _ENDS if name in values}
        data = [element("data", {"key": _key(kind, name)}, values[name]) for name in values]
        leaf(out, kind, ends, *data)


def _key(kind: str, name: str) -> str:
    return f"{kind}-{name}"
