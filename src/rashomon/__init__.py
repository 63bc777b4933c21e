"""Rashomon: what many outlets wrote about one affair, as a dossier in which every row has a source."""

__version__ = "0.1.0"
