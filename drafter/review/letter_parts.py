"""The parts of a letter that are composed from the case; each is a function from the matter to paragraphs and items.

Nothing here is a model's text: a letter holds the plan's words, the policy's criteria, quotes of the record and what people wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.criteria.logic import State
from drafter.review.decisions import Disposition
from drafter.review.letter_matter import day, joined, policy_name, sentence
from drafter.review.letter_records import Item
from drafter.review.letter_rules import ADVERSE_LETTERS, LetterKind, PartId

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.evidence.intake.cases import Line
    from drafter.review.letter_matter import Matter

Content = tuple[tuple[str, ...], tuple[Item, ...]]
_TOLD = (State.MET, State.NOT_MET, State.NOT_DOCUMENTED, State.UNCLEAR)
_STATES = {
    State.MET: "met", State.NOT_MET: "not met", State.NOT_DOCUMENTED: "not documented", State.UNCLEAR: "unclear",
}  # fmt: skip


def title(matter: Matter) -> str:
    """The decision in one line."""
    asked = [matter.names[line] for line in (matter.asking or matter.names)]
    match matter.kind:
        case LetterKind.INFORMATION_REQUEST:
            return f"We need more information about your {joined(asked)}"
        case LetterKind.APPROVAL:
            return f"We approved your {joined(asked)}"
        case LetterKind.DENIAL:
            return f"We did not approve your {joined(asked)}"
        case LetterKind.PARTIAL_APPROVAL:
            return "We approved a part of your request"
        case LetterKind.EXTENSION_NOTICE:
            return "We need more time to decide"
        case LetterKind.WITHDRAWAL:
            return "The request for your care was taken back"


def decision(matter: Matter) -> Content:
    if matter.kind is LetterKind.INFORMATION_REQUEST:
        asking = [matter.names[line] for line in matter.asking]
        rest = [name for line, name in matter.names.items() if line not in matter.asking]
        told = [
            f"Your provider asked us to approve this care: {joined(asking)}. We need to know more before we can decide."
        ]
        told += [f"We will decide about this care at the same time: {joined(rest)}."] if rest else []
        return tuple(told), ()
    if matter.kind is LetterKind.EXTENSION_NOTICE:
        return (f"We have not yet decided about this care: {joined(list(matter.names.values()))}.",), ()
    if matter.kind is LetterKind.WITHDRAWAL:
        return (
            f"Your provider took back the request for this care: {joined(list(matter.names.values()))}. We did not decide.",
        ), ()
    return (), tuple(Item(line=line.line, text=_decided(matter, line)) for line in matter.lines)


def _decided(matter: Matter, line: Line) -> str:
    taken = matter.decision(line.line)
    name = sentence(matter.names[line.line])
    if taken is None or taken.disposition is Disposition.DENY:
        return f"{name}: not approved."
    if taken.disposition is Disposition.MODIFY:
        return f"{name}: approved in part. We approved {taken.units or 0} of the {line.units} that were asked for."
    return f"{name}: approved."


def request(matter: Matter) -> Content:
    received = day(matter.case.request.received_on)
    items = []
    for line in matter.lines:
        service = matter.rules.terms.service(matter.policies.get(line.line))
        days = f" For {joined([day(d) for d in line.dates])}." if line.dates else ""
        amount = f" Amount: {line.units}." if line.units > 1 else ""
        what = f" {service.what}" if service else ""
        items.append(Item(line=line.line, text=f"{sentence(matter.names[line.line])}.{days}{amount}{what}"))
    return (f"We got this request on {received}.",), tuple(items)


def reason(matter: Matter) -> Content:
    items: list[Item] = []
    for line in matter.adverse:
        name = sentence(matter.names[line])
        not_met = matter.wanted(line, State.NOT_MET)
        for policy, criterion, _ in not_met:
            asks, quotes = matter.rules.terms.asks(policy, criterion.id), matter.quotes(line, criterion.id)
            says = " Your record says this:" if quotes else ""
            text = f"{name}. The policy {policy_name(policy)}, asks for this: {asks}{says}"
            items.append(Item(line=line, text=text, quotes=quotes))
        if not not_met:
            policy_ = matter.policies.get(line)
            by = f" We used the policy {policy_name(policy_)}." if policy_ else ""
            looked = "your case" if line in matter.denied else "the amount that was asked for"
            items.append(Item(line=line, text=f"{name}. A doctor looked at {looked}.{by}"))
    return ("Here is why we did not approve all that was asked for.",) if items else (), tuple(items)


def judgement(matter: Matter) -> Content:
    taken = [d for d in matter.decisions if d.line in matter.adverse and d.reason.strip()]
    items = tuple(Item(line=d.line, text=f"{sentence(matter.names[d.line])}: {d.reason.strip()}") for d in taken)
    return ("A doctor looked at your own case and gives this reason.",) if items else (), items


def criteria(matter: Matter) -> Content:
    items = []
    for line in matter.lines:
        if matter.asking and line.line not in matter.asking:
            continue
        policy = matter.policies.get(line.line)
        name = sentence(matter.names[line.line])
        text = (
            f"We used the policy {policy_name(policy)}."
            if policy
            else "No written policy was in force. A doctor decided."
        )
        items.append(Item(line=line.line, text=f"{name}. {text}"))
    return ("You can ask us for a copy. It is free.",), tuple(items)


def record_read(matter: Matter) -> Content:
    listed = tuple(Item(text=f"{sentence(matter.document(d.id))}.") for d in matter.case.documents)
    return ("Your own records count. These were part of your case:",), listed


def missing(matter: Matter) -> Content:
    """In a request, what the record does not say; in an adverse letter, what could still change the decision and why."""
    asks = matter.rules.terms.asks
    items = []
    if matter.kind in ADVERSE_LETTERS:
        for line in matter.adverse:
            wanted = [*matter.wanted(line, State.NOT_MET), *matter.open_criteria(line)]
            name = sentence(matter.names[line])
            items += [Item(line=line, text=f"{name}. {asks(policy, c.id)}") for policy, c, _ in wanted] or [
                Item(line=line, text=f"{name}. You need all that was asked for.")
            ]
        return (
            "You or your doctor can send us notes or results that show these points. They count, because the policy asks for them.",
        ), tuple(items)
    several = len(matter.asking) > 1
    for line in matter.asking:
        about = f"{sentence(matter.names[line])}. " if several else ""
        for policy, criterion, state in matter.open_criteria(line):
            gap = (
                "We did not find this in your record."
                if state is State.NOT_DOCUMENTED
                else "Your record does not say this clearly."
            )
            items.append(Item(line=line, text=f"{about}{asks(policy, criterion.id)} {gap}"))
    return ("The policy covers this care when certain points are true. We could not see these points:",), tuple(items)


def questions(matter: Matter) -> Content:
    items = [
        Item(line=line, text=question, why=f"{policy_name(policy)}: “{criterion.text}”")
        for line in matter.asking
        for policy, criterion, _ in matter.open_criteria(line)
        for question in matter.questions(line, criterion)
    ]
    unique = {(item.text, item.why): item for item in items}
    return ("Please answer each question, or send the pages of the record that do.",), tuple(unique.values())


def reviewer(matter: Matter) -> Content:
    """Who decided; credential and specialty where the state wants them told."""
    if matter.signer is None:
        return (), ()
    told = [f"A doctor made this decision: {matter.signer.name}."]
    if matter.state.reviewer and matter.state.reviewer.holds(matter.on):
        held = matter.signer.credentials
        known = {state.code: state.name for state in matter.rules.jurisdictions.states}
        if held.specialty:
            told.append(f"Specialty: {held.specialty}.")
        if held.states:
            told.append(f"Licensed physician in {joined([known.get(code, code) for code in held.states])}.")
    return tuple(told), ()


def disclosure(matter: Matter) -> Content:
    held = matter.state.paragraphs("letter", matter.on, adverse=bool(matter.adverse))
    return tuple(d.text if d.verified else f"[{d.text}]" for d in held), ()


def clinical(matter: Matter) -> Content:
    """Codes and criteria verbatim, for whoever treats: line by line, what was needed and how it was answered."""
    items: list[Item] = []
    for line in matter.lines:
        policy = matter.policies.get(line.line)
        days = f", {joined([day(d) for d in line.dates])}" if line.dates else ""
        codes = f", diagnoses {', '.join(line.diagnoses)}" if line.diagnoses else ""
        by = (
            f"Policy {policy_name(policy)} ({policy.key}); source: {policy.source.document}."
            if policy
            else "No policy is in force."
        )
        items.append(Item(line=line.line, text=f"Line {line.line}: {line.code} ×{line.units}{days}{codes}. {by}"))
        for _, criterion, state in matter.wanted(line.line, *_TOLD):
            quotes = matter.quotes(line.line, criterion.id)
            items.append(
                Item(
                    line=line.line,
                    text=f"{criterion.title}: {_STATES[state]}.",
                    why=f"“{criterion.text}”",
                    quotes=quotes,
                )
            )
    return (), tuple(items)


COMPOSERS: dict[PartId, Callable[[Matter], Content]] = {
    PartId.DECISION: decision, PartId.REQUEST: request, PartId.REASON: reason, PartId.JUDGEMENT: judgement,
    PartId.CRITERIA: criteria, PartId.RECORD_READ: record_read, PartId.MISSING: missing, PartId.REVIEWER: reviewer,
    PartId.QUESTIONS: questions, PartId.CLINICAL: clinical, PartId.DISCLOSURE: disclosure,
}  # fmt: skip
