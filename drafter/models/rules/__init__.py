"""The embedded model: reads and writes with rules and a lexicon. No key, no network, no download.

Its candidates go through the same grounding as anybody's. One module reads each kind of episode;
``claims`` turns places of a reading into the claims that a candidate is made of.
"""
