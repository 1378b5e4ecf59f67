"""Gold cases are read strictly: one error that names file, place, cause and remedy; no text of the record."""

import pytest

from drafter.criteria.logic import State
from drafter.errors import InputError
from drafter.quality.gold import digest_of_gold, load_gold, places

NOTE = "Neck pain for 5 months.\nTrigger points in the left\ntrapezius. He said “no better”.\n"
RIGHT = {"recommendation": "request_information", "lines": {1: {"criteria": {"symptom-duration": "met"}}}}


def test_gold_cases_are_found_at_any_depth_and_named_by_their_place(write_gold, tmp_path):
    write_gold("b", NOTE, RIGHT)
    (tmp_path / "gold" / "readme").mkdir()

    assert [each.name for each in load_gold(tmp_path / "gold")] == ["b"]
    assert [each.name for each in load_gold(tmp_path)] == ["gold/b"]


def test_a_folder_that_is_a_gold_case_is_that_case(write_gold):
    folder = write_gold("one", NOTE, RIGHT)

    (gold,) = load_gold(folder)

    assert gold.name == "one"
    assert gold.expected.lines[1].criteria == {"symptom-duration": State.MET}


@pytest.mark.parametrize(
    ("change", "place", "cause"),
    [
        ({"recomendation": "approve"}, "recomendation", "Did you mean 'recommendation'?"),
        ({"recommendation": "deny"}, "recommendation", "'approve'"),
        ({"lines": {1: {"criteria": {"symptom-duration": "yes"}}}}, "lines.1.criteria.symptom-duration", "'met'"),
        ({"lines": {2: {}}}, "lines.2", "the case has no line 2"),
        ({"evidence": {1: {"symptom-duration": ["5 years"]}}}, "evidence.1.symptom-duration[0]", "the words are in no"),
        ({"findings": ["LIN3"]}, "findings", "does not fit"),
        ({"facts": [{"document": "note-9", "kind": "symptom", "quote": "Neck"}]}, "facts[0].document", "no document"),
    ],
)
def test_a_wrong_expectation_is_refused_with_its_place(write_gold, change, place, cause):
    folder = write_gold("wrong", NOTE, RIGHT | change)

    with pytest.raises(InputError) as refused:
        load_gold(folder)

    assert str(folder / "expected.yaml") in str(refused.value)
    assert place in str(refused.value)
    assert cause in str(refused.value)
    assert "trapezius" not in str(refused.value)


def test_a_case_without_an_expectation_is_refused(write_gold):
    folder = write_gold("bare", NOTE, RIGHT)
    (folder / "expected.yaml").unlink()

    with pytest.raises(InputError, match=r"there is no expected\.yaml beside the case"):
        load_gold(folder)


def test_a_folder_without_gold_cases_is_refused(tmp_path):
    with pytest.raises(InputError, match="there are no gold cases in the folder"):
        load_gold(tmp_path)


def test_labels_are_found_across_line_ends_and_typographic_marks(write_gold):
    label = {"evidence": {1: {"symptom-duration": ["left trapezius", '"no better"']}}}
    (gold,) = load_gold(write_gold("wrapped", NOTE, RIGHT | label))

    spans = [spots[0].span for _, spots in gold.labels(1, "symptom-duration")]

    assert [NOTE[s.start : s.end] for s in spans] == ["left\ntrapezius", "“no better”"]


def test_a_label_that_stands_twice_keeps_both_places(write_gold):
    (gold,) = load_gold(write_gold("twice", NOTE + NOTE, RIGHT))

    assert len(places(gold.case, "5 months")) == 2


def test_numbers_and_dates_in_labels_are_the_words_that_were_written(write_gold):
    folder = write_gold("plain", NOTE, RIGHT)
    (folder / "expected.yaml").write_text("tags: [2025, 2025-03-01]\nmust_not_say: [12]\n", encoding="utf-8")

    (gold,) = load_gold(folder)

    assert gold.expected.tags == ("2025", "2025-03-01")
    assert gold.expected.must_not_say == ("12",)


def test_the_digest_changes_with_a_record_and_with_an_expectation(write_gold):
    folder = write_gold("neck", NOTE, RIGHT)
    first = digest_of_gold(load_gold(folder))
    (folder / "note.txt").write_text(NOTE + "Well.", encoding="utf-8")
    second = digest_of_gold(load_gold(folder))
    (folder / "expected.yaml").write_text("recommendation: approve\n", encoding="utf-8")

    assert len({first, second, digest_of_gold(load_gold(folder))}) == 3
