"""When two amounts differ by more than rounding."""

from __future__ import annotations

import math

from rashomon.linking.contrasts.weights import weights


def amounts_differ(a: float, b: float) -> bool:
    """Return whether neither of two amounts can be the other one rounded."""
    larger = max(abs(a), abs(b))
    if larger == 0 or abs(a - b) / larger < weights().least_difference:
        return False
    if abs(a - b) / larger > weights().most_rounding:
        return True
    return _rounded(a, _place(b)) != b and _rounded(b, _place(a)) != a


def takes_sides(text: str) -> bool:
    """Return whether a text says for whom a crowd is: such a one is not the crowd against him."""
    padded = f" {text.lower()} "
    return any(phrase in padded for phrase in weights().sides)


def _place(value: float) -> float:
    """Return the place of an amount's last digit that is not 0: 100 for 3,400; 1 for 33."""
    if value == 0 or value != math.floor(value):
        return 0.0
    place = 1
    while value % (place * 10) == 0:
        place *= 10
    return float(place)


def _rounded(value: float, place: float) -> float:
    return math.floor(value / place + 0.5) * place if place else value
