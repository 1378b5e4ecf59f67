"""Parts of a comprehensive programme, and where each stands."""

import pytest


@pytest.mark.parametrize(
    ("text", "name", "standing"),
    [
        ("She takes part in a multidisciplinary pain program.", "programme", "ongoing"),
        ("She declined the pain program.", "programme", "declined"),
        ("Refer to a multidisciplinary pain program.", "programme", "planned"),
        ("Patient education was given today.", "education", "completed"),
        ("Refer to pain psychology.", "psychosocial", "planned"),
        ("She attends CBT weekly.", "psychosocial", "ongoing"),
        ("SOCIAL\nMarried. Sees Dr. Haines, pain psychology, every other Thursday.", "psychosocial", "ongoing"),
    ],
)
def test_a_part_and_where_it_stands(told, text, name, standing):
    assert [(f["name"], f.get("standing")) for f in told("programme", text)] == [(name, standing)]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The injections will be the sole treatment.", "present"),
        ("The injections will not be the sole treatment.", "absent"),
    ],
)
def test_a_sole_treatment_or_not(told, text, meant):
    assert [(f["name"], f["meant"]) for f in told("programme", text)] == [("sole-treatment", meant)]


def test_a_relative_s_programme_is_nobody_s_here(told):
    assert told("programme", "Her sister attends a pain program.") == []


@pytest.mark.parametrize(
    "text",
    [
        "She has had no other therapy for this problem.",
        "No other treatment has been tried.",
        "There has been no other therapy so far.",
    ],
)
def test_that_nothing_else_was_done_before_makes_no_sole_treatment(told, text):
    assert "sole-treatment" not in {f["name"] for f in told("programme", text)}


@pytest.mark.parametrize(
    "text",
    [
        "No other treatment is planned.",
        "Injections will be given with no other therapy.",
        "No other therapy at this time.",
    ],
)
def test_that_nothing_else_is_to_be_done_does(told, text):
    assert "sole-treatment" in {f["name"] for f in told("programme", text)}
