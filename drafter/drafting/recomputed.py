"""What a finished draft says that the case, the policies and the corpus alone determine, computed again.

Nobody writes these parts, so that each must be what the software makes of them; what a model read or wrote is checked
elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drafter import __version__
from drafter.criteria.scope import region_of
from drafter.drafting.findings import Finding, finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.criteria.assessment import Assessment
    from drafter.criteria.library import Choice
    from drafter.criteria.policy import Policy
    from drafter.drafting.determination import Draft, DraftLine
    from drafter.drafting.sources import Sources
    from drafter.evidence.intake.cases import Case, Line

_EMBEDDED = "rules"


def passed_over(choice: Choice, governing: Policy | None) -> tuple[tuple[str, str], ...]:
    """The policies that a line was not judged by, with the reason.

    :param choice: what is in force for it.
    :param governing: the policy that it was judged by: the one in force, or one that was asked for.
    """
    if governing is None or choice.policy is governing:
        return choice.excluded
    instead = [(choice.policy.key, f"is in force, but {governing.key} was asked for")] if choice.policy else []
    return (*instead, *(other for other in choice.excluded if other[0] != governing.key))


def line_again(
    line: DraftLine, at: str, case: Case, requested: Line, policy: Policy, sources: Sources
) -> Iterator[Finding]:
    """A line's region, authority, layers and excluded policies."""
    choice = sources.policies.choose(case.payer, requested.code, case.request.as_of(requested))
    right: dict[str, Any] = {
        "region": tuple(sorted(region_of(case, requested, policy))),
        "authority": policy.authority,
        "layers": tuple((layer.name, layer.position) for layer in policy.layers),
        "excluded": passed_over(choice, policy),
    }
    for field, value in right.items():
        if getattr(line, field) != value:
            yield finding(
                "DOC032", f"{at}/{field}", f"line {line.line}: {field} is not what the case and the policies give it"
            )


def searches_again(judged: Assessment, line: DraftLine, at: str) -> Iterator[Finding]:
    """What a line's criteria say was searched, and how its readers stand to each other."""
    mine = {assessed.id: assessed.search for assessed in judged.criteria}
    for index, assessed in enumerate(line.criteria):
        if assessed.id in mine and assessed.search != mine[assessed.id]:
            yield finding(
                "DOC032",
                f"{at}/criteria/{index}/search",
                f"{assessed.id} is given with another search than was made for it",
            )
    for name in sorted(judged.agreement.keys() | line.agreement.keys()):
        if judged.agreement.get(name) != line.agreement.get(name):
            yield finding("DOC032", f"{at}/agreement/{name}", f"the readers stand to each other otherwise on {name}")


def references_again(draft: Draft, sources: Sources) -> Iterator[Finding]:
    """The entries of the reference list, field by field; what is not cited is told elsewhere."""
    cited = [c.source for statement in draft.rationale for c in statement.citations]
    right = {reference.source: reference for reference in sources.references(cited)}
    for index, reference in enumerate(draft.references):
        held = right.get(reference.source)
        for field in type(reference).model_fields if held is not None else ():
            if getattr(reference, field) != getattr(held, field):
                yield finding(
                    "DOC032",
                    f"/references/{index}/{field}",
                    f"{reference.source} has another {field} as it is held here",
                )


def generator_again(draft: Draft, case: Case | None, sources: Sources) -> Iterator[Finding]:
    """What the draft says of how it was made, as far as the rest of it and what is here determine it."""
    made = draft.generator
    alone = made.model == _EMBEDDED
    right: dict[str, Any] = {
        "tool": "drafter",
        # The embedded reader reads beside any other model, but for one that is made of it.
        "readers": (made.model, _EMBEDDED) if not alone and _EMBEDDED in made.readers else (made.model,),
        "policies": {line.policy.id: line.policy.version for line in draft.lines if line.policy is not None},
    }
    if alone:
        right |= {"prompts": {}, "usage": {}, "unread": (), "unwritten": ()}
    for field, value in right.items():
        if getattr(made, field) != value:
            yield finding("DOC032", f"/generator/{field}", f"{field} is not what the rest of the draft says")
    known = {document.id for document in case.documents} if case is not None else set(made.unread)
    if not alone and (set(made.unread) - known or set(made.unwritten) - {line.line for line in draft.lines}):
        yield finding("DOC032", "/generator", "a document or a line is named that there is not")
    for field, here in (("version", __version__), ("corpus", sources.corpus.digest)):
        if getattr(made, field) != here:
            yield finding("DOC033", f"/generator/{field}", f"the draft was made with another {field} than is here")
