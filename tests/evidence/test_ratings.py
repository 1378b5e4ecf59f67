"""Scales with their values: named ones, and ratings out of ten."""

from datetime import date

import pytest

from drafter.evidence.outcomes.ratings import ratings
from drafter.evidence.reading import Reading


def rated(text):
    reading = Reading(text, date(2025, 11, 3))
    return [(r.scale.id, r.value) for s in reading.sentences for r in ratings(reading, s)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("NRS 9/10 at rest.", [("numeric-rating", 9)]),
        ("Pain 7/10.", [("numeric-rating", 7)]),
        ("She scores it 6 out of 10.", [("numeric-rating", 6)]),
        ("NUMERIC PAIN SCORE 8 OF 10.", [("numeric-rating", 8)]),
        ("ODI today 48.", [("oswestry", 48)]),
        ("VAS 71 mm", [("visual-analogue", 71)]),
        ("Roland-Morris today is 15 out of 24.", [("roland-morris", 15)]),
        ("ODI completed on the tablet.", [("oswestry", None)]),
        ("VAS before the procedure: 68 mm of 100.", [("visual-analogue", 68)]),
        ("Swiss Spinal Stenosis Questionnaire: symptom severity 3.4", [("swiss-spinal", 3.4)]),
        ("The ODI that she filled out in the waiting room came to 44 percent.", [("oswestry", 44)]),
        ("His pain is a 7 on the numeric scale.", [("numeric-rating", 7)]),
        (
            "At rest 3 out of 10 and on stairs 8 out of 10 on the numeric scale.",
            [("numeric-rating", 3), ("numeric-rating", 8)],
        ),
        ("VAS (0-100): 65", [("visual-analogue", 65)]),
        ("She rates the pain 7 on a scale of 0 to 10.", [("numeric-rating", 7)]),
        ("On a scale from zero to ten she calls the pain a seven.", [("numeric-rating", 7)]),
        ("Average pain over the past week 7, out of 10", [("numeric-rating", 7)]),
        ("Numeric rating scale (0-10) used.", [("numeric-rating", None)]),
        ("VAS on 02/12 was not done.", [("visual-analogue", None)]),
        ("Oswestry questionnaire page 2 of 3 missing.", [("oswestry", None)]),
        ("Oswestry improved 20% with therapy.", [("oswestry", None)]),
        ("ODI goal under 30%.", [("oswestry", None)]),
        ("The Oswestry that Mrs. Lane completed on arrival totals 46/100.", [("oswestry", 46)]),
        ("She marked 17 of 24 statements on the Roland-Morris.", [("roland-morris", 17)]),
        ("PEG: P 8, E 7, A 6 = 7.", [("peg", 7)]),
        ("Leg 10/10 coordination.", []),
        ("Attendance: 10 of 10.", []),
        ("Strength 4/5.", []),
        ("Seen on 7/10 for pain.", []),
        ("Goal: reduce pain to 3/10.", []),
        ("Pain: 7", [("numeric-rating", 7)]),
        ("She rates it as a 7 today.", [("numeric-rating", 7)]),
        ("Pain at 2 levels.", []),
        ("Pain is 3 weeks old.", []),
        ("Her goal is pain of 2.", []),
    ],
)
def test_a_rating_is_a_scale_and_its_value(text, found):
    assert rated(text) == found
