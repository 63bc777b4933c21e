"""What is said to come: what is a forecast and what is not, its words, certainty and horizon."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from tests.conftest import article_of

from rashomon.codebook.probability import estimates
from rashomon.reading.dates import find_times
from rashomon.reading.draft import ActorDraft, Cast, Draft, Mention, StatementDraft, Tokens
from rashomon.reading.forecasts import find_forecasts
from rashomon.reading.forecasts.lexicon import forecast_lexicon
from rashomon.records import Certainty
from rashomon.view import view_of

Parse = Callable[[str], Doc]


def draft_of_text(parse: Parse, text: str, published: str | None = "2021-03-10") -> Draft:
    """A draft with times and nothing else: all in the author's voice."""
    article = article_of(text, published)
    draft = Draft(article, view_of(article), parse(text))
    draft.times = find_times(draft)
    return draft


def words(draft: Draft) -> list[str]:
    """The words of the forecasts found."""
    return [
        draft.doc[found.tokens.start : found.tokens.end].text for found in find_forecasts(draft)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("But the harvest will fail.", "the harvest will fail"),
        ("There will be no famine in the north.", "There will be no famine in the north"),
        ("The strike is likely to spread.", "The strike is likely to spread"),
        ("The queen is expected to sign the law.", "The queen is expected to sign the law"),
        ("The ferry is going to sink.", "The ferry is going to sink"),
        ("It is unlikely that the king will forget it.", "the king will forget it"),
        ("The province risks losing its harbour.", "The province risks losing its harbour"),
        ("We expect a poor harvest this year.", "We expect a poor harvest this year"),
        ("The coalition may collapse.", "The coalition may collapse"),
    ],
)
def test_a_forecast_and_its_words(english: Parse, text: str, expected: str) -> None:
    assert words(draft_of_text(english, text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The harvest failed.",
        "Will the harvest fail?",
        "If the harvest will fail, nobody knows.",
        "We will pay the farmers.",
        "He would later become king.",
        "The queen must sign the law.",
        "Farmers asked whether the harvest will fail.",
        "The farmers could not reach the town.",
        "The harvest usually fails.",
        "Farmers want the queen to sign the law.",
        "The farmer, who will speak next, is old.",
    ],
)
def test_no_forecast(english: Parse, text: str) -> None:
    assert words(draft_of_text(english, text)) == []


def test_coordinated_clauses_are_forecasts_of_their_own(english: Parse) -> None:
    text = "The harvest will fail, and the farmers will leave the valley."
    assert words(draft_of_text(english, text)) == [
        "The harvest will fail",
        "the farmers will leave the valley",
    ]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("The harvest will fail.", "certain"),
        ("The harvest will certainly fail.", "certain"),
        ("The harvest will probably fail.", "probable"),
        ("The harvest will almost certainly fail.", "probable"),
        ("The harvest is unlikely to fail.", "probable"),
        ("The harvest may fail.", "possible"),
        ("The harvest will perhaps fail.", "possible"),
    ],
)
def test_certainty(english: Parse, text: str, certainty: Certainty) -> None:
    (found,) = find_forecasts(draft_of_text(english, text))
    assert found.certainty == certainty


@pytest.mark.parametrize(
    ("text", "published", "horizon", "inferred"),
    [
        ("The harvest will fail in August 2022.", "2021-03-10", "2022-08", False),
        ("The ship will sail within ten days.", "2021-03-25", "2021-04-04", True),
        ("The ship will sail within ten days.", None, None, False),
        ("The ship will sail in the coming days.", "2021-03-25", "2021-04-01", True),
        ("The ship will sail in the next few weeks.", "2021-01-31", "2021-02-28", True),
        ("Prices will rise over the next three months.", "2021-11-30", "2022-02-28", True),
        ("Prices will rise as they did for months.", "2021-11-30", None, False),
        ("The ship will sail again, as it did in June 2019.", "2021-03-10", None, False),
        ("The ship will sail.", "2021-03-10", None, False),
    ],
)
def test_horizon(
    english: Parse, text: str, published: str | None, horizon: str | None, inferred: bool
) -> None:
    (found,) = find_forecasts(draft_of_text(english, text, published))
    assert (found.horizon and found.horizon.value) == horizon
    assert (found.horizon is not None and found.horizon.inferred) == inferred


@pytest.mark.parametrize(
    ("text", "forecast", "condition"),
    [
        ("If the dam breaks, the town will flood.", "the town will flood", "If the dam breaks"),
        ("Unless it rains, wells will run dry.", "wells will run dry", "Unless it rains"),
        ("The mayor will lose unless it rains.", "The mayor will lose", "unless it rains"),
        (
            "Should the dam break, the town will drown.",
            "the town will drown",
            "Should the dam break",
        ),
        ("Without a new dam, the town will flood.", "the town will flood", "Without a new dam"),
        ("The mayor will win even if it rains.", "The mayor will win even if it rains", None),
        ("The town will live without a dam.", "The town will live without a dam", None),
        ("As the dam is old, the town will flood.", "the dam is old, the town will flood", None),
    ],
)
def test_conditions_stand_apart(
    english: Parse, text: str, forecast: str, condition: str | None
) -> None:
    draft = draft_of_text(english, text)
    (found,) = find_forecasts(draft)
    said = [draft.doc[one.start : one.end].text for one in found.conditions]
    assert said == ([condition] if condition else [])
    assert words(draft) == [forecast]


@pytest.mark.parametrize(
    ("text", "estimate"),
    [
        ("The harvest will probably fail.", "probably"),
        ("The harvest will almost certainly fail.", "almost certainly"),
        ("The harvest is very unlikely to fail.", "very unlikely"),
        ("It is highly likely that the dam will break.", "highly likely"),
        ("There is a realistic possibility that the dam will break.", "realistic possibility"),
        ("The harvest is not likely to fail.", "not likely"),
        ("It is not likely that the dam will break.", "not likely"),
        ("There is no realistic possibility that it will rain.", "no realistic possibility"),
        ("The harvest will fail.", None),
    ],
)
def test_the_words_of_probability_are_kept_with_what_denies_them(
    english: Parse, text: str, estimate: str | None
) -> None:
    draft = draft_of_text(english, text)
    (found,) = find_forecasts(draft)
    kept = found.estimate
    assert (kept and draft.doc[kept.start : kept.end].text) == estimate


def test_quantities(english: Parse) -> None:
    (found,) = find_forecasts(draft_of_text(english, "The party will win about 40 percent."))
    assert [(one.value, one.unit) for one in found.quantities] == [(40.0, "percent")]


def told(parse: Parse, text: str, source: str, cue: str, first: str) -> Draft:
    """A draft with one statement: `source` said what runs from `first` to the final stop."""
    draft = draft_of_text(parse, text)
    at = {token.text: token.i for token in reversed(list(draft.doc))}
    draft.cast = Cast(
        actors=(ActorDraft(name=source, kind="person"),),
        mentions=(Mention(Tokens(at[source], at[source] + 1), at[source], "name", 0),),
    )
    draft.statements = (
        StatementDraft(
            source=Tokens(at[source], at[source] + 1),
            cue=Tokens(at[cue], at[cue] + 1),
            content=(Tokens(at[first], len(draft.doc) - 1),),
            kind="indirect",
            speaker=0,
        ),
    )
    return draft


def test_a_forecast_has_the_speaker_of_its_statement(english: Parse) -> None:
    draft = told(english, "Ostrova said that the dam would burst.", "Ostrova", "said", "the")
    (found,) = find_forecasts(draft)
    assert (found.speaker, found.by_author, found.statement) == (0, False, 0)
    assert found.certainty == "certain"
    assert words(draft) == ["the dam would burst"]


def test_a_speakers_own_deed_is_a_promise(english: Parse) -> None:
    draft = told(english, "Ostrova said that Ostrova would resign.", "Ostrova", "said", "that")
    second = [token.i for token in draft.doc if token.text == "Ostrova"][1]
    mention = Mention(Tokens(second, second + 1), second, "name", 0)
    draft.cast = Cast(draft.cast.actors, (*draft.cast.mentions, mention))
    assert find_forecasts(draft) == ()


def test_an_intention_read_into_somebody_else_is_a_forecast(english: Parse) -> None:
    text = "Ostrova says the generals intend to seize the port."
    draft = told(english, text, "Ostrova", "says", "the")
    assert words(draft) == ["the generals intend to seize the port"]
    draft.statements = ()
    assert find_forecasts(draft) == ()


@pytest.mark.parametrize(
    ("text", "certainties"),
    [
        (["very", "likely"], ["probable"]),
        (["almost", "certain"], ["probable"]),
        (["certainly"], []),
        (["roughly", "even"], ["possible"]),
    ],
)
def test_words_of_probability(text: list[str], certainties: list[Certainty]) -> None:
    found = forecast_lexicon().hedges_in(text)
    assert [one.certainty for one in found] == certainties


def test_every_range_is_a_published_one() -> None:
    for word, estimate in estimates().items():
        assert 0 <= estimate.low < estimate.high < 1, word
        assert estimate.citation
