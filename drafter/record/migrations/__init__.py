"""Numbered migrations; a number once released is never edited."""
