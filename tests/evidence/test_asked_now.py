"""Questions of now that are answered no, and logs that are kept."""

from __future__ import annotations

from datetime import date

import pytest

from drafter.evidence.courses.asked_now import denied_now, kept_log
from drafter.evidence.reading import Reading

_DAY = date(2025, 11, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Do you go to therapy now?  No, I quit last summer",
        "Are you doing any exercises for your neck? no",
        "In physical therapy now: no",
        "Active rehab program: [ ] yes [x] no",
        "PT? Not currently.",
    ],
)
def test_what_is_asked_of_now_and_answered_no_is_not_done(text: str) -> None:
    reading = Reading(text, _DAY)
    assert denied_now(reading, reading.sentences[0]) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Do you have pain with your exercises? No",
        "Have you had physical therapy? No",
        "Are you doing exercises for your neck? No, but I will start on Monday",
        "Are you in physical therapy? Yes",
        "PT? No",
    ],
)
def test_other_questions_say_nothing_of_now(text: str) -> None:
    reading = Reading(text, _DAY)
    assert denied_now(reading, reading.sentences[0]) is None


def test_a_log_is_kept_whose_latest_rows_tell_that_it_was_done() -> None:
    reading = Reading("HOME EXERCISE LOG (neck)\nMon 10/27 done 15 min\nWed 10/29 done 20 min", _DAY)
    assert kept_log(reading, reading.sentences[0])


@pytest.mark.parametrize(
    "rows",
    [
        "Mon 10/27 ____\nWed 10/29 ____",
        "Mon 10/27 done 15 min\nWed 10/29 done\nFri 10/31 no",
        "Mon 6/2 done\nWed 6/4 done\nFri 6/6 done",
        "Mon 10/27 done",
    ],
)
def test_a_log_is_not_kept_that_is_blank_stopped_or_old(rows: str) -> None:
    reading = Reading(f"HOME EXERCISE LOG (neck)\n{rows}", _DAY)
    assert not kept_log(reading, reading.sentences[0])


def test_a_sheet_is_kept_that_is_signed_up_to_its_day_and_blank_behind_it() -> None:
    text = "BACK SCHOOL - SIGN-IN SHEET\nName: R. Boyd\n10/23  RB\n10/30  RB\n11/06  ____"
    reading = Reading(text, _DAY)
    assert kept_log(reading, reading.sentences[0])


def test_a_sheet_of_days_missed_is_not_kept() -> None:
    reading = Reading("BACK SCHOOL - SIGN-IN SHEET\nName: R. Boyd\n10/23  absent\n10/30  no", _DAY)
    assert not kept_log(reading, reading.sentences[0])
