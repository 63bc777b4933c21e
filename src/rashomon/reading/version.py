"""The reader's version, apart from the reader: who only asks for it need not load a parser."""

VERSION = "18"
"""Keys cached readings: raise it whenever a step or its data changes what a reading says."""
