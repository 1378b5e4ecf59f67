"""Due times: by line of business, review and urgency, in the member's zone, over changes of the clock, with their reason."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.errors import InputError
from drafter.evidence.intake.cases import Case
from drafter.review import rulesets
from drafter.review.clocks import Due, due, extended, left

RULES = rulesets.load()


@pytest.mark.parametrize(
    ("given_", "at", "local", "reason"),
    [
        ({"received": "2026-01-12T15:12:00Z", "state": "TX"}, "2026-01-19T15:12", "19 Jan 2026, 09:12 CST",
         "Standard, 7 calendar days from receipt 12 Jan 2026, 09:12 (example-medicare-advantage; 42 CFR 422.568)"),
        ({"received": "2026-01-12T15:12:00Z", "state": "TX", "urgency": "expedited"}, "2026-01-15T15:12", "15 Jan 2026, 09:12 CST",
         "Expedited, 72 hours from receipt 12 Jan 2026, 09:12 (example-medicare-advantage; 42 CFR 422.572)"),
        ({"received": "2026-01-12", "state": "TX"}, "2026-01-19T06:00", "19 Jan 2026, 00:00 CST",
         "Standard, 7 calendar days from receipt 12 Jan 2026 (example-medicare-advantage; 42 CFR 422.568)"),
        # The rule that held on the day of receipt, by the member's calendar: 03:00 UTC on New Year's Day is still 2025 in Texas.
        ({"received": "2026-01-01T03:00:00Z", "state": "TX"}, "2026-01-15T03:00", "14 Jan 2026, 21:00 CST",
         "Standard, 14 calendar days from receipt 31 Dec 2025, 21:00 (example-medicare-advantage; 42 CFR 422.568)"),
        ({"received": "2026-01-12T15:12:00Z", "payer": "example-commercial"}, "2026-01-27T15:12", "27 Jan 2026, 10:12 EST",
         "Standard, 15 calendar days from receipt 12 Jan 2026, 10:12 (example-erisa; 29 CFR 2560.503-1(f); not verified; no state given, so America/New_York)"),
        ({"received": "2026-01-12T15:12:00Z", "payer": "example-commercial", "urgency": "expedited", "review": "concurrent", "state": "CA"},
         "2026-01-13T15:12", "13 Jan 2026, 07:12 PST",
         "Expedited concurrent, 24 hours from receipt 12 Jan 2026, 07:12 (example-erisa; NCQA notification frames, draft text)"),
        # Over the spring change, days keep the wall clock and hours do not.
        ({"received": "2026-03-06T15:00:00Z", "state": "NY"}, "2026-03-13T14:00", "13 Mar 2026, 10:00 EDT", None),
        ({"received": "2026-03-06T15:00:00Z", "state": "NY", "urgency": "expedited"}, "2026-03-09T15:00", "9 Mar 2026, 11:00 EDT", None),
        # 02:30 on 8 March does not exist in New York, 01:30 on 1 November is there twice: the earlier moment counts.
        ({"received": "2026-03-01T07:30:00Z", "state": "NY"}, "2026-03-08T06:30", "8 Mar 2026, 01:30 EST", None),
        ({"received": "2026-10-25T05:30:00Z", "state": "NY"}, "2026-11-01T05:30", "1 Nov 2026, 01:30 EDT", None),
        # No daylight saving in Arizona.
        ({"received": "2026-03-06T15:00:00Z", "state": "AZ"}, "2026-03-13T15:00", "13 Mar 2026, 08:00 MST", None),
        ({"received": "2025-11-12", "payer": "example-commercial", "review": "retrospective"}, "2025-12-12T05:00", "12 Dec 2025, 00:00 EST", None),
    ],
)  # fmt: skip
def test_when_and_why(asked, given_, at, local, reason):
    found = due(asked(given_.pop("received"), **given_), RULES)

    assert found.at == datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert found.at.tzinfo is UTC
    assert found.local == local
    assert reason in (None, found.reason)


@pytest.mark.parametrize("payer", ["medicare", "example-commercial"])
@pytest.mark.parametrize("review", ["prospective", "concurrent", "retrospective"])
@pytest.mark.parametrize("urgency", ["standard", "expedited"])
def test_every_kind_of_request_has_a_clock(asked, payer, review, urgency):
    for received in ("2019-02-03", "2025-12-31", "2026-01-01", "2033-05-05T23:59:59-08:00"):
        assert due(asked(received, payer=payer, review=review, urgency=urgency), RULES).reason


def test_a_rule_set_without_a_clock_for_the_request_says_so(asked):
    bare = RULES.sets[0].model_copy(update={"clocks": RULES.sets[0].clocks[:1]})
    rules = RULES.model_copy(update={"sets": (bare,)})
    with pytest.raises(InputError, match="no clock for expedited prospective requests received on 2026-01-12"):
        due(asked("2026-01-12", payer="example-commercial", urgency="expedited"), rules)


def test_an_unknown_state_or_payer_is_refused_not_guessed(asked):
    with pytest.raises(InputError, match="no state 'ZZ'"):
        due(asked("2026-01-12", state="ZZ"), RULES)
    with pytest.raises(InputError, match="no rule set is for the payer 'other'"):
        due(asked("2026-01-12", payer="other"), RULES)


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the bounds of naive days
    st.sampled_from([s.code for s in RULES.jurisdictions.states]),
    st.sampled_from(["standard", "expedited"]),
)
def test_a_due_time_is_never_later_than_its_length_allows_and_never_much_earlier(received, state, urgency):
    case = Case.model_validate({
        "id": "c", "payer": "medicare",
        "request": {"review": "prospective", "urgency": urgency, "received": received, "jurisdiction": state,
                    "lines": [{"line": 1, "code": "20553"}]},
        "documents": [{"id": "n", "text": "x"}],
    })  # fmt: skip
    found = due(case, RULES)
    lengths = {timedelta(days=7), timedelta(days=14)} if urgency == "standard" else {timedelta(hours=72)}

    assert any(abs(found.at - received - length) <= timedelta(hours=1) for length in lengths)


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ({"days": 5, "hours": 3, "minutes": 20}, "in 5 d 3 h"),
        ({"days": 5, "minutes": 20}, "in 5 d"),
        ({"hours": 5, "minutes": 10, "seconds": 40}, "in 5 h 10 min"),
        ({"minutes": 12}, "in 12 min"),
        ({"seconds": 30}, "in 0 min"),
        ({"seconds": -30}, "overdue by 0 min"),
        ({"hours": -2}, "overdue by 2 h"),
        ({"days": -3, "hours": -1}, "overdue by 3 d 1 h"),
    ],
)
def test_what_is_left(asked, before, told):
    found = due(asked("2026-01-12T15:12:00Z", state="TX"), RULES)

    assert left(found, found.at - timedelta(**before)) == told


def test_an_extension_is_documented_and_taken_once(asked):
    case = asked("2026-03-04T15:12:00Z", state="NY", urgency="expedited")
    rule = RULES.for_payer("medicare").extension(case)
    before = due(case, RULES)
    sent = before.at - timedelta(hours=2)

    after = extended(before, rule, "The imaging report is on its way.", notice_sent=sent)

    # 14 days later by the wall clock, over the spring change.
    assert (after.at, after.local) == (before.at + timedelta(days=14, hours=-1), "21 Mar 2026, 10:12 EDT")
    assert after.reason.endswith("extended by 14 days (42 CFR 422.572): The imaging report is on its way.")
    for args, message in (
        ((before, rule, "  ", sent), "needs its reason"),
        ((before, rule, "x", None), "needs a notice"),
        ((before, rule, "x", before.at + timedelta(minutes=1)), "needs a notice"),
        ((after, rule, "x", sent), "put off already"),
    ):
        with pytest.raises(InputError, match=message):
            extended(args[0], args[1], args[2], notice_sent=args[3])


def test_an_unverified_extension_says_so_and_some_requests_have_none(asked):
    case = asked("2026-03-04", payer="example-commercial")
    rule = RULES.for_payer("example-commercial").extension(case)
    before = due(case, RULES)

    assert "(29 CFR 2560.503-1(f); not verified): x" in extended(before, rule, "x", notice_sent=before.at).reason
    assert RULES.for_payer("example-commercial").extension(asked("2026-03-04", urgency="expedited")) is None


def test_a_due_time_goes_through_json_whole(asked):
    found = due(asked("2026-01-12T15:12:00Z", state="TX"), RULES)

    assert Due.model_validate_json(found.model_dump_json()) == found
