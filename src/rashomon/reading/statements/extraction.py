"""From a page to attributions: detect cues, label the roles around each, keep what is likely."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from rashomon.reading.statements.accusations import lost_accusations, with_accuser
from rashomon.reading.statements.attribution import Attribution
from rashomon.reading.statements.cues import cue_probabilities
from rashomon.reading.statements.denials import lost_denials
from rashomon.reading.statements.keeping import Candidate, keep_features, keep_states
from rashomon.reading.statements.lexicon import CueLexicon
from rashomon.reading.statements.nesting import with_quoted
from rashomon.reading.statements.networks import networks
from rashomon.reading.statements.page import Page
from rashomon.reading.statements.quoted import (
    part_quotations,
    run_on_clauses,
    whole_quotations,
)
from rashomon.reading.statements.stances import with_stances
from rashomon.reading.statements.subjects import with_subject, with_whole_subject
from rashomon.reading.statements.tagging import Tagger
from rashomon.reading.statements.thresholds import thresholds

_POINTERS = frozenset({"PRON", "DET", "ADP", "PART", "ADV", "SCONJ", "CCONJ", "PUNCT", "SPACE"})
"""Parts of speech that only point, join or stand beside."""


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
        if likely >= _threshold(page, one.head, lexicon) and _tells(page, one.attribution)
    ]
    found = whole_quotations(page, kept)
    found += run_on_clauses(page, found, probabilities)
    found += lost_denials(page, found, lexicon)
    found += lost_accusations(page, found, lexicon)
    found = with_stances(page, found, lexicon)
    parted = part_quotations(page, found)
    sourced = (with_subject(page, with_quoted(page, one)) for one in parted)
    return [with_accuser(page, with_whole_subject(page, one), lexicon) for one in sourced]


def _tells(page: Page, one: Attribution) -> bool:
    """Say whether a content has a word that means something: "it" or "which" tells nobody what."""
    return any(page.pos[at] not in _POINTERS for span in one.content for at in range(*span))


def _threshold(page: Page, head: int, lexicon: CueLexicon) -> float:
    """How likely to be right an attribution must be to be kept."""
    denies = lexicon.class_of(page.lemmas[head], page.pos[head]) == "deny"
    return thresholds().kept_denial if denies else thresholds().kept


def label_cues(tagger: Tagger, probabilities: Mapping[int, float]) -> list[Candidate]:
    """Label the roles around every likely cue, given the probability of each candidate."""
    cues = [cue for cue, likely in probabilities.items() if likely >= thresholds().tried]
    tried = [
        Candidate(tagged, cue, probabilities[cue])
        for cue, tagged in zip(cues, tagger.tag(cues), strict=True)
    ]
    return [one for one in tried if one.attribution.content]


def likely_cues(probabilities: Mapping[int, float]) -> frozenset[int]:
    """Return the cues that the roles of others may depend on."""
    return frozenset(cue for cue, likely in probabilities.items() if likely >= thresholds().likely)
