"""Training of the encoder that reads events and attributions: ``python -m training.encoder``."""
