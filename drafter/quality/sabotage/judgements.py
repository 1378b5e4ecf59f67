"""Faults in what a draft says was found: its facts, and the states of its criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.evidence.words.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.quality.sabotage.forger import Forger, Json


def criteria(forger: Forger) -> list[Json]:
    return [c for line in forger.draft["lines"] for c in line["criteria"]]


def state_raised(forger: Forger) -> bool:
    able = [c for c in criteria(forger) if c["state"] in ("unclear", "not_documented", "not_met")]
    for criterion in able[:1]:
        criterion["state"] = "met"
    return bool(able)


def required_turned(forger: Forger) -> bool:
    for criterion in criteria(forger)[:1]:
        criterion["required"] = not criterion["required"]
        return True
    return False


def evidence_added(forger: Forger) -> bool:
    """A criterion without evidence gets the first words of a document for it."""
    able = [c for c in criteria(forger) if not c["evidence"]]
    for criterion in able[:1]:
        document = forger.case.documents[0]
        criterion["evidence"] = [{"document": document.id, "start": 0, "end": 12, "quote": document.text[:12]}]
    return bool(able)


def assertion(meant: str) -> Callable[[Forger], bool]:
    def plant(forger: Forger) -> bool:
        able = [f for f in forger.draft["facts"] if f["assertion"] == meant]
        for fact in able[:1]:
            fact["assertion"] = "present"
        return bool(able)

    return plant


def attested(forger: Forger) -> bool:
    able = [f for f in forger.draft["facts"] if f["attested"]]
    for fact in able[:1]:
        fact["attested"] = False
    return bool(able)


def value(name: str, old: str, new: str) -> Callable[[Forger], bool]:
    def plant(forger: Forger) -> bool:
        able = [a for a in forger.attributes(name) if a["value"] == old]
        for attribute in able[:1]:
            attribute["value"] = new
        return bool(able)

    return plant


def length(forger: Forger) -> bool:
    able = [a for a in forger.attributes("length", "symptom", "treatment") if a["value"]["high"]]
    for attribute in able[:1]:
        value = attribute["value"]
        attribute["value"] = value | {"low": value["low"] + 9, "high": value["high"] + 9}
    return bool(able)


def length_of_treatment(forger: Forger) -> bool:
    """How long a treatment lasted is given as how long the pain has."""
    lengths = {
        f["document"]: f["attributes"]["length"]
        for f in forger.draft["facts"]
        if f["kind"] == "treatment" and "length" in f["attributes"]
    }
    able = [f for f in forger.draft["facts"] if f["kind"] == "symptom" and f["document"] in lengths]
    for fact in able[:1]:
        fact["attributes"]["length"] = lengths[fact["document"]]
    return bool(able)


def region(forger: Forger) -> bool:
    able = forger.attributes("region")
    for attribute in able[:1]:
        attribute["value"] = ["jaw"] if "knee" in attribute["value"] else ["knee"]
    return bool(able)


def name(forger: Forger) -> bool:
    able = [
        a
        for a in forger.attributes("name", "treatment")
        if (concept := lexicon().concepts.get(("treatment", a["value"]))) and concept["class"]
    ]
    for attribute in able[:1]:
        attribute["value"] = "gabapentin" if attribute["value"] != "gabapentin" else "naproxen"
    return bool(able)


def day(forger: Forger) -> bool:
    able = [a for name in ("begin", "date", "end") for a in forger.attributes(name)]
    for attribute in able[:1]:
        attribute["value"] = attribute["value"] | {"first": "2019-05-05", "last": "2019-05-05"}
    return bool(able)


def fact_invented(forger: Forger) -> bool:
    document = forger.case.documents[0].id
    quote = {"document": document, "start": 4, "end": 40, "quote": "physical therapy for 12 weeks failed"}
    forger.draft["facts"].append(
        {
            "id": f"{document}.treatment.99", "kind": "treatment", "document": document, "assertion": "present", "attested": False, "section": "",
            "attributes": {"name": {"value": "physical-therapy", "evidence": [quote]}}, "readers": ["rules"],
        }
    )  # fmt: skip
    return True


def criterion_invented(forger: Forger) -> bool:
    for line in forger.draft["lines"]:
        if line["criteria"]:
            line["criteria"].append(line["criteria"][0] | {"id": "validated-pain-scale"})
            return True
    return False
