"""Measuring: how drafts compare with what they should have been. To assess is to judge a case; to evaluate is to measure the system."""
