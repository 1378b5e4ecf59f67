"""A finished determination, in whatever form, held against the case that it speaks of.

Drafts in our JSON are checked field by field, and the embedded model reads the case again; anything else is read as prose, beside a draft of the case that the embedded model
makes here and now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter import __version__
from drafter.drafting.checking import check_draft, read_draft
from drafter.drafting.findings import finding
from drafter.drafting.prose.checks import check_prose
from drafter.errors import InputError
from drafter.models.rules.model import RulesModel
from drafter.pipeline import Library, draft
from drafter.pipeline.reading import alike, read_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.drafting.determination import Draft
    from drafter.drafting.findings import Finding
    from drafter.evidence.intake.cases import Case


def inspect(text: str, case: Case | None, library: Library, *, file: object = None) -> list[Finding]:
    """Every finding that a determination deserves.

    :param text: a draft in JSON, or a determination as plain text, Markdown or an HTML page.
    :param file: its name, for messages.
    :raises InputError: for an empty text, or JSON that is no draft of ours.
    """
    if not text.strip():
        raise InputError("it is empty", file=file, remedy="Give a draft in JSON, or a determination as text.")
    if text.lstrip().startswith("{"):
        given = read_draft(text, file)
        return [*check_draft(given, case, library.sources), *(_read_again(given, case, library) if case else ())]
    # Background evidence is no part of what is compared, so the index stays closed.
    bare = Library(library.policies, library.corpus, None)
    return check_prose(text, case, draft(case, RulesModel(), bare) if case else None, library.sources)


def _read_again(given: Draft, case: Case, library: Library) -> Iterator[Finding]:
    """What the embedded reader finds in the documents and the draft leaves out or puts into its mouth."""
    if given.generator.version != __version__ or RulesModel.name not in given.generator.readers:
        return
    policies = [library.sources.policy(f"policy:{p.id}@{p.version}") for line in given.lines if (p := line.policy)]
    found = read_case(case, RulesModel(), [policy for policy in policies if policy is not None]).facts
    mine = [(index, fact) for index, fact in enumerate(given.facts) if RulesModel.name in fact.readers]
    for fact in found:
        if not any(fact.document == each.document and alike(fact, each) for _, each in mine):
            yield finding(
                "DOC032", "/facts", f"a {fact.kind} that the embedded reader finds in {fact.document} is left out"
            )
    for index, fact in mine:
        if not any(fact.document == each.document and alike(fact, each) for each in found):
            yield finding("DOC032", f"/facts/{index}/readers", "the embedded reader does not find this")
