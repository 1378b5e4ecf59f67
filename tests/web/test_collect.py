"""Signed determinations read out of a real store and its ledger; a tampered one gives nothing. Reports and the command line over it."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from audit_steps import signed
from sqlalchemy import text
from steps import entries, first_case, team, version
from typer.testing import CliRunner

from drafter.cli import app, audit, audit_reports
from drafter.criteria.logic import State
from drafter.errors import ConflictError, InputError, MissingError, RefusedError
from drafter.quality.audits import report
from drafter.quality.audits.collect import TamperedError, collect
from drafter.quality.audits.readings import Blind
from drafter.quality.audits.samples import Method, Plan
from drafter.quality.audits.stored import draw_and_keep, population, sample_of
from drafter.record import audits
from drafter.record.clock import stamp
from drafter.record.store import Actor
from drafter.review.decisions import Disposition, Outcome
from drafter.web import actions, changes, stages

assert audit
assert audit_reports
PLAN = Plan(method=Method.SIMPLE, since="2020-01-01", until="2100-01-01", size=3, seed=1)


def url(office):
    return str(office.store.engine.url)


def run(office, *given):
    return CliRunner().invoke(app, ["audit", *given, "--database", url(office)])


@pytest.fixture
def drawn(signed_office):
    """A sample of three."""
    return draw_and_keep(signed_office.store, Actor(), PLAN)


def read(office, sample, *states, login="ada"):
    """Blind answers of an auditor to everything that is drawn."""
    identifier, found = sample
    ada = team(office)[login]
    for each in found.drawn:
        with office.store.change(changes.actor(ada)) as change:
            blind = Blind(states=dict(states), lines={1: Disposition.REQUEST_INFORMATION}, at=stamp())
            audits.keep_reading(change, identifier, each.id, "blind", blind.model_dump_json())


def test_what_was_signed_is_read_with_draft_answers_and_behaviour(signed_office):
    found = population(signed_office.store)
    assert len(found) == 4
    people = {person.id: login for login, person in team(signed_office).items()}
    assert [people[each.reviewer] for each in found] == ["nora", "nils", "paula", "nora"]
    one = found[0]
    assert one.outcome is Outcome.INFORMATION_REQUEST
    assert {line.signed for line in one.lines} == {Disposition.REQUEST_INFORMATION}
    assert len(one.criteria) == 7
    assert all(c.draft is c.signed for c in one.criteria)
    assert one.opened == one.deciding > 3
    assert one.edits == 0
    assert one.acknowledged > 0
    assert one.model.startswith("rules ")
    assert 0 < one.seconds < 600
    assert not one.overturned


def test_a_signature_that_was_dismissed_before_its_letter_is_none(drafted_office):
    nora, case = team(drafted_office)["nora"], first_case(drafted_office)
    signed(drafted_office, nora, case)
    assert len(population(drafted_office.store)) == 1
    actions.answer(drafted_office, nora, case, version(drafted_office, case), 1, "symptom-duration", State.MET, "So.")
    assert population(drafted_office.store) == []


def test_one_that_was_amended_after_its_letter_counts_and_an_override_is_an_edit(drafted_office):
    nora, case = team(drafted_office)["nora"], first_case(drafted_office)
    signed(drafted_office, nora, case)
    stages.release_letter(drafted_office, nora, case)
    stages.amend(drafted_office, nora, case, "A word was wrong.")
    assert len(population(drafted_office.store)) == 1


def tamper(office, statement):
    with office.store.engine.begin() as connection:
        for name in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all():
            connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text(statement))


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE ledger SET actor = 'x' WHERE seq = 5", "entry 5"),
        ("DELETE FROM ledger WHERE seq = 7", "removed before it"),
        ("UPDATE signature SET content = replace(content, 'request_information', 'approve')", "was changed after"),
        ("UPDATE draft SET content = content || ' '", "was changed after"),
    ],
)
def test_a_tampered_record_gives_no_figures(signed_office, statement, told):
    tamper(signed_office, statement)
    with signed_office.store.read() as connection, pytest.raises(TamperedError, match=told):
        collect(connection)
    with pytest.raises(TamperedError):
        report.of_period(signed_office.store, "2020-01-01", "2100-01-01")
    before = len(entries(signed_office, "audit_sample"))
    done = run(signed_office, "sample", "--since", "2020-01-01", "--until", "2100-01-01", "--size", "2")
    assert isinstance(done.exception, TamperedError)
    assert done.exception.exit_code == 1
    assert len(entries(signed_office, "audit_sample")) == before


def test_a_sample_is_kept_as_it_was_drawn(signed_office, drawn):
    identifier, found = drawn
    with signed_office.store.read() as connection:
        assert sample_of(connection, identifier) == found
        with pytest.raises(MissingError):
            sample_of(connection, "nothing")
    assert json.loads(entries(signed_office, "audit_sample")[0].detail)["stored"][0]["key"] == identifier


def test_the_report_of_a_sample_and_of_its_period_tell_the_same(signed_office, drawn):
    read(signed_office, drawn, ("1/symptom-duration", State.UNCLEAR), ("1/conservative-treatment", State.MET))
    of_sample = report.of_sample(signed_office.store, drawn[0])
    of_period = report.of_period(signed_office.store, "2020-01-01", "2100-01-01")
    assert of_sample.figures.criteria == of_period.figures.criteria
    assert (of_sample.figures.criteria[0].draft.count, of_sample.figures.criteria[0].draft.of) == (3, 6)
    assert of_period.covered == 4
    assert of_period.samples[0].redrawn


def test_samples_that_cannot_be_put_together_are_left_out_with_the_reason(signed_office, drawn):
    risk = draw_and_keep(signed_office.store, Actor(), PLAN.model_copy(update={"method": Method.RISK}))
    other = draw_and_keep(signed_office.store, Actor(), PLAN.model_copy(update={"seed": 2, "size": 1}))
    draw_and_keep(signed_office.store, Actor(), PLAN.model_copy(update={"seed": 3}))
    for each in (drawn, risk, other):
        read(signed_office, each, ("1/symptom-duration", State.UNCLEAR))
    told = report.of_period(signed_office.store, "2020-01-01", "2100-01-01")
    why = {each.id: each.why for each in told.samples}
    assert why[drawn[0]] == ""
    assert "by risk" in why[risk[0]]
    assert "overlaps" in why[other[0]]
    assert any("nothing of it was read" in each for each in why.values())
    narrow = report.of_period(signed_office.store, "2021-01-01", "2100-01-01")
    assert {each.why for each in narrow.samples if each.id == drawn[0]} == {"its time reaches beyond the period"}


def test_an_empty_period_is_refused(signed_office):
    with pytest.raises(InputError, match="nothing was signed"):
        report.of_period(signed_office.store, "2020-01-01", "2020-02-01")


def test_blind_answers_and_comparison_are_each_kept_once_and_in_order(signed_office, drawn):
    identifier, found = drawn
    ada = changes.actor(team(signed_office)["ada"])
    one = found.drawn[0].id

    def keep(kind):
        with signed_office.store.change(ada) as change:
            audits.keep_reading(change, identifier, one, kind, "{}")

    with pytest.raises(ConflictError, match="blind answers come first"):
        keep("compared")
    keep("blind")
    with pytest.raises(ConflictError, match="stays as it was"):
        keep("blind")
    keep("compared")
    with signed_office.store.read() as connection:
        assert [kept.kind for kept in audits.readings(connection, identifier)] == ["blind", "compared"]
        assert audits.readings(connection, "another") == []


def test_a_candidate_takes_two_people_other_than_who_proposed_it(signed_office, drawn):
    people = {login: changes.actor(person) for login, person in team(signed_office).items()}
    with signed_office.store.change(people["ada"]) as change:
        identifier = audits.propose(change, drawn[1].drawn[0].id, "{}")

    def approve(login):
        with signed_office.store.change(people[login]) as change:
            audits.approve(change, identifier)
            (kept,) = audits.candidates(change.connection)
            return kept.approved

    for login, error in (("ada", RefusedError), ("nora", None), ("nora", RefusedError), ("ada", RefusedError)):
        if error is None:
            assert approve(login) is False
        else:
            with pytest.raises(error):
                approve(login)
    assert approve("paula") is True
    with pytest.raises(ConflictError):
        approve("nils")
    with signed_office.store.change(people["nora"]) as change, pytest.raises(MissingError):
        audits.approve(change, "nothing")


def test_the_command_line_draws_reports_and_exports(signed_office, tmp_path):
    day = datetime.now(UTC).date()
    period = ("--since", (day - timedelta(days=1)).isoformat(), "--until", (day + timedelta(days=2)).isoformat())
    done = run(signed_office, "sample", *period, "--method", "stratified", "--by", "reviewer", "--rule", "5%-or-50", "--seed", "4", "--format", "json")  # fmt: skip
    assert done.exit_code == 0, done.output
    told = json.loads(done.stdout)
    assert told["plan"]["seed"] == 4
    with signed_office.store.read() as connection:
        assert sample_of(connection, told["id"]).model_dump(mode="json")["drawn"] == told["drawn"]
    assert f"audit report {told['id']}" not in done.stdout
    for form, begins in (("text", "Audit of sample"), ("csv", "section,group"), ("json", "{"), ("html", "<!doctype html>")):  # fmt: skip
        shown = run(signed_office, "report", told["id"], "--format", form)
        assert shown.exit_code == 0, shown.output
        assert shown.stdout.startswith(begins)
    file = tmp_path / "report.html"
    assert run(signed_office, "report", *period, "-o", str(file)).exit_code == 0
    assert "Audit report" in file.read_text()
    packet = tmp_path / "packet.html"
    assert run(signed_office, "packet", first_case(signed_office), "-o", str(packet)).exit_code == 0
    assert "<strong>Verified" in packet.read_text()
    assert run(signed_office, "gold", "-o", str(tmp_path / "gold")).exit_code == 0


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("sample", "--since", "2026-01-01", "--until", "2026-02-01"), "one size"),
        (("sample", "--since", "2026-01-01", "--until", "2026-02-01", "--size", "2", "--margin", "0.1"), "one size"),
        (("sample", "--since", "yesterday", "--until", "2026-02-01", "--size", "2"), "no day"),
        (("sample", "--since", "2026-03-01", "--until", "2026-02-01", "--size", "2"), "ends before"),
        (("sample", "--since", "2026-01-01", "--until", "2026-02-01", "--size", "2", "--by", "moon"), "stratify"),
        (("sample", "--since", "2026-01-01", "--until", "2026-02-01", "--rule", "half"), "no rule"),
        (("report",), "no day"),
        (("report", "--threshold", "3"), "threshold"),
        (("report", "abc", "--since", "2026-01-01"), "its own time"),
    ],
)
def test_wrong_use_is_told_with_its_place(signed_office, given, told):
    done = run(signed_office, *given)
    assert isinstance(done.exception, InputError)
    assert told in str(done.exception)
    assert done.exception.exit_code == 2
