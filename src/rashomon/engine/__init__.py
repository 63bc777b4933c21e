"""Where readings run. An engine carries a plain function from articles to readings; no more."""

from rashomon.engine.hand import EngineError
from rashomon.engine.local import read_all

__all__ = ["EngineError", "read_all"]
