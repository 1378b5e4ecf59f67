"""Calibration cases: drafts of invented cases with one error planted, or with none, for people to practise on.

    gold case -> sound draft -> one error planted (``plants``) -> Exercise -> a person's answers -> Result with feedback -> rates

Built from the errors that drafts really make; whatever the gold case expects is right. An exercise is a case like any other to whoever
works it, but nothing of it can be signed or sent. Everyone is told that there are exercises and how often; no single one is announced.
"""
