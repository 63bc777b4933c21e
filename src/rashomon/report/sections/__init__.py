"""The parts of the report, one a module: each asks the desk and returns plain data."""
