"""Acts: between countries the rows of the table of relations, and between any two sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.making import Draft, together

from rashomon.dossier import Dossier, rows
from rashomon.dossier.relation.acts import Act, find_acts
from rashomon.dossier.relation.sides import Side, countries, side_of
from rashomon.linking import link
from rashomon.links import Copy, Links
from rashomon.ontology import EVENT_TYPES

CAST = {"Norway": "NOR", "Nils Berg": "NOR", "Sweden": "SWE", "Eva Lund": "SWE", "Finland": "FIN"}

events = st.lists(
    st.fixed_dictionaries(
        {
            "event_type": st.sampled_from(sorted(EVENT_TYPES)),
            "sources": st.sets(st.sampled_from(sorted(CAST)), max_size=3),
            "targets": st.sets(st.sampled_from(sorted(CAST)), max_size=2),
            "date": st.sampled_from([None, "2031-05-02", "2031-05"]),
            "polarity": st.sampled_from(["positive", "positive", "negative"]),
            "certainty": st.sampled_from(["certain", "probable", "possible"]),
            "time": st.sampled_from(["past", "past", "future"]),
            "historical": st.booleans(),
        }
    ),
    max_size=6,
)


def drafted(outlet: str, found: Sequence[dict[str, Any]]) -> Draft:
    draft = Draft(outlet)
    ids = {
        name: draft.actor(name, "person" if " " in name else "state", code)
        for name, code in CAST.items()
    }
    for number, fields in enumerate(found):
        roles = {
            role: tuple(ids[name] for name in sorted(fields[role]))
            for role in ("sources", "targets")
        }
        draft.event(f"They acted{number} then.", f"acted{number}", **(fields | roles))
    return draft


def linked(dossier: Dossier, *drafts: Draft, **more: object) -> Dossier:
    articles, readings = together(*drafts)
    links = link(articles, readings)
    dossier.keep(articles, readings)
    dossier.write_links("test", Links(**(_fields(links) | more)))
    return dossier


def _fields(links: Links) -> dict[str, Any]:
    return {name: getattr(links, name) for name in links.__struct_fields__}


@settings(max_examples=20)
@given(events, events)
def test_between_countries_acts_are_the_rows_of_the_table(
    first: list[dict[str, Any]], second: list[dict[str, Any]]
) -> None:
    with Dossier(create=True) as dossier:
        linked(dossier, drafted("Courier", first), drafted("Herald", second))
        acts = find_acts(dossier.lookup, countries(dossier.lookup))
        table = dossier.select(rows.RelationRow, "SELECT * FROM relations")
    told = Counter(
        (act.source, act.target, act.date, act.weight, act.event, act.outlet, act.mode)
        for act in acts
    )
    assert told == Counter(
        (row.source, row.target, row.date, row.weight, row.event, row.outlet, row.mode)
        for row in table
    )


def meeting(**fields: object) -> dict[str, Any]:
    return {"event_type": "CONSULT", "sources": (), "targets": (), "date": "2031-05-02"} | fields


def acts_of(sides: Sequence[str], *found: dict[str, Any]) -> list[Act]:
    with Dossier(create=True) as dossier:
        linked(dossier, drafted("Courier", found))
        return find_acts(dossier.lookup, [side_of(dossier.lookup, name) for name in sides])


def test_a_person_acts_for_himself_and_a_country_through_everyone() -> None:
    visit = meeting(sources={"Nils Berg"}, targets={"Eva Lund"})
    for sides in (("NOR", "SWE"), ("Nils Berg", "SWE"), ("nor", "Eva Lund")):
        (act,) = acts_of(sides, visit)
        assert (act.weight, act.certain) == (2.1, True)
    assert acts_of(("Norway", "Sweden"), visit) == []


def test_nobody_meets_himself_as_one_of_his_country() -> None:
    assert acts_of(("NOR", "Nils Berg"), meeting(sources={"Nils Berg"})) == []
    assert len(acts_of(("NOR", "Nils Berg"), meeting(sources={"Nils Berg", "Norway"}))) == 2


def test_a_hedged_or_coming_act_is_not_certain() -> None:
    pair = {"sources": {"Norway"}, "targets": {"Sweden"}}
    likely, coming = acts_of(
        ("NOR", "SWE"), meeting(certainty="probable", **pair), meeting(time="future", **pair)
    )
    assert not likely.certain
    assert not coming.certain


def test_a_copied_text_speaks_with_the_voice_of_its_origin() -> None:
    told = [meeting(sources={"Norway"}, targets={"Sweden"})]
    first, copy = drafted("Courier", told), drafted("Herald", told)
    with Dossier(create=True) as dossier:
        linked(dossier, first, copy, copies=(Copy(article=copy.id, origin=first.id),))
        acts = find_acts(dossier.lookup, countries(dossier.lookup))
    assert {(act.outlet, act.voice) for act in acts} == {
        ("Courier", "Courier"),
        ("Herald", "Courier"),
    }


def test_a_country_is_found_before_a_name() -> None:
    with Dossier(create=True) as dossier:
        linked(dossier, drafted("Courier", ()))
        side = side_of(dossier.lookup, "nor")
        assert isinstance(side, Side)
        assert {dossier.lookup.actors[name].name for name in side.actors} == {"Norway", "Nils Berg"}
