"""The criteria library: policies as dated data, and the engine that judges a record by them.

``logic`` is three-valued logic on one page, ``policy`` loads and chooses policies, ``measures``
judge one leaf each, ``assessment`` puts a line's judgement together, ``coding`` holds the
cross-line rules. Thresholds live in ``criteria/*.yaml``, never here.
"""
