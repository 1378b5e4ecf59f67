"""Every guardrail over a written determination.

The case is drafted by the embedded model beside it, and what the text says is compared with that. Without a case only what
the text shows by itself is checked, and a finding says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.findings import Finding, finding
from drafter.drafting.prose.check_citations import check_citations
from drafter.drafting.prose.check_criteria import check_criteria
from drafter.drafting.prose.check_dispositions import check_dispositions
from drafter.drafting.prose.check_figures import check_figures
from drafter.drafting.prose.check_form import check_form
from drafter.drafting.prose.check_quotations import check_quotations
from drafter.drafting.prose.html import PAGE, to_markdown
from drafter.drafting.prose.matter import Matter

if TYPE_CHECKING:
    from drafter.drafting.determination import Draft
    from drafter.drafting.sources import Sources
    from drafter.evidence.intake.cases import Case


def check_prose(text: str, case: Case | None, draft: Draft | None, sources: Sources) -> list[Finding]:
    """Every finding that a text deserves, in the order of its lines.

    :param text: plain text, Markdown, or an HTML page.
    :param draft: the case as the embedded model drafts it; None without a case.
    """
    matter = Matter(to_markdown(text) if PAGE.match(text) else text, case, draft, sources)
    found: list[Finding] = []
    for check in (check_dispositions, check_criteria, check_citations, check_quotations, check_figures, check_form):
        found += check(matter)
    if case is None:
        found.append(finding("EVD007", "1", "no case was given"))
        found.append(finding("CRT005", "1", "no case was given"))
    if not matter.dispositions:
        found.append(finding("DSP004", "1", "no disposition was found in the text"))
    return sorted(dict.fromkeys(found), key=lambda f: int(f.at))
