"""Courses of treatment: where each stands, and what a sentence says of each that it names."""
