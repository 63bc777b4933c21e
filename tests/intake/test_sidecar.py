"""The metadata file beside an article, and whose word counts."""

from __future__ import annotations

import pytest

from rashomon.records import Article, Rejected

from .conftest import PROSE, Read


def test_options_override_the_sidecar_and_that_the_file(read: Read) -> None:
    row = '{"text": "%s", "outlet": "Row", "language": "de", "url": "https://row.example"}'
    made = read(
        {
            "a.jsonl": row % PROSE.replace("\n", " "),
            "a.meta.yaml": "outlet: Sidecar\nrelayed_outlet: Wire\npublished: 2021-03-04\n"
            'author: "Ann Bell"\nnote: kept out\nlanguage: fr\n',
        },
        language="en",
    )
    (article,) = made
    assert (article.language, article.outlet, article.url) == (
        "en",
        "Sidecar",
        "https://row.example",
    )
    assert (article.relayed_outlet, article.author) == ("Wire", "Ann Bell")
    assert (article.published.value, article.published.basis) == ("2021-03-04", "metadata")


def test_the_user_dates_all_articles(read: Read) -> None:
    (article,) = read(
        {"a.txt": PROSE, "a.meta.yaml": "published: 2020-01-01"}, published="2021-03/2021-04"
    )
    assert (article.published.value, article.published.precision) == ("2021-03/2021-04", "interval")
    assert article.published.basis == "user"


@pytest.mark.parametrize(
    ("sidecar", "told"),
    [
        ("outlet: [", "meta.yaml"),
        ("- a list", "outlet: Name"),
        ("publised: 2020-01-01", "published"),
        ("published: someday", "2020-08-09"),
        ("outlet: 1984", "quotes"),
        (b"\xff\xfe\x00", "meta.yaml"),
    ],
)
def test_a_bad_sidecar_is_told_and_the_rest_goes_on(
    read: Read, sidecar: bytes | str, told: str
) -> None:
    bad, good = read({"a.txt": PROSE, "a.meta.yaml": sidecar, "b.txt": PROSE})
    assert isinstance(bad, Rejected)
    assert (bad.path, bad.reason) == ("a.txt", "bad_sidecar")
    assert told in bad.detail
    assert isinstance(good, Article)


def test_an_empty_sidecar_says_nothing(read: Read) -> None:
    (article,) = read({"a.txt": PROSE, "a.meta.yaml": "# nothing yet\n"})
    assert isinstance(article, Article)
    assert article.outlet is None
