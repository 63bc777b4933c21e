"""Blocking as SQL gives the pairs that linking compares: the plan for clusters stays true."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from benchmarks import blocking
from benchmarks.synthesis import Maker

from rashomon.linking.occurrences import occurrences_of


def test_sql_gives_the_same_pairs(tmp_path: Path) -> None:
    made = Maker(4).corpus(3_000)
    seen = occurrences_of(made.articles, made.readings, made.actors, made.stories)
    occurrences = list(seen.values())
    names = ("kind", "key", "day", "trigger", "mention")
    columns = map(list, zip(*blocking.keys_of(occurrences), strict=True))
    keys = tmp_path / "keys.parquet"
    pq.write_table(pa.table(dict(zip(names, columns, strict=True))), keys)
    ours = blocking.in_python(occurrences)
    assert len(ours) > len(occurrences)
    assert np.array_equal(blocking.in_duckdb(keys), ours)
