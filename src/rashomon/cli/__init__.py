"""The command line: one module a group of commands, each asking the dossier and printing once."""

from rashomon.cli.group import main

__all__ = ["main"]
