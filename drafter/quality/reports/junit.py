"""A run as JUnit XML: a test case for each criterion, each recommendation, and each case that has no draft."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from drafter.quality.samples import Outcome

if TYPE_CHECKING:
    from drafter.quality.evaluation import Evaluation
    from drafter.quality.samples import Sample


def to_junit(evaluation: Evaluation) -> str:
    """Failures are wrong answers, errors are crashes, and what the model gave no answer to is skipped."""
    suite = ET.Element("testsuite", name=f"gold cases, model {evaluation.run.model}")
    for sample in evaluation.samples:
        _sample(suite, sample)
    for miss in evaluation.misses or ():
        case = ET.SubElement(suite, "testcase", classname="thresholds", name=miss.name)
        ET.SubElement(case, "failure", message=miss.message)
    counts = {kind: len(suite.findall(f"testcase/{kind}")) for kind in ("failure", "error", "skipped")}
    suite.set("tests", str(len(suite)))
    for kind, name in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        suite.set(name, str(counts[kind]))
    suite.set("time", f"{evaluation.wall:.3f}")
    root = ET.Element("testsuites")
    root.append(suite)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _sample(suite: ET.Element, sample: Sample) -> None:
    name = f"{sample.case}#{sample.repeat + 1}" if sample.repeat else sample.case

    def test(what: str, failure: str = "") -> ET.Element:
        case = ET.SubElement(suite, "testcase", classname=name, name=what)
        if failure:
            ET.SubElement(case, "failure", message=failure)
        return case

    if sample.score is None:
        kind = "skipped" if sample.outcome is Outcome.REFUSED else "error"
        ET.SubElement(test("draft"), kind, message=sample.error)
        return
    for each in sample.score.criteria:
        got = each.got.value if each.got else "nothing"
        grave = "wrong met: " if each.wrong_met else ""
        test(
            f"line {each.line} {each.criterion}",
            "" if each.right else f"{grave}expected {each.expected.value}, drafted {got}",
        )
    for line in sample.score.lines:
        if line.expected is not None:
            got = line.got.value if line.got else "nothing"
            wrong = "" if line.got is line.expected else f"expected {line.expected.value}, drafted {got}"
            test(f"line {line.line} recommendation", wrong)
    for code, raised in sample.score.findings.items():
        test(f"finding {code}", "" if raised else "it is not raised")
    for number, phrase in enumerate(sample.score.said, 1):
        test(f"must not say {number}", f"the draft says {phrase!r}")
