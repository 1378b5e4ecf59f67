"""The facts and rejections of a finished draft, grounded again in the case's documents.

A fact must be what grounding makes of its own quotes: its values, how the record means it, where it was said. What a
rejection says must be what grounding says of its claim. Pages that name another patient hold nothing.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from drafter.drafting.findings import Finding, finding
from drafter.drafting.validation import check_evidence
from drafter.evidence.claims.facts import Attribute, Candidate, Claim, Fact
from drafter.evidence.claims.grounding import Grounded, ground
from drafter.evidence.claims.identity import blanked, foreign_pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.drafting.determination import Draft
    from drafter.evidence.intake.cases import Case, Document

_KEPT = ("EVD003", "TIM001", "INJ001")


def check_facts(draft: Draft, case: Case) -> Iterator[Finding]:
    """What the facts and rejections of a draft say otherwise than grounding does."""
    foreign = foreign_pages(case)
    told = [finding("EVD005", "", f"{page.document}: {page.reason}; nothing is assessed from it") for page in foreign]
    yield from (each for each in told if each not in draft.findings)
    documents = {document.id: blanked(document, foreign) for document in case.documents}
    count = Counter[str]()
    for index, fact in enumerate(draft.facts):
        at = f"/facts/{index}"
        count[fact.document] += 1
        document = documents.get(fact.document)
        if document is None:
            yield finding("EVD001", at, f"the case has no document {fact.document}")
            continue
        yield from _named(fact, at, count[fact.document], draft.generator.readers)
        evidence = [e for a in fact.attributes.values() for e in a.evidence]
        wrong = list(check_evidence(evidence, at, case))
        if wrong or any(e.document != fact.document for e in evidence):
            yield wrong[0] if wrong else finding("EVD001", at, "the fact quotes another document than its own")
            continue
        yield from _grounded_again(fact, at, document, case)
    yield from _rejected_again(draft, documents, case)


def _named(fact: Fact, at: str, number: int, readers: tuple[str, ...]) -> Iterator[Finding]:
    """A fact is named by its document, kind and place among the document's facts, and read by readers of the draft."""
    name = f"{fact.document}.{fact.kind}.{number}"
    if fact.id != name:
        yield finding("DOC032", f"{at}/id", f"the fact is called {fact.id}, by its place it is {name}")
    if not fact.readers or set(fact.readers) - set(readers):
        yield finding("DOC032", f"{at}/readers", "the fact names no reader, or one that did not read for this draft")


def _grounded_again(fact: Fact, at: str, document: Document, case: Case) -> Iterator[Finding]:
    again = _again(fact, document, case)
    found: Mapping[str, Attribute] = again.facts[0].attributes if again.facts else {}
    for rejection in again.rejections:
        if found.get(rejection.attribute) != fact.attributes.get(rejection.attribute):
            code = rejection.code if rejection.code in _KEPT else "EVD002"
            yield finding(code, f"{at}/attributes/{rejection.attribute}", rejection.reason)
    for grounded in again.facts:
        if grounded.assertion is not fact.assertion or grounded.attested != fact.attested:
            on_form = " on a form" if grounded.attested else ""
            yield finding(
                "EVD003", at, f"the record means it as {grounded.assertion}{on_form}, the fact says {fact.assertion}"
            )
        for name, attribute in grounded.attributes.items():
            if name not in fact.attributes:
                yield finding("EVD002", f"{at}/attributes", f"the record gives it a {name}, which the fact leaves out")
            elif attribute.value != fact.attributes[name].value:
                yield finding("EVD002", f"{at}/attributes/{name}", "the quote carries another value than the fact")
        for field in ("section", "said"):
            if getattr(grounded, field) != getattr(fact, field):
                yield finding("DOC032", f"{at}/{field}", f"the record gives the fact another {field}")


def _again(fact: Fact, document: Document, case: Case) -> Grounded:
    """What grounding makes of a fact's own quotes."""
    claims = {name: _claim(attribute) for name, attribute in fact.attributes.items()}
    again = _ground(fact, claims, document, case)
    # A region that the record gives stands in a fact without having been claimed for it, of several places at once.
    told = claims.pop("region", None)
    if told and not (again.facts and again.facts[0].attributes.get("region") == fact.attributes["region"]):
        bare = _ground(fact, claims, document, case)
        if bare.facts and bare.facts[0].attributes.get("region") == fact.attributes["region"]:
            return bare
    return again


def _ground(fact: Fact, claims: Mapping[str, Claim], document: Document, case: Case) -> Grounded:
    candidate = Candidate(kind=fact.kind, document=fact.document, attributes=dict(claims))
    return ground(document, [candidate], "check", case.today, case.born)


def _claim(attribute: Attribute) -> Claim:
    """The claim that an attribute came from: the value in the words of its quote, unless it is a name."""
    quoted = attribute.evidence[0]
    return Claim(value=_name(attribute.value) or quoted.quote, quote=quoted.quote, at=quoted.start)


def _name(value: Any) -> str:
    """A value that is a name; "" for what a parser reads out of the quote."""
    if isinstance(value, dict):
        value = value.get("finding", "")  # what a study shows
    return value if isinstance(value, str) else ""


def _rejected_again(draft: Draft, documents: Mapping[str, Document], case: Case) -> Iterator[Finding]:
    for index, rejection in enumerate(draft.rejections):
        at = f"/rejections/{index}"
        document = documents.get(rejection.candidate.document)
        if document is None or rejection.reader not in draft.generator.readers:
            yield finding("DOC032", at, "the rejection is of a document or a reader that the draft does not have")
            continue
        again = ground(document, [rejection.candidate], rejection.reader, case.today, case.born).rejections
        if rejection not in again:
            yield finding("DOC032", at, "grounding the claim again does not come to this rejection")
