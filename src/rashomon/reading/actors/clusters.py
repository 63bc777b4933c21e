"""An actor in the making: mentions, names, and what the text has said of it so far."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from rashomon.gazetteer import Gender
from rashomon.reading.actors.roles import StatedRole
from rashomon.reading.draft import ActorDraft, Tokens
from rashomon.records import ActorKind, MentionForm


@dataclass(frozen=True, slots=True)
class Spot:
    """One mention of a cluster: its tokens, syntactic head and form."""

    tokens: Tokens
    head: int
    form: MentionForm


@dataclass(slots=True)
class Cluster:
    """Mentions that refer to one actor, and what is known of it; filled while reading."""

    kind: ActorKind
    plural: bool = False
    gender: Gender | None = None
    spots: list[Spot] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)
    given_country: str | None = None
    countries: Counter[str] = field(default_factory=Counter)
    sectors: dict[str, None] = field(default_factory=dict)
    roles: list[StatedRole] = field(default_factory=list)
    lemma: str | None = None
    modifiers: frozenset[str] = frozenset()
    shown: str | None = None

    def add(self, tokens: Tokens, head: int, form: MentionForm) -> None:
        """Add a mention."""
        self.spots.append(Spot(tokens, head, form))

    def add_role(self, role: StatedRole) -> None:
        """Add a stated role: its words, country and sectors."""
        self.roles.append(role)
        self.learn(role.country, role.sectors)

    def learn(self, country: str | None, sectors: tuple[str, ...]) -> None:
        """Take over what a description that refers to the actor says of it."""
        if country is not None:
            self.countries[country] += 1
        for sector in sectors:
            self.sectors.setdefault(sector)

    @property
    def country(self) -> str | None:
        """The code given by the gazetteer, else the country that most of the roles name."""
        if self.given_country is not None:
            return self.given_country
        return min(self.countries, key=lambda code: (-self.countries[code], code), default=None)

    def draft(self) -> ActorDraft:
        """Return the actor: the fullest name first, other names as aliases, roles in text order."""
        names = sorted(self.names, key=lambda name: (-len(name.split()), -self.names[name], name))
        shown = self.shown or names[0]
        return ActorDraft(
            name=shown,
            kind=self.kind,
            country=self.country,
            sectors=tuple(self.sectors),
            roles=tuple(sorted({role.tokens for role in self.roles})),
            aliases=tuple(sorted(name for name in self.names if name != shown)),
        )
