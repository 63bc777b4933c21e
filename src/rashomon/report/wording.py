"""The plain words, until the pages import them from `rashomon.wording`."""

from rashomon.wording import Noun, Question, Wording, counted, heading, listed, stance, wording

__all__ = ["Noun", "Question", "Wording", "counted", "heading", "listed", "stance", "wording"]
