"""An event is dated by the expression that governs it, not by the one that stands nearest."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from spacy.tokens import Doc, Token
from tests.conftest import article_of

from rashomon.reading.dates import Dating, find_happenings, find_occasions, find_times
from rashomon.reading.draft import Draft, EventDraft, Occasion, PlaceMention, Tokens
from rashomon.records import Place
from rashomon.view import view_of

Parse = Callable[[str], Doc]


def draft_of(parse: Parse, text: str, published: str | None = "2020-08-08") -> Draft:
    article = article_of(text, published)
    draft = Draft(article, view_of(article), parse(text))
    draft.times = find_times(draft)
    return draft


def token(draft: Draft, words: str) -> Token:
    """The last token of words that stand in the text once, or of their `n`-th standing."""
    start = draft.view.text.index(words)
    span = draft.doc.char_span(start, start + len(words), alignment_mode="expand")
    assert span is not None
    return span[-1]


def event(draft: Draft, words: str, **fields: object) -> EventDraft:
    head = token(draft, words)
    sentence = Tokens(head.sent.start, head.sent.end)
    made = {"trigger": Tokens(head.i, head.i + 1), "head": head.i, "sentence": sentence}
    return EventDraft(**(made | {"type": "COERCE"} | fields))  # type: ignore[arg-type]


def date_of(draft: Draft, words: str) -> str | None:
    time = Dating(draft).stated(token(draft, words))
    return time.date if time else None


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("Police arrested the clerk on Monday.", "arrested", "2020-08-03"),
        ("On Monday police arrested the clerk and searched his house.", "searched", "2020-08-03"),
        (
            "Police arrested the clerk on Monday and released him on Friday.",
            "arrested",
            "2020-08-03",
        ),
        (
            "Police arrested the clerk on Monday and released him on Friday.",
            "released",
            "2020-08-07",
        ),
        ("Police arrested the clerk who had fled the port in May.", "arrested", None),
        ("Police arrested the clerk who had fled the port in May.", "fled", "2020-05"),
        ("The minister said on Friday that troops crossed the river.", "crossed", None),
        ("The minister said on Friday that troops crossed the river.", "said", "2020-08-07"),
        ("The minister condemned the attack on Friday.", "condemned", "2020-08-07"),
        ("They met in Riga after the June 24 parade.", "parade", "2020-06-24"),
        ("They met in Riga after the June 24 parade.", "met", None),
        ("The guard has held the tower since 1994.", "held", None),
        ("The guard opened fire on Tuesday, killing two men.", "killing", "2020-08-04"),
        ("At a meeting in Riga on Tuesday the envoys agreed on a truce.", "agreed", "2020-08-04"),
        ("An explosion shook the harbour on Tuesday.", "explosion", "2020-08-04"),
        ("On Monday police came and the clerk ran.", "ran", "2020-08-03"),
        ("Police came on Monday and the clerk ran.", "ran", None),
        ("Nobody knows who set the barn alight.", "set", None),
    ],
)
def test_the_governing_expression(english: Parse, text: str, words: str, edtf: str | None) -> None:
    assert date_of(draft_of(english, text), words) == edtf


def test_a_headline_is_dated_by_the_lead(english: Parse) -> None:
    text = "Guards storm the old mill\n\nGuards stormed the old mill on Tuesday. Two men fled."
    assert date_of(draft_of(english, text), "storm") == "2020-08-04"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        (
            "The vote took place on June 10. The envoy called two days before the vote.",
            "2020-06-08",
        ),
        ("The vote took place on June 10. The envoy called on the eve of the vote.", "2020-06-09"),
        (
            "The vote took place on June 10. The envoy called the day after the vote was held.",
            "2020-06-11",
        ),
        (
            "Guards stormed the mill on June 10. Two days after guards stormed the mill, "
            "the envoy called.",
            "2020-06-12",
        ),
        ("The vote took place in June. The envoy called two days before the vote.", None),
        ("The envoy called two days before the vote.", None),
    ],
)
def test_an_offset_needs_an_anchor_that_the_article_dates(
    english: Parse, text: str, edtf: str | None
) -> None:
    assert date_of(draft_of(english, text), "called") == edtf


def occasions(draft: Draft, *events: EventDraft) -> tuple[Occasion, ...]:
    draft.events = events
    return find_occasions(draft)


def test_no_evidence_no_date(english: Parse) -> None:
    draft = draft_of(english, "Police arrested the clerk.")
    (found,) = occasions(draft, event(draft, "arrested"))
    assert (found.date, found.precision, found.basis) == (None, None, None)


def test_the_basis_is_the_expression(english: Parse) -> None:
    draft = draft_of(english, "Police arrested the clerk in early June.")
    (found,) = occasions(draft, event(draft, "arrested"))
    assert found.basis is not None
    assert draft.doc[found.basis.start : found.basis.end].text == "early June"
    assert (found.date, found.precision) == ("2020-06-01/2020-06-10", "interval")


def test_a_second_mention_of_one_event_shares_its_date(english: Parse) -> None:
    text = "Police detained the clerk on Monday. The guards who detained the clerk wore masks."
    draft = draft_of(english, text)
    first = event(draft, "Police detained", sources=(0,), targets=(1,))
    second = event(draft, "who detained", sources=(0,), targets=(1,))
    other = event(draft, "who detained", sources=(2,), targets=(1,))
    assert [o.date for o in occasions(draft, first, second)] == ["2020-08-03", "2020-08-03"]
    assert [o.date for o in occasions(draft, first, other)] == ["2020-08-03", None]


@pytest.mark.parametrize(
    ("text", "words", "background"),
    [
        ("Police arrested the clerk in 2006.", "arrested", True),
        ("Police arrested the clerk in March.", "arrested", False),
        ("In 2006 the clerk left; the guards had beaten him.", "beaten", True),
        ("Police arrested the clerk.", "arrested", False),
    ],
)
def test_background_is_what_was_over_a_year_ago(
    english: Parse, text: str, words: str, background: bool
) -> None:
    draft = draft_of(english, text)
    (found,) = occasions(draft, event(draft, words))
    assert found.historical is background


def test_the_place_is_that_of_the_clause(english: Parse) -> None:
    text = "The envoy of Peru, who was born in Lima, was detained in Riga."
    draft = draft_of(english, text)
    draft.places = tuple(
        PlaceMention(
            Tokens(token(draft, name).i, token(draft, name).i + 1), Place(name=name, country=None)
        )
        for name in ("Peru", "Lima", "Riga")
    )
    born, detained = occasions(draft, event(draft, "born"), event(draft, "detained"))
    assert (born.place and born.place.name) == "Lima"
    assert (detained.place and detained.place.name) == "Riga"


def test_the_day_of_writing_dates_nothing_by_itself(english: Parse) -> None:
    text = "Police arrested the clerk. He is in prison."
    draft = draft_of(english, text)
    draft.article = replace(draft.article, title="Clerk arrested")
    assert [o.date for o in occasions(draft, event(draft, "arrested"))] == [None]


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        (
            "Two days before the general election, guards detained the clerk.",
            ("Two days before", "election", "election", ("general",), -2),
        ),
        (
            "Guards detained the clerk on the eve of the vote.",
            ("the eve of", "vote", "vote", (), -1),
        ),
        (
            "Guards detained the clerk a day after the raid on the mill.",
            ("a day after", "raid", "raid", (), 1),
        ),
        (
            "Three days after troops stormed the mill, guards detained the clerk.",
            ("Three days after", "stormed", "", (), 3),
        ),
        ("Guards detained the clerk two days before a vote.", None),
        ("Guards detained the clerk two days before the previous vote.", None),
        ("The vote is on August 9. Guards detained the clerk two days before the vote.", None),
        ("The vote was in June. Guards detained the clerk two days before the vote.", None),
        ("Guards detained the clerk some days before the vote.", None),
        ("Guards detained the clerk on Monday, two days before the vote.", None),
        ("Guards who had fled two days before the vote detained the clerk.", None),
    ],
)
def test_an_offset_from_what_the_article_does_not_date_is_kept(
    english: Parse, text: str, offset: tuple[object, ...] | None
) -> None:
    draft = draft_of(english, text)
    (found,) = occasions(draft, event(draft, "detained"))
    kept = [
        (
            draft.doc[one.tokens.start : one.tokens.end].text,
            draft.doc[one.anchor.tokens.start].text,
            one.anchor.name,
            one.anchor.kinds,
            one.count,
        )
        for one in found.offsets
    ]
    assert kept == ([] if offset is None else [offset])


def test_an_event_may_be_told_from_two_happenings(english: Parse) -> None:
    text = "The envoy called two days before the vote and ten days after the raid on the mill."
    draft = draft_of(english, text)
    (found,) = occasions(draft, event(draft, "called"))
    assert [(one.anchor.name, one.count) for one in found.offsets] == [("vote", -2), ("raid", 10)]


@pytest.mark.parametrize(
    ("text", "happenings"),
    [
        ("The August 9 election was rigged.", [("election", (), "2020-08-09")]),
        ("The general election takes place on August 9.",
         [("election", ("general",), "2020-08-09")]),
        ("The election is scheduled for August 9.", [("election", (), "2020-08-09")]),
        ("The vote was held on Sunday, August 2.", [("vote", (), "2020-08-02")]),
        ("The previous election was held on August 9.", []),
        ("The election takes place in August.", []),
        ("The envoy condemned the election on Tuesday.", []),
        ("The envoy won the election on Tuesday.", []),
        ("The election was held before August 9.", []),
    ],
)  # fmt: skip
def test_a_happening_is_dated_by_what_its_noun_is_given(
    english: Parse, text: str, happenings: list[tuple[str, tuple[str, ...], str]]
) -> None:
    found = find_happenings(draft_of(english, text))
    assert [(one.name, one.kinds, one.day) for one in found] == happenings
