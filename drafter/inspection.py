"""A finished determination, in whatever form, held against the case that it speaks of.

Drafts in our JSON are checked field by field; anything else is read as prose, beside a draft of the case that the embedded model
makes here and now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.checking import check_draft, read_draft
from drafter.drafting.prose.checks import check_prose
from drafter.errors import InputError
from drafter.models.rules.model import RulesModel
from drafter.pipeline import Library, draft

if TYPE_CHECKING:
    from drafter.drafting.findings import Finding
    from drafter.evidence.cases import Case


def inspect(text: str, case: Case | None, library: Library, *, file: object = None) -> list[Finding]:
    """Every finding that a determination deserves.

    :param text: a draft in JSON, or a determination as plain text, Markdown or an HTML page.
    :param file: its name, for messages.
    :raises InputError: for an empty text, or JSON that is no draft of ours.
    """
    if not text.strip():
        raise InputError("it is empty", file=file, remedy="Give a draft in JSON, or a determination as text.")
    if text.lstrip().startswith("{"):
        return check_draft(read_draft(text, file), case, library.sources)
    # Background evidence is no part of what is compared, so the index stays closed.
    bare = Library(library.policies, library.corpus, None)
    return check_prose(text, case, draft(case, RulesModel(), bare) if case else None, library.sources)
