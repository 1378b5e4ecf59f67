"""The school grade of a text, its sentences, words and syllables."""

import pytest

from drafter.review.readability import grade, longest, sentences, syllables, words


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1), ("treatment", 2), ("injection", 3), ("make", 1), ("makes", 1), ("table", 2), ("walked", 1), ("needed", 2),
        ("necessary", 4), ("the", 1), ("determination", 5), ("180", 1), ("Ł", 1),
    ],
)  # fmt: skip
def test_syllables(word, count):
    assert syllables(word) == count


def test_sentences_end_at_stops_and_paragraphs_but_not_in_names_and_numbers():
    text = "Dr. Lee saw you on 3.5 occasions. “Done.” It is so\nCall us"

    assert len(sentences(text)) == 4
    assert len(sentences("It asks for this: You had pain. See us at: the office")) == 3
    assert longest(text).startswith("Dr. Lee saw you on 3.5")
    assert words("don't stop, 3,000 times") == ["don't", "stop", "3,000", "times"]


def test_the_grade_follows_the_published_formula():
    # 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert grade("") == 0.0
    assert grade("Comprehensive multidisciplinary rehabilitation necessitates documentation.") > 20
