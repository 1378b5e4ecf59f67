import pytest

from drafter.evidence.layout.boxes import answers, by_legend


@pytest.mark.parametrize(
    ("legend", "answer"),
    [("(ticked = positive)", "yes"), ("(x = absent)", "no"), ("(checked means not tested)", "open")],
)
def test_a_tick_means_what_its_line_says(legend, answer):
    line = f"[x] faber [ ] gaenslen {legend}"
    told = {line[first:last].strip(): said for first, last, said in by_legend(line, 0, len(line))}
    assert told["faber"] == answer
    assert told["gaenslen"] == "open"


def test_a_line_without_one_has_no_legend():
    assert by_legend("[x] faber [ ] gaenslen", 0, 22) == []


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("[ ] yes [x] no history of cancer", "no"),
        ("[x] yes [ ] no history of cancer", "yes"),
        ("[ ] yes [ ] no history of cancer", "open"),
    ],
)
def test_a_choice_at_the_head_of_a_line_answers_what_stands_behind(line, answer):
    at = line.index("cancer")
    assert [said for first, last, said in answers(line, 0, len(line)) if first <= at < last] == [answer]


def test_a_word_and_its_denial_are_a_yes_and_a_no():
    line = "pain program: [ ] enrolled [x] not enrolled"
    assert next(iter(answers(line, 0, len(line)))) == (0, line.index("["), "no")
