"""From names, phrases and pronouns to the cast of an article."""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.gazetteer import state_of
from rashomon.ontology import INTERNATIONAL
from rashomon.reading.actors.claims import Name
from rashomon.reading.actors.clusters import Cluster
from rashomon.reading.actors.context import Context, context_of
from rashomon.reading.actors.descriptions import resolve
from rashomon.reading.actors.metonyms import stands_for_state
from rashomon.reading.actors.names import find_names
from rashomon.reading.actors.organisations import group_organisations
from rashomon.reading.actors.persons import gender_of, group_persons
from rashomon.reading.actors.phrases import Phrase, country_in, phrase_at
from rashomon.reading.actors.pronouns import resolve_pronouns
from rashomon.reading.actors.roles import find_roles, is_role_noun, role_of, title_gender
from rashomon.reading.actors.sectors import organisation_sectors
from rashomon.reading.draft import Cast, Draft, Mention, PlaceMention, Tokens

_SKIPPED_DEPENDENCIES = frozenset({"compound", "amod", "npadvmod", "attr", "nmod", "oprd"})
_NO_QUOTES = str.maketrans("", "", '"“”«»„')


def find_cast(draft: Draft) -> Cast:
    """Return the actors of an article and every mention of them, in text order."""
    reader = _Reader(context_of(draft), draft.places)
    reader.read_names()
    reader.read_states()
    reader.read_phrases()
    resolve_pronouns(reader.context, reader.clusters)
    return reader.cast()


class _Reader:
    """Collects clusters, from what is surest (names) to what leans on it (descriptions)."""

    def __init__(self, context: Context, places: tuple[PlaceMention, ...]) -> None:
        self.context = context
        self.places = places
        self.clusters: list[Cluster] = []
        self.states: dict[str, Cluster] = {}
        self.covered = [False] * len(context.doc)
        self.role_heads: set[int] = set()
        self.person_starts: set[int] = set()
        self.named: dict[int, Cluster] = {}

    def read_names(self) -> None:
        names = find_names(self.context)
        for name in names:
            self.cover(name.tokens)
        for group in group_persons([name for name in names if name.kind == "person"]):
            self.clusters.append(self.person(group))
        organisations = [name for name in names if name.kind == "organisation"]
        for group in group_organisations(self.context, organisations):
            self.clusters.append(self.organisation(group))
        for name in names:
            if name.state is not None:
                self.mention_state(name.state.code, name.tokens, name.head, name.words)

    def cover(self, tokens: Tokens) -> None:
        for index in range(tokens.start, tokens.end):
            self.covered[index] = True

    def person(self, group: list[Name]) -> Cluster:
        cluster = Cluster("person", gender=gender_of(group))
        for name in group:
            self.person_starts.add(name.tokens.start)
            self.named[name.head] = cluster
            cluster.names[" ".join(name.words)] += 1
            cluster.add(name.tokens, name.head, "name")
            cluster.gender = cluster.gender or title_gender(self.context, name)
            for role in find_roles(self.context, name):
                cluster.add_role(role)
                cluster.add(role.tokens, role.head, "title")
                self.role_heads.add(role.head)
        return cluster

    def organisation(self, group: list[Name]) -> Cluster:
        cluster = Cluster("organisation")
        for name in group:
            cluster.names[" ".join(name.words)] += 1
            cluster.add(name.tokens, name.head, "name")
            if name.body is not None:
                cluster.given_country = cluster.given_country or name.body.code
                cluster.shown = name.body.names[0] if name.body.names[0] in cluster.names else None
            if name.body is None or name.body.code is None:
                country = self.country_of_body(name)
                if country is not None:
                    cluster.countries[country] += 1
            for sector in organisation_sectors(name):
                cluster.sectors.setdefault(sector)
        return cluster

    def country_of_body(self, name: Name) -> str | None:
        """Return the country that a body's name holds, or that stands before or behind it."""
        doc, (start, end) = self.context.doc, name.tokens
        inside = country_in(self.context, name.tokens)
        if inside is not None:
            return inside
        before = doc[start - 1] if start > doc[start].sent.start else None
        at = start - 2 if before is not None and before.tag_ == "POS" else start - 1
        place = self.context.place_at.get(at)
        if place is not None and (place.is_demonym or place.is_country):
            return place.place.country
        closed = end + 3 if end < len(doc) and doc[end].text == "(" else end
        if closed + 1 < len(doc) and doc[closed].lower_ == "of":
            behind = closed + 2 if doc[closed + 1].lower_ == "the" else closed + 1
            place = self.context.place_at.get(behind)
            return place.place.country if place is not None else None
        return None

    def mention_state(
        self, code: str, tokens: Tokens, head: int, words: tuple[str, ...] = ()
    ) -> None:
        """Add a mention of a state; without name words it is a description."""
        cluster = self.states.get(code)
        if cluster is None:
            cluster = Cluster("state", given_country=code, sectors={"GOV": None})
            cluster.shown = state_of(code).name
            self.states[code] = cluster
            self.clusters.append(cluster)
        if words:
            cluster.names[" ".join(words)] += 1
        cluster.add(tokens, head, "name" if words else "description")

    def read_states(self) -> None:
        for place in self.places:
            code = place.place.country
            if code is None or code in INTERNATIONAL or self.covered[place.tokens.start]:
                continue
            span = self.context.doc[place.tokens.start : place.tokens.end]
            if place.is_country and span.root.dep_ not in ("compound", "nmod", "amod", "npadvmod"):
                named = True
            else:
                named = place.is_capital and stands_for_state(self.context, place)
            if named:
                words = tuple(token.text for token in span)
                self.mention_state(code, place.tokens, span.root.i, words)
                self.cover(place.tokens)

    def read_phrases(self) -> None:
        for token in self.context.doc:
            if token.pos_ not in ("NOUN", "PROPN", "ADJ") or self.covered[token.i]:
                continue
            if token.i in self.role_heads or not self.refers(token):
                continue
            place = self.context.place_at.get(token.i)
            if place is not None or token.ent_type_ == "NORP":
                self.read_people(token, place)
                continue
            phrase = phrase_at(self.context, token)
            if phrase is not None:
                self.read_phrase(phrase)

    def refers(self, token: Token) -> bool:
        """Whether a noun can refer: it neither modifies another nor says what somebody is.

        A title before a name that belongs to another ("the aide of the Malvian president NAME")
        refers, though the parser takes it for a part of the name.
        """
        if token.dep_ in _SKIPPED_DEPENDENCIES:
            return (
                token.dep_ == "compound"
                and is_role_noun(token)
                and token.i + 1 in self.person_starts
            )
        return not (token.dep_ == "pobj" and token.head.lower_ == "as")

    def read_people(self, token: Token, place: PlaceMention | None) -> None:
        """Read "the Russians", "Christians": the plural of such a name is a group."""
        if token.tag_ not in ("NNPS", "NNS") or (place is not None and not place.is_demonym):
            return
        start = min((child.left_edge.i for child in token.lefts), default=token.i)
        phrase = Phrase(
            tokens=Tokens(start, token.i + 1),
            head=token.i,
            lemma="citizen" if place is not None else token.lower_,
            noun="persons",
            definite=True,
            country=None if place is None else place.place.country,
            sectors=("CVL",),
            modifiers=frozenset(),
            bodies=frozenset(),
            former=False,
            ranks=frozenset(),
        )
        self.read_phrase(phrase)

    def read_phrase(self, phrase: Phrase) -> None:
        if phrase.noun == "government" and phrase.country is not None:
            self.mention_state(phrase.country, phrase.tokens, phrase.head)
            return
        apposed = self.apposed(phrase)
        cluster = apposed or resolve(self.context, phrase, self.clusters)
        if cluster is None:
            cluster = self.own_actor(phrase)
        elif apposed is not None:
            cluster.add_role(role_of(phrase))
        elif cluster.kind == "person" and cluster.names:
            cluster.learn(phrase.country, phrase.sectors)
        cluster.add(phrase.tokens, phrase.head, "description")

    def apposed(self, phrase: Phrase) -> Cluster | None:
        """Return the person whose name the parser puts beside a description of one person."""
        token = self.context.doc[phrase.head]
        if phrase.noun != "person":
            return None
        beside = [child.i for child in token.rights if child.dep_ == "appos"]
        if token.dep_ == "appos":
            beside.append(token.head.i)
        return next((self.named[index] for index in beside if index in self.named), None)

    def own_actor(self, phrase: Phrase) -> Cluster:
        cluster = Cluster(phrase.kind, plural=phrase.kind == "group")
        cluster.lemma, cluster.modifiers = phrase.lemma, phrase.modifiers
        cluster.given_country = phrase.country
        cluster.sectors = dict.fromkeys(phrase.sectors)
        words = self.context.doc[phrase.tokens.start : phrase.tokens.end]
        start = phrase.tokens.start + (words[0].dep_ == "det" and len(words) > 1)
        text = self.context.doc[start : phrase.tokens.end].text.translate(_NO_QUOTES)
        cluster.shown = " ".join(text.split())
        self.clusters.append(cluster)
        return cluster

    def cast(self) -> Cast:
        ordered = sorted(self.clusters, key=lambda one: min(spot.tokens for spot in one.spots))
        mentions: dict[tuple[Tokens, int], Mention] = {}
        for index, cluster in enumerate(ordered):
            for spot in cluster.spots:
                mention = Mention(spot.tokens, spot.head, spot.form, index)
                mentions.setdefault((spot.tokens, index), mention)
        return Cast(
            actors=tuple(cluster.draft() for cluster in ordered),
            mentions=tuple(sorted(mentions.values(), key=lambda one: (one.tokens, one.actor))),
        )
