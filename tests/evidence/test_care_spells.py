"""The days of a therapist's or chiropractor's care: of the treatment that is named behind them, never of the complaint."""

import pytest
from times_bound import kinds_and_roles


@pytest.mark.parametrize(
    "text",
    [
        "Mrs. Roe was under our care from June 2 to August 1, 2025 for low back pain: spinal manipulation, 12 visits.",
        "He was seen in our clinic from 6/2/2025 through 8/1/2025 for leg pain, physical therapy and traction.",
        "She came to us from 6/2/2025 until 8/1/2025 with neck pain for supervised physical therapy.",
    ],
)
def test_days_of_care_are_the_treatments(text):
    assert kinds_and_roles(text) == [("treatment", "begin"), ("treatment", "end")]


@pytest.mark.parametrize(
    "text",
    [
        "Under my care from June 2 to August 1, 2025 for low back pain.",
        "Under my care since June 2, 2025 for low back pain: manipulation.",
    ],
)
def test_care_without_a_treatment_or_an_end_dates_none(text):
    assert ("treatment", "begin") not in kinds_and_roles(text)
