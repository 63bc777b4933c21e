"""Where the encoder does not believe the rules: certainty is taken back, nothing is turned round.

The rules know what a word does to what it governs, and miss what only the whole sentence tells. The
encoder estimates how far each word's event is real (`rashomon.reading.encoder.labels.DEGREES`).
Where it leans against a certain judgement, the event is left underspecified.
"""

from __future__ import annotations

from rashomon.reading.factuality.value import Value


def doubted(value: Value, committed: float, against: float) -> Value:
    """Return a value, underspecified if it is certain and the encoder leans the other way.

    `committed` is the encoder's degree, from -3 to 3, and `against` how far it must lean.
    """
    leaning = committed if value.positive else -committed
    if value.strength != "CT" or leaning > -against:
        return value
    return value.at_most("U", "doubt")
