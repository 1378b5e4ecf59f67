"""A text laid out: one reversible view of it, its lines, sections, sentences, boxes and tables."""
