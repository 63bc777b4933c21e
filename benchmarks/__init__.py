"""One file a yardstick, and the speed of each stage."""
