"""Procedures: their days, counts, relief and how long it held."""
