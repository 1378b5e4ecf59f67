"""A day that ends a course is the course's, whatever the course ended with."""

from times_bound import each, kinds_and_roles


@each([
    "She ended PT on 10/14 with the same pain.",
    "He finished physical therapy on October 14 with exactly the pain he started with.",
])  # fmt: skip
def test_the_day_that_a_course_ended_on_is_no_day_of_the_pain(text):
    assert ("treatment", "end") in kinds_and_roles(text)
    assert not [kind for kind, _ in kinds_and_roles(text) if kind == "symptom"]


@each(["It began on 10/14 with neck pain.", "Her neck pain started on October 14 with a fall."])
def test_the_day_that_pain_began_on_stays_the_pains(text):
    assert ("symptom", "begin") in kinds_and_roles(text)
