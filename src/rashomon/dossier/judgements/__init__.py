"""What people decided: kept by the words that it was decided on, merged without a winner.

A judgement names rows, but ids of rows change with every new article and reader. So it also keeps
the words that the rows stood for (`anchors`), and is read anew at each linking: which judgements
stand, and which are taken back, replaced or contested (`standing`), and what follows from those
that stand (`heeding`). Judgements are a set that only grows, so analysts who exchange theirs
(`files`) come to the same set in whatever order they do so.
"""

from rashomon.dossier.judgements.heeding import Heeded, heed
from rashomon.dossier.judgements.standing import Standing, standings

__all__ = ["Heeded", "Standing", "heed", "standings"]
