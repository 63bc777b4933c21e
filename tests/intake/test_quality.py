"""Flags about a text, each with a text that has it and one that does not."""

from __future__ import annotations

import pytest

from rashomon.intake.language import language_of

from .conftest import PROSE, ReadOne

LONG = PROSE.strip()


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        (f"{LONG}\n\nThe ship brought 80,000. tons of sand,. and 9.4 million. crowns.",
         "machine_translation"),
        (f"{LONG}\n\n“The boat is late, said the mayor, and nobody knows why.", "broken_quotes"),
        (f'{LONG}\n\n"The boat is late, said the mayor, and nobody knows why.', "broken_quotes"),
        (f"{LONG}\n\nThe mayor” said the boat was late, and nobody knew why.", "broken_quotes"),
        (LONG[: LONG.rindex(" at nine")], "truncated"),
        (f"{LONG} And then the mayor said [+123 chars]", "truncated"),
        (f"{LONG} And then the mayor said...", "truncated"),
        ("The council of Veldmark approved the new ferry line on Monday.", "too_short"),
        (LONG[:90] + ".\n\n" + "\n".join(f"Boat {n} 10:20 10:50 11:20" for n in range(30)),
         "not_prose"),
    ],
)  # fmt: skip
def test_damage_is_flagged(read_one: ReadOne, text: str, flag: str) -> None:
    assert flag in read_one(text).quality


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        f"{LONG}\n\n“We won,” said the mayor. “We won!”\n\nNo. 5. The U.S. paid 3.5 percent. Good.",
        f"{LONG}\n\n“The boat is late, and so is the hospital.\n\n“Nobody knows why,” she said.",
        f'{LONG}\n\n"The boat is late, and so is the hospital.\n\n"Nobody knows why," she said.',
        f"{LONG}\n\n« Le bateau est en retard », a dit le maire de la ville de Veldmark hier soir.",
        f"Ferry at last\n\n{LONG}\n\nPetra Holm",
    ],
)
def test_sound_text_has_no_flag(read_one: ReadOne, text: str) -> None:
    assert read_one(text).quality == ()


def test_furniture_does_not_hide_that_a_text_is_cut(read_one: ReadOne) -> None:
    cut = LONG[: LONG.rindex(" at nine")]
    assert "truncated" in read_one(f"{cut}\n\nPowered by FerryPress").quality


RUSSIAN = "Городской совет после долгого спора утвердил новую паромную линию на остров."
UKRAINIAN = "Міська рада після довгої суперечки затвердила нову поромну лінію на острів."
BELARUSIAN = "Гарадскі савет пасля доўгай спрэчкі зацвердзіў новую паромную лінію на востраў."
POLISH = "Rada miejska po długim sporze zatwierdziła nową linię promową na wyspę Sunn."


@pytest.mark.parametrize(
    ("declared", "text", "code"),
    [
        ("en-GB", "", "en"),
        ("RU", LONG, "ru"),
        (None, LONG, "en"),
        ("{{lang}}", LONG, "en"),
        (None, RUSSIAN, "ru"),
        (None, UKRAINIAN, "uk"),
        (None, BELARUSIAN, "be"),
        (None, POLISH, "pl"),
        (None, "Too short", None),
    ],
)  # fmt: skip
def test_language(declared: str | None, text: str, code: str | None) -> None:
    assert language_of(declared, text) == code
