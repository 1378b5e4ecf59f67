"""Drafts medical-necessity determinations: a case in, a checked and cited first draft out.

The way through, one type a step::

    Case -> Candidate -> Fact -> Assessment -> Passage -> Statement -> Draft

``drafter.pipeline.draft`` is the library's front door; ``docs/architecture.md`` draws the house.
"""

__version__ = "0.1.0"
