"""Training of the networks that find who says what: ``python -m training.attribution``."""
