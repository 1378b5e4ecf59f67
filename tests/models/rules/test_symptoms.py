"""How long the complaint of a region has lasted, and what a time in a note does not say of it."""

import pytest


def times(told, text, **more):
    return [(fact.get("region", ""), fact.get("length") or fact.get("begin")) for fact in told("symptom", text, **more)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Neck pain for 5 months.", [("Neck", "5 months")]),
        ("She has had neck pain since 06/14/2025.", [("neck", "06/14/2025")]),
        ("Low back pain for 2 years. Neck pain for 6 weeks.", [("Low back", "2 years"), ("Neck", "6 weeks")]),
        ("Neck pain began after a fall in March 2025.", [("Neck", "March 2025")]),
        ("He was in an MVA on 06/01/2025. Neck pain since then.", [("Neck", "06/01/2025")]),
        ("Headaches for 4 months.", [("", "4 months")]),
        ("Neck pain. Duration: 5 months", [("Neck", "5 months")]),
        ("HPI: 45 y/o with neck pain x 7 months.", [("neck", "x 7 months")]),
    ],
)
def test_a_complaint_has_its_time(told, text, expected):
    assert times(told, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "PT for 12 weeks for neck pain.",  # of the treatment
        "Seen here for 3 years for neck pain.",  # of the care
        "Neck pain. RTC 3 months.",  # of the follow-up
        "Diabetes for 10 years. Neck pain.",  # of another condition
        "Neck pain. Status post cervical fusion 2 years ago.",  # since surgery
        "No neck pain for 5 months.",
        "Mother had neck pain for 10 years.",
        "FAMILY HISTORY: neck pain for 20 years",
        "Plan: if neck pain lasts for 6 months, refer.",
        "Chronic neck pain.",
        "Neck pain, a 45 year old man.",
        "Headaches last 4 hours each.",
    ],
)
def test_a_time_of_something_else_is_none_of_the_complaint(told, text):
    assert times(told, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Plan: TPI, two muscles.\n\nThe patient is a 41-year-old woman. Neck pain for 5 months.",
            [("Neck", "5 months")],
        ),
        (
            "41F, here for the right neck.\n\nA/P: inject. Tolerated. Ice. Stretches. Call.\n\nS: First noticed it in July 2025.",
            [("neck", "July 2025")],
        ),
        ("Plan: If neck pain for 5 months goes on, refer.\n\nReturn in 6 weeks.", []),
        ("Here for the neck.\n\nPMH: gout. Reflux. Asthma. Hernia. Migraine.\n\nNoticed it in July 2025.", []),
    ],
)
def test_a_history_told_below_the_plan_is_read_as_any_other(told, text, expected):
    assert times(told, text) == expected


def test_a_flare_does_not_shorten_the_condition(told):
    assert times(told, "Neck pain for 2 years, worse for 3 weeks.") == [("Neck", "2 years")]


def test_a_form_s_complaint_is_attested(read):
    assert [fact.attested for fact in read("symptom", "Neck pain for 5 months.", document="request-form")] == [True]
    assert [fact.attested for fact in read("symptom", "Neck pain for 5 months.")] == [False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L4-S1 fusion (2018) with persistent low back and leg pain since the operation.", "2018"),
        ("He had an L4-5 fusion in 2019. His leg pain has been there ever since the surgery.", "2019"),
        ("s/p L4-5 fusion 2019 with ongoing leg pain since surgery.", "2019"),
        ("Had a discectomy in 2020. Low back pain has bothered him ever since.", "2020"),
        ("Laminectomy 2015. Chronic leg pain following the surgery.", "2015"),
    ],
)
def test_pain_since_an_operation_began_with_it(told, text, expected):
    assert expected in [begin for _, begin in times(told, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Cholecystectomy in 2012. Low back pain since the fall.",
        "Had a fusion in 2019. Leg pain improved since surgery.",
        "Had a fusion in 2019. Leg pain resolved after the surgery.",
        "TKA in 2020. No knee pain since surgery.",
        "Her mother had a fusion in 2019 and has had back pain since the surgery.",
    ],
)
def test_what_an_operation_cured_or_did_not_begin_has_no_time(told, text):
    assert [begin for _, begin in times(told, text) if begin] == []


@pytest.mark.parametrize(
    "text",
    [
        "Low back pain x 4 years. Pain has come back over the last 3 weeks.",
        "Low back pain x 4 years. The pain returned for the past 3 weeks.",
        "Low back pain x 4 years. It has crept back over the last 3 weeks.",
    ],
)
def test_pain_that_is_back_is_no_younger(told, text):
    assert [length for _, length in times(told, text) if length] == ["x 4 years"]
