"""What people do with a draft, as pure functions on frozen records: no storage, no pages, no models.

``worksheet`` holds what reviewers answered and changed, ``decisions`` what it comes to, ``gates`` what may be shown and what
still stands in the way of a signature, ``roles`` who may do what, ``rulesets`` a plan's clocks and letters as data, ``clocks`` when a
decision is due, ``jurisdictions`` what a state asks for, ``letters`` what a member is told.
"""
