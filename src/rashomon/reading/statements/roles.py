"""Who said it and what was said, around one cue: windows and features of the role tagger.

The tagger is a linear-chain CRF that is run once for each cue over the cue's paragraph and labels
every token as source, cue, content or none. Its features are of two kinds: those of a token by
itself, made once for an article (`token_features`), and those that relate a token to the cue
(`Frame`).
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from rashomon.reading.draft import Tokens
from rashomon.reading.statements.clauses import SUBJECTS, logical_subject, subtree
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.page import Page

SOURCE, CUE, CONTENT, NONE = "S", "C", "T", "O"
_REACH = 160
_PATH = 4
_FAR_UP = 3
_PHRASES = frozenset({
    "prep", "advcl", "relcl", "acl", "appos", "ccomp", "xcomp", "npadvmod", "advmod", "conj",
    "parataxis", "nsubj", "dobj", "agent", "nsubjpass", "pcomp", "dep", "mark", "attr",
})


def window(page: Page, cue: int) -> Tokens:
    """Return the tokens to label: the cue's paragraph, and the next where a colon leads to it.

    Of a long paragraph, whole sentences within `_REACH` tokens of the cue.
    """
    number = page.paragraph_of[cue]
    start, end = page.paragraphs[number]
    words = [word for word in page.words[start:end] if not word.isspace()]
    if words and words[-1].endswith(":") and number + 1 < len(page.paragraphs):
        end = page.paragraphs[number + 1].end
    if cue - start > _REACH:
        start = page.sentences[page.sentence_of[cue - _REACH]].start
    if end - cue > _REACH:
        end = page.sentences[page.sentence_of[cue + _REACH - 1]].end
    return Tokens(start, end)


def token_features(page: Page, lexicon: CueLexicon) -> list[list[str]]:
    """What a token shows by itself and by its neighbours, for every token of the page."""
    last = len(page.words) - 1
    rows = []
    for token, word in enumerate(page.lower):
        pos, dep, head = page.pos[token], page.deps[token], page.heads[token]
        before = page.pos[token - 1] if token else "^"
        after = page.pos[token + 1] if token < last else "$"
        rows.append([
            f"w={word}",
            f"p={pos}",
            f"t={page.tags[token]}",
            f"d={dep}",
            f"e={page.entities[token]}",
            f"hd={page.deps[head]}|{dep}",
            f"hl={page.lemmas[head]}|{dep}",
            f"p-={before}|{pos}",
            f"p+={pos}|{after}",
            f"w-={page.lower[token - 1] if token else '^'}",
            f"w+={page.lower[token + 1] if token < last else '$'}",
            f"x={lexicon.feature(page.lemmas[token])}",
        ])
    return rows


class Frame:
    """One cue's view of its window; `cues` are all the cues that the article has."""

    def __init__(self, page: Page, cue: int, cues: Set[int], lexicon: CueLexicon) -> None:
        self.page = page
        self.cue = cue
        self.cues = cues
        self.window = window(page, cue)
        self.lemma = page.lemmas[cue]
        listed = lexicon.feature(self.lemma)
        self.listed = listed if listed != "-" else page.pos[cue]
        self.subject = next(
            (child for child in page.children[cue] if page.deps[child] in SUBJECTS), None
        )
        self.up = {cue: 0} | {
            token: level for level, token in enumerate(page.ancestors(cue), start=1)
        }
        self.kin: dict[int, tuple[int, str, str]] = {}
        self.governor: dict[int, int] = {}
        self.branch: dict[int, int] = {}
        self.quote_side = self._quotes()
        self.implied = logical_subject(page, cue)
        self.implied_range = subtree(page, self.implied.head) if self.implied else range(0)
        self.how = self.implied.how if self.implied else "none"

    def _quotes(self) -> dict[int, str]:
        """Each quotation of the window: its place relative to the cue and how many words off."""
        page, cue = self.page, self.cue
        numbers = sorted({page.quote_of[t] for t in range(*self.window)} - {-1})
        home = page.quote_of[cue]
        places = {}
        for number in numbers:
            tokens = page.quotations[number].tokens
            if number == home:
                places[number] = "in"
                continue
            left = tokens.end <= cue
            gap = range(tokens.end, cue) if left else range(cue + 1, tokens.start)
            words = sum(page.is_word[t] and page.quote_of[t] < 0 for t in gap)
            others = sum(t in self.cues and page.quote_of[t] < 0 for t in gap)
            between = sum(1 for other in numbers if (
                (number < other and left and page.quotations[other].tokens.end <= cue)
                or (other < number and not left and page.quotations[other].tokens.start > cue)
            ))
            size = "long" if tokens.end - tokens.start > 4 else "short"
            places[number] = (
                f"{'<' if left else '>'}{min(between, 2)}|{bucket(words)}|{min(others, 2)}|{size}"
            )
        return places

    def _tie(self, token: int) -> tuple[int, str, str]:
        """(levels up from the cue to the common ancestor, first arc down, path down)."""
        found = self.kin.get(token)
        if found is None:
            page = self.page
            level = self.up.get(token)
            head = page.heads[token]
            if level is not None:
                found = (level, "=", "")
            elif head == token:
                found = (-1, "-", "")
            else:
                above, first, path = self._tie(head)
                dep = page.deps[token]
                if above < 0:
                    found = (-1, "-", "")
                else:
                    arc = dep if first == "=" else first
                    longer = f"{path}/{dep}" if path.count("/") < _PATH else path
                    found = (above, arc, longer)
            self.kin[token] = found
        return found

    def _governor(self, token: int) -> int:
        """The nearest cue at or above a token in the tree; -1 when there is none."""
        found = self.governor.get(token)
        if found is None:
            head = self.page.heads[token]
            if token in self.cues:
                found = token
            else:
                found = -1 if head == token else self._governor(head)
            self.governor[token] = found
        return found

    def _branch(self, token: int) -> int:
        """The topmost node above a token that is not above the cue."""
        found = self.branch.get(token)
        if found is None:
            head = self.page.heads[token]
            found = token if token in self.up or head in self.up or head == token else (
                self._branch(head))
            self.branch[token] = found
        return found

    def _low(self, token: int) -> int:
        """The nearest preposition, clause or appositive that holds a token."""
        page = self.page
        while page.deps[token] not in _PHRASES and page.heads[token] != token:
            token = page.heads[token]
        return token

    def _entity(self, token: int) -> str:
        page = self.page
        if page.entities[token]:
            return page.entities[token]
        inner = page.children[token]
        return page.entities[inner[-1]] if inner else ""

    def features(self) -> Iterator[list[str]]:
        """Yield the relative features of each token of the window."""
        page, cue, lemma, listed = self.page, self.cue, self.lemma, self.listed
        home = page.sentence_of[cue]
        home_quote = page.quote_of[cue]
        subject_range = range(0)
        if self.subject is not None:
            subject_range = subtree(page, self.subject)
        others = [0]
        for token in range(self.window.start, self.window.end):
            others.append(others[-1] + (token in self.cues and token != cue))
        start = self.window.start
        at_cue = others[cue - start]
        for token in range(self.window.start, self.window.end):
            distance = token - cue
            side = "<" if distance < 0 else ">" if distance else "="
            sentence = max(-3, min(3, page.sentence_of[token] - home))
            quote = page.quote_of[token]
            place = "-" if quote < 0 else self.quote_side.get(quote, "?")
            rivals = min(abs(others[token - start] - at_cue), 3)
            pos = page.pos[token]
            row = [
                f"n={side}{bucket(abs(distance))}",
                f"sn={sentence}|{side}",
                f"q={place}|{sentence}",
                f"ql={'-' if quote < 0 else place[0]}|{lemma}",
                f"iq={quote >= 0}|{home_quote >= 0}|{quote == home_quote}|{side}",
                f"r={rivals}|{side}|{sentence}",
                f"rq={rivals}|{quote >= 0}|{side}|{sentence}",
                f"np={side}{min(abs(distance), 4)}|{pos}",
            ]
            if -4 < distance < 5:
                row.append(f"nw={distance}|{page.lower[token]}")
                row.append(f"nl={distance}|{lemma}")
                row.append(f"nx={distance}|{listed}|{pos}")
            if page.is_mark[token] or not page.is_word[token]:
                row.append(f"m={page.words[token]}|{side}|{sentence}|{rivals}")
            if sentence == 0:
                row += self._tree(token, side, subject_range)
            if token in self.implied_range and self.implied:
                row.append(f"ls={self.how}|{token == self.implied.head}")
                row.append(f"lsx={listed}|{pos}|{page.deps[token]}")
                row.append(f"lsd={page.deps[token] if token != self.implied.head else '='}|{self.how}")
            else:
                row.append(f"ls={self.how}|-")
            yield row

    def _tree(self, token: int, side: str, subject_range: range) -> list[str]:
        page, lemma, listed = self.page, self.lemma, self.listed
        level, arc, path = self._tie(token)
        pos = page.pos[token]
        up = min(level, _FAR_UP)
        governor = self._governor(token)
        whose = "own" if governor == self.cue else "none" if governor < 0 else (
            "above" if governor in self.up else "other"
        )
        row = [
            f"a={up}|{arc}|{side}",
            f"al={up}|{arc}|{lemma}|{side}",
            f"ax={up}|{arc}|{listed}|{side}",
            f"ap={up}|{arc}|{pos}|{side}",
            f"k={up}{path}|{side}",
            f"g={whose}|{up}|{arc}|{side}",
            f"gq={whose}|{page.quote_of[token] >= 0}|{side}",
        ]
        if not path.count("/") > 2:
            row.append(f"kl={up}{path}|{listed}|{pos}")
        if token in subject_range:
            row.append(f"in={'subject'}|{page.deps[token]}|{listed}")
        if level > 0 and arc == "=":
            row.append(f"anc={up}|{page.deps[self.cue]}|{listed}")
        elif level > 0:
            row.append(f"cd={page.deps[self.cue]}|{up}|{arc}|{side}")
        branch = self._branch(token)
        if branch != self.cue:
            word = f"{page.lemmas[branch]}|{self._entity(branch)}"
            row.append(f"b={arc}|{word}|{side}")
            row.append(f"bl={arc}|{page.lemmas[branch]}|{lemma}")
            low = self._low(token)
            row.append(f"lo={page.deps[low]}|{page.lemmas[low]}|{self._entity(low)}")
            row.append(f"loa={page.deps[low]}|{page.lemmas[low]}|{arc}|{up}")
        if level == 0 and arc not in "=":
            row.append(f"s0={arc}|{side}|{self.subject is None}|{listed}")
        return row


def bucket(distance: int) -> int:
    """0, 1, 2, 3, then powers of two."""
    return distance if distance < 4 else 1 << (distance.bit_length() - 1)
