"""Tests that provoke pain: what each answered, however a list, a table, a side or another sentence gives it."""

import pytest


def meant(told, text):
    return {f["name"]: f["meant"] for f in told("finding", "EXAM:\n" + text)}


THREE = ("faber", "thigh-thrust", "gaenslen")


@pytest.mark.parametrize(
    "text",
    [
        "FABER, thigh thrust and Gaenslen each hurt over the right SI joint.",
        "Her pain is brought on by FABER, thigh thrust and Gaenslen.",
        "Pain over the left SI joint with FABER, with Gaenslen and with thigh thrust.",
        "Three of the five SI tests reproduced her pain (FABER, thigh thrust, Gaenslen).",
        "Positive provocative tests on the left:\n- FABER\n- thigh thrust\n- Gaenslen",
        "FABER, thigh thrust and Gaenslen were done on the right. All three reproduced her pain.",
        "Patrick/FABER reproduces R SI pain, as do Gaenslen and thigh thrust.",
        "Thigh thrust and FABER hurt on both sides. Gaenslen's likewise.",
        "(+) FABER (+) Gaenslen (+) thigh thrust",
        "FABER +\nGaenslen +\nThigh thrust +",
        "SLR negative, FABER positive, Gaenslen positive, thigh thrust positive.",
        "FABER positive for SI pain, not groin pain. Gaenslen positive. Thigh thrust positive.",
        "(+) B/L FABER, (+) bilateral thigh thrust, (+) L Gaenslen. (-) SLR.",
        "FABER and Gaenslen brought on her pain, as did firm thrusting down the femur.",
        "Test  Right  Left\nFABER   +   -\nGaenslen   +   -\nThigh thrust   +   -",
    ],
)
def test_tests_that_provoked_the_pain_are_present(told, text):
    assert {name: meant(told, text).get(name) for name in THREE} == dict.fromkeys(THREE, "present")


@pytest.mark.parametrize(
    "answer",
    [
        "were each performed and each was painless",
        "did not provoke pain",
        "were comfortable",
        "pain-free",
        "without pain",
        "produced no pain",
        "caused no discomfort",
        "normal",
        "elicited none",
        "failed to bring on her pain",
        "do not hurt",
    ],
)
def test_tests_that_did_not_provoke_it_are_absent(told, answer):
    found = meant(told, f"Thigh thrust painful over the SI joint. Gaenslen and distraction {answer}.")

    assert found == {"thigh-thrust": "present", "gaenslen": "absent", "si-distraction": "absent"}


@pytest.mark.parametrize(
    "text",
    [
        "FABER, Gaenslen and thigh thrust were performed bilaterally.",
        "FABER, Gaenslen and thigh thrust equivocal.",
        "FABER, Gaenslen and thigh thrust not tested because of the hip replacement.",
        "FABER, Gaenslen and thigh thrust gave only hamstring tightness.",
        "FABER, Gaenslen and thigh thrust gave groin pain only.",
        "Tests done: FABER, Gaenslen, thigh thrust. See sheet.",
        "Low back pain exam: FABER, Gaenslen, thigh thrust.",
        "Pressing on the iliac crest and thigh thrust were performed.",
    ],
)
def test_a_test_without_an_answer_is_open(told, text):
    assert not {"present", "absent"} & set(meant(told, text).values())


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("FABER reproduced her pain; Gaenslen and thigh thrust did not.", "present absent absent"),
        ("FABER was painful, while Gaenslen and thigh thrust were not.", "present absent absent"),
        ("+FABER, -Gaenslen, -thigh thrust", "present absent absent"),
        ("Positive FABER. Negative Gaenslen and thigh thrust.", "present absent absent"),
        ("FABER: Y   Gaenslen: N   Thigh thrust: N", "present absent absent"),
        ("FABER - positive\nGaenslen - negative\nThigh thrust - not done", "present absent possible"),
        ("Positive - FABER; negative - Gaenslen, thigh thrust", "present absent absent"),
        ("No pain with FABER, Gaenslen or thigh thrust.", "absent absent absent"),
        ("FABER and Gaenslen were positive and thigh thrust was negative.", "present present absent"),
    ],
)
def test_each_test_has_its_own_answer(told, text, answers):
    found = meant(told, text)

    assert [found[name] for name in ("faber", "gaenslen", "thigh-thrust")] == answers.split()


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Gaenslen R +, L -", "R"),
        ("Gaenslen   R -   L +", "L"),
        ("FABER negative on the left, positive on the right.", "right"),
        ("FABER positive on the right, negative on the left.", "right"),
        ("Test | R | L\nFABER | neg | pos", "L"),
        ("Test   R   L\nFABER   +   -", "R"),
    ],
)
def test_a_test_that_was_found_on_one_side_is_of_that_side(told, text, side):
    (test,) = told("finding", "EXAM:\n" + text)

    assert (test["meant"], test["side"]) == ("present", side)
