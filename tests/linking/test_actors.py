"""Which articles' actors are one."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.linking.making import Draft, together

from rashomon.linking.actors import ActorLinks, link_actors
from rashomon.links import Ruling, Rulings
from rashomon.records import ActorKind, MentionForm


def groups(links: ActorLinks) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for member, target in links.dossier_id.items():
        found.setdefault(target, set()).add(member)
    return {frozenset(members) for members in found.values()}


def ruled(*pairs: tuple[bool, str, str]) -> Rulings:
    return Rulings(pairs=tuple(Ruling(same=s, left=(a,), right=(b,)) for s, a, b in pairs))


def test_a_person_under_many_spellings() -> None:
    drafts = [Draft(outlet) for outlet in ("Herald", "Courier", "Bote", "Tribune")]
    names = ("Alexander Ostrovenko", "Aliaksandr Astravenka", "Александр Островенко", "Ostrovenko")
    ids = [draft.actor(name, country="BLR") for draft, name in zip(drafts, names, strict=True)]
    links = link_actors(together(*drafts)[1])
    assert groups(links) == {frozenset(ids)}
    assert all(link.why for link in links.links)
    assert links.actors[0].country == "BLR"


def test_father_and_son_stay_apart_and_the_surname_alone_goes_to_neither() -> None:
    a, b, c = Draft("Herald"), Draft("Courier"), Draft("Bote")
    father = a.actor("Anton Ostrov", country="BLR")
    son = b.actor("Viktor Ostrov", country="BLR")
    either = c.actor("Ostrov", country="BLR")
    links = link_actors(together(a, b, c)[1])
    assert groups(links) == {frozenset([father]), frozenset([son]), frozenset([either])}


def test_the_surname_alone_goes_to_the_one_whom_most_articles_name() -> None:
    drafts = [Draft(f"Outlet {number}") for number in range(6)]
    father = [draft.actor("Anton Ostrov", country="BLR") for draft in drafts[:4]]
    son = drafts[4].actor("Viktor Ostrov", country="BLR")
    alone = drafts[5].actor("Ostrov", country="BLR")
    links = link_actors(together(*drafts)[1])
    assert groups(links) == {frozenset([*father, alone]), frozenset([son])}


def test_a_surname_of_another_country_is_somebody_else() -> None:
    a, b = Draft("Herald"), Draft("Courier")
    a.actor("Anton Ostrov", country="BLR")
    b.actor("Ostrov", country="CZE")
    assert len(link_actors(together(a, b)[1]).actors) == 2


def test_states_are_one_by_code_whatever_they_are_called() -> None:
    a, b = Draft("Herald"), Draft("Courier")
    ids = [a.actor("Minsk", "state", "BLR"), b.actor("Belarus", "state", "BLR")]
    b.actor("Poland", "state", "POL")
    assert frozenset(ids) in groups(link_actors(together(a, b)[1]))


def test_bodies_by_name_alias_and_initials_but_not_across_states() -> None:
    a, b, c = Draft("Herald"), Draft("Courier"), Draft("Bote")
    one = [
        a.actor("Coastal Rescue Service", "organisation", "NOR", aliases=("CRS",)),
        b.actor("CRS", "organisation", "NOR"),
        c.actor("Norwegian Coastal Rescue Service", "organisation", "NOR"),
    ]
    a.actor("Foreign Ministry", "organisation", "NOR")
    b.actor("Foreign Ministry", "organisation", "SWE")
    c.actor("Foreign Ministry", "organisation")
    found = groups(link_actors(together(a, b, c)[1]))
    assert frozenset(one) in found
    assert len(found) == 4


def test_descriptions_join_only_for_bodies_of_one_state() -> None:
    a, b = Draft("Herald"), Draft("Courier")
    bodies = [
        d.actor("the Norwegian authorities", "group", "NOR", form="description") for d in (a, b)
    ]
    for draft in (a, b):
        draft.actor("angry Norwegian fishermen", "group", "NOR", form="description")
        draft.actor("a Norwegian official", "person", "NOR", form="description")
    found = groups(link_actors(together(a, b)[1]))
    assert frozenset(bodies) in found
    assert len(found) == 5


def test_people_may_overrule_and_the_newest_ruling_wins() -> None:
    a, b, c = Draft("Herald"), Draft("Courier"), Draft("Bote")
    first = a.actor("Anton Ostrov", country="BLR")
    second = b.actor("Anton Ostrov", country="BLR")
    other = c.actor("Peter Vale", country="GBR")
    readings = together(a, b, c)[1]
    apart = link_actors(readings, ruled((False, first, second)))
    assert len(apart.actors) == 3
    assert len({actor.id for actor in apart.actors}) == 3
    joined = link_actors(
        readings, Rulings(pairs=(Ruling(same=True, left=(first, second), right=(other,)),))
    )
    assert groups(joined) == {frozenset([first, second, other])}
    again = ruled((False, second, other), (True, first, other))
    assert groups(link_actors(readings, again)) == {frozenset([first, other]), frozenset([second])}


@pytest.mark.parametrize(
    ("name", "kind", "form"),
    [
        ("Syldavia", "state", "name"),
        ("Anton Ostrov", "person", "name"),
        ("Ostrov", "person", "name"),
        ("Norsk Fisk", "organisation", "name"),
        ("the Norwegian authorities", "group", "description"),
    ],
)
def test_one_taken_out_leaves_the_others_together(
    name: str, kind: ActorKind, form: MentionForm
) -> None:
    drafts = [Draft(outlet) for outlet in ("Herald", "Courier", "Bote", "Post", "Echo")]
    ids = [draft.actor(name, kind, "NOR", form=form) for draft in drafts]
    readings = together(*drafts)[1]
    assert groups(link_actors(readings)) == {frozenset(ids)}
    for out in ids:
        rest = tuple(key for key in ids if key != out)
        ruling = Ruling(same=False, left=(out,), right=rest)
        found = groups(link_actors(readings, Rulings(pairs=(ruling,))))
        assert found == {frozenset([out]), frozenset(rest)}
        later = Draft("Zeit")
        new = later.actor(name, kind, "NOR", form=form)
        found = groups(link_actors([*readings, together(later)[1][0]], Rulings(pairs=(ruling,))))
        assert found == {frozenset([out]), frozenset((*rest, new))}


def test_a_name_that_a_person_gave_is_shown_and_moves_no_id() -> None:
    a, b = Draft("Herald"), Draft("Courier")
    _, second = (draft.actor("Anton Ostrov", country="BLR") for draft in (a, b))
    readings = together(a, b)[1]
    (plain,) = link_actors(readings).actors
    (named,) = link_actors(readings, Rulings(names={second: "Anton O. Ostrov"})).actors
    assert (named.id, named.name) == (plain.id, "Anton O. Ostrov")
    assert "Anton Ostrov" in named.aliases


def test_an_unrelated_article_changes_no_id() -> None:
    a, b, c = Draft("Herald"), Draft("Courier"), Draft("Bote")
    a.actor("Anton Ostrov", country="BLR")
    b.actor("Anton Ostrov", country="BLR")
    c.actor("Ida Holm", country="NOR")
    before = {actor.id for actor in link_actors(together(a, b)[1]).actors}
    after = {actor.id for actor in link_actors(together(a, b, c)[1]).actors}
    assert before < after


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    "Anton Ostrov",
                    "Ostrov",
                    "A. Ostrov",
                    "Antonina Ostrova",
                    "Viktor Ostrov",
                    "Антон Остров",
                    "Ostrou",
                ]
            ),
            st.sampled_from(["BLR", "RUS", None]),
        ),
        min_size=1,
        max_size=12,
    ),
    st.randoms(),
)
def test_order_is_of_no_account(cast: list[tuple[str, str | None]], shuffle: random.Random) -> None:
    drafts = []
    for number, (name, country) in enumerate(cast):
        draft = Draft(f"Outlet {number}")
        draft.actor(name, country=country)
        drafts.append(draft)
    readings = together(*drafts)[1]
    expected = link_actors(readings)
    shuffle.shuffle(readings)
    assert link_actors(readings) == expected
    fathers = {
        expected.dossier_id[m]
        for r in readings
        for m in (a.id for a in r.actors if a.name in ("Anton Ostrov", "Антон Остров"))
    }
    sons = {
        expected.dossier_id[a.id] for r in readings for a in r.actors if a.name == "Viktor Ostrov"
    }
    assert not fathers & sons


def test_an_office_alone_is_whom_the_corpus_names_in_it() -> None:
    drafts = [Draft("Herald"), Draft("Courier"), Draft("Bote"), Draft("Tribune")]
    named = drafts[0].actor("Sigrid Aune", country="NOR", role="Norwegian prime minister")
    plain = drafts[1].actor("Norwegian premier", country="NOR", form="description")
    other = drafts[2].actor("prime minister of Sweden", country="SWE", form="description")
    former = drafts[3].actor("former Norwegian premier", country="NOR", form="description")
    links = link_actors(together(*drafts)[1])
    assert groups(links) == {frozenset([named, plain]), frozenset([other]), frozenset([former])}
    assert links.dossier_id[plain] in links.identified
    assert "only holder of the office" in {why.feature for link in links.links for why in link.why}


def test_an_office_that_two_are_named_in_is_left_to_nobody() -> None:
    drafts = [Draft("Herald"), Draft("Courier"), Draft("Bote")]
    drafts[0].actor("Sigrid Aune", country="NOR", role="Prime Minister")
    drafts[1].actor("Terje Moen", country="NOR", role="prime minister of Norway")
    drafts[2].actor("the prime minister", country="NOR", form="description")
    assert len(link_actors(together(*drafts)[1]).actors) == 3


def test_a_title_whose_state_no_article_tells_may_be_that_of_a_club() -> None:
    drafts = [Draft("Herald"), Draft("Courier")]
    drafts[0].actor("Sigrid Aune", country="NOR", role="President")
    drafts[1].actor("Norwegian president", country="NOR", form="description")
    assert len(link_actors(together(*drafts)[1]).actors) == 2
