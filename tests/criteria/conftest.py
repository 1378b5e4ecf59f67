"""Records and lines made by hand, so that judging is tested apart from reading."""

from datetime import date

import pytest

from drafter import settings
from drafter.criteria import library
from drafter.criteria.policy import Policy
from drafter.criteria.scope import Scope
from drafter.evidence.claims.facts import Attribute, Evidence, Fact, FactKind
from drafter.evidence.intake.cases import Case, Document
from drafter.evidence.meaning.areas import areas_in
from drafter.evidence.meaning.assertion import Assertion

SERVED = date(2025, 11, 3)


def number(low, high=None, *, low_open=False):
    """A count or a share as grounding gives it; ``high="any"`` has no upper end."""
    high = low if high is None else None if high == "any" else high
    return {"low": low, "high": high, "low_open": low_open, "high_open": False}


def length(low, unit, high=None, **bounds):
    """A length as grounding gives it."""
    plain = {**number(low, high), "unit": unit, "hedged": False, **bounds}
    return {key: plain[key] for key in ("low", "high", "unit", "low_open", "high_open", "hedged")}


def days(first, last=None):
    """A date as grounding gives it; ``days(None)`` is one whose year is not told."""
    return {"first": first, "last": last or first}


class Chart:
    """A record as facts: each ``say`` is a sentence of a document and the fact that it holds."""

    def __init__(self):
        self.texts, self.facts, self.about = {}, [], {}

    def say(
        self,
        kind,
        name,
        *,
        on=SERVED,
        document="progress-note",
        section="",
        meant=Assertion.PRESENT,
        words="",
        **values,
    ):
        key = f"{document}-{on or 'undated'}"
        words = words or f"{name} {len(self.facts)}"
        start = len(self.texts.setdefault(key, ""))
        self.texts[key] += words + ". "
        self.about[key] = (document, on)
        place = (Evidence(document=key, start=start, end=start + len(words), quote=words),)
        self.facts.append(
            Fact(
                id=f"f{len(self.facts)}",
                kind=FactKind(kind),
                document=key,
                assertion=meant,
                attested=document in ("request-form", "questionnaire"),
                section=section,
                attributes={n: Attribute(value=v, evidence=place) for n, v in {"name": name, **values}.items()},
            )
        )
        return self

    def scope(
        self, *, region="cervical", as_of=SERVED, lines=({"code": "20553"},), rejections=(), payer="example-commercial"
    ):
        texts = self.texts or {"note": "Nothing."}
        about = self.about or {"note": ("progress-note", as_of)}
        case = Case.model_validate(
            {
                "id": "c",
                "payer": payer,
                "request": {
                    "review": "retrospective",
                    "received": as_of,
                    "lines": [{"line": n, "dates": [as_of], **line} for n, line in enumerate(lines, 1)],
                },
                "documents": [Document(id=k, kind=about[k][0], date=about[k][1], text=t) for k, t in texts.items()],
            }
        )
        areas = areas_in(region) if region else frozenset()
        return Scope(case, case.request.lines[0], as_of, tuple(self.facts), areas, tuple(rejections))


@pytest.fixture
def chart():
    return Chart()


@pytest.fixture(scope="session")
def policies():
    return library.load(settings.data("criteria"))


@pytest.fixture(scope="session")
def rule(policies):
    """The rule of a shipped criterion: ``rule("commercial-trigger-point-injections", "symptom-duration")``."""
    return lambda policy, criterion: policies.get(policy).criterion(criterion).rule


@pytest.fixture
def made():
    """A small valid policy with some keys changed."""

    def made(**changes):
        fields = {
            "id": "p",
            "version": "1",
            "title": "Policy",
            "publisher": "Plan",
            "source": {"document": "d", "verified": "own"},
            "effective": {"from": date(2024, 1, 1)},
            "payers": ["plan"],
            "codes": ["20553"],
            "service": "injection",
            "authority": "nurse",
            "criteria": [criterion("a")],
        }
        return Policy.model_validate(fields | changes)

    return made


def criterion(name, **changes):
    rule = {"fact": "symptom", "measure": "length", "op": ">", "value": 3, "unit": "months"}
    fields = {"id": name, "title": name, "text": f"{name}.", "question": f"{name}?", "search": [name], "rule": rule}
    return fields | changes


@pytest.fixture
def plain():
    """The builders above, for tests."""

    class Plain:
        number = staticmethod(number)
        length = staticmethod(length)
        days = staticmethod(days)
        criterion = staticmethod(criterion)

    return Plain
