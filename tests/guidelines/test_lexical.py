"""BM25 over stems."""

from drafter.guidelines.lexical import Lexical

TEXTS = ["Occipital nerve block for migraine.", "Epidural injection for sciatica.", "Migraine and more migraine."]


def test_scores_come_in_the_order_of_the_texts_and_are_zero_without_a_shared_word():
    scores = Lexical(TEXTS).scores("sciatica injections")

    assert [score > 0 for score in scores] == [False, True, False]


def test_a_word_that_a_text_repeats_counts_more():
    scores = Lexical(TEXTS).scores("migraine")

    assert scores[2] > scores[0] > scores[1] == 0


def test_a_query_of_strange_or_stop_words_finds_nothing():
    lexical = Lexical(TEXTS)

    assert [list(lexical.scores(query)) for query in ("zebra", "and the", "")] == [[0.0] * 3] * 3
