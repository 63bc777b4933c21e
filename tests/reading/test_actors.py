"""The cast of invented paragraphs: who is named, with what role, and who is who."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.reading.draft import ActorDraft, Draft

MakeDraft = Callable[..., Draft]


def mentions_of(draft: Draft, actor: ActorDraft) -> list[str]:
    """The words of an actor's mentions, in text order."""
    index = draft.cast.actors.index(actor)
    return [
        draft.doc[mention.tokens.start : mention.tokens.end].text
        for mention in draft.cast.mentions
        if mention.actor == index
    ]


def actor_at(draft: Draft, words: str) -> ActorDraft | None:
    """The actor of the first mention of exactly these words."""
    for mention in draft.cast.mentions:
        if draft.doc[mention.tokens.start : mention.tokens.end].text == words:
            return draft.cast.actors[mention.actor]
    return None


def named(draft: Draft, name: str) -> ActorDraft:
    """The one actor of that name."""
    found = [actor for actor in draft.cast.actors if actor.name == name]
    assert len(found) == 1, [actor.name for actor in draft.cast.actors]
    return found[0]


class TestRoles:
    def test_an_office_before_a_name_gives_person_body_role_and_country(
        self, draft_of: MakeDraft
    ) -> None:
        draft = draft_of(
            "The director of the Foreign Intelligence Service (FIS) of the Polish Republic "
            "Tomasz Wolski arrived in Riga. The FIS gave no details.",
            upto="cast",
        )
        person = named(draft, "Tomasz Wolski")
        assert (person.kind, person.country) == ("person", "POL")
        assert person.sectors[0] == "SPY"
        role = person.roles[0]
        assert draft.doc[role.start : role.end].text.endswith("Polish Republic")
        body = named(draft, "Foreign Intelligence Service")
        assert body.aliases == ("FIS",)
        assert (body.kind, body.country, body.sectors[0]) == ("organisation", "POL", "SPY")

    @pytest.mark.parametrize(
        ("text", "name", "role", "code"),
        [
            (
                "Latvian Foreign Minister Janis Kalns spoke first.",
                "Janis Kalns",
                "Latvian Foreign Minister",
                "LVA/GOV",
            ),
            (
                "Anna Holt, a former Kremlin adviser, disagreed.",
                "Anna Holt",
                "a former Kremlin adviser",
                "RUS/ELI",
            ),
            (
                "Nothing has changed, said political observer Peter Brandt.",
                "Peter Brandt",
                "political observer",
                "None/EDU",
            ),
            ("The banker Viktor Lom was absent.", "Viktor Lom", "The banker", "None/BUS"),
            (
                "The leader of the opposition, Maria Kern, refused.",
                "Maria Kern",
                "The leader of the opposition",
                "None/OPP",
            ),
        ],
    )
    def test_roles_as_stated(
        self,
        draft_of: MakeDraft,
        text: str,
        name: str,
        role: str,
        code: str,
    ) -> None:
        draft = draft_of(text, upto="cast")
        actor = named(draft, name)
        assert [draft.doc[start:end].text for start, end in actor.roles] == [role]
        assert code in {f"{actor.country}/{sector}" for sector in actor.sectors}

    def test_the_outer_noun_holds_the_role_when_the_inner_has_a_determiner(
        self, draft_of: MakeDraft
    ) -> None:
        draft = draft_of(
            "The press secretary of the Georgian president Irakli Beridze denied it.", upto="cast"
        )
        role = named(draft, "Irakli Beridze").roles[0]
        assert draft.doc[role.start : role.end].text.startswith("The press secretary")

    def test_an_aide_to_somebody_is_not_that_somebody(self, draft_of: MakeDraft) -> None:
        draft = draft_of("An adviser to Mr. Holt left. Peter Holt stayed.", upto="cast")
        assert named(draft, "Peter Holt").roles == ()


class TestOnePerson:
    def test_spellings_and_short_names_join(self, draft_of: MakeDraft) -> None:
        draft = draft_of(
            "Sergey Lavrinov arrived. Sergei Lavrinov spoke, and Lavrinov left.", upto="cast"
        )
        assert [actor.name for actor in draft.cast.actors] == ["Sergei Lavrinov"]
        assert len(draft.cast.mentions) == 3

    def test_belarusian_and_russian_romanisations_join(self, draft_of: MakeDraft) -> None:
        draft = draft_of(
            "Aliaksandr Zhdanouski spoke. Critics of Alexander Zhdanovsky laughed.", upto="cast"
        )
        assert len([actor for actor in draft.cast.actors if actor.kind == "person"]) == 1

    def test_two_people_with_one_surname_stay_apart(self, draft_of: MakeDraft) -> None:
        draft = draft_of(
            "Sergei Tarkhanov was jailed. His rival Nikolai Tarkhanov was freed. "
            "Nobody asked Tarkhanov.",
            upto="cast",
        )
        first, second = actor_at(draft, "Sergei Tarkhanov"), actor_at(draft, "Nikolai Tarkhanov")
        assert first is not None
        assert second is not None
        assert first != second

    def test_wife_and_husband_stay_apart(self, draft_of: MakeDraft) -> None:
        draft = draft_of(
            "Sergei Tarkhanovsky was jailed and Svetlana Tarkhanovskaya ran instead. "
            "Voters liked Tarkhanovskaya.",
            upto="cast",
        )
        wife = named(draft, "Svetlana Tarkhanovskaya")
        assert mentions_of(draft, wife)[:2] == ["Svetlana Tarkhanovskaya", "Tarkhanovskaya"]

    def test_father_and_son_stay_apart(self, draft_of: MakeDraft) -> None:
        draft = draft_of("Robert Hale sued. Robert Hale Jr. did not.", upto="cast")
        assert len(draft.cast.actors) == 2

    def test_an_initial_joins_and_a_middle_name_does_not_part(self, draft_of: MakeDraft) -> None:
        draft = draft_of("Maria Kern resigned. M. Kern had led the party.", upto="cast")
        assert len([actor for actor in draft.cast.actors if actor.kind == "person"]) == 1


class TestDescriptions:
    def test_the_office_refers_to_its_holder(self, draft_of: MakeDraft) -> None:
        draft = draft_of(
            "Latvian President Janis Kalns flew to Oslo. The Latvian president met nobody.",
            upto="cast",
        )
        assert actor_at(draft, "The Latvian president") == named(draft, "Janis Kalns")

    def test_the_office_of_another_country_does_not(self, draft_of: MakeDraft) -> None:
        draft = draft_of(
            "Latvian President Janis Kalns flew to Oslo. The Norwegian president met nobody.",
            upto="cast",
        )
        assert actor_at(draft, "The Norwegian president") != named(draft, "Janis Kalns")

    def test_the_expert_is_the_expert_named_last(self, draft_of: MakeDraft) -> None:
        draft = draft_of(
            "Political analyst Peter Brandt doubts it. Mayor Anna Holt does not. "
            "The expert predicts a long winter.",
            upto="cast",
        )
        assert actor_at(draft, "The expert") == named(draft, "Peter Brandt")

    @pytest.mark.parametrize(
        ("text", "words", "kind", "code"),
        [
            (
                "Police detained 33 Danish citizens.",
                "33 Danish citizens",
                "group",
                "DNK/CVL",
            ),
            ("The protesters blocked a road.", "The protesters", "group", "None/OPP"),
            ("Riot police fired gas.", "Riot police", "group", "None/COP"),
            ("A court jailed two blogs.", "A court", "organisation", "None/JUD"),
            ("Gunmen shot a farmer.", "Gunmen", "group", "None/UAF"),
            ("Gunmen shot a farmer.", "a farmer", "person", "None/AGR"),
        ],
    )
    def test_those_who_act_are_actors(
        self,
        draft_of: MakeDraft,
        text: str,
        words: str,
        kind: str,
        code: str,
    ) -> None:
        actor = actor_at(draft_of(text, upto="cast"), words)
        assert actor is not None
        assert actor.kind == kind
        assert code in {f"{actor.country}/{sector}" for sector in actor.sectors}

    def test_what_somebody_is_said_to_be_refers_to_nobody_else(self, draft_of: MakeDraft) -> None:
        draft = draft_of("Anna Holt served as a minister.", upto="cast")
        assert actor_at(draft, "a minister") is None


class TestStates:
    @pytest.mark.parametrize(
        "text",
        [
            "Warsaw rejected the offer.",
            "Relations between Riga and Warsaw are bad.",
            "The envoy accused Warsaw of fraud.",
            "Warsaw's position has not changed.",
            "Warsaw authorities closed the road.",
            "Polish authorities closed the road.",
            "Poland closed the road.",
        ],
    )
    def test_a_state_acts_under_many_names(self, draft_of: MakeDraft, text: str) -> None:
        draft = draft_of(text, upto="cast")
        assert "POL" in [actor.country for actor in draft.cast.actors if actor.kind == "state"]

    @pytest.mark.parametrize(
        "text",
        [
            "A tourist slept in Warsaw.",
            "A tourist flew to Warsaw.",
            "Warsaw is a large city.",
            "A train from Warsaw was late.",
        ],
    )
    def test_a_city_is_no_actor(self, draft_of: MakeDraft, text: str) -> None:
        draft = draft_of(text, upto="cast")
        assert all(actor.kind != "state" for actor in draft.cast.actors)

    def test_country_capital_and_seat_are_one_actor(self, draft_of: MakeDraft) -> None:
        draft = draft_of(
            "Russia protested. Moscow denied the report. The Kremlin gave no reason.", upto="cast"
        )
        state = named(draft, "Russia")
        assert mentions_of(draft, state) == ["Russia", "Moscow", "Kremlin"]
        assert state.aliases == ("Kremlin", "Moscow")


class TestBodies:
    @pytest.mark.parametrize(
        ("text", "name", "code"),
        [
            ("NATO sent a note.", "NATO", "IGO"),
            ("The EU sent a note.", "EU", "EUR"),
            ("The UN sent a note.", "UN", "UNO"),
        ],
    )
    def test_bodies_above_states_have_codes(
        self, draft_of: MakeDraft, text: str, name: str, code: str
    ) -> None:
        actor = actor_at(draft_of(text, upto="cast"), name)
        assert actor is not None
        assert (actor.kind, actor.country) == ("organisation", code)

    def test_initials_join_the_name_that_they_spell(self, draft_of: MakeDraft) -> None:
        draft = draft_of(
            "The National Audit Chamber sued a bank. The NAC wants more money.", upto="cast"
        )
        assert named(draft, "National Audit Chamber").aliases == ("NAC",)

    def test_a_short_form_joins_the_one_longer_name(self, draft_of: MakeDraft) -> None:
        draft = draft_of(
            "The Finnish Security Council met. The Security Council gave no reason.", upto="cast"
        )
        body = named(draft, "Finnish Security Council")
        assert body.aliases == ("Security Council",)
        assert body.country == "FIN"


class TestPronouns:
    def test_gender_tells(self, draft_of: MakeDraft) -> None:
        draft = draft_of(
            "Maria Kern met Peter Brandt on Monday. She offered help, and he refused.",
            upto="cast",
        )
        assert "She" in mentions_of(draft, named(draft, "Maria Kern"))
        assert "he" in mentions_of(draft, named(draft, "Peter Brandt"))

    def test_an_object_is_not_its_own_subject(self, draft_of: MakeDraft) -> None:
        draft = draft_of("Peter Brandt warned him.", upto="cast")
        assert mentions_of(draft, named(draft, "Peter Brandt")) == ["Peter Brandt"]

    @pytest.mark.parametrize(
        "text",
        ["Latvia said it is clear that prices rose.", "Latvia finds it hard to pay."],
    )
    def test_an_empty_it_is_nobody(self, draft_of: MakeDraft, text: str) -> None:
        draft = draft_of(text, upto="cast")
        assert all(mention.form != "pronoun" for mention in draft.cast.mentions)

    def test_whoever_wants_to_act_is_the_one_who_acts(self, draft_of: MakeDraft) -> None:
        draft = draft_of(
            "Peter Brandt leads the party. Victor Kern intends to challenge him.", upto="cast"
        )
        assert "him" not in mentions_of(draft, named(draft, "Victor Kern"))

    def test_a_relative_pronoun_stands_for_its_noun(self, draft_of: MakeDraft) -> None:
        draft = draft_of("Maria Kern, who lost the vote, sued the court.", upto="cast")
        assert mentions_of(draft, named(draft, "Maria Kern")) == ["Maria Kern", "who"]

    def test_first_persons_are_left_to_statements(self, draft_of: MakeDraft) -> None:
        draft = draft_of('"I will go," Peter Brandt said. "We will win."', upto="cast")
        assert all(mention.form != "pronoun" for mention in draft.cast.mentions)


def test_mentions_are_ordered_and_inside_the_text(draft_of: MakeDraft) -> None:
    text = "The mayor of Oslo, Anna Holt, told Danish police that she would leave. NATO agreed."
    draft = draft_of(text, upto="cast")
    spans = [(mention.tokens, mention.actor) for mention in draft.cast.mentions]
    assert spans == sorted(spans)
    for mention in draft.cast.mentions:
        assert 0 <= mention.tokens.start <= mention.head < mention.tokens.end <= len(draft.doc)
        assert mention.actor < len(draft.cast.actors)


def test_a_text_without_words_has_no_cast(draft_of: MakeDraft) -> None:
    assert draft_of("\n\n", upto="cast").cast.actors == ()
