"""A run for people and for other programs: text, JSON, JUnit, one HTML page."""
