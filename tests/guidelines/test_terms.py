"""What two texts can share: words, pieces, things, and abbreviations spelled out."""

from drafter.guidelines.terms import abbreviations, pieces, spelled, things, words


def test_words_are_stems_without_stop_words():
    assert words("Does the block reduce headaches?") == words("blocks reduced headache")


def test_spellings_of_one_word_share_most_pieces():
    british, american = set(pieces("anaesthetic")), set(pieces("anesthetic"))

    assert len(british & american) / len(american) > 0.6
    assert pieces("pain") == [" pa", "pai", "ain", "in ", " pai", "pain", "ain ", " pain", "pain "]


def test_an_abbreviation_names_the_same_thing_as_its_words():
    assert things("ESI") == things("epidural steroid injection") == ["procedure:epidural-steroid-injection"]


def test_cues_about_things_are_no_things():
    assert things("no longer effective") == []


def test_abbreviations_are_learned_where_a_text_explains_them():
    texts = ["Greater occipital nerve (GON) block", "a visual analogue scale (VAS)", "no such words (XYZ)"]

    assert abbreviations(texts, []) == {"GON": "greater occipital nerve", "VAS": "visual analogue scale"}


def test_the_initials_of_a_topic_stand_for_it_when_they_are_its_alone():
    topics = ["chronic-migraine", "cluster-headache", "cervicogenic-headache", "headache"]

    assert abbreviations([], topics) == {"CM": "chronic migraine"}


def test_initials_that_are_a_word_or_a_numeral_stand_for_nothing():
    assert abbreviations([], ["occipital-neuralgia", "intramuscular-injection"]) == {}


def test_a_text_explains_better_than_a_topic():
    assert abbreviations(["chronic myalgia (CM)"], ["chronic-migraine"]) == {"CM": "chronic myalgia"}


def test_spelling_out_adds_each_meaning_once_and_changes_nothing():
    known = {"CM": "chronic migraine", "GON": "greater occipital nerve"}

    assert spelled("GON blocks, CMs and CM", known) == "GON blocks, CMs and CM greater occipital nerve chronic migraine"
    assert spelled("cm of scar", known) == "cm of scar"
