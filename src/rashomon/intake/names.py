"""What looks like the name of a person, by its shape alone."""

from __future__ import annotations

import re

from rashomon.intake.rules import furniture_data

_INITIAL_OR_WORD = re.compile(r"(?:[^\W\d_]\.)+|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MIN_LETTERS = 2
_MAX_LETTERS = 300


def is_name(text: str) -> bool:
    """Say whether a text is two to four capitalised words, as names of persons are.

    Several names may be joined by a comma or by "and"; then each must be one.
    """
    if len(text) > _MAX_LETTERS:
        return False
    joiners = "|".join(re.escape(joiner) for joiner in furniture_data().name_joiners)
    return all(_is_one_name(part) for part in re.split(rf"\s*,\s*|\s+(?:{joiners})\s+", text))


def _is_one_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 4:
        return False
    particles = furniture_data().name_particles
    full = [word for word in words if word not in particles]
    return (
        all(_INITIAL_OR_WORD.fullmatch(word) and word[0].isupper() for word in full)
        and not any(word.isupper() and len(word) > _MIN_LETTERS for word in full)
        and len(full[-1]) > _MIN_LETTERS
        if full
        else False
    )
