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
