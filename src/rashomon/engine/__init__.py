"""Where readings run. An engine carries a plain function from articles to readings; no more."""

from rashomon.engine.hand import LOST, EngineError
from rashomon.engine.idle import prepare
from rashomon.engine.local import Outcome, read_all

__all__ = ["LOST", "EngineError", "Outcome", "prepare", "read_all"]
