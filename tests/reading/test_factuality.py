"""Whether events happened: the rules on sentences of our own, and the voice that asserts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from benchmarks.factuality import Mixture, Scales
from spacy.tokens import Doc
from tests.conftest import article_of

from rashomon.codebook import load
from rashomon.reading.draft import Draft, EventDraft, StatementDraft, Tokens
from rashomon.reading.encoder.encoding import Degrees
from rashomon.reading.factuality import judge_events
from rashomon.reading.factuality.doubt import doubted
from rashomon.reading.factuality.judge import Judge
from rashomon.reading.factuality.lexicon import FactualityFile, lexicon
from rashomon.reading.factuality.tense import time_of
from rashomon.reading.factuality.value import CERTAINTY, Effect, Value
from rashomon.records import Certainty, CueClass, Factuality, Polarity, StatementKind, Time
from rashomon.view import view_of

Parse = Callable[[str], Doc]


def judged(parse: Parse, text: str, word: str) -> Factuality:
    """Judge the first token of a text that reads `word`, in the author's voice."""
    token = next(token for token in parse(text) if token.text == word)
    value = Judge(lexicon()).judge(token)
    return Factuality(
        certainty=value.certainty,
        polarity=value.polarity,
        time=time_of(token, value, lexicon()),
    )


@pytest.mark.parametrize(
    ("text", "word", "certainty", "polarity"),
    [
        ("The minister resigned on Monday.", "resigned", "certain", "positive"),
        ("The march was not a crowd of drunkards.", "march", "certain", "positive"),
        ("The minister did not resign.", "resign", "certain", "negative"),
        ("Nobody resigned.", "resigned", "certain", "negative"),
        ("It was not until May that he resigned.", "resigned", "certain", "positive"),
        ("The minister may resign.", "resign", "possible", "positive"),
        ("The minister may not resign.", "resign", "possible", "negative"),
        ("The minister must resign.", "resign", "underspecified", "positive"),
        ("The minister probably resigned.", "resigned", "probable", "positive"),
        ("The guards allegedly beat him.", "beat", "probable", "positive"),
        ("He would have resigned.", "resigned", "certain", "negative"),
        ("The army managed to cross the river.", "cross", "certain", "positive"),
        ("The army did not manage to cross the river.", "cross", "certain", "negative"),
        ("The army failed to cross the river.", "cross", "certain", "negative"),
        ("The army did not fail to cross the river.", "cross", "certain", "positive"),
        ("The bank refused to pay.", "pay", "certain", "negative"),
        ("The two sides tried to agree.", "agree", "underspecified", "positive"),
        ("The union plans to strike.", "strike", "underspecified", "positive"),
        ("The union does not plan to strike.", "strike", "underspecified", "negative"),
        ("Parliament urged the king to leave.", "leave", "underspecified", "positive"),
        ("He regrets that the talks failed.", "failed", "certain", "positive"),
        ("He does not regret that the talks failed.", "failed", "certain", "positive"),
        ("She thinks that the talks failed.", "failed", "probable", "positive"),
        ("She suspects that the police lied.", "lied", "possible", "positive"),
        ("She denied that the police lied.", "lied", "certain", "negative"),
        ("He asked whether the police lied.", "lied", "underspecified", "positive"),
        ("If the police attack, the crowd flees.", "attack", "underspecified", "positive"),
        ("Did the police attack?", "attack", "underspecified", "positive"),
        ("Leave the square!", "Leave", "underspecified", "positive"),
        ("They left without paying.", "paying", "certain", "negative"),
        ("They decided against calling a strike.", "calling", "certain", "negative"),
        ("The police prevented an attack.", "attack", "certain", "negative"),
        ("The mayor cancelled the visit.", "visit", "certain", "negative"),
        ("The plan for an attack was found.", "attack", "underspecified", "positive"),
        ("The alleged murder shocked the town.", "murder", "probable", "positive"),
        ("There was no attack.", "attack", "certain", "negative"),
        ("The visit will help him.", "visit", "certain", "positive"),
        ("The mayor postponed the visit.", "visit", "underspecified", "positive"),
        ("The board rejected the offer.", "offer", "certain", "positive"),
        ("The king opposed an attack.", "attack", "underspecified", "positive"),
        ("Any attack is a mistake.", "attack", "underspecified", "positive"),
        ("Walls protect the town from an attack.", "attack", "underspecified", "positive"),
        ("The fence keeps wolves from entering.", "entering", "certain", "negative"),
        ("The envoy persuaded the rebels to leave.", "leave", "probable", "positive"),
        ("The general ordered his men to leave.", "leave", "underspecified", "positive"),
        ("From the tower we can see the fleet.", "see", "certain", "positive"),
        ("She wondered who paid the guards.", "paid", "certain", "positive"),
        ("Once the rain stopped, the guards left.", "stopped", "certain", "positive"),
        ("After the rain stops, the guards will leave.", "stops", "underspecified", "positive"),
        ("Those who paid were freed.", "paid", "certain", "positive"),
        ("Those who pay are freed.", "pay", "probable", "positive"),
        ("Minister to visit Borduria.", "visit", "probable", "positive"),
        ("He gave up smoking.", "smoking", "certain", "positive"),
        ("The envoy would like to leave.", "leave", "underspecified", "positive"),
        ("It would seem that the talks failed.", "failed", "probable", "positive"),
        ("I do not think that the talks failed.", "failed", "probable", "negative"),
        ("The guards know that he does pay.", "pay", "certain", "positive"),
        ("The court ruled that he paid.", "paid", "certain", "positive"),
        ('"Leave the square," said the mayor.', "Leave", "underspecified", "positive"),
    ],
)
def test_certainty_and_polarity(
    english: Parse, text: str, word: str, certainty: Certainty, polarity: Polarity
) -> None:
    found = judged(english, text, word)
    assert (found.certainty, found.polarity) == (certainty, polarity)


@pytest.mark.parametrize(
    ("text", "word", "time"),
    [
        ("The envoy met the king.", "met", "past"),
        ("The envoy has met the king.", "met", "past"),
        ("The envoy is meeting the king.", "meeting", "present"),
        ("The envoy will meet the king.", "meet", "future"),
        ("The envoy is going to meet the king.", "meet", "future"),
        ("The envoy usually meets the king.", "meets", "habitual"),
        ("The envoy wants to meet the king.", "meet", "future"),
        ("The envoy leaves tomorrow.", "leaves", "future"),
        ("The envoy came to meet the king.", "meet", "past"),
    ],
)
def test_time(english: Parse, text: str, word: str, time: Time) -> None:
    assert judged(english, text, word).time == time


def draft_with(
    parse: Parse,
    text: str,
    word: str,
    *,
    kind: StatementKind = "indirect",
    cue_class: CueClass = "say",
    polarity: Polarity = "positive",
) -> Draft:
    """A draft with one event, in one statement whose content follows the cue, its second word."""
    article = article_of(text)
    doc = parse(text)
    at = next(token.i for token in doc if token.text == word)
    statement = StatementDraft(
        source=Tokens(0, 1),
        cue=Tokens(1, 2),
        content=(Tokens(2, len(doc) - 1),),
        kind=kind,
        cue_class=cue_class,
        polarity=polarity,
    )
    event = EventDraft(
        trigger=Tokens(at, at + 1),
        head=at,
        sentence=Tokens(0, len(doc)),
        type="ASSAULT",
        statement=0,
    )
    return Draft(article, view_of(article), doc, statements=(statement,), events=(event,))


def test_a_denial_is_the_speakers_certainty_that_it_did_not_happen(english: Parse) -> None:
    draft = draft_with(
        english, "Police denied that officers shot him.", "shot", cue_class="deny",
        polarity="negative",
    )  # fmt: skip
    assert judge_events(draft) == (Factuality(certainty="certain", polarity="negative"),)


def test_what_is_above_the_cue_is_not_the_speakers(english: Parse) -> None:
    text = "Police said that officers shot him."
    doubted = draft_with(english, text, "shot")
    assert judge_events(doubted)[0].certainty == "certain"


def test_a_demand_leaves_open_what_it_asks_for(english: Parse) -> None:
    draft = draft_with(english, "Protesters demanded that he resign.", "resign", cue_class="demand")
    assert judge_events(draft)[0].certainty == "underspecified"
    assert judge_events(draft)[0].time == "future"


def test_a_quotation_carries_its_own_mood(english: Parse) -> None:
    draft = draft_with(
        english,
        "Police denied that officers shot him.",
        "shot",
        kind="direct",
        cue_class="deny",
        polarity="negative",
    )
    assert judge_events(draft)[0].polarity == "positive"


def test_an_event_outside_statements_is_the_authors(english: Parse) -> None:
    draft = draft_with(english, "Police denied that officers shot him.", "shot")
    draft.events = (replace(draft.events[0], statement=None),)
    assert judge_events(draft)[0].polarity == "negative"


def event_in(draft: Draft, word: str) -> tuple[Factuality, list[tuple[str, str]]]:
    """What a draft says of an event, and the speakers and cues above it from the outermost in."""
    at = next(
        number for number, event in enumerate(draft.events) if draft.doc[event.head].text == word
    )
    chain: list[tuple[str, str]] = []
    number = draft.events[at].statement
    while number is not None:
        statement = draft.statements[number]
        speaker = "" if statement.speaker is None else draft.cast.actors[statement.speaker].name
        cue = "" if statement.cue is None else draft.doc[statement.cue.start].text
        chain.insert(0, (speaker, cue))
        number = statement.parent
    return draft.factualities[at], chain


def test_a_denial_inside_a_report_keeps_the_chain(draft_of: Callable[..., Draft]) -> None:
    draft = draft_of(
        "The interior ministry said the Bordurian ambassador denied that soldiers had attacked "
        "the village.",
        upto="factualities",
    )
    found, chain = event_in(draft, "attacked")
    assert (found.certainty, found.polarity) == ("certain", "negative")
    assert [cue for _, cue in chain] == ["said", "denied"]
    assert "ministry" in chain[0][0]
    assert "ambassador" in chain[1][0]


@pytest.mark.parametrize(
    "text",
    [
        "The Klow Courier reports that the border service says that the Bordurian army attacked "
        "the village of Hum.",
        "According to the Klow Courier, the interior minister said that protesters attacked the "
        "police.",
        "Olga Renn believes that the police attacked the camp, Radio Hum reported.",
    ],
)
def test_what_a_voice_passes_on_is_not_its_own_certainty(
    draft_of: Callable[..., Draft], text: str
) -> None:
    draft = draft_of(text, upto="factualities")
    found, chain = event_in(draft, "attacked")
    assert chain
    assert len(chain) > 1 or found.certainty == "underspecified"


def test_a_report_that_is_no_statement_leaves_its_content_open(english: Parse) -> None:
    draft = draft_with(english, "Police said that officers shot him.", "shot")
    draft.events = (replace(draft.events[0], statement=None),)
    assert judge_events(draft)[0].certainty == "underspecified"


def test_what_we_say_ourselves_is_no_hearsay(english: Parse) -> None:
    draft = draft_with(english, "We said that officers shot him.", "shot")
    draft.events = (replace(draft.events[0], statement=None),)
    assert judge_events(draft)[0].certainty == "certain"


def test_who_is_meant_is_no_hearsay(english: Parse) -> None:
    text = "Police hinted that the men arrested in Klow might be freed."
    draft = draft_with(english, text, "arrested")
    draft.events = (replace(draft.events[0], statement=None),)
    assert judge_events(draft)[0].certainty == "certain"


@pytest.mark.parametrize("noun", ["reports", "accusations", "claims"])
def test_who_denies_reports_denies_what_they_tell(english: Parse, noun: str) -> None:
    text = f"Police denied {noun} that officers shot him."
    draft = draft_with(english, text, "shot", cue_class="deny", polarity="negative")
    assert judge_events(draft)[0] == Factuality(certainty="certain", polarity="negative")


@pytest.mark.parametrize(
    ("text", "word", "polarity"),
    [
        ("Police denied any link between the strike and the visit.", "visit", "positive"),
        ("Police denied the visit of the envoy.", "visit", "negative"),
        ("Police denied the police raid in Klow.", "raid", "negative"),
        ("Police denied the report but will raid the mill.", "raid", "positive"),
    ],
)
def test_a_denied_link_with_an_event_leaves_the_event_be(
    english: Parse, text: str, word: str, polarity: Polarity
) -> None:
    draft = draft_with(english, text, word, cue_class="deny", polarity="negative")
    assert judge_events(draft)[0].polarity == polarity


def test_who_mentions_no_raid_neither_tells_nor_denies_it(english: Parse) -> None:
    text = "Police withheld the raid in Klow."
    draft = draft_with(english, text, "raid", cue_class="say", polarity="negative")
    (judged_so,) = judge_events(draft)
    assert (judged_so.certainty, judged_so.polarity) == ("underspecified", "positive")


def test_a_parse_without_end_is_taken_as_told(english: Parse) -> None:
    text = "They listed " + ", ".join(["theft"] * 400) + "."
    last = [token for token in english(text) if token.text == "theft"][-1]
    assert Judge(lexicon()).judge(last).certainty == "certain"


def test_effects_compose_from_the_governors_value() -> None:
    implicative = Effect(affirmed="CT+", denied="CT-")
    factive = Effect(affirmed="CT+", denied="CT+", presupposes=True)
    assert implicative.on(Value(positive=False), "implicative").polarity == "negative"
    weak = implicative.on(Value("PS", reason="may"), "implicative")
    assert (weak.certainty, weak.reason) == ("possible", "may")
    assert factive.on(Value("PS", positive=False), "factive").certainty == "certain"


def test_each_word_has_one_class_a_form_and_each_class_an_effect() -> None:
    file = load("english/factuality.yaml", FactualityFile)
    for form, classes in file.governors.items():
        words = [word for listed in classes.values() for word in listed]
        assert sorted(words) == sorted(set(words)), form
        assert classes.keys() <= file.effects.keys()
    assert set(file.voices.values()) <= file.effects.keys()
    assert set(CERTAINTY.values()) == {"certain", "probable", "possible", "underspecified"}


def test_every_class_of_governors_has_a_place_on_the_scales() -> None:
    file = load("english/factuality.yaml", FactualityFile)
    scales = load("english/factuality_scales.yaml", Scales)
    grouped = [reason for reasons in scales.groups.values() for reason in reasons]
    assert sorted(grouped) == sorted(set(grouped))
    assert (file.effects.keys() | file.voices.keys()) - {"transparent"} <= set(grouped)
    for scale in scales.scales.values():
        groups = {key.split()[-1].rstrip("+-") for key in scale}
        assert groups <= scales.groups.keys() | {"other"}
        assert all(-3 <= number <= 3 for number in scale.values())


@pytest.mark.parametrize(
    ("value", "committed", "certainty"),
    [
        (Value("CT"), -0.6, "underspecified"),
        (Value("CT"), -0.4, "certain"),
        (Value("CT", positive=False), 0.6, "underspecified"),
        (Value("CT", positive=False), -3.0, "certain"),
        (Value("PS"), -3.0, "possible"),
    ],
)
def test_a_certain_judgement_is_taken_back_where_the_encoder_leans_the_other_way(
    value: Value, committed: float, certainty: Certainty
) -> None:
    found = doubted(value, committed, 0.5)
    assert (found.certainty, found.positive) == (certainty, value.positive)


def test_a_mixture_is_a_sum_within_the_scale() -> None:
    mixture = Mixture(rules=0.5, happened=0.5, steepness=100.0, committed=0.25, constant=0.5)
    assert mixture.number(2.0, Degrees(1.0, -2.0)) == 2.5
    assert mixture.number(-2.0, Degrees(-1.0, 2.0)) == -1.5
    assert mixture.number(3.0, Degrees(3.0, 3.0)) == 3.0
