"""Figures: counted by hand on a few determinations, and covering the truth of an invented year."""

import pytest
from audits_year import read, sampled, year

from drafter.criteria.logic import State
from drafter.drafting.determination import Recommendation
from drafter.quality.audits.behaviour import spreads
from drafter.quality.audits.figures import Base, Basis, accuracy, base_of, basis_of, figures
from drafter.quality.audits.items import items_of, line_items_of
from drafter.quality.audits.readings import Blind, Compared, ErrorKind, Mark, Reading
from drafter.quality.audits.samples import Method
from drafter.quality.audits.signed import Signed, SignedCriterion, SignedLine
from drafter.review.decisions import Disposition, Outcome

MET, UNCLEAR, NOT_MET = State.MET, State.UNCLEAR, State.NOT_MET


def signed(name, *criteria, reviewer="r1", decided=Disposition.APPROVE, **other):
    """``criteria`` are pairs of drafted and signed."""
    return Signed(**({
        "id": name, "case": f"case-{name}", "at": "2026-05-01T12:00:00.000000Z", "model": "rules 1", "reviewer": reviewer, "role": "nurse",
        "outcome": Outcome.APPROVAL, "seconds": 100, "deciding": 4, "opened": 3, "edits": 0, "acknowledged": 0, "disagreement": False,
        "criteria": tuple(SignedCriterion(line=1, criterion=f"c{n}", policy="p@1", draft=d, signed=s) for n, (d, s) in enumerate(criteria, 1)),
        "lines": (SignedLine(line=1, policy="p@1", draft=Recommendation.APPROVE, signed=decided),),
    } | other))  # fmt: skip


def reading(name, *states, line=Disposition.APPROVE, auditor="a1", at="2026-06-01T00:00:00.000000Z", compared=None, before=False):  # fmt: skip
    blind = Blind(states={f"1/c{n}": s for n, s in enumerate(states, 1)}, lines={1: line}, looked_before=before, at=at)
    return Reading(signed=name, auditor=auditor, blind=blind, compared=compared)


POPULATION = (
    signed("a", (MET, MET), (MET, UNCLEAR)),  # the second error of the draft was corrected
    signed("b", (MET, MET), (UNCLEAR, UNCLEAR)),  # the first was missed
    signed("c", (MET, NOT_MET), (MET, None)),  # what was right was spoiled; one was not answered
)
READ = (reading("a", MET, UNCLEAR), reading("b", UNCLEAR, UNCLEAR), reading("c", MET, MET, line=Disposition.DENY))
EVERYONE = Basis(represents=True, sizes={"": 3}, strata={"a": "", "b": "", "c": ""})


@pytest.fixture
def told():
    return figures(POPULATION, EVERYONE, READ)


def test_what_was_right_corrected_missed_and_spoiled_is_counted(told):
    everything = told.criteria[0]
    counted = {n: (getattr(everything, n).count, getattr(everything, n).of) for n in ("draft", "signed", "corrected", "missed", "spoiled")}  # fmt: skip
    assert counted == {"draft": (4, 6), "signed": (3, 5), "corrected": (1, 2), "missed": (1, 2), "spoiled": (1, 3)}


def test_lines_are_right_when_the_recommendation_fits_what_the_auditor_decides(told):
    assert (told.lines[0].draft.count, told.lines[0].draft.of) == (2, 3)
    assert (told.lines[0].signed.count, told.lines[0].signed.of) == (2, 3)


def test_groups_are_policies_criteria_models_and_months(told):
    assert [a.group for a in told.criteria] == ["all", "policy p@1", "criterion p@1: c1", "criterion p@1: c2", "model rules 1", "month 2026-05"]  # fmt: skip


def test_agreement_is_between_draft_signer_and_auditor(told):
    assert told.agreements["draft and auditor"].share == pytest.approx(4 / 6)
    assert told.agreements["signer and auditor"].share == pytest.approx(3 / 5)
    assert told.agreements["draft and signer"].items == 5
    assert told.agreements["auditor and second auditor"] is None


def test_two_readings_of_one_determination_count_once_and_tell_of_agreement():
    second = reading("a", MET, MET, auditor="a2", at="2026-07-01T00:00:00.000000Z")
    told = figures(POPULATION, EVERYONE, (second, *READ))
    assert told.read == 3
    assert told.criteria[0].draft.count == 4
    assert told.agreements["auditor and second auditor"].share == 0.5


def test_errors_rubric_and_readings_that_were_not_blind_are_told():
    marks = {"1/c1": Mark(evidence_right=True, citation_right=False, errors=(ErrorKind.CITATION,))}
    compared = Compared(marks=marks, timely=True, errors=(ErrorKind.LETTER, ErrorKind.CITATION), at="2026-06-01T00:00:00.000000Z")  # fmt: skip
    told = figures(POPULATION, EVERYONE, (reading("a", MET, MET, compared=compared, before=True), READ[1]))
    assert told.errors == {"citation": 2, "letter": 1}
    assert told.rubric["evidence_right"].value == 1
    assert told.rubric["citation_right"].value == 0
    assert told.rubric["rationale_supported"].value is None
    assert told.rubric["timely"].value == 1
    assert (told.read, told.compared, told.not_blind) == (2, 1, 1)


def test_a_determination_that_no_longer_counts_is_left_out():
    assert figures(POPULATION[:2], EVERYONE, READ).read == 2


def test_reviewers_are_told_of_together_and_never_when_they_are_few():
    many = [signed(f"{n}", (MET, MET), reviewer=f"r{n % 3}", seconds=100 + n) for n in range(9)]
    (seconds, *_) = spreads(many)
    assert (seconds.reviewers, seconds.lowest, seconds.middle, seconds.highest) == (3, 103, 104, 105)
    assert list(spreads([s for s in many if s.reviewer != "r2"])) == []


@pytest.mark.parametrize(("method", "by"), [(Method.SIMPLE, "policy"), (Method.STRATIFIED, "model")])
def test_intervals_cover_the_truth_about_as_often_as_they_claim(method, by):
    """The whole measurement is evals/audits.py; 120 samples here tell a formula that is wrong from one that is right."""
    of = year(2000)
    n = len(of.signed)
    truths = {}
    everyone = {s.id: "" for s in of.signed}
    whole = Basis(represents=True, sizes={"": n}, strata=everyone)
    for kind, items in (("criteria", items_of), ("lines", line_items_of)):
        everything = accuracy("all", items(of.signed, read(of, sampled(of, n)), everyone), Base(whole.sizes, {"": n}))
        truths[kind] = {name: getattr(everything, name).value for name in ("draft", "signed", "corrected")}
    hits, times = dict.fromkeys(((k, n) for k, v in truths.items() for n in v), 0), 120
    for seed in range(times):
        sample = sampled(of, 150, seed=seed, method=method, by=by)
        readings, basis = read(of, sample), basis_of(sample)
        for kind, items in (("criteria", items_of), ("lines", line_items_of)):
            got = accuracy("all", items(of.signed, readings, basis.strata), base_of(basis, readings))
            for name, truth in truths[kind].items():
                hits[kind, name] += getattr(got, name).low <= truth <= getattr(got, name).high
    # 95 % of 120 is 114, give or take 2.4; below 106 is three deviations off.
    assert min(hits.values()) >= 106, hits
