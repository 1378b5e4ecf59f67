"""Findings as SARIF 2.1.0, the form that code hosts and editors show beside a file.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from drafter import __version__
from drafter.drafting.findings import RULES, Severity, family

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.drafting.findings import Finding, Rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.BLOCKING: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def to_sarif(findings: Sequence[Finding], file: str) -> str:
    """One run with its findings; every rule that was raised is explained in it.

    :param file: the checked file as it was named; a relative path stays relative.
    """
    raised = sorted({found.code for found in findings})
    run = {
        "tool": {
            "driver": {
                "name": "drafter",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(RULES[code]) for code in raised],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, file, raised.index(found.code)) for found in findings],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": f"{rule.what} {rule.why}"},
        "help": {"text": f"{rule.fix} Example: {rule.example}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [family(rule.code)]},
    }


def _result(found: Finding, file: str, index: int) -> dict[str, Any]:
    """A finding at its line; in a JSON draft, at its JSON pointer."""
    artifact = {"artifactLocation": {"uri": quote(file.replace("\\", "/"), safe="/:.-_~")}}
    location: dict[str, Any] = {"physicalLocation": artifact}
    if found.at.isdecimal():
        location["physicalLocation"] = artifact | {"region": {"startLine": max(int(found.at), 1)}}
    elif found.at:
        location["logicalLocations"] = [{"fullyQualifiedName": found.at, "kind": "member"}]
    return {
        "ruleId": found.code,
        "ruleIndex": index,
        "level": _LEVELS[found.severity],
        "message": {"text": f"{found.message}. {found.fix}"},
        "locations": [location],
    }
