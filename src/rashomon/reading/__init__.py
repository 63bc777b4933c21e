"""One article -> one reading: pure, cacheable, and the same on any number of workers."""
