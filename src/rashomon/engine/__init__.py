"""Where readings run. An engine carries a plain function from articles to readings; no more."""

from rashomon.engine.local import read_all

__all__ = ["read_all"]
