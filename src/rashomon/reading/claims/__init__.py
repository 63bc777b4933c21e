"""What an article claims, clause by clause, in a form that linking can compare.

Not every disagreement is over an event of the ontology: who hired somebody, how many came, why a
house was searched. So each finite clause is kept with its voice, its words, its actors, its day,
its amounts and whether it is denied.
"""

from __future__ import annotations

from spacy.tokens import Token

from rashomon.reading.claims.amounts import amounts_in
from rashomon.reading.claims.attributes import attributes_of
from rashomon.reading.claims.clauses import Clause, clauses_of, is_omission
from rashomon.reading.claims.days import Days
from rashomon.reading.claims.lexicon import lexicon
from rashomon.reading.claims.parts import doers, is_numbering, ruled_out, undergoers
from rashomon.reading.claims.standing import Standing
from rashomon.reading.draft import ClaimDraft, Draft, StatementDraft, Tokens
from rashomon.reading.events.lemmas import lemma

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})


def find_claims(draft: Draft) -> tuple[ClaimDraft, ...]:
    """Return the claims of an article in text order."""
    days, standing = Days(draft), Standing(draft)
    return tuple(
        _claim(draft, clause, Tokens(sentence.start, sentence.end), days, standing)
        for sentence in draft.doc.sents
        for clause in clauses_of(sentence)
        if not _leaves_open(clause)
    )


def _claim(
    draft: Draft, clause: Clause, sentence: Tokens, days: Days, standing: Standing
) -> ClaimDraft:
    head = clause.head
    inside = [token.i for token in clause.tokens]
    statement = standing.statement(head.i)
    about = frozenset((*inside, *(token.i for token in clause.antecedent())))
    behind = clause.origins()
    origins = frozenset(token.i for token in behind)
    tokens = Tokens(inside[0], inside[-1] + 1)
    attributes = attributes_of(clause)
    denied = (_negations(clause) + _denials(draft.statements, statement, head)) % 2 == 1
    return ClaimDraft(
        tokens=tokens,
        sentence=sentence,
        predicate=lemma(head),
        words=tuple(
            sorted(
                {
                    lemma(token)
                    for token in clause.tokens
                    if token.pos_ in _CONTENT
                    and token.is_alpha
                    and (token.pos_ == "NOUN" or not token.is_stop)
                }
            )
        ),
        agents=standing.actors(origins),
        origins=standing.states(origins),
        actors=standing.actors(about),
        states=standing.states(about),
        doers=doers(behind),
        undergoers=undergoers(clause),
        ruled_out=ruled_out(clause, denied),
        attributes=attributes.names,
        bearers=attributes.bearers,
        day=days.of(tokens, sentence),
        dated=days.states(tokens),
        amounts=amounts_in(clause, days.tokens),
        denied=denied,
        foretold=any(one.tokens.start <= head.i < one.tokens.end for one in draft.forecasts),
        statement=statement,
    )


def _leaves_open(clause: Clause) -> bool:
    """Return whether a clause claims nothing: "whether", "if"."""
    return any(child.lower_ in lexicon().open for child in clause.head.children)


def _negations(clause: Clause) -> int:
    """Count negations of the clause as a whole; several of one clause ("never ... no") are one.

    What negates an adjunct only ("without a shot", "though not on him") leaves the clause true.
    """
    negated = any(
        token.lower_ in lexicon().negations
        and not is_numbering(token)
        and _negates(token, clause.head)
        for token in clause.tokens
    )
    return int(negated or is_omission(clause.head)) + (lemma(clause.head) in lexicon().denying)


def _negates(token: Token, head: Token) -> bool:
    core = token.head if token.dep_ in ("det", "neg", "advmod", "preconj") else token
    above = core.head if core.dep_ == "xcomp" else core
    if core.lower_ in lexicon().at_all and core.head.head == head:
        return True
    return head in (core, above) or (core.head == head and core.dep_ in lexicon().core)


def _denials(statements: tuple[StatementDraft, ...], number: int | None, head: Token) -> int:
    """Count the denial of a statement; what it says in a relative clause is taken for granted."""
    denies = number is not None and statements[number].polarity == "negative"
    return int(denies and head.dep_ != "relcl")
