"""Drafts whose records try to become markup, and whose text must all be shown."""

import pytest

from drafter.models.rules.model import RulesModel
from drafter.pipeline import draft

#: Neck pain told in words that mean something to Markdown, HTML and a terminal.
WILD = (
    "- Neck pain <b>x</b> for 5 months & worse *daily*, _aching_ ~~sharp~~ `a` [b](http://c) | d # e \\ {{ f }} &lt; ![g](h) 😀.\n\n"
    "1. Naproxen failed <script>alert(1)</script>.\n"
)


@pytest.fixture(scope="session")
def wild(library, case_of):
    """The case and its draft."""
    case = case_of(
        WILD, lines=[{"line": 1, "code": "20553", "units": 2, "dates": ["2025-11-03"]}, {"line": 2, "code": "99213"}]
    )
    return case, draft(case, RulesModel(), library)
