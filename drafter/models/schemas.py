"""The form of a reader's answer: what a hosted model may say of a document.

Built from the kinds of facts that the policies ask for, so that the schema explains the names: concepts of the
lexicon, outcomes, standings. The lists are shown to the model and not enforced here: grounding is what decides.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, create_model

from drafter.evidence.claims.facts import ATTRIBUTES, OUTCOMES, STANDINGS, STATUSES, Candidate, Claim, FactKind
from drafter.evidence.layout.text import View
from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from drafter.evidence.intake.cases import Document

#: The field of an answer that lists the episodes of a kind.
FIELDS = {
    FactKind.SYMPTOM: "symptoms", FactKind.TREATMENT: "treatments", FactKind.FINDING: "findings",
    FactKind.DIAGNOSIS: "diagnoses", FactKind.PROGRAMME: "programmes", FactKind.PROCEDURE: "procedures",
    FactKind.PATTERN: "patterns", FactKind.SCALE: "scales", FactKind.IMAGING: "studies", FactKind.FLAG: "warning_signs",
    FactKind.EXAMINATION: "examinations",
}  # fmt: skip
_LONGEST_QUOTE = 600  # characters
_MOST_EPISODES = 60  # of a kind in a document

_TOLD: dict[str, str] = {
    "name": "What it is.",
    "region": "The body region that it is in or was for, in the document's words.",
    "length": "How long it lasted or has lasted, in the document's words; never the length of something else.",
    "begin": "When it began.",
    "end": "When it ended.",
    "when": "The day that it was given or taken on, where it was a single one.",
    "sessions": "How many visits or sessions.",
    "outcome": "How it turned out, from the list.",
    "standing": "Where it stands, from the list.",
    "purpose": "Another condition than the complaint that it is said to be for; else leave it out.",
    "role": "'indication' where the document says that the procedure is for this diagnosis, 'referral' where it only was the reason of a referral; else leave it out.",
    "date": "The day of the session.",
    "count": "How many sessions are told of together.",
    "relief": "The share of relief that the session gave, in per cent.",
    "relief_length": "How long that relief lasted.",
    "relief_since": "The date since which the relief has gone on.",
    "relief_until": "The date at which the relief was over.",
    "status": "'prior' for a session before, 'current' for one done on the document's day, 'planned' for one to come, 'together' for one to be given at the requested session.",
    "planned": "The day ahead that it is planned for.",
    "since": "The date that opens the span in which the counted sessions lie.",
    "days": "On how many days a month or a week it comes.",
    "hours": "For how many hours a day it lasts when it is not treated.",
    "before": "The words that set it before the treatment that is repeated; else leave it out.",
    "score": "The value of the scale.",
    "shows": "What the study shows.",
    "side": "The side that it is on.",
    "level": "The level of the spine that it is at.",
}


class Quoted(BaseModel):
    """A value with the words of the document that say it."""

    model_config = ConfigDict(extra="ignore")
    value: Annotated[str, BeforeValidator(str)] = Field(
        description="In the document's words.", max_length=_LONGEST_QUOTE
    )
    quote: str = Field(
        description="Copied character for character: the shortest words that say it.", max_length=_LONGEST_QUOTE
    )


def _names(*kinds: str) -> list[str]:
    return sorted({name for kind, name in lexicon().concepts if kind in kinds})


def _allowed(kind: FactKind, attribute: str) -> Sequence[str] | None:
    """The values that an attribute can have; None where the document's own words are its value."""
    parser = ATTRIBUTES[kind][attribute]
    if attribute == "name":
        return None if kind is FactKind.SYMPTOM else _names(str(kind))
    fixed: dict[str, Callable[[], Sequence[str]]] = {
        "outcome": lambda: OUTCOMES,
        "standing": lambda: STANDINGS,
        "status": lambda: STATUSES,
        "role": lambda: ("indication", "referral"),
        "purpose": lambda: _names("condition"),
        "shown": lambda: _names("image-finding"),
        "study": lambda: ("done", "planned"),
    }
    return fixed[parser]() if parser in fixed else None


def _quoted(kind: FactKind, attribute: str) -> type[BaseModel]:
    allowed = _allowed(kind, attribute)
    if allowed is None:
        return Quoted
    shown = {"type": "string", "enum": list(allowed)}
    value = Annotated[str, BeforeValidator(str), WithJsonSchema(shown)]
    name = f"{kind.title()}{attribute.title().replace('_', '')}"
    return create_model(name, __base__=Quoted, value=(value, Field(max_length=_LONGEST_QUOTE)))


def _episode(kind: FactKind) -> type[BaseModel]:
    fields: dict[str, Any] = {}
    for attribute in ATTRIBUTES[kind]:
        told = Field(description=_TOLD[attribute]) if attribute == "name" else Field(None, description=_TOLD[attribute])
        quoted: Any = _quoted(kind, attribute)
        fields[attribute] = (quoted if attribute == "name" else quoted | None, told)
    return create_model(kind.title(), __config__=ConfigDict(extra="ignore"), **fields)


@lru_cache(maxsize=64)
def facts_answer(wanted: tuple[FactKind, ...]) -> type[BaseModel]:
    """The type of a reader's answer for some kinds."""
    fields: dict[str, Any] = {}
    for kind in wanted:
        episode: Any = _episode(kind)
        some: Any = Annotated[list[episode], BeforeValidator(lambda given: given or [])]
        fields[FIELDS[kind]] = (some, Field(default_factory=list, max_length=_MOST_EPISODES))
    fields["not_stated"] = (
        Annotated[list[str], WithJsonSchema({"type": "array", "items": {"type": "string", "enum": [FIELDS[k] for k in wanted]}})],
        Field(default_factory=list, max_length=_MOST_EPISODES, description="Kinds of which the document says nothing."),
    )  # fmt: skip
    return create_model("Facts", __config__=ConfigDict(extra="ignore"), **fields)


def candidates(
    answer: BaseModel, document: Document, wanted: Sequence[FactKind], back: Callable[[str], str]
) -> Iterator[Candidate]:
    """The candidates of an answer.

    :param back: from the words that the model saw to the document's.
    """
    for kind in wanted:
        for episode in getattr(answer, FIELDS[kind]):
            claims: dict[str, Claim] = {}
            for attribute in ATTRIBUTES[kind]:
                told = getattr(episode, attribute)
                if told is not None and (told.quote.strip() or attribute == "name"):
                    quote = back(told.quote)
                    claims[attribute] = Claim(value=_value(kind, attribute, back(told.value), quote), quote=quote)
            yield Candidate(kind=kind, document=document.id, attributes=claims)


def _value(kind: FactKind, attribute: str, value: str, quote: str) -> str:
    """A claimed value in the terms that grounding compares: free words for a concept become its name."""
    if attribute == "name":
        return _concept(str(kind), value, quote)
    if attribute == "shows":
        return _concept("image-finding", value, quote)
    if _allowed(kind, attribute) is not None and attribute != "purpose":
        return value.strip().lower().replace(" ", "_").replace("-", "_")
    return value


def _concept(kind: str, value: str, quote: str) -> str:
    """The concept that a model means by a name: by its id, by a term of the lexicon, else the only one it quotes."""
    plain = value.strip().lower().replace(" ", "-").replace("_", "-")
    quoted = _meant(quote, kind)
    if kind == FactKind.SYMPTOM:
        # A complaint may be named by where it is, or as a diagnosis of pain.
        quoted = quoted or _meant(quote, "diagnosis", "region")
        meant = [name for name in (plain, *_meant(value, kind, "diagnosis", "region")) if name in quoted]
        return (meant or quoted or [value])[0]
    if (kind, plain) in lexicon().concepts:
        return plain
    return (_meant(value, kind) or (quoted if len(quoted) == 1 else [value]))[0]


def _meant(text: str, *kinds: str) -> list[str]:
    view = View(text)
    return list(dict.fromkeys(m.id for m in lexicon().mentions(view.text, view.lower) if m.kind in kinds))
