"""Procedure sessions: intervals and limits by the calendar, relief by share and time."""

from datetime import date, timedelta

import pytest

from drafter.criteria.logic import State
from drafter.criteria.measures import judge
from drafter.evidence.meaning.assertion import Assertion

M, N, U, D, X = State.MET, State.NOT_MET, State.UNCLEAR, State.NOT_DOCUMENTED, State.NOT_APPLICABLE
TPI, CARE = "commercial-trigger-point-injections", "medicare-trigger-point-injections"
INJECTION = "trigger-point-injection"


@pytest.fixture
def session(chart, plain):
    """Say that a session was on a day, or that some were before."""

    def session(*on, name=INJECTION, **more):
        for day in on:
            chart.say("procedure", name, status="prior", date=plain.days(day), **more)
        if not on:
            chart.say("procedure", name, status="prior", **more)
        return chart

    return session


@pytest.mark.parametrize(
    ("last", "served", "state"),
    [
        ("2025-09-03", "2025-11-03", M),  # two calendar months to the day
        ("2025-09-04", "2025-11-03", N),
        ("2025-11-02", "2025-11-03", N),
        ("2023-12-29", "2024-02-29", M),  # a leap year's February has a 29th
        ("2023-12-30", "2024-02-29", M),  # two months after 30 December end with February
        ("2023-12-30", "2024-02-28", N),
        ("2024-12-31", "2025-02-28", M),
        ("2024-12-31", "2025-02-27", N),
    ],
)
def test_the_interval_is_counted_in_calendar_months(rule, session, last, served, state):
    scope = session(last).scope(as_of=date.fromisoformat(served))

    assert judge(rule(TPI, "session-interval"), scope).state is state


def test_the_latest_of_several_sessions_counts(rule, session):
    assert judge(rule(TPI, "session-interval"), session("2025-10-20", "2025-01-05").scope()).state is N


@pytest.mark.parametrize(
    ("first", "last", "state"),
    [
        ("2025-08-01", "2025-08-31", M),
        ("2025-09-01", "2025-09-30", U),
        ("2025-10-01", "2025-10-31", N),
        ("2024-01-01", "2024-12-31", M),
    ],
)
def test_a_date_as_wide_as_a_month_is_unclear_only_where_it_straddles(rule, chart, plain, first, last, state):
    chart.say("procedure", INJECTION, status="prior", date=plain.days(first, last))

    assert judge(rule(TPI, "session-interval"), chart.scope()).state is state


@pytest.mark.parametrize("criterion", ["session-interval", "session-limit"])
def test_without_a_prior_session_the_limits_do_not_apply(rule, chart, plain, criterion):
    assert judge(rule(TPI, criterion), chart.scope()).state is X
    chart.say("procedure", INJECTION, status="planned", date=plain.days("2025-11-20"))
    chart.say("procedure", INJECTION, status="current")
    chart.say("procedure", "epidural-steroid-injection", status="prior", date=plain.days("2025-10-01"))
    chart.say("procedure", INJECTION, status="prior", date=plain.days("2025-10-01"), region=["low-back"])
    assert judge(rule(TPI, criterion), chart.scope()).state is X


def test_a_session_without_a_date_leaves_the_interval_unclear(rule, session):
    assert judge(rule(TPI, "session-interval"), session().scope()).state is U


def test_a_session_that_is_denied_is_none(rule, chart):
    chart.say("procedure", INJECTION, status="prior", meant=Assertion.ABSENT)

    assert judge(rule(TPI, "session-interval"), chart.scope()).state is X


def test_a_procedure_note_records_a_session_of_its_own_day(rule, chart):
    chart.say("procedure", INJECTION, on=date(2025, 10, 1), document="procedure-note")

    assert judge(rule(TPI, "session-interval"), chart.scope()).state is N


YEAR = ["2025-02-01", "2025-04-10", "2025-06-20", "2025-08-30"]


@pytest.mark.parametrize(
    ("policy", "dates", "state"),
    [
        (TPI, YEAR[:3], M),  # with this one four
        (TPI, YEAR, N),
        (CARE, YEAR[:2], M),
        (CARE, YEAR[:3], N),
    ],
)
def test_the_session_asked_for_is_counted_in(rule, session, policy, dates, state):
    assert judge(rule(policy, "session-limit"), session(*dates).scope()).state is state


@pytest.mark.parametrize(
    ("oldest", "served", "state"),
    [
        ("2024-11-03", "2025-11-03", M),  # the same day of the year before is outside
        ("2024-11-04", "2025-11-03", N),
        ("2023-02-28", "2024-02-28", M),
        ("2023-03-01", "2024-02-29", N),  # the year before 29 February begins after 28 February
        ("2023-02-28", "2024-02-29", M),
        ("2024-02-29", "2025-02-28", N),
        ("2024-02-28", "2025-02-28", M),
    ],
)
def test_twelve_months_begin_after_the_same_day_of_the_year_before(rule, session, oldest, served, state):
    day = date.fromisoformat(served)
    others = [(day - timedelta(days=days)).isoformat() for days in (60, 120, 180)]

    assert judge(rule(TPI, "session-limit"), session(oldest, *others).scope(as_of=day)).state is state


def test_one_session_told_twice_is_one(rule, session):
    session(*YEAR[:3]).say(
        "procedure", INJECTION, on=date(2025, 8, 1), status="prior", date={"first": "2025-06-20", "last": "2025-06-20"}
    )

    assert judge(rule(TPI, "session-limit"), session(*YEAR[:3]).scope()).state is M


@pytest.mark.parametrize(
    ("count", "state"),
    [((1,), M), ((3,), M), ((4,), U), ((2, 5), U), ((2, "any"), U), (None, U)],
)
def test_undated_sessions_count_only_when_they_cannot_exceed_the_limit(rule, session, plain, count, state):
    more = {"count": plain.number(*count)} if count else {}

    assert judge(rule(TPI, "session-limit"), session(**more).scope()).state is state


@pytest.mark.parametrize(
    ("count", "since", "state"), [(3, "2025-01-10", M), (5, "2025-01-10", N), (5, "2024-01-10", U)]
)
def test_a_number_since_a_day_counts_when_the_day_lies_inside(rule, chart, plain, count, since, state):
    chart.say("procedure", INJECTION, status="prior", count=plain.number(count), since=plain.days(since))

    assert judge(rule(TPI, "session-limit"), chart.scope()).state is state


@pytest.mark.parametrize(
    ("share", "weeks", "state"),
    [
        ((50,), (6,), M), ((80,), (10,), M), ((49,), (10,), N), ((80,), (5,), N), ((40,), None, N), (None, (5,), N),
        ((80,), None, U), (None, (10,), U), ((40, 60), (10,), U), ((50, "any"), (6,), M),
    ],
)  # fmt: skip
def test_relief_counts_by_share_and_time_together(rule, session, plain, share, weeks, state):
    more = {}
    if share:
        more["relief"] = plain.number(*share)
    if weeks:
        more["relief_length"] = plain.length(weeks[0] * 7, "days")

    assert judge(rule(CARE, "repeat-response"), session("2025-06-20", **more).scope(payer="medicare")).state is state


def test_relief_in_words_only_is_unclear_and_none_told_is_not_documented(rule, session, chart):
    assert judge(rule(CARE, "repeat-response"), session("2025-06-20").scope()).state is D
    assert judge(rule(CARE, "repeat-response"), session("2025-06-20", outcome="improved").scope()).state is U


def test_without_a_session_before_there_is_no_response_to_ask_for(rule, chart):
    assert judge(rule(CARE, "repeat-response"), chart.scope()).state is X


@pytest.mark.parametrize(
    ("other", "state"),
    [
        ({"code": "64405"}, N), ({"code": "62321"}, N), ({"code": "99213"}, M), ({"code": "64405", "dates": ["2025-11-04"]}, M),
    ],
)  # fmt: skip
def test_another_block_on_the_date_is_no_only_when_it_is_one(rule, chart, other, state):
    scope = chart.scope(lines=[{"code": "20553"}, other], payer="medicare")

    assert judge(rule(CARE, "no-other-block"), scope).state is state


def test_another_block_in_the_record_of_that_day_is_no(rule, chart):
    chart.say("procedure", "occipital-nerve-block", status="current")
    assert judge(rule(CARE, "no-other-block"), chart.scope()).state is N


def test_another_block_on_another_day_or_only_planned_is_not_on_the_date(rule, chart, plain):
    chart.say("procedure", "occipital-nerve-block", status="planned")
    chart.say("procedure", "occipital-nerve-block", status="current", on=date(2025, 8, 1))
    assert judge(rule(CARE, "no-other-block"), chart.scope()).state is M


@pytest.mark.parametrize(
    ("count", "first", "last", "state"),
    [
        ((5,), "2025-01-01", "2025-11-03", N),  # "five this year"
        ((3,), "2025-01-01", "2025-11-03", M),
        ((3, "any"), "2025-01-01", "2025-11-03", U),
        ((5,), "2024-01-01", "2024-12-31", U),  # some of them may lie within the twelve months
        ((5,), "2023-01-01", "2023-12-31", M),
        ((5,), "2025-09-01", "2025-09-01", M),  # five injections on one day are one session
    ],
)
def test_a_number_in_a_span_of_days_counts_by_where_the_span_lies(rule, chart, plain, count, first, last, state):
    chart.say(
        "procedure", INJECTION, status="prior", count=plain.number(*count), date=plain.days(first, last)
    )  # fmt: skip

    assert judge(rule(TPI, "session-limit"), chart.scope()).state is state


def test_a_number_in_a_span_is_not_lost_beside_a_session_with_its_date(rule, session, plain):
    chart = session("2025-09-01").say(
        "procedure", INJECTION, status="prior", count=plain.number(5), date=plain.days("2025-01-01", "2025-11-03")
    )

    assert judge(rule(TPI, "session-limit"), chart.scope()).state is N


@pytest.mark.parametrize(
    ("first", "last", "state"),
    [
        ("2025-01-01", "2025-11-03", U),
        ("2025-06-01", "2025-06-30", M),
        ("2025-06-21", "2025-09-22", M),
        ("2023-01-01", "2023-12-31", M),
    ],
)
def test_sessions_over_a_long_span_without_a_number_are_unclear(rule, chart, plain, first, last, state):
    """ "Injections this year" may be any number; "in June" or "last summer" dates one session."""
    chart.say("procedure", INJECTION, status="prior", date=plain.days(first, last))

    assert judge(rule(TPI, "session-limit"), chart.scope()).state is state


def test_a_session_of_the_past_without_a_date_or_a_standing_is_one_before(rule, chart):
    chart.say("procedure", INJECTION, meant=Assertion.HISTORICAL)

    assert judge(rule(TPI, "session-interval"), chart.scope()).state is U
    assert judge(rule(TPI, "session-limit"), chart.scope()).state is U


def test_a_procedure_note_without_a_date_may_be_of_any_day(rule, chart):
    chart.say("procedure", INJECTION, on=None, document="procedure-note")

    assert judge(rule(TPI, "session-interval"), chart.scope()).state is U


@pytest.mark.parametrize(
    ("day", "status", "state"),
    [("2025-11-03", "prior", N), ("2025-11-03", None, N), ("2025-11-02", "prior", M), ("2025-11-03", "planned", U)],
)
def test_another_block_is_on_the_date_by_its_own_date(rule, chart, plain, day, status, state):
    more = {"status": status} if status else {}
    chart.say("procedure", "occipital-nerve-block", date=plain.days(day), **more)

    assert judge(rule(CARE, "no-other-block"), chart.scope()).state is state


@pytest.mark.parametrize(("nth", "state"), [(2, M), (3, M), (4, N)])
def test_the_number_that_the_record_gives_the_session_asked_for_counts(rule, session, plain, nth, state):
    scope = session("2025-08-30")
    scope.say(
        "procedure", INJECTION, status="planned", count=plain.number(nth), date=plain.days("2025-01-01", "2025-11-03")
    )

    assert judge(rule(CARE, "session-limit"), scope.scope()).state is state


KNEE, STEROID = "commercial-knee-hyaluronan", "joint-injection"


@pytest.mark.parametrize(
    ("days", "given", "state"), [(14, "2025-05-05", M), (60, "2025-05-05", U), (14, "2025-10-28", U)]
)
def test_relief_of_weeks_that_was_over_long_before_the_note_is_a_failure(rule, chart, plain, days, given, state):
    """Of months it is none; and what was given the other day may still hold."""
    chart.say("procedure", STEROID, status="prior", date=plain.days(given), relief_length=plain.length(days, "days"))

    assert judge(rule(KNEE, "steroid-injection"), chart.scope(region="knee")).state is state


@pytest.mark.parametrize(("outcome", "state"), [("improved", M), ("failed", N)])
def test_a_course_that_did_nothing_was_no_benefit(rule, chart, plain, outcome, state):
    chart.say("procedure", "hyaluronan", status="prior", date=plain.days("2025-01-06"), outcome=outcome)

    assert judge(rule(KNEE, "repeat-benefit"), chart.scope(region="knee")).state is state


def test_relief_until_a_day_is_counted_from_the_session(rule, chart, plain):
    chart.say("procedure", INJECTION, status="prior", date=plain.days("2025-06-02"))
    chart.say("procedure", INJECTION, relief=plain.number(70), relief_until=plain.days("2025-09-01"))

    assert judge(rule(CARE, "repeat-response"), chart.scope()).state is M
