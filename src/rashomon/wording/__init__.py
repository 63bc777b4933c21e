"""Plain words for the codes of the contract, for all that people read; see ``wording.yaml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import msgspec


class Noun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a kind of event is called, and the word that leads to whom it concerns."""

    noun: str
    to: str


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a kind of contrast is about, and the row of a telling that shows it, if one does."""

    noun: str
    row: str | None


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All tables of ``wording.yaml``; ``modes`` is keyed by type and mode."""

    types: Mapping[str, Noun]
    modes: Mapping[str, Noun]
    contrasts: Mapping[str, Question]
    rows: Mapping[str, str]
    ways: Mapping[str, str]
    layers: Mapping[str, str]
    sureness: Mapping[str, str]
    verdicts: Mapping[str, str]
    statements: Mapping[str, str]
    resolutions: Mapping[str, str]
    sectors: Mapping[str, str]
    bases: Mapping[str, str]
    international: Mapping[str, str]


@cache
def wording() -> Wording:
    """Return the words; raises msgspec.ValidationError when the file does not fit its shape."""
    text = files(__package__).joinpath("wording.yaml").read_bytes()
    return msgspec.yaml.decode(text, type=Wording)


def heading(
    type_: str, modes: Sequence[str], sources: Sequence[str], targets: Sequence[str]
) -> str:
    """Name an event without saying that it happened: "Arrest of A, by B"."""
    words = wording()
    found = (words.modes.get(f"{type_} {mode}") for mode in modes)
    noun = next((noun for noun in found if noun), words.types[type_])
    sources, targets = tuple(dict.fromkeys(sources)), tuple(dict.fromkeys(targets))
    to_whom = f" {noun.to} {listed(targets)}" if targets else ""
    by = [name for name in sources if name not in targets]
    by_whom = f", by {listed(by)}" if by else ""
    return f"{noun.noun}{to_whom}{by_whom}"


def listed(names: Sequence[str], most: int = 3) -> str:
    """Join names: "A, B and C"; of a long list the first `most` and how many more."""
    shown = list(names)
    if len(shown) > most:
        shown = [*shown[:most], counted(len(shown) - most, "other")]
    return " and ".join(part for part in (", ".join(shown[:-1]), *shown[-1:]) if part)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: "1 outlet", "3 outlets", "2 countries"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def stance(reporting: int, citing: int, denying: int, repeating: int, silent: int) -> str:
    """Say how the outlets stand to one event: "3 outlets report it, 1 denies it, 2 are silent"."""
    parts = (
        (reporting, "reports it", "report it"),
        (citing, "cites somebody for it", "cite somebody for it"),
        (denying, "denies it", "deny it"),
        (repeating, "repeats another's words", "repeat another's words"),
        (silent, "is silent", "are silent"),
    )
    said = [f"{count} {one if count == 1 else many}" for count, one, many in parts if count]
    if not said:
        return "no outlet tells it"
    number, _, rest = said[0].partition(" ")
    return ", ".join([f"{number} outlet{'s' * (number != '1')} {rest}", *said[1:]])
