"""The relation of two parties over time: acts, their series, the levers behind them, and changes.

Everything here is pure: acts come from rows of a dossier, and the rest from acts.
"""
