"""What an examination found, looked for and did not find."""

import pytest


def found(told, text):
    return [(f["name"], f["meant"]) for f in told("finding", text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Palpable trigger points in the left trapezius.", [("trigger-point", "present")]),
        ("No trigger points.", [("trigger-point", "absent")]),
        ("No taut bands or trigger points were palpated.", [("taut-band", "absent"), ("trigger-point", "absent")]),
        ("Taut bands with twitch response in the upper trapezius.", [("taut-band", "present"), ("twitch", "present")]),
        ("Tenderness over the neck.", [("tenderness", "present")]),
        ("Possible trigger points.", [("trigger-point", "possible")]),
        ("History of trigger points.", [("trigger-point", "historical")]),
        ("Pressure refers pain to the temple.", [("referred-pain", "present")]),
    ],
)
def test_a_finding_is_meant_as_its_sentence_means_it(told, text, expected):
    assert found(told, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Trigger point injections were given.",
        "PLAN: look for trigger points next time.",
        "GOALS: reduce trigger points",
    ],
)
def test_what_is_no_examination_finds_nothing_present(told, text):
    assert [f for f in found(told, text) if f[1] == "present"] == []


def test_a_finding_has_the_region_that_it_is_in(told):
    (band,) = told("finding", "EXAM: taut bands in the lumbar paraspinals. Neck nontender.")[:1]

    assert (band["name"], band["region"]) == ("taut-band", "lumbar paraspinals")
