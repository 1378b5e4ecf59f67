"""Letters to members, with a part for the practitioner: composed from what people answered and decided, never from a model's words.

The decision comes first, then why, what one can do, and how to get help. An adverse letter needs a physician who signs; a request for
information tells of no appeal, for nothing was decided. What the rule set marks as not verified stands in brackets.

Source: workbench design, d.4, d.5; reference, R4, R7, R15.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from drafter.errors import InputError
from drafter.review.clocks import due as due_of
from drafter.review.decisions import ADVERSE, Disposition, Outcome, line_truth
from drafter.review.decisions import outcome as outcome_of
from drafter.review.letter_checks import check
from drafter.review.letter_matter import Matter, day, joined
from drafter.review.letter_parts import COMPOSERS, title
from drafter.review.letter_records import Item, Letter, Part, Quoted
from drafter.review.letter_rules import PRACTITIONER, SLOT, LetterKind, PartId
from drafter.review.roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.criteria.policy import Policy
    from drafter.drafting.determination import Draft
    from drafter.evidence.intake.cases import Case
    from drafter.review.clocks import Due
    from drafter.review.gates import Signer
    from drafter.review.letter_rules import PartRule
    from drafter.review.rulesets import RuleSets
    from drafter.review.worksheet import Worksheet

__all__ = ["Item", "Letter", "LetterKind", "Part", "Quoted", "check", "compose", "extension_notice", "withdrawal"]
_KINDS = {
    Outcome.INFORMATION_REQUEST: LetterKind.INFORMATION_REQUEST, Outcome.APPROVAL: LetterKind.APPROVAL,
    Outcome.PARTIAL_APPROVAL: LetterKind.PARTIAL_APPROVAL, Outcome.DENIAL: LetterKind.DENIAL,
}  # fmt: skip


def compose(
    case: Case,
    draft: Draft,
    sheet: Worksheet,
    policies: Mapping[int, Policy],
    rules: RuleSets,
    outcome: Outcome,
    *,
    signer: Signer | None,
    on: date,
) -> Letter:
    """The letter of an outcome.

    :param policies: by line number, the policy in force.
    :param on: the day that the letter bears.
    :raises InputError: for a referral, for an adverse letter without a physician, and when the decisions are not those of the outcome.
    """
    kind = _KINDS.get(outcome)
    if kind is None:
        raise InputError("a referral has no letter", place="outcome", remedy="Decide, or ask for information.")
    if outcome in ADVERSE and (signer is None or signer.role is not Role.PHYSICIAN):
        raise InputError("an adverse letter needs the physician who decides", place="signer", remedy="Refer the case to a physician.")  # fmt: skip
    asking: tuple[int, ...] = ()
    if outcome is Outcome.INFORMATION_REQUEST:
        asking = _asking(sheet, case, policies)
    elif {d.line for d in sheet.decisions} != {line.line for line in case.request.lines}:
        raise InputError("a line has no decision yet", place="decisions", remedy="Decide every line first.")
    if sheet.decisions and outcome_of(sheet.decisions) is not outcome:
        raise InputError(
            f"the decisions do not come to {outcome.value}", place="outcome", remedy="Compose the letter anew."
        )
    return _built(Matter(kind, case, draft, sheet, policies, rules, signer, on, asking), _reply_by(case, rules, on))


def extension_notice(case: Case, policies: Mapping[int, Policy], rules: RuleSets, due: Due, reason: str, *, on: date) -> Letter:  # fmt: skip
    """The notice that a due time is put off.

    :param due: the new due time.
    :param reason: why, in words for the member.
    :raises InputError: without a reason.
    """
    if not reason.strip():
        raise InputError("a notice of extension needs its reason", place="reason", remedy="Write why it is needed.")
    local = due.at.astimezone(ZoneInfo(due.zone)) - timedelta(minutes=1)
    matter = Matter(LetterKind.EXTENSION_NOTICE, case, None, None, policies, rules, None, on)
    return _built(matter, {"due": day(local.date()), "reason": reason.strip()})


def withdrawal(case: Case, policies: Mapping[int, Policy], rules: RuleSets, *, on: date) -> Letter:
    """The letter that confirms that a request was taken back."""
    return _built(Matter(LetterKind.WITHDRAWAL, case, None, None, policies, rules, None, on), {})


def _asking(sheet: Worksheet, case: Case, policies: Mapping[int, Policy]) -> tuple[int, ...]:
    """The lines that need information: as decided; before anything is decided, those that the answers leave open."""
    decided = tuple(d.line for d in sheet.decisions if d.disposition is Disposition.REQUEST_INFORMATION)
    lines = [line.line for line in case.request.lines]
    open_ = [n for n in lines if n in policies and line_truth(policies[n], sheet.states(n)) is None]
    return decided or tuple(open_) or tuple(lines)


def _reply_by(case: Case, rules: RuleSets, on: date) -> dict[str, str]:
    """When an answer must come: after the rule set's days, but while there is still time to decide."""
    chosen, end = rules.for_payer(case.payer), due_of(case, rules)
    days = chosen.reply.expedited if case.request.urgency == "expedited" else chosen.reply.standard
    last = (end.at.astimezone(ZoneInfo(end.zone)) - timedelta(minutes=1)).date()
    asked = on + timedelta(days=days)
    return {"reply_by": day(min(asked, last) if last > on else asked), "due": day(last)}


def _built(matter: Matter, values: Mapping[str, str]) -> Letter:
    chosen, case = matter.chosen, matter.case
    # What a person or a case gave is put in as it is: a brace in it is no slot.
    filled = {"reference": case.id, "services": joined(list(matter.names.values())), **values}
    for name, slot in chosen.plan.items():
        filled[name] = "" if not slot.value else slot.value if slot.verified else f"[{slot.value}]"
    rules = chosen.letters[matter.kind].parts
    parts = [part for rule in rules if rule.id is not PartId.WORDS and (part := _part(matter, rule, filled))]
    heading = title(matter)
    words = next((rule for rule in rules if rule.id is PartId.WORDS), None)
    if words:
        explained = _words(matter, words, [heading, *(t for p in parts if p.audience == "member" for t in (*p.own_words(), *p.quoted_words()))])  # fmt: skip
        behind = next((n for n, part in enumerate(parts) if part.audience == "practitioner"), len(parts))
        parts[behind:behind] = explained
    member = case.member
    return Letter(
        schema="letter/1", kind=matter.kind, rules=chosen.id, plan=chosen.plan["name"].value, state=matter.state.code, case=case.id,
        on=matter.on, member=(member.name or "") if member else "", member_id=(member.id or "") if member else "", title=heading,
        parts=tuple(parts), adverse=matter.adverse, denied=matter.denied, signer=matter.signer.name if matter.signer else "",
    )  # fmt: skip


def _part(matter: Matter, rule: PartRule, values: Mapping[str, str]) -> Part | None:
    if rule.id in COMPOSERS:
        paragraphs, items = COMPOSERS[rule.id](matter)
    else:
        # A value that is still to be filled keeps its slot, which the check finds.
        told = [SLOT.sub(lambda m: values.get(m[1]) or m[0], text) for text in rule.text]
        paragraphs, items = tuple(text if rule.verified else f"[{text}]" for text in told), ()
    if not paragraphs and not items:
        return None
    audience = "practitioner" if rule.id in PRACTITIONER else "member"
    return Part.model_validate({"id": rule.id, "heading": rule.heading, "audience": audience, "paragraphs": paragraphs, "items": items})  # fmt: skip


def _words(matter: Matter, rule: PartRule, texts: list[str]) -> list[Part]:
    used = matter.rules.terms.used("\n".join(texts).replace(matter.case.id, " "))
    items = tuple(Item(text=f"{term.term}: {term.plain}.") for term in used)
    return [Part(id=PartId.WORDS, heading=rule.heading, audience="member", items=items)] if items else []
