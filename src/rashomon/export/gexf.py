"""Who acts on whom as GEXF 1.3, Gephi's own format, with the dates on its timeline.

An edge is there from the first possible day of its date to the last, or always if it has none; the
date as it is known stands among its values.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

import rashomon
from rashomon.dossier import Dossier
from rashomon.export.network import Edge, Node, network_of
from rashomon.export.written import Written
from rashomon.export.xml import block, element, known, leaf, xml_file
from rashomon.wording.dates import days_of

_NAMESPACE = "http://gexf.net/1.3"
_GRAPH = {
    "defaultedgetype": "directed",
    "mode": "dynamic",
    "timeformat": "date",
    "timerepresentation": "interval",
}
_TYPES = {float: "double", int: "integer"}
_OWN = ("id", "label", "source", "target", "weight")
"""What GEXF has attributes of its own for."""


def write(dossier: Dossier, folder: Path) -> Written:
    """Write ``acts.gexf`` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    network = network_of(dossier)
    root = {"xmlns": _NAMESPACE, "version": "1.3"}
    with xml_file(folder / "acts.gexf", "gexf", root) as out:
        leaf(out, "meta", {}, element("creator", {}, f"Rashomon {rashomon.__version__}"))
        with block(out, "graph", _GRAPH):
            _declare(out, "node", Node)
            _declare(out, "edge", Edge)
            with block(out, "nodes"):
                _write(out, "node", network.nodes)
            with block(out, "edges"):
                _write(out, "edge", network.edges)
    rows = {"nodes": len(network.nodes), "edges": len(network.edges)}
    return Written(rows=rows, lost=network.lost)


def _declare(out: Any, kind: str, row: type[msgspec.Struct]) -> None:
    with block(out, "attributes", {"class": kind}):
        for field in msgspec.structs.fields(row):
            if field.name not in _OWN:
                type_ = _TYPES.get(field.type, "string")
                leaf(out, "attribute", {"id": field.name, "title": field.name, "type": type_})


def _write(out: Any, kind: str, rows: Iterable[Node | Edge]) -> None:
    for row in rows:
        values = known(msgspec.structs.asdict(row))
        own = {name: values.pop(name) for name in _OWN if name in values}
        held = [element("attvalue", {"for": name, "value": values[name]}) for name in values]
        there = _there(values.get("date")) if isinstance(row, Edge) else {}
        leaf(out, kind, own | there, element("attvalues", {}, *held))


def _there(edtf: str | None) -> dict[str, str]:
    """Return the first and the last day on which an act may have been."""
    days = days_of(edtf)
    if days is None:
        return {}
    first, after = (date.fromordinal(day) for day in days)
    return {"start": first.isoformat(), "end": date.fromordinal(after.toordinal() - 1).isoformat()}
