"""Procedure sessions: which were before, when, how many, and what they gave."""

from datetime import date

import pytest


@pytest.mark.parametrize(
    ("text", "name", "dates"),
    [
        ("TPI on 08/01/2025.", "trigger-point-injection", ["08/01/2025"]),
        ("Last occipital nerve block in June 2025 gave no relief.", "occipital-nerve-block", ["June 2025"]),
        ("Epidural steroid injection 07/01/2025.", "epidural-steroid-injection", ["07/01/2025"]),
        (
            "Trigger point injections on 03/01/2025, 06/01/2025 and 09/01/2025.",
            "trigger-point-injection",
            ["03/01/2025", "06/01/2025", "09/01/2025"],
        ),
    ],
)
def test_a_past_date_makes_a_session_prior(told, text, name, dates):
    found = told("procedure", text)

    assert [f["date"] for f in found] == dates
    assert {(f["name"], f["status"]) for f in found} == {(name, "prior")}


def test_a_session_without_a_date_is_prior_by_its_words(told):
    (fact,) = told("procedure", "Prior TPI.")

    assert fact["status"] == "prior"
    assert "date" not in fact


@pytest.mark.parametrize(
    "text",
    [
        "Plan trigger point injections.", "We will schedule trigger point injections.", "Trigger point injections today.",
        "Her first trigger point injections.", "TPI scheduled for 12/15/2025.", "She asks about trigger point injections.",
    ],
)  # fmt: skip
def test_what_is_planned_or_being_done_is_no_session_before(told, text):
    assert [f for f in told("procedure", text) if f.get("status") == "prior"] == []


@pytest.mark.parametrize("text", ["She has never had trigger point injections.", "No prior trigger point injections."])
def test_none_before_is_no_session(told, text):
    assert [
        f for f in told("procedure", text) if f["meant"] in ("present", "historical") and f.get("status") == "prior"
    ] == []


def test_relief_has_its_share_and_its_time(told):
    (fact,) = told("procedure", "TPI on 08/01/2025 gave 60% relief for 8 weeks.")

    assert (fact["relief"], fact["relief_length"]) == ("60%", "8 weeks")


def test_the_strength_of_a_solution_is_no_relief(told):
    (fact,) = told("procedure", "TPI on 08/01/2025 with 1% lidocaine.")

    assert "relief" not in fact


def test_a_number_of_sessions_is_counted(told):
    (fact,) = told("procedure", "She underwent 5 rounds of trigger point injections.")

    assert (fact["status"], fact["count"]) == ("prior", "5 rounds")


@pytest.mark.parametrize(
    "text",
    [
        "Failed NSAIDs, PT and CSI.", "Has failed PT, meloxicam, and a cortisone injection to the R knee.",
        "Failed: NSAIDs, PT, CSI, bracing.", "CSI R knee 1/28/2025, relief for only 2 weeks.", "IACS R knee 3/2025 - no relief.",
        "Intra-articular triamcinolone May 2025 wore off in ten days.", "Failed treatments:\n- naproxen\n- CSI x 2",
    ],
)  # fmt: skip
def test_a_steroid_injection_may_fail_in_a_list_or_by_its_short_relief(told, text):
    assert [f["outcome"] for f in told("procedure", text)] == ["failed"]


@pytest.mark.parametrize(
    "text", ["Has failed PT and NSAIDs, would like CSI.", "Has failed PT and NSAIDs; CSI offered.", "Failed NSAIDs. CSI today."]
)  # fmt: skip
def test_what_failed_before_an_injection_is_offered_is_not_the_injection(told, text):
    assert all("outcome" not in f for f in told("procedure", text))


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Durolane 1/2025: excellent relief for 7 months, now wearing off.", "improved"),
        ("Gel injections in January worked great for 6 months and then wore off.", "improved"),
        ("Gel injections in January helped for 2 weeks and then wore off.", "failed"),
        ("L knee steroid injection 4/28/25 gave relief for 3 wks only.", "failed"),
        ("Cortisone shot in April gave good relief for just three weeks.", "failed"),
        ("Cortisone shot in April gave good relief for four months.", "improved"),
    ],
)
def test_a_relief_of_months_was_relief_also_where_it_wore_off_and_one_of_weeks_was_not(told, text, outcome):
    assert [f["outcome"] for f in told("procedure", text)] == [outcome]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("There was no durable response to trigger point injections.", "failed"),
        ("She has had little success with spinal injections.", "failed"),
        ("No lasting relief from the last facet injections.", "failed"),
        ("Substantial benefit from the SI joint injection, with return to full duty.", "improved"),
    ],
)
def test_a_weighed_outcome_may_stand_before_the_procedure_that_it_is_tied_to(told, text, outcome):
    assert [f.get("outcome") for f in told("procedure", text)] == [outcome]


@pytest.mark.parametrize(
    "text",
    [
        "Studies show significant relief with facet injections.",
        "Risks and benefits of trigger point injections were discussed.",
        "She would have significant relief from trigger point injections.",
        "Significant relief from trigger point injections is expected.",
        "No relief with PT; plan trigger point injections.",
        "No relief with naproxen, so facet injections were requested.",
    ],
)
def test_what_is_hoped_for_general_or_of_another_treatment_is_no_outcome_of_a_procedure(told, text):
    assert all("outcome" not in f for f in told("procedure", text))


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("TPI 5/20/2025. Repeat TPI, this would be #2 this year.", "this would be #2 this year"),
        ("TPI 5/20/2025. This is her second session this year.", "This is her second session this year"),
    ],
)
def test_the_number_of_the_session_asked_for_is_no_prior_session(told, text, quote):
    found = told("procedure", text)

    assert [f["date"] for f in found if f.get("status") == "prior" and "date" in f] == ["5/20/2025"]
    assert [f["count"] for f in found if f.get("status") == "planned" and "count" in f] == [quote]


@pytest.mark.parametrize(
    "text",
    [
        "Left medial branch blocks on 05/15/2025 with 90% relief. A confirmatory block was done on 06/19/2025. Plan radiofrequency ablation. RFA requested.",
        "RFA of L4-5. Medial branch block on 05/15/2025. The second block on 06/19/2025 gave 80% relief. RFA again discussed.",
    ],
)
def test_a_block_beside_radiofrequency_is_the_injection_that_the_note_names(told, text):
    prior = [(f["name"], f.get("date")) for f in told("procedure", text) if f.get("status") == "prior"]

    assert {name for name, _ in prior} == {"facet-injection"}
    assert "06/19/2025" in {on for _, on in prior}


def test_a_table_of_blocks_tells_the_relief_of_each(told):
    text = (
        "Diagnostic blocks, left L3 and L4 medial branches\n"
        "             Date         Agent        Pre   Post  Relief\n"
        "  Block 1    03/10/2025   lidocaine    7     1     90% x 2 h\n"
        "  Block 2    04/14/2025   bupivacaine  7     3     60% x 5 h\n"
    )
    rows = [(f["name"], f["date"], f["relief"]) for f in told("procedure", text) if "date" in f]

    assert rows == [("facet-injection", "03/10/2025", "90%"), ("facet-injection", "04/14/2025", "60%")]


def test_a_follow_up_after_a_session_dates_the_session_and_tells_its_relief(told):
    text = "F/u after R C4-5 MBB #2 (9/13/25). Reports 95% relief x 5 hrs. Plan C4-5 RFA. RFA requested."
    facts = told("procedure", text)

    assert [(f["name"], f["date"]) for f in facts if f.get("status") == "prior"] == [("facet-injection", "9/13/25")]
    assert [f["name"] for f in facts if "relief" in f] == ["facet-injection"]


@pytest.mark.parametrize(
    "text", ["SI joint pain. F/u 9/13/25 for SI joint injection.", "SI joint injection. F/u in 3 weeks."]
)
def test_a_coming_follow_up_dates_no_session(told, text):
    assert [f for f in told("procedure", text, on=date(2025, 8, 1)) if f.get("status") == "prior"] == []
