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
        "Trigger point injection questionnaire, 09/10/2025", "Trigger point injection consent form signed 09/10/2025.",
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

    dated = [f for f in facts if f.get("status") == "prior" and "date" in f]
    assert [(f["name"], f["date"]) for f in dated] == [("facet-injection", "9/13/25")]
    assert [f["name"] for f in facts if "relief" in f] == ["facet-injection"]


@pytest.mark.parametrize(
    "text", ["SI joint pain. F/u 9/13/25 for SI joint injection.", "SI joint injection. F/u in 3 weeks."]
)
def test_a_coming_follow_up_dates_no_session(told, text):
    assert [f for f in told("procedure", text, on=date(2025, 8, 1)) if f.get("status") == "prior"] == []


@pytest.mark.parametrize(
    ("text", "relief", "lasted"),
    [
        ("TPI #1 04/22/2025. Relief 65%, lasted ten weeks, cut Tylenol in half.", "65%", "ten weeks"),
        ("SI joint injection 8/4/25: 80% for 10 days then back to baseline.", "80%", "10 days"),
        ("Last TPI: 4/21/25. % relief: 70. Duration of relief: 4 months.", "% relief: 70", "4 months"),
        ("9 weeks s/p TPI. Reports 70% sustained improvement.", "70%", "9 weeks"),
        ("TPI 7/8/2025: her pain fell from 8/10 to 3/10 and stayed there for nine weeks.", "pain fell from 8/10 to 3/10", "nine weeks"),
        ("Prior TPI 7/15/25. Pain reduced from 8/10 to 2/10 for 8 weeks.", "Pain reduced from 8/10 to 2/10", "8 weeks"),
        ("He was last injected on 05/06/2025 (L4-5 interlaminar) and had four months of 75 percent relief.", "75 percent", "four months"),
    ],
)  # fmt: skip
def test_relief_is_told_in_fields_in_words_and_by_ratings(told, text, relief, lasted):
    found = told("procedure", text)

    assert {f["relief"] for f in found if "relief" in f} == {relief}
    assert {f["relief_length"] for f in found if "relief_length" in f} == {lasted}


@pytest.mark.parametrize(
    "text",
    [
        "Radiofrequency is offered to patients with at least 80% relief after medial branch blocks.",
        "If medial branch blocks give 80% relief, radiofrequency.", "TPI today. Pain 8/10 pre, 2/10 post.",
        "TPI on 08/01/2025. Pain 8/10 before, 2/10 after.", "TPI on 08/01/2025: 1% lidocaine.",
    ],
)  # fmt: skip
def test_what_holds_for_patients_at_large_and_the_pain_within_the_hour_are_no_lasting_relief(told, text):
    assert [f for f in told("procedure", text) if "relief" in f] == []


@pytest.mark.parametrize(
    "text",
    ["Medial branch block 9/16/25: pain 8/10 pre, 1/10 post.", "Medial branch block 9/16/25, NRS 8 to 1."],
)
def test_a_diagnostic_block_is_judged_by_the_pain_right_after_it(told, text):
    (fact,) = told("procedure", text)

    assert "relief" in fact


def test_relief_that_still_holds_is_counted_from_the_session_before(told):
    found = told("procedure", "TPI on 08/01/2025. Today, twelve weeks later, she still has 60% relief.")

    assert [f["relief_since"] for f in found if "relief" in f] == ["08/01/2025"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Kenalog 40 R knee 06/12/2025: 2 wks of relief then right back.", "06/12/2025"),
        ("Methylprednisolone 80 mg intra-articular 7/2/2025, helped nine days.", "7/2/2025"),
        ("You injected 40 mg of triamcinolone on May 18. She was comfortable for ten days.", "May 18"),
        ("Injected the right knee with Kenalog on 5/18/2025, no benefit.", "5/18/2025"),
    ],
)
def test_a_steroid_named_with_its_joint_or_by_who_gave_it_is_an_injection(told, text, day):
    found = told("procedure", text)

    assert {(f["name"], f["date"]) for f in found if "date" in f} == {("joint-injection", day)}


@pytest.mark.parametrize(
    "text", ["Methylprednisolone dose pack in May, no benefit.", "Dexamethasone 4 mg by mouth daily."]
)
def test_a_steroid_by_mouth_is_no_injection(told, text):
    assert told("procedure", text) == []


def test_a_steroid_injection_may_be_barred(told):
    (fact,) = told("procedure", "She cannot have steroid injections because of brittle diabetes.")

    assert fact["outcome"] == "contraindicated"


def test_dual_blocks_are_two(told):
    (fact,) = told("procedure", "S/p dual diagnostic MBBs.")

    assert fact["count"] == "dual diagnostic MBBs"


def test_the_earlier_ones_are_dated_behind_the_one_that_is_asked_for(told):
    found = told("procedure", "This is her third TPI of the year; earlier ones were 3/12/2025 and 7/16/2025.")

    assert {f["date"] for f in found if f.get("status") == "prior" and "date" in f} == {"3/12/2025", "7/16/2025"}


def test_a_table_without_a_name_is_of_the_procedure_above_it(told):
    text = (
        "Two medial branch blocks last year. Plan radiofrequency.\n\nBlocks (pain diary attached)\n"
        "  Date          Drug             Before   Best   Relief   Lasted\n"
        "  01/11/2025    lidocaine 2 %       7       1     85 %     3 h\n"
        "  02/09/2025    bupivacaine 0.5 %   7      0-1    90 %     7 h\n"
    )

    rows = [(f["name"], f["date"], f["relief"]) for f in told("procedure", text) if "relief" in f]

    assert rows == [("facet-injection", "01/11/2025", "85 %"), ("facet-injection", "02/09/2025", "90 %")]


@pytest.mark.parametrize(
    "text",
    [
        "We need at least 80% relief after a medial branch block.", "TPI 7/15/25. PT reports 70% improvement in rotation.",
        "Her sister had a TPI with 80% relief.", "TPI 7/15/25. Goal is 50% relief.",
    ],
)  # fmt: skip
def test_what_is_needed_and_what_moves_better_is_no_relief(told, text):
    assert [f for f in told("procedure", text) if "relief" in f and f["meant"] != "someone-else"] == []


def test_what_a_relative_got_of_it_is_not_the_patients(told):
    assert {f["meant"] for f in told("procedure", "HA series helped her sister.")} <= {"someone-else"}


def test_the_joint_behind_a_steroid_s_dose_is_its_region(told):
    (fact,) = told("procedure", "Kenalog 40 L shoulder 4/2025: 1 wk relief.")

    assert fact["region"] == "shoulder"


@pytest.mark.parametrize(
    "after",
    [
        "Return after the injection.", "RTC 2 weeks after injection.", "To keep going with the exercises after the injections.",
        "Call if pain worsens after the shot.", "Start PT within a week of the injection.", "Exercises to go on during and after the injection.",
    ],
)  # fmt: skip
def test_what_is_to_follow_an_injection_makes_it_none_before(told, after):
    found = told(
        "procedure", f"Low back pain.\nPlan:\n- Trigger point injection left QL. This would be her first.\n- {after}"
    )

    assert "prior" not in {f.get("status") for f in found}


@pytest.mark.parametrize(
    "text",
    [
        "Trigger points, left QL. She was better after the trigger point injection. Plan: repeat.",
        "Pain returned six weeks after the trigger point injection.",
    ],
)  # fmt: skip
def test_what_was_told_after_an_injection_leaves_it_one_before(told, text):
    assert "prior" in {f.get("status") for f in told("procedure", text)}


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Right knee steroid injection on 2/3/2025. Her sugar went to 480 for a night. She had no benefit.", "failed"),
        ("Injection of triamcinolone to the right knee on 1/15/2025. Did not help.", "failed"),
        ("Intra-articular steroid 1/12/2025. No lasting benefit.", "failed"),
        ("I injected the right knee with 40 mg of methylprednisolone on 1/12/2025. It did nothing.", "failed"),
        ("A steroid injection would be unsafe: glucose rose over 500 on prednisone.", "contraindicated"),
        ("Not a candidate for steroid injection because of her diabetes.", "contraindicated"),
    ],
)
def test_how_a_steroid_injection_ended_may_stand_in_a_sentence_of_its_own(told, text, outcome):
    assert outcome in {f.get("outcome") for f in told("procedure", text)}


@pytest.mark.parametrize(
    "text",
    [
        "Cortisone 1/2025 right knee. The PT was no help.", "Plan: steroid injection right knee. No improvement so far.",
        "Steroid injection 1/12/2025. Her hip is sore too. No better.", "If the steroid injection fails. No relief.",
        "Her sister had a steroid injection. It did nothing.",
    ],
)  # fmt: skip
def test_what_stands_behind_an_injection_may_be_of_something_else(told, text):
    assert all("outcome" not in f for f in told("procedure", text))


@pytest.mark.parametrize(
    "after", ["It helped for two weeks only.", "This eased it for ten days and then the pain came back in full."]
)
def test_an_injection_that_held_only_for_days_is_told_so(told, after):
    found = told("procedure", f"On 3/19/2025 I injected the right knee with 40 mg of methylprednisolone. {after}")

    assert any(f.get("outcome") == "failed" or "relief_length" in f for f in found)
    assert "improved" not in {f.get("outcome") for f in found if "relief_length" not in f}


@pytest.mark.parametrize("text", ["The gel worked great but it ran out.", "The gel injection lasted until spring."])
def test_the_gel_of_a_knee_is_hyaluronan(told, text):
    assert {f["name"] for f in told("procedure", text)} == {"hyaluronan"}


@pytest.mark.parametrize(
    "text", ["Diclofenac was rubbed in nightly; the gel helped.", "She put the gel in the freezer."]
)
def test_a_gel_for_the_skin_is_none(told, text):
    assert told("procedure", text) == []


def test_the_day_before_a_word_for_an_injection_counts_none(told):
    found = told(
        "procedure", "TPI helps her. The January 12 injection brought the pain down by 80% until mid April 2025."
    )

    (session,) = (f for f in found if "date" in f)
    assert (session["date"], session["relief"]) == ("January 12", "80%")
    assert "count" not in session


def test_a_steroid_is_meant_by_its_own_word_beside_the_gel_that_is_planned(told):
    text = "Plan: hyaluronan, right knee. Hyaluronan is pending.\n\nHPI: On 6/4/2025 I injected the right knee with methylprednisolone. This eased it for ten days only."
    assert [(f["name"], f["outcome"]) for f in told("procedure", text) if "outcome" in f] == [
        ("joint-injection", "failed")
    ]


@pytest.mark.parametrize(
    ("line", "days"),
    [
        ("Post-block visit, 11/03/2025", set()),
        ("11/03/2025 4 wk post block", set()),
        ("Medial branch block 09/22/2025", {"09/22/2025"}),
    ],
)
def test_the_day_in_a_title_below_a_letterhead_is_no_session_s(told, line, days):
    text = f"Riverside Medical Group\nSeen in clinic for follow up.\nInterpreter not needed.\nSpine Center\n{line}\n"
    assert {f["date"] for f in told("procedure", text) if "date" in f} == days
