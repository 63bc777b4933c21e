"""Who said it and what was said, around one cue: the features of the role tagger.

The tagger is run once for each cue over the cue's window and labels every token as source, cue,
content or none. What it sees is of three kinds: what the encoder makes of a token and of the cue,
features of a token by itself, made once for many cues (`token_features`), and features that relate
a token to the cue (`Frame`). No feature names a word: what words mean, the encoder knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from functools import cache, lru_cache

from rashomon.reading.statements.clauses import logical_subject, subtree
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.page import Page
from rashomon.reading.statements.ties import Tie, Ties
from rashomon.reading.statements.windows import window

SOURCE, CUE, CONTENT, NONE = "S", "C", "T", "O"
ROLES = (NONE, SOURCE, CUE, CONTENT)
"""The labels in the order of the network's columns."""
_LONG_QUOTATION = 4
KEPT = 1 << 14
"""Features of a token and a cue that are kept, once written, for the next that stand alike."""


def token_features(page: Page, tokens: Iterable[int], lexicon: CueLexicon) -> list[list[str]]:
    """What each of some tokens of the page shows by itself and by its neighbours."""
    pos = ["^", *page.pos, "$"]
    return [
        [
            f"t={page.tags[token]}",
            f"d={page.deps[token]}",
            f"e={page.entities[token]}",
            f"p={pos[token]}|{pos[token + 1]}",
            f"p+={pos[token + 1]}|{pos[token + 2]}",
            f"x={lexicon.feature(page.lemmas[token])}",
        ]
        for token in tokens
    ]


class Frame:
    """One cue's view of its window; `cues` are all the likely cues of the article."""

    def __init__(self, page: Page, cue: int, cues: Set[int], lexicon: CueLexicon) -> None:
        self.page = page
        self.cue = cue
        self.window = window(page, cue)
        self._cues = cues
        listed = lexicon.feature(page.lemmas[cue])
        self._listed = listed if listed != "-" else page.pos[cue]
        self._ties = Ties(page, cue, cues)
        self._subject = logical_subject(page, cue)
        self._subject_range = subtree(page, self._subject.head) if self._subject else range(0)

    def features(self) -> list[list[str]]:
        """Return the relative features of each token of the window."""
        page, cue = self.page, self.cue
        home, cue_quote = page.sentence_of[cue], page.quote_of[cue]
        places = self._quotation_places()
        how = self._subject.how if self._subject else "none"
        rows = []
        for token, between in zip(range(*self.window), self._rivals(), strict=True):
            side, distance = _distance(token - cue)
            sentence = max(-3, min(3, page.sentence_of[token] - home))
            quote = page.quote_of[token]
            place = places.get(quote, "-")
            quotations = quote >= 0, cue_quote >= 0, quote == cue_quote
            row = [distance, *_situation(side, sentence, place, quotations, between)]
            if not page.is_word[token]:
                row.append(f"m={page.words[token]}|{side}|{sentence}|{between}")
            if sentence == 0:
                self._add_tree(row, token, side, quote >= 0)
            if token in self._subject_range:
                self._add_subject(row, token)
            else:
                row.append(f"ls={how}")
            rows.append(row)
        return rows

    def _add_tree(self, row: list[str], token: int, side: str, quoted: bool) -> None:
        """Add how a token of the cue's sentence hangs together with the cue."""
        page, tie = self.page, self._ties.tie(token)
        row += _tree(tie, self._ties.whose(token), quoted, side)
        if tie.path.count("/") < 3:
            row.append(f"kl={min(tie.up, 3)}{tie.path}|{self._listed}|{page.pos[token]}")
        if tie.up > 0:
            row.append(f"cd={page.deps[self.cue]}|{min(tie.up, 3)}|{tie.arc}|{side}")
        elif tie.arc != "=":
            row.append(f"s0={tie.arc}|{side}|{self._subject is None}|{self._listed}")

    def _add_subject(self, row: list[str], token: int) -> None:
        """Add how a token stands in the cue's logical subject."""
        if self._subject is None:
            return
        head = token == self._subject.head
        dep = "=" if head else self.page.deps[token]
        row.append(f"ls={self._subject.how}|{head}")
        row.append(f"lsd={dep}|{self._subject.how}")

    def _rivals(self) -> list[int]:
        """How many other cues lie between each token of the window and the cue (up to 3)."""
        start, end = self.window
        counts = [0] * (end - start)
        for step, stop in ((-1, start - 1), (1, end)):
            seen = 0
            for token in range(self.cue + step, stop, step):
                seen += token in self._cues
                counts[token - start] = min(seen, 3)
        return counts

    def _quotation_places(self) -> dict[int, str]:
        """Where each quotation of the window is: side, order, words and cues on the way, length."""
        page, cue = self.page, self.cue
        home = page.quote_of[cue]
        places = {home: "in"} if home >= 0 else {}
        numbers = sorted({page.quote_of[token] for token in range(*self.window)} - {-1, home})
        before = [number for number in numbers if page.quotations[number].tokens.end <= cue]
        after = [number for number in numbers if page.quotations[number].tokens.start > cue]
        for side, ordered in (("<", before[::-1]), (">", after)):
            for order, number in enumerate(ordered):
                start, end = page.quotations[number].tokens
                gap = range(end, cue) if side == "<" else range(cue + 1, start)
                outside = [token for token in gap if page.quote_of[token] < 0]
                words = bucket(sum(page.is_word[token] for token in outside))
                others = min(sum(token in self._cues for token in outside), 2)
                size = "long" if end - start > _LONG_QUOTATION else "short"
                places[number] = f"{side}{min(order, 2)}|{words}|{others}|{size}"
        return places


@cache
def _distance(away: int) -> tuple[str, str]:
    """Return the side of the cue that a token is on, and the feature of how far it is away."""
    side = "<" if away < 0 else ">" if away else "="
    return side, f"n={side}{bucket(abs(away))}"


@lru_cache(maxsize=KEPT)
def _situation(
    side: str, sentence: int, place: str, quotations: tuple[bool, bool, bool], between: int
) -> tuple[str, ...]:
    """Return what tokens share on one side, in one sentence and quotation, behind rivals.

    `quotations` says whether the token is in one, whether the cue is, and whether in the same.
    """
    quoted, cued, same = quotations
    return (
        f"q={place}|{sentence}",
        f"iq={quoted}|{cued}|{same}|{side}",
        f"r={between}|{quoted}|{side}|{sentence}",
    )


@lru_cache(maxsize=KEPT)
def _tree(tie: Tie, whose: str, quoted: bool, side: str) -> tuple[str, ...]:
    """Return what tokens share that hang together with their cue in one way."""
    up = min(tie.up, 3)
    return (
        f"a={up}|{tie.arc}|{side}",
        f"k={up}{tie.path}|{side}",
        f"g={whose}|{up}|{tie.arc}|{side}",
        f"gq={whose}|{quoted}|{side}",
    )


def bucket(distance: int) -> int:
    """0, 1, 2, 3, then powers of two."""
    return distance if distance < 4 else 1 << (distance.bit_length() - 1)
