"""Which parts a letter has, in which order and by which source, and the plan's own words in them: data of a rule set."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from drafter.errors import nearest
from drafter.evidence.intake.cases import Record
from drafter.review.marks import Cited

SLOT = re.compile(r"\{([a-z_]+)\}")


class LetterKind(StrEnum):
    INFORMATION_REQUEST = "information_request"
    APPROVAL = "approval"
    PARTIAL_APPROVAL = "partial_approval"
    DENIAL = "denial"
    EXTENSION_NOTICE = "extension_notice"
    WITHDRAWAL = "withdrawal"


ADVERSE_LETTERS = frozenset({LetterKind.PARTIAL_APPROVAL, LetterKind.DENIAL})


class PartId(StrEnum):
    """What a part of a letter is for. The first ones are composed from the case, the others are the rule set's text."""

    DECISION = "decision"
    REQUEST = "request"
    REASON = "reason"
    JUDGEMENT = "judgement"
    CRITERIA = "criteria"
    RECORD_READ = "record_read"
    MISSING = "missing"
    REVIEWER = "reviewer"
    WORDS = "words"
    QUESTIONS = "questions"
    CLINICAL = "clinical"
    NOT_DENIAL = "not_denial"
    REPLY = "reply"
    NEXT = "next"
    APPEAL = "appeal"
    EXPEDITED_APPEAL = "expedited_appeal"
    EXTERNAL_REVIEW = "external_review"
    COURT = "court"
    RECORDS = "records"
    CONDITIONS = "conditions"
    HELP = "help"
    LANGUAGE = "language"
    PEER_TO_PEER = "peer_to_peer"
    DISCLOSURE = "disclosure"


COMPOSED = frozenset(list(PartId)[: list(PartId).index(PartId.NOT_DENIAL)]) | {PartId.DISCLOSURE}
PRACTITIONER = frozenset({PartId.QUESTIONS, PartId.CLINICAL, PartId.PEER_TO_PEER})
#: What only an adverse decision gives a right to.
APPEALS = frozenset({PartId.APPEAL, PartId.EXPEDITED_APPEAL, PartId.EXTERNAL_REVIEW, PartId.COURT})
#: Slots that a letter fills from the case, beside those of the plan.
OF_CASE = frozenset({"reference", "reply_by", "due", "services", "reason"})


class PartRule(Cited):
    """A part of a letter, the source that asks for it, and its text.

    :param text: paragraphs with ``{slots}``; empty for a part that is composed from the case.
    :param required: whether a letter without it is refused.
    """

    id: PartId
    heading: str
    text: tuple[str, ...] = ()
    required: bool = True

    @model_validator(mode="after")
    def _text(self) -> PartRule:
        if self.id in COMPOSED and self.text:
            raise ValueError(f"the part {self.id.value!r} is composed from the case: leave its text out")
        if self.id not in COMPOSED and not self.text:
            raise ValueError(f"the part {self.id.value!r} needs its text")
        return self


class Slot(Cited):
    """A value that the plan fills in.

    :param value: empty: still to be filled, and no letter with it goes out.
    """

    value: str


class LetterRules(Record):
    """The parts of one kind of letter, in order."""

    parts: Annotated[tuple[PartRule, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _order(self) -> LetterRules:
        ids = [part.id for part in self.parts]
        if ids[0] is not PartId.DECISION:
            raise ValueError("a letter begins with its decision")
        twice = next((i for i in ids if ids.count(i) > 1), None)
        if twice:
            raise ValueError(f"the part {twice.value!r} is given twice")
        practitioner = [part.id in PRACTITIONER for part in self.parts]
        if practitioner != sorted(practitioner):
            raise ValueError("parts for the practitioner stand behind all parts for the member")
        return self

    def part(self, identifier: PartId) -> PartRule | None:
        return next((part for part in self.parts if part.id is identifier), None)


class Reading(Record):
    """How plain a letter to a member must be.

    :param grade: US school grade that its words may need.
    :param words: the longest sentence.
    """

    grade: Annotated[float, Field(ge=4, le=12)] = 8
    words: Annotated[int, Field(ge=15, le=60)] = 30


def unknown_slot(parts: tuple[PartRule, ...], slots: frozenset[str]) -> str | None:
    """What is wrong with the first slot in the texts that nothing fills."""
    known = slots | OF_CASE
    for part in parts:
        for name in SLOT.findall(" ".join(part.text)):
            if name not in known:
                return (
                    f"the part {part.id.value!r} has the slot {{{name}}}, which nothing fills. {nearest(name, known)}"
                )
    return None
