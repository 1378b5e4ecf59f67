"""A letter as a record: parts in order, each for the member or for the practitioner; quotes apart from our own words."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from drafter.drafting.determination import digest_of
from drafter.evidence.intake.cases import Date, Record
from drafter.review.letter_rules import LetterKind, PartId

Audience = Literal["member", "practitioner"]


class Quoted(Record):
    """Words of the record, verbatim, and which document they are of."""

    words: str
    source: str


class Item(Record):
    """An entry of a part's list.

    :param line: the service line that it is about; None: all.
    :param why: the policy's criterion that a question or a reason rests on, for practitioners verbatim.
    """

    line: int | None = None
    text: str
    why: str = ""
    quotes: tuple[Quoted, ...] = ()


class Part(Record):
    id: PartId
    heading: str
    audience: Audience
    paragraphs: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()

    @property
    def lines(self) -> frozenset[int]:
        """The service lines that it speaks of with some words."""
        return frozenset(item.line for item in self.items if item.line is not None and item.text.strip())

    @property
    def empty(self) -> bool:
        return not any(text.strip() for text in (*self.paragraphs, *(item.text for item in self.items)))

    def own_words(self) -> tuple[str, ...]:
        """Everything but the quotes, a paragraph each."""
        return (*self.paragraphs, *(text for item in self.items for text in (item.text, item.why) if text))

    def quoted_words(self) -> tuple[str, ...]:
        return tuple(quote.words for item in self.items for quote in item.quotes)


class Letter(Record):
    """A letter, whole: what is rendered, checked and signed.

    :param rules: the rule set's id.
    :param state: the jurisdiction whose rules hold; None: none given.
    :param member: the name as the case has it; empty when it has none.
    :param adverse: the lines decided adversely; ``denied`` those of them of which nothing is approved.
    :param signer: the name of the person who decides; empty while nobody has.
    """

    schema_: Literal["letter/1"] = Field("letter/1", alias="schema")
    kind: LetterKind
    rules: str
    plan: str
    state: str | None
    case: str
    on: Date
    member: str
    member_id: str
    title: str
    parts: tuple[Part, ...]
    adverse: tuple[int, ...] = ()
    denied: tuple[int, ...] = ()
    signer: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON of the letter."""
        return digest_of(self.model_dump(mode="json", by_alias=True))

    def part(self, identifier: PartId) -> Part | None:
        return next((part for part in self.parts if part.id is identifier), None)

    def audience(self, who: Audience) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.audience == who)

    def text(self, who: Audience) -> str:
        """One audience's text, a paragraph a line; quotes in quotation marks. For the member, the title comes first."""
        told = [self.title] if who == "member" else []
        for part in self.audience(who):
            told += [part.heading, *part.paragraphs]
            for item in part.items:
                told += [item.text, *([f"Why: {item.why}"] if item.why else [])]
                told += [f"“{quote.words}” ({quote.source})" for quote in item.quotes]
        return "\n".join(told)
