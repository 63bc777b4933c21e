"""What the encoder says of every wordpiece, in the order of the columns of its scores."""

from __future__ import annotations

from itertools import accumulate

import msgspec

from rashomon.ontology import CONTEXTS, EVENT_TYPES

PARTS = ("source", "target", "voice", "speaker", "content")
"""What a piece may be: the first three for a trigger, the others for a cue; perhaps several."""

CUES = ("", "begin", "inside")
"""What a piece may be of the words that attribute (Ramshaw and Marcus 1995)."""


DEGREES = ("happened", "committed")
"""What is estimated of every word, from -3 to 3: whether what it tells of has happened or is so by
now (Rudinger et al. 2018), and whether the writer holds that it has, is or will (Lee et al.
2015)."""


class Labels(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The names behind the columns: blocks side by side in the order of the fields.

    ``types`` starts with "" (no trigger); a mode is named ``TYPE.mode``. ``negative`` is one
    column.
    """

    types: tuple[str, ...]
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    certainties: tuple[str, ...] = ("certain", "probable", "possible", "underspecified")
    polarities: tuple[str, ...] = ("negative",)
    times: tuple[str, ...] = ("past", "present", "future", "habitual")
    cues: tuple[str, ...] = CUES
    degrees: tuple[str, ...] = DEGREES

    @property
    def width(self) -> int:
        """The number of columns."""
        return sum(map(len, self._blocks))

    @property
    def _blocks(self) -> tuple[tuple[str, ...], ...]:
        return tuple(getattr(self, name) for name in self.__struct_fields__)

    def columns(self) -> dict[str, slice]:
        """Return the columns of each block by the name of its field."""
        ends = list(accumulate(map(len, self._blocks)))
        starts = [0, *ends]
        return {
            name: slice(start, end)
            for name, start, end in zip(self.__struct_fields__, starts, ends, strict=False)
        }


def ontology_labels() -> Labels:
    """Return the labels that the ontology gives, in alphabetical order."""
    types = sorted(EVENT_TYPES)
    modes = [f"{name}.{mode}" for name in types for mode in sorted(EVENT_TYPES[name].modes)]
    return Labels(types=("", *types), modes=tuple(modes), contexts=tuple(sorted(CONTEXTS)))
