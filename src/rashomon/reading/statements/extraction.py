"""From a page to attributions: detect cues, label the roles around each, keep what is likely."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.cues import cue_probabilities
from rashomon.reading.statements.denials import lost_denials
from rashomon.reading.statements.keeping import Candidate, keep_features, keep_states
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.nesting import inner_statements, with_quoted
from rashomon.reading.statements.networks import networks
from rashomon.reading.statements.page import Page
from rashomon.reading.statements.quoted import (
    part_quotations,
    run_on_clauses,
    whole_quotations,
)
from rashomon.reading.statements.stances import with_stances
from rashomon.reading.statements.subjects import with_subject
from rashomon.reading.statements.tagging import Tagger

CUE_FLOOR = 0.2
"""Probability from which a word is tried as a cue."""
CUE_LIKELY = 0.4
"""Probability from which a word is a cue to the roles of others: the best F1 of cues."""
KEEP = 0.4
"""Probability of being right from which an attribution is kept: the F1 of who said what on
PolNeAR's dev set is flat from 0.35 to 0.45."""
KEEP_DENIAL = 0.1
"""The same for cues that deny: without its denial, what was denied reads as the author's word. The
figures on the dev set are those of one threshold for all."""


def extract(page: Page, states: np.ndarray, lexicon: CueLexicon) -> list[Attribution]:
    """Return the attributions that have a cue, in order of their cues.

    `states` is what the encoder makes of each token (tokens, width).
    """
    known = networks()
    probabilities = cue_probabilities(page, states, known.cue, lexicon)
    tagger = Tagger(page, states, likely_cues(probabilities), known.role, lexicon)
    tried = label_cues(tagger, probabilities)
    judged = known.keep.probabilities(
        list(keep_features(page, tried, lexicon)), keep_states(tried, states)
    )
    kept = [
        one.attribution
        for one, likely in zip(tried, judged, strict=True)
        if likely >= _threshold(page, one.head, lexicon)
    ]
    kept += list(inner_statements(page, kept, lexicon))
    found = whole_quotations(page, kept)
    found += run_on_clauses(page, found, probabilities)
    found += lost_denials(page, found, lexicon)
    found = with_stances(page, found, lexicon)
    parted = part_quotations(page, found)
    return [with_subject(page, with_quoted(page, one)) for one in parted]


def _threshold(page: Page, head: int, lexicon: CueLexicon) -> float:
    """How likely to be right an attribution must be to be kept."""
    denies = lexicon.class_of(page.lemmas[head], page.pos[head]) == "deny"
    return KEEP_DENIAL if denies else KEEP


def label_cues(tagger: Tagger, probabilities: Mapping[int, float]) -> list[Candidate]:
    """Label the roles around every likely cue, given the probability of each candidate."""
    cues = [cue for cue, likely in probabilities.items() if likely >= CUE_FLOOR]
    tried = [
        Candidate(tagged, cue, probabilities[cue])
        for cue, tagged in zip(cues, tagger.tag(cues), strict=True)
    ]
    return [one for one in tried if one.attribution.content]


def likely_cues(probabilities: Mapping[int, float]) -> frozenset[int]:
    """Return the cues that the roles of others may depend on."""
    return frozenset(cue for cue, likely in probabilities.items() if likely >= CUE_LIKELY)
