"""Treatments that were tried, and programmes of rehabilitation."""
