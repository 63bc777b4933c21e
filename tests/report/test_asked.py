"""What a query string asks for, and what it cannot."""

from __future__ import annotations

import pytest

from rashomon.report import Asked, asked_of


def test_a_query_says_what_is_asked_and_back() -> None:
    asked = asked_of(
        {"outlet": "Courier", "type": "CONSULT", "since": "2021-03", "text": " a  b ", "actor": ""}
    )
    assert asked == Asked(outlet="Courier", type="CONSULT", since="2021-03", text="a  b")
    assert asked.query() == "outlet=Courier&type=CONSULT&since=2021-03&text=a++b"
    assert asked.query(offset=50).endswith("&offset=50")
    assert Asked().query() == ""


def test_what_is_no_facet_is_not_asked() -> None:
    assert asked_of({"utm_source": "mail", "limit": "1000000"}) == Asked()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("type", "CONSULTS"),
        ("certainty", "sure"),
        ("voice", "editor"),
        ("since", "2021-13"),
        ("until", "March"),
        ("offset", "-1"),
        ("offset", "1e9"),
        ("offset", "٣"),
    ],
)
def test_a_value_that_no_row_can_have_is_refused_by_name(name: str, value: str) -> None:
    with pytest.raises(ValueError, match=name):
        asked_of({name: value})
