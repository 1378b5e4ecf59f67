"""A draft held against its gold case. Pure: the same draft and expectation give the same score.

Nothing that the draft says about itself is believed where it can be looked up: quotes are compared with
the documents, citations with their sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from drafter.drafting.sources import listed
from drafter.evidence.layout.text import Span, normalised
from drafter.evidence.reading import read
from drafter.quality.gold import places
from drafter.quality.samples import Agreement, CriterionScore, LineScore, Passage, Score

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.criteria.assessment import Assessed
    from drafter.drafting.determination import Draft, DraftLine
    from drafter.drafting.rationale import Citation, Statement
    from drafter.drafting.sources import Sources
    from drafter.evidence.claims.facts import Evidence, Fact
    from drafter.evidence.intake.cases import Case
    from drafter.quality.gold import ExpectedFact, GoldCase


def score(gold: GoldCase, draft: Draft, sources: Sources) -> Score:
    """How a draft compares with what its gold case expects."""
    raised = {found.code for found in draft.findings}
    citations = [(s, c) for s in draft.rationale for c in s.citations]
    quoted = list(_quoted(draft))
    return Score(
        recommendation=LineScore(
            line=0, code="", policy="", expected=gold.expected.recommendation, got=draft.recommendation
        ),
        lines=tuple(_lines(gold, draft)),
        criteria=tuple(_criteria(gold, draft)),
        findings={code: code in raised for code in gold.expected.findings},
        raised=tuple(sorted(raised)),
        said=tuple(said(draft, gold.expected.must_not_say)),
        must_not_say=len(gold.expected.must_not_say),
        citations=len(citations),
        citations_right=sum(_cited(statement, each, draft, sources) for statement, each in citations),
        quotes=len(quoted),
        quotes_verbatim=sum(_verbatim(gold.case, each) for each in quoted),
        facts=len(draft.facts),
        rejections=len(draft.rejections),
        digest=draft.digest,
        **_facts(gold, draft),
    )


#: What a draft says of a model that failed.
_FAILURES = frozenset({"UNC002", "UNC003", "PHI001"})


def without_answer(draft: Draft) -> str:
    """What the model or the index failed on, where a draft was made without it: such a draft measures neither."""
    failures = _FAILURES if draft.generator.unread or draft.generator.unwritten else frozenset()
    told = (found.message for found in draft.findings if found.code in {*failures, "SRC004"})
    return "; ".join(dict.fromkeys(told))


def _lines(gold: GoldCase, draft: Draft) -> Iterator[LineScore]:
    drafted = {line.line: line for line in draft.lines}
    for line in gold.case.request.lines:
        expected, mine = gold.expected.lines.get(line.line), drafted.get(line.line)
        yield LineScore(
            line=line.line,
            code=line.code,
            policy=_policy(mine),
            expected=expected.recommendation if expected else None,
            got=mine.recommendation if mine else None,
        )


def _policy(line: DraftLine | None) -> str:
    return line.policy.id if line is not None and line.policy is not None else ""


def _criteria(gold: GoldCase, draft: Draft) -> Iterator[CriterionScore]:
    drafted = {line.line: (index, line) for index, line in enumerate(draft.lines)}
    for number, expected in sorted(gold.expected.lines.items()):
        index, line = drafted.get(number, (0, None))
        judged = {assessed.id: (at, assessed) for at, assessed in enumerate(line.criteria)} if line else {}
        for criterion, state in expected.criteria.items():
            at, assessed = judged.get(criterion, (0, None))
            labels = gold.labels(number, criterion)
            evidence = assessed.evidence if assessed else ()
            anywhere = [place for _, spots in labels for place in spots]
            yield CriterionScore(
                line=number,
                criterion=criterion,
                policy=_policy(line),
                expected=state,
                got=assessed.state if assessed else None,
                required=assessed.required if assessed else True,
                reason=assessed.reason if assessed else "The draft does not judge this criterion.",
                evidence=evidence,
                passages=tuple(_passages(gold.case, evidence)),
                labels=tuple(quote for quote, _ in labels),
                found=tuple(any(_on(spot, e) for spot in spots for e in evidence) for _, spots in labels),
                on_label=sum(any(_on(spot, e) for spot in anywhere) for e in evidence),
                quotes=len(evidence),
                agreement=_agreement(draft, f"/lines/{index}/criteria/{at}", assessed),
            )


def _passages(case: Case, evidence: tuple[Evidence, ...]) -> Iterator[Passage]:
    """The sentences that quotes stand in, each once, with every quoted word marked."""
    quoted: dict[tuple[str, int, int], list[tuple[int, int]]] = {}
    for each in evidence:
        document = case.document(each.document)
        if document is None or document.text[each.start : each.end] != each.quote:
            continue
        reading = read(document)
        sentence = reading.sentence_at(reading.view.view_of(each.start, each.end)[0])
        span = reading.span(sentence.start, sentence.end) if sentence else Span(each.start, each.end)
        quoted.setdefault((document.id, span.start, max(span.end, each.end)), []).append((each.start, each.end))
    for (name, start, end), marks in quoted.items():
        document = case.document(name)
        assert document is not None
        parts, at = [], start
        for first, last in sorted(set(marks)):
            parts += [(document.text[at:first], False), (document.text[max(at, first) : last], True)]
            at = max(at, last)
        parts.append((document.text[at:end], False))
        row = document.text.count("\n", 0, start) + 1
        yield Passage(document=name, row=row, parts=tuple((text, marked) for text, marked in parts if text))


def _on(place: Any, evidence: Evidence) -> bool:
    return bool(place.overlaps(evidence.document, evidence.start, evidence.end))


def _agreement(draft: Draft, at: str, assessed: Assessed | None) -> Agreement:
    """What a reviewer is shown of the readers of a criterion's facts."""
    if any(found.code == "UNC001" and found.at == at for found in draft.findings):
        return Agreement.DISAGREE
    supporting = [fact for fact in draft.facts if assessed and _supports(fact, assessed.evidence)]
    if not supporting:
        return Agreement.SILENT
    return Agreement.AGREE if any(len(fact.readers) > 1 for fact in supporting) else Agreement.ALONE


def _supports(fact: Fact, evidence: tuple[Evidence, ...]) -> bool:
    own = {(e.document, e.start, e.end) for a in fact.attributes.values() for e in a.evidence}
    return any((e.document, e.start, e.end) in own for e in evidence)


def said(draft: Draft, phrases: tuple[str, ...]) -> Iterator[str]:
    """The phrases that the draft says in its own words; what it quotes from the record it does not say."""
    texts = [_own_words(s.text, s.evidence) for s in draft.rationale]
    for line in draft.lines:
        for assessed in line.criteria:
            texts += [_own_words(text, assessed.evidence) for text in (assessed.reason, *assessed.missing)]
    texts += [found.message for found in draft.findings]
    flat = [" ".join(normalised(text).lower().split()) for text in texts]
    for phrase in phrases:
        wanted = " ".join(normalised(phrase).lower().split())
        if any(wanted in text for text in flat):
            yield phrase


def _own_words(text: str, evidence: tuple[Evidence, ...]) -> str:
    for each in evidence:
        for mark in ("“{}”", '"{}"', "‘{}’"):
            text = text.replace(mark.format(each.quote), " … ")
    return text


def _quoted(draft: Draft) -> Iterator[Evidence]:
    """Every quote of the record that the draft shows."""
    for line in draft.lines:
        for assessed in line.criteria:
            yield from assessed.evidence
            yield from assessed.search.nearest
    for statement in draft.rationale:
        yield from statement.evidence
    for fact in draft.facts:
        for attribute in fact.attributes.values():
            yield from attribute.evidence


def _verbatim(case: Case, evidence: Evidence) -> bool:
    document = case.document(evidence.document)
    return bool(evidence.quote) and document is not None and (
        document.text[evidence.start : evidence.end] == evidence.quote
    )  # fmt: skip


def _cited(statement: Statement, citation: Citation, draft: Draft, sources: Sources) -> bool:
    """Whether a citation holds: listed, its words in its source, and about the statement's own criterion."""
    text = sources.text(citation.source)
    if text is None or not citation.quote.strip() or citation.quote not in text:
        return False
    if listed(citation.source) not in {reference.source for reference in draft.references}:
        return False
    kind, _, rest = citation.source.partition(":")
    if kind != "policy":
        return True
    line = next((line for line in draft.lines if line.line == statement.line), None)
    governing = f"{line.policy.id}@{line.policy.version}" if line and line.policy else ""
    key, _, place = rest.partition("#")
    criteria = {assessed.id for assessed in line.criteria} if line else set()
    return key == governing and (statement.criterion is None or place not in criteria or place == statement.criterion)


def _facts(gold: GoldCase, draft: Draft) -> dict[str, int]:
    labels = gold.expected.facts
    labelled = {(label.document, label.kind) for label in labels}
    drafted = [fact for fact in draft.facts if (fact.document, fact.kind) in labelled]
    return {
        "labelled_facts": len(labels),
        "labelled_facts_found": sum(any(_is(fact, label, gold) for fact in drafted) for label in labels),
        "drafted_facts": len(drafted),
        "drafted_facts_right": sum(any(_is(fact, label, gold) for label in labels) for fact in drafted),
    }


def _is(fact: Fact, label: ExpectedFact, gold: GoldCase) -> bool:
    """Whether a drafted fact is the labelled one: kind, place, name and the values that the label states."""
    if (fact.document, fact.kind) != (label.document, label.kind) or label.name not in (None, fact.name):
        return False
    spots = places(gold.case, label.quote, label.document)
    evidence = [e for attribute in fact.attributes.values() for e in attribute.evidence]
    if not any(_on(spot, e) for spot in spots for e in evidence):
        return False
    return all(fact.value(name) == value for name, value in label.values.items())
