"""Variants change one thing of a record, and only that."""

import pytest

from drafter.evidence.intake.cases import Case
from drafter.quality import variants
from drafter.quality.gold import places


def case(*texts, name=None):
    return Case.model_validate({
        "id": "neck", "payer": "example-commercial", "member": {"name": name} if name else None,
        "request": {"review": "retrospective", "received": "2025-11-12", "lines": [{"line": 1, "code": "20553"}]},
        "documents": [{"id": f"note-{n}", "text": text} for n, text in enumerate(texts, 1)],
    })  # fmt: skip


def text(made):
    return made.documents[0].text


def test_documents_are_put_in_the_opposite_order():
    assert [d.id for d in variants.shuffled(case("One.", "Two.")).documents] == ["note-2", "note-1"]
    assert variants.shuffled(case("One.")) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("She says her pain bothers her. HERS.", "He says his pain bothers him. HIS."),
        ("He told Mr. Lee himself.", "She told Ms. Lee herself."),
        ("A 40-year-old woman, her husband with her.", "A 40-year-old man, his husband with him."),
        ("Ankle, theory, mankind.", None),
        ("She is 20 weeks pregnant.", None),
    ],
)
def test_words_of_sex_go_the_other_way_and_nothing_else(before, after):
    made = variants.of_other_sex(case(before))

    assert (text(made) if made else None) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("46-year-old with pain for 46 months", "47-year-old with pain for 46 months"),
        ("46 y/o F, 30 mg", "47 y/o F, 30 mg"),
        ("62F c/o neck pain", "63F c/o neck pain"),
        ("pain for 30 years, 12 weeks of therapy", None),
    ],
)
def test_a_year_is_added_to_ages_alone(before, after):
    made = variants.of_other_age(case(before))

    assert (text(made) if made else None) == after


def test_the_name_changes_in_the_record_and_in_the_member_block():
    made = variants.of_other_name(case("DANA REED returns. Ms. Reed is no better.", name="Dana Reed"))

    assert text(made) == "ROWAN ELLERY returns. Ms. Ellery is no better."
    assert made.member.name == "Rowan Ellery"
    assert variants.of_other_name(case("No name here.", name="Dana Reed")) is None
    assert variants.of_other_name(case("Dana Reed returns.")) is None


def test_the_sentences_of_a_place_go_whole():
    original = case("Neck pain for 5 months. No fever. Worse at work.")

    assert text(variants.without_sentences(original, places(original, "5 months"))) == " No fever. Worse at work."


def test_another_sentence_stands_where_the_first_one_stood():
    original = case("Neck supple. Trigger points in the trapezius. Also trigger points in the levator.")
    made = variants.without_sentences(original, places(original, "rigger points"), {"note-1": "No trigger points."})

    assert text(made) == "Neck supple. No trigger points. "


def test_a_document_that_loses_every_sentence_still_has_text():
    original = case("Neck pain for 5 months.")

    assert text(variants.without_sentences(original, places(original, "5 months"))) == "Nothing further."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Pain for 5 months.", "Pain for 30 days."),
        ("Pain for five months.", "Pain for 30 days."),
        ("An 18-week history.", "An 30 days history."),
        ("Pain for 4 to 6 months.", "Pain for 30 days."),
        ("Pain for 2 weeks.", None),
    ],
)
def test_lengths_above_come_down(before, after):
    original = case(before)
    made = variants.with_lengths_moved(original, places(original, before[:4]), 91, down=True)

    assert (text(made) if made else None) == after


def test_lengths_below_go_up_and_those_of_other_sentences_stay():
    original = case("Pain for 2 months. Therapy for 2 weeks.")
    made = variants.with_lengths_moved(original, places(original, "Pain"), 91, down=False)

    assert text(made) == "Pain for 455 days. Therapy for 2 weeks."


def test_shares_of_relief_move_across():
    original = case("60% relief for two months, 40 percent for three.")
    spots = places(original, "relief")

    assert text(variants.with_percents_moved(original, spots, 50, down=True)).startswith("16% relief")
    assert "95 percent" in text(variants.with_percents_moved(original, spots, 50, down=False))


def test_what_is_added_is_the_same_every_time():
    made = variants.with_unrelated_paragraph(case("One.", "Two."))

    assert made == variants.with_unrelated_paragraph(case("One.", "Two."))
    assert made.documents[0].text == "One."
    assert made.documents[1].text.startswith("Two.\n\n")
    assert text(variants.with_instruction(case("One.", "Two."))).startswith("One.\n\n")
