"""Findings as SARIF: what an editor or a code host reads."""

import json

from drafter.drafting.findings import finding
from drafter.render.sarif import to_sarif

FOUND = [
    finding("DSP003", "18", "the text says deny"),
    finding("EVD001", "/facts/0", "no such quote"),
    finding("LIN003", "2", "units"),
]


def run(findings=FOUND, file="drafts/one letter.txt"):
    report = json.loads(to_sarif(findings, file))
    assert report["version"] == "2.1.0"
    return report["runs"][0]


def test_each_result_names_its_rule_and_its_level():
    rules = run()["tool"]["driver"]["rules"]

    assert [(r["ruleId"], rules[r["ruleIndex"]]["id"], r["level"]) for r in run()["results"]] == [
        ("DSP003", "DSP003", "error"),
        ("EVD001", "EVD001", "error"),
        ("LIN003", "LIN003", "warning"),
    ]


def test_a_line_becomes_a_region_and_a_pointer_a_logical_location():
    first, second, _ = (result["locations"][0] for result in run()["results"])

    assert first["physicalLocation"] == {
        "artifactLocation": {"uri": "drafts/one%20letter.txt"},
        "region": {"startLine": 18},
    }
    assert second["logicalLocations"][0]["fullyQualifiedName"] == "/facts/0"


def test_no_findings_are_a_run_without_results():
    assert (run([])["results"], run([])["tool"]["driver"]["rules"]) == ([], [])
