"""The event ontology: PLOVER 1.3's types, modes and contexts, its scores and quads.

Source: PLOVER (Open Event Data Alliance), draft 1.3 of 5 February 2022; SANCTION is counted as
material conflict, where the manual contradicts itself. Certainty and polarity follow FactBank
(Sauri and Pustejovsky 2009) and live in `rashomon.records`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from types import MappingProxyType


class Quad(IntEnum):
    """The four classes that PLOVER's types fall into."""

    VERBAL_COOPERATION = 1
    MATERIAL_COOPERATION = 2
    VERBAL_CONFLICT = 3
    MATERIAL_CONFLICT = 4


@dataclass(frozen=True, slots=True)
class EventType:
    """One of the 16 types: its quad, its score (-9.3 to +7.6) and the modes it may carry."""

    name: str
    quad: Quad
    score: float
    modes: frozenset[str] = frozenset()


def _modes(names: str) -> frozenset[str]:
    return frozenset(names.split())


_ASKED = _modes("assist change yield meet")

_TYPES = (
    EventType("AGREE", Quad.VERBAL_COOPERATION, 4.2),
    EventType(
        "CONSULT", Quad.VERBAL_COOPERATION, 2.1, _modes("visit third-party multilateral phone")
    ),
    EventType("SUPPORT", Quad.VERBAL_COOPERATION, 4.6),
    EventType("CONCEDE", Quad.VERBAL_COOPERATION, 5.0),
    EventType("COOPERATE", Quad.MATERIAL_COOPERATION, 6.8),
    EventType("AID", Quad.MATERIAL_COOPERATION, 7.4),
    EventType(
        "RETREAT",
        Quad.MATERIAL_COOPERATION,
        7.6,
        _modes("withdraw release return disarm ceasefire access resign"),
    ),
    EventType("REQUEST", Quad.VERBAL_CONFLICT, -5.0, _ASKED),
    EventType("ACCUSE", Quad.VERBAL_CONFLICT, -2.0, _modes("disapprove investigate allege")),
    EventType("REJECT", Quad.VERBAL_CONFLICT, -4.2, _ASKED),
    EventType(
        "THREATEN",
        Quad.VERBAL_CONFLICT,
        -5.1,
        _modes("restrict ban arrest relations expel territory violence"),
    ),
    EventType(
        "PROTEST",
        Quad.MATERIAL_CONFLICT,
        -6.6,
        _modes("demo riot strike hunger boycott obstruct"),
    ),
    EventType(
        "SANCTION",
        Quad.MATERIAL_CONFLICT,
        -5.2,
        _modes("convict expel withdraw discontinue"),
    ),
    EventType("MOBILIZE", Quad.MATERIAL_CONFLICT, -5.3, _modes("troops weapons police militia")),
    EventType(
        "COERCE",
        Quad.MATERIAL_CONFLICT,
        -7.2,
        _modes(
            "seize restrict ban censor curfew martial-law arrest deport withhold "
            "misinformation cyber"
        ),
    ),
    EventType(
        "ASSAULT",
        Quad.MATERIAL_CONFLICT,
        -9.3,
        _modes(
            "abduct beat torture execute sexual assassinate destroy cleansing massacre "
            "crowd-control suicide-attack primitive firearms explosives aerial drone "
            "heavy-weapons unconventional sideAB"
        ),
    ),
)

EVENT_TYPES = MappingProxyType({event_type.name: event_type for event_type in _TYPES})

CONTEXTS = _modes(
    "military intelligence executive legislative election political_institutions pro_democracy "
    "pro_autocracy economic legal reparations human_rights rights_freedoms repression "
    "human_security gender lgbt religion_ethnicity diplomatic territory peacekeeping health "
    "asylum migration disasters natural_resource environment technology terrorism cbrn cyber "
    "misinformation crime corruption illegal_drugs trafficking inequality"
)

SECTORS = _modes(
    "COP GOV JUD LEG MIL OPP PRM PTY REB SPY UAF UNK "
    "AGR BUS CRM EDU JRN LAB MED REF REL SOC CVL ELI"
)

INTERNATIONAL = _modes("UNO EUR IGO NGO ISM IMG MNC")
"""Codes that stand in a country's place."""
