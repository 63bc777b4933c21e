"""The relation of two parties over time: acts, their series, the levers behind them, and changes.

Acts are found among the rows of a dossier; series and changes follow from acts alone.
"""
