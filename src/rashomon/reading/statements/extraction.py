"""From a page to attributions: detect cues, label the roles around each, keep what is likely."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rashomon.reading.statements.attribution import Attribution, read_labels
from rashomon.reading.statements.cues import candidates, cue_features
from rashomon.reading.statements.denials import lost_denials
from rashomon.reading.statements.keeping import Candidate, keep_features
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.models import Model, model
from rashomon.reading.statements.page import Page
from rashomon.reading.statements.quoted import (
    part_quotations,
    run_on_clauses,
    whole_quotations,
)
from rashomon.reading.statements.roles import Frame, token_features
from rashomon.reading.statements.stances import with_stances
from rashomon.reading.statements.subjects import with_subject

CUE_FLOOR = 0.2
"""Probability from which a word is tried as a cue."""
CUE_LIKELY = 0.4
"""Probability from which a word is a cue to the roles of others: the best F1 of cues."""
KEEP = 0.35
"""Probability of being right from which an attribution is kept: the best F1 of who said what on
PolNeAR's dev set, flat from 0.3 to 0.4."""
KEEP_DENIAL = 0.1
"""The same for cues that deny: without its denial, what was denied reads as the author's word. The
figures on the dev set are those of one threshold for all."""
INNER_FLOOR = 0.1
"""Probability of the cue of an attribution inside another one's content. PolNeAR leaves most of
these out, so its probabilities are low; a listed verb with a subject and a clause makes up for it,
at a cost of 0.2 points of F1 there."""
INNER_FIRM = 0.3
"""Probability of the labels from which such an attribution is taken."""
_CLAUSES = frozenset({"ccomp", "xcomp"})


def extract(page: Page, lexicon: CueLexicon) -> list[Attribution]:
    """Return the attributions that have a cue, in order of their cues."""
    detector, judge = model("cue"), model("keep")
    probabilities = {
        token: detector.probability(cue_features(page, token, lexicon))
        for token in candidates(page, lexicon)
    }
    labelled = label_cues(page, probabilities, model("role"), lexicon)
    kept = [
        one.attribution
        for one, features in zip(labelled, keep_features(page, labelled, lexicon), strict=True)
        if judge.probability(features) >= _threshold(page, one.head, lexicon)
    ]
    kept += _inner(page, kept, probabilities, lexicon)
    found = whole_quotations(page, kept)
    found += run_on_clauses(page, found, probabilities)
    found += lost_denials(page, found, lexicon)
    found = with_stances(page, found, lexicon)
    return [with_subject(page, one) for one in part_quotations(page, found)]


def _threshold(page: Page, head: int, lexicon: CueLexicon) -> float:
    """How likely to be right an attribution must be to be kept."""
    denies = lexicon.class_of(page.lemmas[head], page.pos[head]) == "deny"
    return KEEP_DENIAL if denies else KEEP


def label_cues(
    page: Page, probabilities: Mapping[int, float], tagger: Model, lexicon: CueLexicon
) -> list[Candidate]:
    """Label the roles around every likely cue, given the probability of each candidate."""
    cues = [cue for cue, likely in probabilities.items() if likely >= CUE_FLOOR]
    if not cues:
        return []
    tokens = token_features(page, lexicon)
    context = likely_cues(probabilities)
    found = []
    for cue in cues:
        frame = Frame(page, cue, context | {cue}, lexicon)
        labels, probability = tagger.tag(frame.items(tokens))
        attribution = read_labels(frame, labels)
        if attribution.content:
            found.append(Candidate(attribution, cue, probabilities[cue], probability))
    return found


def likely_cues(probabilities: Mapping[int, float]) -> frozenset[int]:
    """Return the cues that the roles of others may depend on."""
    return frozenset(cue for cue, likely in probabilities.items() if likely >= CUE_LIKELY)


def _inner(
    page: Page,
    kept: Sequence[Attribution],
    probabilities: Mapping[int, float],
    lexicon: CueLexicon,
) -> list[Attribution]:
    """Attributions inside the content of others, by verbs that are less likely cues."""
    cues = [
        token
        for token, likely in probabilities.items()
        if INNER_FLOOR <= likely < CUE_FLOOR
        and _reports(page, token, lexicon)
        and any(outer.holds(token) for outer in kept)
    ]
    if not cues:
        return []
    tokens = token_features(page, lexicon)
    context = likely_cues(probabilities)
    found = []
    for cue in cues:
        frame = Frame(page, cue, context | {cue}, lexicon)
        labels, firm = model("role").tag(frame.items(tokens))
        attribution = read_labels(frame, labels)
        if attribution.content and attribution.source is not None and firm >= INNER_FIRM:
            found.append(attribution)
    return found


def _reports(page: Page, token: int, lexicon: CueLexicon) -> bool:
    """Whether a token is a listed verb with a subject of its own and a clause as its object."""
    relations = {page.deps[child] for child in page.children[token]}
    listed = lexicon.class_of(page.lemmas[token], "VERB") is not None
    return (
        page.pos[token] == "VERB"
        and listed
        and "nsubj" in relations
        and not _CLAUSES.isdisjoint(relations)
    )
