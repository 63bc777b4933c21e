"""The ledger: what was foretold, what speaks for its having come about, and how well it was done.

A forecast's outcome is that of the thing foretold, without the words of probability: "is unlikely
to win" has the outcome ``true`` when he won. Nothing here decides an outcome: the ledger ranks
(`entries`), proposes (`proposals`) and counts (`scoreboard`) what people ruled.
"""
