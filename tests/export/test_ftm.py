"""Entities of FollowTheMoney, held against its own model."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from followthemoney import model
from followthemoney.types import registry

from rashomon.dossier import Dossier
from rashomon.export.ftm import schema_of, write


def entities(folder: Path) -> dict[str, dict[str, Any]]:
    """What was written, after the model has taken every value as it stands."""
    lines = (folder / "entities.ftm.json").read_text("utf-8").splitlines()
    found = {}
    for line in lines:
        entity = json.loads(line)
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        kept = {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()}
        assert kept == {name: sorted(values) for name, values in entity["properties"].items()}
        for name in proxy.schema.required:
            assert entity["properties"].get(name), (entity["schema"], name)
        found[entity["id"]] = entity
    assert len(found) == len(lines)
    references_lead_to_their_kind(found)
    return found


def references_lead_to_their_kind(found: dict[str, dict[str, Any]]) -> None:
    for entity in found.values():
        schema = model[entity["schema"]]
        for name, values in entity["properties"].items():
            property_ = schema.properties[name]
            if property_.type == registry.entity:
                assert property_.range is not None
                for value in values:
                    assert model[found[value]["schema"]].is_a(property_.range)


def test_a_dossier_is_entities(dossier: Dossier, tmp_path: Path) -> None:
    written = write(dossier, tmp_path)
    found = entities(tmp_path)
    assert dict(Counter(one["schema"] for one in found.values())) == written.rows
    assert written.rows == {
        "Article": 2,
        "Event": 1,
        "Mention": 4,
        "Person": 1,
        "PublicBody": 1,
        "UnknownLink": 1,
    }
    visit = found["ev-visit"]["properties"]
    assert visit["name"] == ["Visit to Borduria, by Ana Brod"]
    assert visit["date"] == ["2021-03-01"]
    assert visit["involved"] == ["ac-person", "ac-state"]
    assert visit["publisher"] == ["Herald"]  # the other denies it
    (link,) = (one["properties"] for one in found.values() if one["schema"] == "UnknownLink")
    assert (link["subject"], link["object"]) == (["ac-person"], ["ac-state"])
    assert link["proof"] == visit["proof"]
    assert found["ac-person"]["properties"]["alias"] == ["Brod"]


def test_what_is_denied_is_no_event(dossier: Dossier, tmp_path: Path) -> None:
    dossier.connection.execute(
        "UPDATE event_mentions SET factuality = struct_update(factuality, polarity := 'negative')"
    )
    lost = {(one.what, one.why): one.count for one in write(dossier, tmp_path).lost}
    assert lost["event mentions", "denied"] == 2
    schemata = {one["schema"] for one in entities(tmp_path).values()}
    assert not schemata & {"Event", "UnknownLink"}


@pytest.mark.parametrize(
    ("date", "values"),
    [
        ("2020-06", {"date": ["2020-06"]}),
        ("2020-06-19/2020-06-24", {"startDate": ["2020-06-19"], "endDate": ["2020-06-24"]}),
        ("XXXX-07-28", {}),
        (None, {}),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(
    dossier: Dossier, tmp_path: Path, date: str | None, values: dict[str, list[str]]
) -> None:
    dossier.connection.execute("UPDATE events SET date = ?", [date])
    write(dossier, tmp_path)
    found = entities(tmp_path)["ev-visit"]["properties"]
    assert {name: found[name] for name in ("date", "startDate", "endDate") if name in found} == (
        values
    )


def test_codes_are_those_of_followthemoney(dossier: Dossier, tmp_path: Path) -> None:
    dossier.connection.execute("UPDATE actors SET country = 'BLR' WHERE id = 'ac-person'")
    dossier.connection.execute("UPDATE actors SET country = 'EUR' WHERE id = 'ac-state'")
    dossier.connection.execute("UPDATE events SET place = struct_update(place, country := 'KOS')")
    write(dossier, tmp_path)
    found = entities(tmp_path)
    countries = [
        found[id_]["properties"]["country"] for id_ in ("ac-person", "ac-state", "ev-visit")
    ]
    assert countries == [["by"], ["eu"], ["xk"]]
    languages = {tuple(one["properties"].get("language", ())) for one in found.values()}
    assert ("eng",) in languages


@pytest.mark.parametrize(
    ("kind", "sectors", "schema"),
    [
        ("person", ("GOV",), "Person"),
        ("state", (), "PublicBody"),
        ("organisation", ("BUS", "GOV"), "PublicBody"),
        ("organisation", ("BUS",), "Organization"),
        ("group", ("CVL",), "LegalEntity"),
    ],
)
def test_each_kind_of_actor_has_its_schema(
    dossier: Dossier, kind: Any, sectors: tuple[str, ...], schema: str
) -> None:
    actor = dossier.lookup.actors["ac-person"]
    assert schema_of(msgspec.structs.replace(actor, kind=kind, sectors=sectors)) == schema


def test_harm_is_only_text(hostile: Dossier, tmp_path: Path) -> None:
    lost = write(hostile, tmp_path).lost
    assert "control characters spelled out" in {one.why for one in lost}
    found = entities(tmp_path)
    assert not [one for one in found.values() if "sourceUrl" in one["properties"]]
    assert "<script>alert(1)</script>" in found["ac-person"]["properties"]["name"][0]


def test_equal_dossiers_are_written_alike(same_bytes: Callable[[str], None]) -> None:
    same_bytes("ftm")
