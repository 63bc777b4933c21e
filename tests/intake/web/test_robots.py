"""What robots.txt files allow, and what hostile ones cannot do."""

from __future__ import annotations

import pytest

from rashomon.intake.web.addresses import parse_address
from rashomon.intake.web.outcomes import NotFetchedError
from rashomon.intake.web.robots import Rules, rules_of

PAGE = parse_address("https://news.example/world/story.html")


def rules(text: str, status: int = 200) -> Rules:
    return rules_of("Rashomon", status, text.encode())


@pytest.mark.parametrize(
    "text",
    [
        "", "User-agent: *\nDisallow: /private", "User-agent: other\nDisallow: /",
        "User-agent: *\nDisallow: /\n\nUser-agent: rashomon\nDisallow:",
        "User-agent: *\nDisallow: /world\nAllow: /world/story", "\x00\xff nothing of use",
    ],
)  # fmt: skip
def test_a_page_is_allowed(text: str) -> None:
    rules(text).check(PAGE)


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: *\nDisallow: /", "User-agent: Rashomon\nDisallow: /world",
        "User-agent: other\nUser-agent: RASHOMON\nDisallow: /", "user agent * \nDisallow: /*.html$",
        "User-agent: rashomon # us\r\nDisallow: /world/",
    ],
)  # fmt: skip
def test_a_page_is_not_allowed(text: str) -> None:
    with pytest.raises(NotFetchedError, match="does not allow") as refused:
        rules(text).check(PAGE)
    assert refused.value.reason == "robots"


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (429, False), (503, False)]
)
def test_without_the_file_all_is_allowed_and_while_the_site_cannot_say_nothing(
    status: int, allowed: bool
) -> None:
    found = rules("User-agent: *\nDisallow: /", status)
    if allowed:
        found.check(PAGE)
    else:
        with pytest.raises(NotFetchedError, match="try again later"):
            found.check(PAGE)


@pytest.mark.parametrize(
    ("text", "delay"),
    [
        ("User-agent: *\nCrawl-delay: 7", 7.0), ("User-agent: *\nRequest-rate: 1/20", 20.0),
        ("User-agent: other\nCrawl-delay: 9", 0.0), ("User-agent: *\nCrawl-delay: -1", 0.0),
        ("User-agent: *\nCrawl-delay: inf", 0.0), ("User-agent: *\nCrawl-delay: soon", 0.0),
    ],
)  # fmt: skip
def test_the_delay_is_what_the_file_asks_for(text: str, delay: float) -> None:
    assert rules(text).delay == delay


def test_a_file_that_names_many_programs_is_parsed_once_for_all_of_them() -> None:
    names = "".join(f"User-agent: bot{number}\n" for number in range(10_000))
    paths = "".join(f"Disallow: /{number}\n" for number in range(10_000))
    found = rules(f"{names}{paths}User-agent: *\nDisallow: /world\n")
    assert len(found.file._user_agents) == 2
    with pytest.raises(NotFetchedError):
        found.check(PAGE)
