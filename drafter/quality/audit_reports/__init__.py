"""Audit reports for people and programs: text, JSON, CSV, one HTML page; and the packet of a case."""
