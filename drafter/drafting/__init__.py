"""From an assessment to a draft: statements with their citations, checks, the recommendation.

``rationale`` holds what a model may write, ``validation`` checks it, ``determination`` is the draft
and the one place where a recommendation is computed, ``findings`` the registry of finding codes.
"""
