"""Faults in a finished draft: each changes its JSON in one place and seals it anew, as a forger would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.drafting.rationale import source_kind
from drafter.evidence.words.lexicon import lexicon
from drafter.quality.sabotage import judgements
from drafter.quality.sabotage.kinds import (
    other_date,
    other_digit,
    other_drug,
    other_figure,
    other_side,
    other_unit,
    other_word,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.quality.sabotage.forger import Forger, Json


def _another_document(forger: Forger) -> bool:
    texts = {d.id: d.text for d in forger.case.documents}
    for item in forger.evidence():
        others = [d for d in texts if d != item["document"] and texts[d][item["start"] : item["end"]] != item["quote"]]
        item["document"] = others[0] if others else "another-note"
        return True
    return False


def _shifted(forger: Forger) -> bool:
    items = [e for e in forger.evidence() if e["start"] > 3]
    for item in items[:1]:
        item["start"], item["end"] = item["start"] - 3, item["end"] - 3
    return bool(items)


def _turned(forger: Forger) -> bool:
    turns = {
        " is met:": " is not met:",
        " is unclear:": " is met:",
        " is not documented:": " is met:",
        " is not met:": " is met:",
        " does not apply:": " is not met:",
    }
    return forger.reworded(
        lambda text: next((text.replace(old, new, 1) for old, new in turns.items() if old in text), None)
    )


def _statement_invented(forger: Forger) -> bool:
    for statement in forger.statements()[:1]:
        forger.draft["rationale"].append(
            statement
            | {"criterion": "validated-pain-scale", "text": "A validated pain scale is not documented: none is given."}
        )
        return True
    return False


def _requirement_added(forger: Forger) -> bool:
    for statement in forger.statements("background")[:1]:
        forger.draft["rationale"].append(
            statement | {"kind": "policy", "text": "The policy requires a validated pain scale."}
        )
        return True
    return False


def _old_version(forger: Forger) -> bool:
    able = [line for line in forger.draft["lines"] if line["policy"]]
    for line in able[:1]:
        old = f"{line['policy']['id']}@{line['policy']['version']}"
        line["policy"]["version"] = "2019.1"
        for item in [*(c for s in forger.draft["rationale"] for c in s["citations"]), *forger.draft["references"]]:
            item["source"] = item["source"].replace(old, f"{line['policy']['id']}@2019.1")
    return bool(able)


def _other_policy(forger: Forger) -> bool:
    """The line is judged by a policy of another payer for the same code."""
    for line in forger.draft["lines"]:
        mine = line["policy"] and line["policy"]["id"]
        other = next((p for p in forger.sources.policies if line["code"] in p.codes and p.id != mine), None)
        if mine and other:
            line["policy"] = {"id": other.id, "version": other.version}
            return True
    return False


def _citations(forger: Forger, kind: str) -> list[Json]:
    return [c for s in forger.statements(kind) for c in s["citations"]]


def _source_unknown(forger: Forger) -> bool:
    return forger.requoted(_citations(forger, "background"), lambda _: "study:nobody-2024-unheard-of#1", "source")


def _source_wrong(forger: Forger) -> bool:
    """A real source that does not say it, and that the list names."""
    passages = [p for p in forger.sources.corpus.passages if p.number == 1]
    for citation in _citations(forger, "background")[:1]:
        kind = citation["source"].partition(":")[0]
        other = next(
            (p for p in passages if p.text != citation["quote"] and forger.sources.text(f"{kind}:{p.id}")), None
        )
        if other is not None:
            citation["source"] = f"{kind}:{other.id}"
            return True
    return False


def _literature_as_criterion(forger: Forger) -> bool:
    literature = _citations(forger, "background")
    for statement in forger.statements()[:1] if literature else ():
        statement["citations"] = [dict(literature[0])]
        return True
    return False


def _other_criterion(forger: Forger) -> bool:
    cited = [s for s in forger.statements() if s["citations"]]
    for one in cited:
        for other in cited:
            if one["line"] == other["line"] and one["criterion"] != other["criterion"]:
                one["citations"] = [dict(c) for c in other["citations"]]
                return True
    return False


def _headline(forger: Forger) -> bool:
    stated = forger.draft["recommendation"]
    forger.draft["recommendation"] = "approve" if stated != "approve" else "refer_to_physician"
    return True


def _line_raised(forger: Forger) -> bool:
    able = [line for line in forger.draft["lines"] if line["recommendation"] != "approve" and line["policy"]]
    for line in able[:1]:
        line["recommendation"] = "approve"
    if able and len(forger.draft["lines"]) == 1:
        forger.draft["recommendation"] = "approve"
    return bool(able)


def _denial_by_field(forger: Forger) -> bool:
    forger.draft["recommendation"] = forger.draft["lines"][0]["recommendation"] = "deny"
    return True


def _left_out(forger: Forger, *, statement_only: bool) -> bool:
    for line in forger.draft["lines"]:
        gone = next((c["id"] for c in line["criteria"] if c["required"]), None)
        if gone is None:
            continue
        forger.draft["rationale"] = [
            s for s in forger.draft["rationale"] if s["line"] != line["line"] or s["criterion"] != gone
        ]
        if not statement_only:
            line["criteria"] = [c for c in line["criteria"] if c["id"] != gone]
        return True
    return False


def _uncited(forger: Forger) -> bool:
    for statement in forger.statements("background")[:1]:
        statement["citations"] = []
        return True
    return False


def _unlisted(forger: Forger) -> bool:
    return bool(forger.draft["references"]) and bool(forger.draft["references"].pop())


def _padded(forger: Forger) -> bool:
    listed = {reference["source"] for reference in forger.draft["references"]}
    sources = (f"{source_kind(guideline)}:{guideline.id}" for guideline in forger.sources.corpus.guidelines)
    other = next(source for source in sources if source not in listed)
    for reference in forger.draft["references"][:1]:
        forger.draft["references"].append(reference | {"source": other})
        return True
    return False


def _one_sided(forger: Forger) -> bool:
    def contrary(statement: Json) -> bool:
        passage = (
            forger.sources.corpus.passage(statement["citations"][0]["source"].partition(":")[2])
            if statement["citations"]
            else None
        )
        return passage is not None and passage.direction == "-"

    gone = [s for s in forger.statements("background") if contrary(s)]
    forger.draft["rationale"] = [s for s in forger.draft["rationale"] if s not in gone]
    return bool(gone)


def _line_changed(forger: Forger) -> bool:
    forger.draft["lines"][0]["units"] += 1
    return True


def _line_left_out(forger: Forger) -> bool:
    if len(forger.draft["lines"]) < 2:
        return False
    gone = forger.draft["lines"].pop()
    forger.draft["rationale"] = [s for s in forger.draft["rationale"] if s["line"] != gone["line"]]
    return True


def _drug_names() -> list[str]:
    concepts = lexicon().concepts
    return sorted(
        term
        for term, kinds in lexicon().terms.items()
        if "treatment" in kinds and (c := concepts.get(("treatment", term))) and c["class"]
    )


#: Each fault with what it does; it answers whether the draft had a place for it.
FAULTS: tuple[tuple[str, Callable[[Forger], bool]], ...] = (
    ("a quote from another document", _another_document),
    ("a word changed in a quote", lambda f: f.requoted(f.evidence(), lambda t: other_word(t, f.draw))),
    ("a digit changed in a quote", lambda f: f.requoted(f.evidence(), lambda t: other_digit(t, f.draw))),
    ("a quote that stands elsewhere", _shifted),
    ("a figure changed in a statement", lambda f: f.reworded(other_figure)),
    ("a unit changed in a statement", lambda f: f.reworded(other_unit)),
    ("a date changed in a statement", lambda f: f.reworded(other_date)),
    ("a drug changed in a statement", lambda f: f.reworded(lambda t: other_drug(t, _drug_names()))),
    ("a side changed in a statement", lambda f: f.reworded(other_side)),
    ("a figure changed in background evidence", lambda f: f.reworded(lambda t: other_digit(t, f.draw), "background")),
    ("a result turned in a statement", _turned),
    ("a state raised to met", judgements.state_raised),
    ("a requirement turned on or off (any read as all)", judgements.required_turned),
    ("evidence put under a criterion", judgements.evidence_added),
    ("a negation dropped", judgements.assertion("absent")),
    ("a relative's diagnosis as the patient's", judgements.assertion("someone-else")),
    ("a possible diagnosis as established", judgements.assertion("possible")),
    ("the past as the present", judgements.assertion("historical")),
    ("advice as fact", judgements.assertion("hypothetical")),
    ("an attestation as chart evidence", judgements.attested),
    ("planned as completed", judgements.value("standing", "planned", "completed")),
    ("a planned session as one before", judgements.value("status", "planned", "prior")),
    ("improved as failed", judgements.value("outcome", "improved", "failed")),
    ("failed as improved", judgements.value("outcome", "failed", "improved")),
    ("a length changed in a fact", judgements.length),
    ("the length of treatment as that of the symptoms", judgements.length_of_treatment),
    ("another region's fact", judgements.region),
    ("a drug changed in a fact", judgements.name),
    ("a date changed in a fact", judgements.day),
    ("a fact invented", judgements.fact_invented),
    ("a criterion invented", judgements.criterion_invented),
    ("a statement on an invented criterion", _statement_invented),
    ("a requirement added", _requirement_added),
    ("an old policy version", _old_version),
    ("another payer's policy", _other_policy),
    ("a citation to a source not in the corpus", _source_unknown),
    ("a citation to a source that does not say it", _source_wrong),
    ("a citation with a figure altered", lambda f: f.requoted(_citations(f, "background"), lambda t: other_digit(t, f.draw))),
    ("literature cited as a plan criterion", _literature_as_criterion),
    ("another criterion's words cited", _other_criterion),
    ("a headline against the lines", _headline),
    ("a line raised to approve", _line_raised),
    ("a denial in words", lambda f: f.reworded(lambda t: t + " The request is denied.")),
    ("a denial as recommendation", _denial_by_field),
    ("a criterion left out", lambda f: _left_out(f, statement_only=False)),
    ("a statement left out", lambda f: _left_out(f, statement_only=True)),
    ("a statement without citation", _uncited),
    ("a cited source not listed", _unlisted),
    ("a listed source never cited", _padded),
    ("contrary evidence left out", _one_sided),
    ("units changed", _line_changed),
    ("a line left out", _line_left_out),
)  # fmt: skip
