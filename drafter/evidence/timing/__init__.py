"""Whose time it is: every duration and date of a sentence, bound to what it times or set aside."""
