from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.statements.quotes import find_quotations


def quoted(text: str) -> list[str]:
    return [text[found.start : found.end] for found in find_quotations(text)]


def test_every_style_of_marks() -> None:
    for opening, closing in ("“”", '""', "«»", "„“", "””"):
        assert quoted(f"The warden said {opening}the lake is full{closing} today.") == [
            "the lake is full"
        ]


def test_single_marks_are_not_apostrophes() -> None:
    assert quoted("The ferrymen's union and the pilots' guild won't sail.") == []
    assert quoted("She called it ‘a slow flood’ and left.") == ["a slow flood"]


def test_marks_turned_round() -> None:
    assert quoted("He promised ” a full refund. “\n\nNobody came.") == [" a full refund. "]


def test_the_space_around_a_mark_says_more_than_its_shape() -> None:
    assert quoted("”The dam held,” said the engineer.") == ["The dam held,"]


def test_a_nested_quotation_in_the_same_marks() -> None:
    text = '"They call it the "silver road" up there," the guide said.'
    found = find_quotations(text)
    assert [(text[one.start : one.end], one.depth) for one in found] == [
        ('They call it the "silver road" up there,', 0),
        ("silver road", 1),
    ]


def test_a_missing_end_is_the_last_mark_that_closed_another() -> None:
    text = '"We know the "silver road" - she said.\n\n"Another paragraph," said he.'
    assert quoted(text)[0] == 'We know the "silver road'


def test_a_quotation_of_several_paragraphs() -> None:
    text = "“The first part goes on for a while.\n\n“The second ends it,” he said."
    first, second = find_quotations(text)
    assert first.open_end
    assert first.continued
    assert text[first.end - 1] == "."
    assert not second.open_end


def test_a_lost_end_in_mid_paragraph_stops_with_the_sentence() -> None:
    text = "He said that “the bridge is closed. Traffic was light on Monday."
    assert quoted(text) == ["the bridge is closed."]


@given(st.text(alphabet="ab .,\n\"“”'‘’«»„", max_size=80))
def test_quotations_are_ranges_within_one_line(text: str) -> None:
    for found in find_quotations(text):
        assert 0 <= found.start < found.end <= len(text)
        assert "\n" not in text[found.start : found.end]
