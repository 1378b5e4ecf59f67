"""Reports say what the figures say, in every format; text of a record can never become markup."""

import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from drafter.criteria.logic import State
from drafter.quality.comparison import compare
from drafter.quality.costs import Costs
from drafter.quality.evaluation import Evaluation
from drafter.quality.metrics import summarise
from drafter.quality.reports.junit import to_junit
from drafter.quality.reports.page import to_html
from drafter.quality.reports.plain import to_json
from drafter.quality.reports.text import comparison_text, figures_text, to_text
from drafter.quality.runs import Run
from drafter.quality.samples import Outcome, Sample
from drafter.quality.thresholds import Miss

RUN = Run(
    schema="run/1", gold="gold", gold_digest="1" * 64, cases=2, model="rules", prompts={}, versions={"p": ("1",)},
    policies="2" * 64, corpus="3" * 64, version="0.1.0", code="4" * 64, commit="", seed=0, repeats=1,
    metamorphic=False, text=True, python="3.11", started="2025-11-12T08:00:00+00:00",
)  # fmt: skip


@pytest.fixture
def evaluation(right, sampled, with_criterion, approving):
    """A run with one wrong met, one wrong approval, a refusal and a crash, after one in which all was right."""
    wrong = approving(with_criterion(right, "symptom-duration", state=State.MET, reason="<b>met</b>"))
    samples = [
        sampled(right, "fine"),
        sampled(wrong, "grave", note="<script>alert(1)</script>"),
        Sample(case="silent", outcome=Outcome.REFUSED, error="2 requests are pending"),
        Sample(case="broken", outcome=Outcome.CRASHED, error="KeyError at rules.py:3"),
    ]
    before = [sampled(right, "fine"), sampled(right, "grave")]
    misses = [Miss(name="wrong_met", message="1 criteria said to be met that are not; at most 0")]
    return Evaluation(
        RUN, samples, summarise(samples, Costs()), compare(before, samples, Costs()), "runs/before", misses,
        wall=1.5, crew="2 processes", drafted_now=4,
    )  # fmt: skip


def test_text_puts_the_dangerous_first(evaluation):
    text = to_text(evaluation)

    assert re.search(r"^ +1  criteria said to be met that are not$", text, re.MULTILINE)
    assert re.search(r"^ +1  lines approved that should not be$", text, re.MULTILINE)
    assert " ! grave line 1 symptom-duration: expected unclear, drafted met" in text
    assert " ! grave line 1: approved, expected request_information" in text
    assert "silent: 2 requests are pending" in text
    assert "broken: KeyError at rules.py:3" in text
    assert "NOT HELD: 1 thresholds" in text
    assert "4 drafts in 1.5 s on 2 processes" in text
    assert text.index("Safety") < text.index("Figures") < text.index("Wrong")


def test_text_of_a_comparison_begins_with_what_changed(evaluation):
    lines = comparison_text(evaluation, "runs/after").splitlines()

    assert lines[0] == "runs/after against runs/before"
    assert lines[1] == "2 changed in 2 cases of both runs"
    assert lines[2].startswith(" ! broken")
    assert any("McNemar exact p = 1" in line for line in lines)


def test_the_figures_of_the_documentation_hold_no_times(evaluation):
    text = figures_text(evaluation.summary)

    assert "ms" not in text.split()
    assert "Met, where it is not" in text


def test_json_is_whole(evaluation):
    content = json.loads(to_json(evaluation))

    assert content["summary"]["safety"]["wrong_met"] == 1
    assert content["missed"][0]["name"] == "wrong_met"
    assert [s["outcome"] for s in content["samples"]] == ["drafted", "drafted", "refused", "crashed"]
    assert content["comparison"]["broken"] == 1


def test_junit_tells_failures_errors_and_skips_apart(evaluation):
    suite = ET.fromstring(to_junit(evaluation)).find("testsuite")

    failed = {(c.get("classname"), c.get("name")) for c in suite.iter("testcase") if c.find("failure") is not None}
    assert failed == {
        ("grave", "line 1 symptom-duration"), ("grave", "line 1 recommendation"), ("thresholds", "wrong_met"),
    }  # fmt: skip
    assert suite.get("failures") == "3"
    assert (suite.get("errors"), suite.get("skipped")) == ("1", "1")
    assert suite.get("tests") == str(len(list(suite.iter("testcase"))))


class Page(HTMLParser):
    """What a page holds: tags, ids and the targets of its buttons; complains of tags that do not nest."""

    VOID = frozenset({"meta", "input", "br", "link", "img", "hr"})

    def __init__(self, text):
        super().__init__()
        self.open, self.tags, self.ids, self.targets = [], [], [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        given = dict(attributes)
        self.ids += [given["id"]] if "id" in given else []
        self.targets += [given["popovertarget"]] if "popovertarget" in given else []
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_the_page_is_whole_and_needs_nothing_else(evaluation):
    text = to_html(evaluation)
    page = Page(text)

    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert "http" not in text
    assert len(page.ids) == len(set(page.ids))
    assert set(page.targets) <= set(page.ids)


def test_the_page_shows_headlines_cells_and_their_reasons(evaluation):
    text = to_html(evaluation)

    assert '<div class="tile bad"><b>1</b><span>criteria said to be met that are not</span>' in text
    assert 'class="cell grave changed" popovertarget="grave-0-1-symptom-duration"' in text
    assert 'class="cell right" popovertarget="fine-0-1-symptom-duration"' in text
    assert "<mark>unknown 3 month</mark>" in text
    assert "Changed since runs/before" in text
    assert "2 requests are pending" in text
    assert "KeyError at rules.py:3" in text


def test_words_of_a_record_never_become_markup(evaluation):
    text = to_html(evaluation)

    assert "<script>" not in text
    assert "&lt;script&gt;alert(1)" in text
    assert "&lt;b&gt;met&lt;/b&gt;" in text


def test_a_page_of_nothing_but_refusals_still_stands():
    samples = [Sample(case="silent", outcome=Outcome.REFUSED, error="no answer")]

    Page(to_html(Evaluation(RUN, samples, summarise(samples, Costs()))))
