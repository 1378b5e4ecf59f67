"""Sessions of a procedure: how many there were, on which days, and which were not held."""
