"""The record with its marks: nothing left out, nothing added, no mark inside a word."""

from hypothesis import given
from hypothesis import strategies as st

from drafter.evidence.intake.cases import Document
from drafter.web.views.record import Mark, document_view, search, sentences_of

TEXTS = st.text(st.sampled_from("ab c.\n\f\r\u202eé-"), min_size=1, max_size=60)
SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=6)


def marks(spans, text):
    return [
        Mark(start=start, end=min(start + length, len(text)), name=f"C1·{n}", anchor=f"q1-{n}", label="evidence")
        for n, (start, length) in enumerate(spans)
        if start < len(text)
    ]


@given(TEXTS, SPANS)
def test_pages_put_together_are_the_text(text, spans):
    shown = document_view(Document(id="d", text=text), 1, marks(spans, text))
    pages = ["".join(part.text for piece in page.pieces for part in piece.parts) for page in shown.pages]
    assert "\f".join(pages) == (text.removesuffix("\f") if "\f" in text else text)
    for page in shown.pages:
        for piece in page.pieces:
            whole = "".join(part.text for part in piece.parts)
            assert text[piece.start : piece.start + len(whole)] == whole


@given(TEXTS, SPANS)
def test_each_mark_stands_once_and_at_the_edge_of_a_word(text, spans):
    wanted = marks(spans, text)
    shown = document_view(Document(id="d", text=text), 1, wanted)
    parts = [(piece.start, piece) for page in shown.pages for piece in page.pieces if piece.marked]
    found = [mark.anchor for _, piece in parts for part in piece.parts for mark in part.marks]
    assert len(found) == len(set(found))
    # Only a mark on nothing but page breaks has no words to stand on.
    assert {m.anchor for m in wanted if text[m.start : m.end].strip("\f")} <= set(found) | {
        m.anchor for m in wanted if text[m.start] == "\f"
    }
    for start, _ in parts:
        assert not (start > 0 and text[start - 1].isalnum() and text[start].isalnum())


@given(TEXTS)
def test_sentences_put_together_are_the_text(text):
    assert "".join(each.text for each in sentences_of(Document(id="d", text=text))) == text


def test_search_looks_over_line_breaks_and_case(case_of):
    found, total = search(case_of("Trigger\n points. trigger POINTS; trigger pointed"), "trigger  points")
    assert total == 2
    assert [mark.anchor for mark in found["note-1"]] == ["f1", "f2"]
    assert search(case_of("x (a.b) x"), "(a.b)")[1] == 1
    assert search(case_of("x" * 500), "x")[1] == 500
    assert search(case_of("x"), "  ") == ({}, 0)
