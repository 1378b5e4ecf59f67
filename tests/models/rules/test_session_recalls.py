"""Days of sessions that are told by a pronoun, depot steroids, and what stands behind a session."""

import pytest


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Here for repeat trigger point injections. He had these on 1/14/2025 and 5/6/2025.", ["1/14/2025", "5/6/2025"]),
        (
            "Requests repeat trigger point injections. Last had them 5/6/2025, and before that 1/14/2025.",
            ["5/6/2025", "1/14/2025"],
        ),
        ("Presents for TPIs. Done previously on 1/14/2025 with good relief.", ["1/14/2025"]),
        ("Here for repeat TPI. The last was 5/6/2025.", ["5/6/2025"]),
        ("Here for TPI. They were last done 5/6/2025.", ["5/6/2025"]),
        ("Asks for trigger point injections again. Patient has had this done twice, 1/14/2025 and 5/6/2025.", ["1/14/2025", "5/6/2025"]),
        ("Trigger point injections again today. She had two sets before, 1/14/2025 and 5/6/2025.", ["1/14/2025", "5/6/2025"]),
        ("Back for trigger point injections; had them in January and May of this year.", ["January", "May of this year"]),
        ("06/10/2025 TPI. First set this year 1/21 did well.", ["06/10/2025", "1/21"]),
        ("Trigger point injections, left trapezius :\n1st 03/04/2025 90% relief\n2nd 04/01/2025 85% relief", ["03/04/2025", "04/01/2025"]),
    ],
)  # fmt: skip
def test_a_pronoun_means_the_procedure_that_was_spoken_of(told, text, days):
    found = [f["date"] for f in told("procedure", text) if f.get("status") == "prior" and "date" in f]

    assert sorted(found) == sorted(days)


@pytest.mark.parametrize(
    "text",
    [
        "Here for TPI. She had PT on 1/14/2025 and 2/3/2025.",
        "Wants trigger point injections. These are scheduled for 12/14/2025 and 1/6/2026.",
        "Wants trigger point injections. She had these symptoms on 1/14/2025 and 5/6/2025.",
        "TPI requested. An MRI was ordered. She had it on 1/14/2025.",
        "TPI requested. She had them checked on 1/14/2025.",
        "Her sister has had TPIs. She had them on 1/14/2025.",
        "We discussed TPI. Her sister had them on 1/14/2025.",
        "I recommend trigger point injection of the two muscles with 1% lidocaine.",
    ],
)
def test_what_means_something_else_is_no_session(told, text):
    assert [f for f in told("procedure", text) if f.get("status") in ("prior", "current") and "date" in f] == []
    assert [f for f in told("procedure", text) if f.get("status") == "current"] == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("I injected the right knee with 40 mg of Depo-Medrol on 3/19. It helped for two weeks only, then back to where it was.", "failed"),
        ("Kenalog 40 in January 2024 - nothing, per my note.", "failed"),
        ("6/2/2025 R knee aspirated and injected with 40 mg triamcinolone, no relief.", "failed"),
        ("Depo-Medrol 80 mg in May 2025 wore off within two weeks.", "failed"),
        ("Kenalog x1 into the knee this spring, temporary relief.", "failed"),
        ("Kenalog 40 in January 2024, good relief.", "improved"),
        ("Depo-Medrol 80 on 6/4/25: better ten days, then right back where it was.", "failed"),
        ("Steroid injection, right knee\nDate: 02/24/2025\nAgent: betamethasone 12 mg\nResult: no benefit", "failed"),
        ("Synvisc for the knee. Synvisc planned.\nIn May 2025 I injected the right knee with triamcinolone. By any measure the injection was a failure.", "failed"),
    ],
)  # fmt: skip
def test_a_depot_steroid_with_its_joint_or_its_day_is_an_injection(told, text, outcome):
    found = [f for f in told("procedure", text) if f["name"] == "joint-injection"]

    assert outcome in [f.get("outcome") for f in found]


@pytest.mark.parametrize(
    "text",
    [
        "Kenalog cream for eczema - nothing helps.",
        "Kenalog 40 in January 2024 for asthma - no help.",
        "Depo-Medrol 80 mg IM in May 2025 for poison ivy.",
        "We could try Kenalog 40.",
        "TPI with Kenalog 40 in January 2024.",
    ],
)
def test_a_steroid_for_something_else_is_none(told, text):
    assert [f for f in told("procedure", text) if f["name"] == "joint-injection"] == []


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Says that was the best thing we have done: walking 2 miles a day, off pain pills.", "improved"),
        ("She did great with it for about seven months.", "improved"),
        ("Got eight months out of it.", "improved"),
        ("Good relief, about 8 months.", "improved"),
        ("She got about a week out of it.", "failed"),
        ("It wore off after 2 weeks.", "failed"),
        ("After a fortnight she had seven good months.", "improved"),
    ],
)
def test_the_sentence_behind_a_course_tells_how_it_ended(told, text, outcome):
    found = told("procedure", f"Euflexxa series ended 10/22/2024. {text}")

    assert [f["outcome"] for f in found if "outcome" in f] == [outcome]


@pytest.mark.parametrize(
    "text",
    [
        "Tylenol gives good relief.",
        "Got good relief with Tylenol.",
        "She got a brace, good relief.",
        "Says it is time for a knee replacement.",
        "It wore off after five months.",
        "Seven good months was what we had hoped for.",
        "She has gone back on her cane.",
    ],
)
def test_what_says_nothing_of_a_course_leaves_it_without_an_outcome(told, text):
    assert [f for f in told("procedure", f"Euflexxa series ended 10/22/2024. {text}") if "outcome" in f] == []


@pytest.mark.parametrize(
    "text",
    [
        "Diagnostic MBB log\nNo.   Date   Drug   Pre   Post   Relief\n1   01/06/2025   lidocaine 2%   7   1   86%\n2   02/10/2025   bupivacaine   8   1   88%",
        "Medial branch blocks R L3, L4, L5\n#   Date   Agent   % relief\n1   01/06/2025   lidocaine   86\n2   02/10/2025   bupivacaine   88",
    ],
)
def test_a_log_in_columns_is_read_by_its_headings(told, text):
    found = [f for f in told("procedure", text) if "date" in f]

    assert [(f["date"], f["relief"].removesuffix("%")) for f in found] == [("01/06/2025", "86"), ("02/10/2025", "88")]


@pytest.mark.parametrize("text", ["Pre-block 7/10; today 7/10.", "Before the block 8/10, today is 7/10."])
def test_the_day_of_a_rating_is_no_session_s(told, text):
    assert [f for f in told("procedure", f"L4-5 medial branch block helped. {text}") if "date" in f] == []
