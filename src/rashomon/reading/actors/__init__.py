"""Who is mentioned in an article, and which mentions are one actor."""

from rashomon.reading.actors.cast import find_cast

__all__ = ["find_cast"]
