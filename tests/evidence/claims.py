"""Claims as a model makes them, and what becomes of them, for the tests of grounding."""

from datetime import date

from drafter.evidence.claims.facts import Candidate, Claim
from drafter.evidence.claims.grounding import ground
from drafter.evidence.intake.cases import Document

NOTE = date(2026, 3, 10)
TODAY = date(2026, 3, 12)
READER = "somebody"


def document(text, **fields):
    return Document(id="note", date=NOTE, text=text, **{"kind": "progress-note", **fields})


def proposed(kind, **attributes):
    """A candidate whose attributes are ``(value, quote)`` or ``(value, quote, at)``."""
    claims = {
        name: Claim(value=claim[0], quote=claim[1], at=claim[2] if len(claim) > 2 else None)
        for name, claim in attributes.items()
    }
    return Candidate(kind=kind, document="note", attributes=claims)


def grounded(text, candidate, **fields):
    return ground(document(text, **fields), [candidate], READER, TODAY)


def only(text, candidate, **fields):
    [fact] = grounded(text, candidate, **fields).facts
    return fact


def refused(text, candidate, attribute, **fields):
    """The code with which one attribute was refused; the fact has not got it, but for a region that the record gives it."""
    outcome = grounded(text, candidate, **fields)
    bare = candidate.model_copy(
        update={"attributes": {n: c for n, c in candidate.attributes.items() if n != attribute}}
    )
    given = [fact.value(attribute) for fact in grounded(text, bare, **fields).facts]
    assert [fact.value(attribute) for fact in outcome.facts] == given
    assert attribute == "region" or not any(given)
    [rejection] = [found for found in outcome.rejections if found.attribute == attribute]
    return rejection.code


def length(low, high, unit, **ends):
    return {"low": low, "high": high, "unit": unit, "low_open": False, "high_open": False, "hedged": False, **ends}


def quantity(low, high, **ends):
    return {"low": low, "high": high, "low_open": False, "high_open": False, **ends}


def day(text):
    return {"first": text, "last": text}


PAIN = ("pain", "pain")
PT = ("physical-therapy", "PT")
TPI = ("trigger-point-injection", "TPI")
