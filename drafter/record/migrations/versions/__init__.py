"""Each file is one migration: NUMBER_subject.py."""
