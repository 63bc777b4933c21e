"""The page as text: whole, self-contained, and deaf to what articles say."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from tests import made

from rashomon.dossier import Dossier
from rashomon.links import Links
from rashomon.records import Article
from rashomon.report.sections import write_report


class Page(HTMLParser):
    """The elements of a page with their attributes, and the text of style and script."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: dict[str, str] = {}
        self._in = ""
        self.feed(path.read_text("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in = f"{tag} {dict(attrs).get('type', '')}".strip()

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's signature
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in in ("style", "script", "script application/json"):
            self.inside[self._in] = self.inside.get(self._in, "") + data

    def values(self, name: str) -> list[str]:
        return [found for _, attributes in self.elements if (found := attributes.get(name))]


@pytest.fixture(scope="module", params=["page", "hostile_page", "empty"])
def parsed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Page:
    if request.param != "empty":
        return Page(request.getfixturevalue(request.param))
    path = tmp_path_factory.mktemp("empty") / "report.html"
    with Dossier(create=True) as empty:
        write_report(empty, path)
    return Page(path)


def test_every_link_inside_the_page_has_its_place(parsed: Page) -> None:
    ids = Counter(parsed.values("id"))
    assert max(ids.values()) == 1
    links = [link for link in parsed.values("href") if link.startswith("#")]
    assert links
    assert not {link[1:] for link in links} - set(ids)


def test_nothing_is_loaded_and_nothing_is_inline(parsed: Page) -> None:
    names = {name for _, attributes in parsed.elements for name in attributes}
    assert not [name for name in names if name.startswith("on") or name in ("src", "style")]
    tags = {tag for tag, _ in parsed.elements}
    assert not tags & {"link", "img", "iframe", "object", "embed", "form", "base"}
    assert Counter(tag for tag, _ in parsed.elements)["script"] == 2
    for link in parsed.values("href"):
        assert link.startswith(("#", "https://", "http://"))


def test_the_policy_allows_our_style_and_script_by_hash_alone(parsed: Page) -> None:
    policy = next(one["content"] for _, one in parsed.elements if one.get("http-equiv"))
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for name in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(parsed.inside[name].encode()).digest())
        assert f"{name}-src 'sha256-{digest.decode()}'" in policy


def test_the_data_for_the_script_cannot_end_its_element(parsed: Page) -> None:
    text = parsed.inside["script application/json"]
    assert not re.search("[<>&]", text)
    assert json.loads(text)["version"] == 1


def test_links_outward_tell_nothing(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    with Dossier(create=True) as other:
        other.keep([_with_address()], [])
        other.write_links(made.VERSION, Links())
        write_report(other, path)
    outward = [one for _, one in Page(path).elements if (one.get("href") or "").startswith("http")]
    assert outward
    assert all("noopener noreferrer" in (one["rel"] or "") for one in outward)


def _with_address() -> Article:
    article = made.article("One thing.", "Gazette", "2021-03-04")
    return Article(
        id=article.id, raw=article.raw, path="g.txt", outlet="Gazette", url="https://g.example/1"
    )


def test_the_same_dossier_gives_the_same_bytes(
    dossier: Dossier, page: Path, tmp_path: Path
) -> None:
    write_report(dossier, tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == page.read_bytes()


def test_what_an_event_is_said_to_be_is_never_called_true_or_a_fact(page: Path) -> None:
    text = re.sub(r"<(style|script)[^>]*>.*?</\1>", "", page.read_text("utf-8"), flags=re.DOTALL)
    words = re.sub(r"<[^>]*>", " ", text)
    assert not re.search(r"\b(true|false|facts?|controversial)\b|!", words, re.IGNORECASE)


def test_control_characters_are_spelled_out(hostile_page: Path) -> None:
    text = hostile_page.read_text("utf-8")
    assert "\u27e8U+202E\u27e9" in text
    assert not {"\u202e", "\u2066", "\x00"} & set(text)
    assert "\\u202e" not in Page(hostile_page).inside["script application/json"]
