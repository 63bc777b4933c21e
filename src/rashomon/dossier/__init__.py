"""The dossier: articles, readings, what linking made of them, and what people decided.

One DuckDB file. Articles, readings and judgements are kept; everything else is derived from them
and written anew at each linking (`resolve`), in the shape of the export contract (`rows`).
"""

from rashomon.dossier.file import DossierError
from rashomon.dossier.filters import Filter
from rashomon.dossier.queries import Dossier

__all__ = ["Dossier", "DossierError", "Filter"]
