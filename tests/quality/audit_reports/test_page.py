"""Reports: the same figures in every form, all text escaped, nobody's name."""

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from audits_year import SINCE, UNTIL, read, sampled, year

from drafter.quality.audit_reports.page import to_fragment, to_html
from drafter.quality.audit_reports.plain import to_csv, to_json
from drafter.quality.audit_reports.text import to_text
from drafter.quality.audits.figures import base_of, basis_of, figures
from drafter.quality.audits.items import items_of
from drafter.quality.audits.report import Report, SampleTold
from drafter.quality.audits.samples import Method
from drafter.quality.audits.signals import signals

if TYPE_CHECKING:
    from collections.abc import Sequence


@pytest.fixture(scope="module")
def report():
    of = year(2000, worse=0.15)
    sample = sampled(of, 300, method=Method.STRATIFIED)
    readings, basis = read(of, sample), basis_of(sample)
    found: Sequence = signals(of.signed, items_of(of.signed, readings, basis.strata), base_of(basis, readings))
    told = SampleTold("sample", "stratified by policy", SINCE, UNTIL, 300, 300, used=True, why="", redrawn=True)
    return Report("Audit <report>", SINCE, UNTIL, "2027-01-01T00:00:00.000000Z", "0" * 64, 2000, (told,), figures(of.signed, basis, readings), tuple(found), None)  # fmt: skip


def test_every_form_tells_the_same_accuracy(report):
    draft = report.figures.criteria[0].draft
    assert json.loads(to_json(report))["figures"]["criteria"][0]["draft"]["value"] == draft.value
    rows = list(csv.DictReader(io.StringIO(to_csv(report))))
    assert float(rows[0]["value"]) == draft.value
    assert f"{draft.value:.1%}" in to_text(report)
    assert f"{draft.value * 100:.1f} %" in to_html(report)


def test_who_stands_out_is_in_no_form(report):
    assert any(s.who for s in report.signals)
    for form in (to_json, to_csv, to_text, to_html):
        assert not re.search(r"reviewer-\d\d", form(report)), form


def test_the_page_is_whole_by_itself_and_escapes_what_it_is_given(report):
    page = to_html(report)
    assert "Audit &lt;report&gt;" in page
    assert not re.search(r"<script|src=|href=\"http", page)


def test_a_part_of_a_page_of_the_workbench_has_no_style_of_its_own(report):
    assert " style=" not in to_fragment(report)


def test_plots_say_in_words_what_they_show(report):
    page = to_html(report)
    assert page.count('role="img"') >= 8
    assert 'aria-label="Right criteria with intervals. policy epidural@1: draft ' in page
