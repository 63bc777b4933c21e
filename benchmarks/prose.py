"""Articles of any number and length in prose of our own, so that engines have something to read.

Who does what is drawn from short lists, so that articles share actors and events as news does.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

FIRST = date(2031, 3, 1)
DAYS = 60
OUTLETS = ("Courier", "Herald", "Gazette", "Post", "Mirror")
SENTENCES_A_PARAGRAPH = 4

PEOPLE = (
    "Syldavian president Ana Brod",
    "Bordurian foreign minister Ilya Marek",
    "opposition leader Pavel Novak",
    "defence minister Greta Lind",
    "interior minister Tomas Havel",
    "trade envoy Mira Kostova",
    "general Viktor Stane",
    "union leader Lena Orlik",
)
PLACES = ("Klow", "Szohod", "Istow", "Travnik", "Zlip", "Douma")
DEEDS = (
    "{a} met {b} in {place} on {day}.",
    "{a} accused {b} of breaking the treaty.",
    '"We will not give way," {a} said in {place} on {day}.',
    "{a} rejected the offer that {b} had made.",
    "Police in {place} arrested {number} protesters on {day}, {a} told reporters.",
    "{a} promised {b} help worth {number} million crowns.",
    "Troops under {a} withdrew from {place} after talks with {b}.",
    "{a} denied that {number} people had been wounded in {place}.",
    "{a} warned that the border near {place} could be closed within {number} days.",
    "According to {a}, sanctions against the ministry of {b} will be lifted in June.",
    "Thousands of people marched through {place} on {day} and demanded that {a} resign.",
    "{b} praised the agreement, but {a} called it a mistake.",
)
ASIDES = (
    "The weather in the valley stayed fine, and the markets of the old town were full.",
    "The road along the river is narrow there, with orchards on one side and rocks on the other.",
    "Few of the shops around the square had opened before noon.",
    "The archive holds letters of three centuries, most of them never read again.",
)
ASIDE = 0.3
"""Share of sentences in which nothing happens."""


def prose(seed: int, count: int, words: int) -> Iterator[dict[str, str]]:
    """Yield rows with outlet, published, title, url and text; the same for the same arguments."""
    random = Random(seed)  # noqa: S311 - a fixed seed is the point
    for number in range(count):
        day = FIRST + timedelta(days=random.randrange(DAYS))
        yield {
            "outlet": random.choice(OUTLETS),
            "published": day.isoformat(),
            "title": f"{random.choice(PLACES)} awaits an answer, day {number}",
            "url": f"https://news.example/{seed}/{number}",
            "text": "\n\n".join(_paragraphs(random, day, words)),
        }


def _paragraphs(random: Random, day: date, words: int) -> Iterator[str]:
    written = 0
    while written < words:
        sentences = [_sentence(random, day) for _ in range(SENTENCES_A_PARAGRAPH)]
        paragraph = " ".join(sentences)
        written += len(paragraph.split())
        yield paragraph


def _sentence(random: Random, day: date) -> str:
    if random.random() < ASIDE:
        return random.choice(ASIDES)
    a, b = random.sample(PEOPLE, 2)
    told = random.choice(DEEDS).format(
        a=a,
        b=b,
        place=random.choice(PLACES),
        day=(day - timedelta(days=random.randrange(7))).strftime("%-d %B %Y"),
        number=random.randrange(3, 90),
    )
    return told[0].upper() + told[1:]
