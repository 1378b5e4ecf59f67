"""A view reads a text in one normalisation, and every position leads back to the source."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.evidence.layout.text import Break, Span, View, normalised
from drafter.evidence.words.tellings import Telling, Tellings

QUOTES = "‘’‛′"
DOUBLE_QUOTES = "“”‟″"
DASHES = "‐‑‒–—―−"
PLAIN = str.maketrans(dict.fromkeys(QUOTES, "'") | dict.fromkeys(DOUBLE_QUOTES, '"') | dict.fromkeys(DASHES, "-"))

ANY_TEXT = st.text(max_size=80)
# Texts that are mostly what the view changes: white space of all kinds, hyphens, line ends, quotes.
ROUGH = st.text(
    alphabet=st.sampled_from(
        [*" \t\n\r\f\v\u00a0\u2009\u3000\u200b-aZ9é.,'", *QUOTES, *DOUBLE_QUOTES, *DASHES, "😀", "İ", "ß"]
    ),
    max_size=60,
)
TEXTS = st.one_of(ANY_TEXT, ROUGH)
EXAMPLES = settings(max_examples=250, deadline=None)


# ---- properties over any Unicode ----


@EXAMPLES
@given(TEXTS)
def test_lower_case_has_the_length_of_the_text(source):
    view = View(source)
    assert len(view.lower) == len(view.text)


@EXAMPLES
@given(TEXTS)
def test_no_letter_digit_or_sign_changes_its_place_in_the_order(source):
    def kept(text):
        return re.sub(r"[\s-]|(?<=[\w)])[ \t]*(?:\.{5,}|:)", "", text.translate(PLAIN))

    assert kept(View(source).text) == kept(source)


@EXAMPLES
@given(TEXTS)
def test_white_space_is_one_blank(source):
    text = View(source).text
    assert not re.search(r"[^\S ]|\s\s", text)


@EXAMPLES
@given(TEXTS)
def test_normalising_twice_is_normalising_once(source):
    assert normalised(normalised(source)) == normalised(source)


@EXAMPLES
@given(TEXTS)
def test_every_character_of_the_view_comes_from_one_that_reads_as_it(source):
    view = View(source)
    for at, char in enumerate(view.text):
        span = view.source(at, at + 1)
        origin = source[span.start : span.end]
        assert len(origin) == 1
        assert origin.translate(PLAIN) == char or (char == " " and origin.isspace())


@EXAMPLES
@given(TEXTS)
def test_positions_lead_back_in_the_order_of_the_view(source):
    view = View(source)
    starts = [view.source(at, at + 1).start for at in range(len(view.text))]
    assert starts == sorted(set(starts))


@EXAMPLES
@given(TEXTS, st.data())
def test_a_range_of_the_view_comes_back_from_its_source(source, data):
    view = View(source)
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    span = view.source(start, end)
    assert 0 <= span.start <= span.end <= len(source)
    if start < end:
        assert view.view(span) == view.view_of(span.start, span.end) == (start, end)
    else:
        assert span.start == span.end


@EXAMPLES
@given(TEXTS, st.data())
def test_a_quote_without_outer_white_space_comes_back_character_for_character(source, data):
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, len(source)))
    quote = source[start:end]
    if not quote or quote != quote.strip() or quote[0] == "-" or quote[-1] == "-":
        return  # white space and a hyphen at a line's end are what the view takes away
    view = View(source)
    assert view.source(*view.view_of(start, end)) == Span(start, end)


@EXAMPLES
@given(TEXTS)
def test_breaks_lie_on_blanks_of_the_view_in_order(source):
    view = View(source)
    places = [stop.at for stop in view.breaks]
    assert places == sorted(set(places))
    assert {view.text[at] for at in places} <= {" "}


@EXAMPLES
@given(st.lists(st.from_regex(r"[a-z0-9,.%/]{1,8}", fullmatch=True), min_size=1, max_size=12))
def test_a_plain_text_is_its_own_view(words):
    source = " ".join(words)
    view = View(source)
    assert (view.text, view.lower, view.breaks) == (source, source, [])
    assert view.source(0, len(source)) == Span(0, len(source))


# ---- what is changed, and what never is ----


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        pytest.param("neck   pain", "neck pain", id="run-of-blanks"),
        pytest.param("neck\tpain", "neck pain", id="tab"),
        pytest.param("neck\npain", "neck pain", id="line-end"),
        pytest.param("neck\r\npain", "neck pain", id="windows-line-end"),
        pytest.param("neck \n\n  pain", "neck pain", id="paragraph"),
        pytest.param("3\u00a0months", "3 months", id="no-break-space"),
        pytest.param("3\u202fmonths", "3 months", id="narrow-no-break-space"),
        pytest.param("page one\fpage two", "page one page two", id="form-feed"),
        pytest.param("exer-\ncises", "exercises", id="word-broken-at-a-line-end"),
        pytest.param("exer- \n   cises", "exercises", id="word-broken-before-an-indented-line"),
        pytest.param("exer-\r\ncises", "exercises", id="word-broken-at-a-windows-line-end"),
        pytest.param("patient’s “shots”", 'patient\'s "shots"', id="typographic-quotes"),
        pytest.param("3–4 months — worse", "3-4 months - worse", id="typographic-dashes"),
        pytest.param("−20 %", "-20 %", id="minus-sign"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_view_normalises(source, seen):
    assert View(source).text == seen


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("NDI 44-42", id="hyphen-in-a-range"),
        pytest.param("follow-up", id="hyphen-in-a-word"),
        pytest.param("PT - no relief", id="dash-between-words"),
        pytest.param("no no pain", id="a-word-said-twice"),
        pytest.param("l5 mg", id="scanned-digit"),
        pytest.param("≥ 50 % µg ½ ²", id="signs-of-other-alphabets"),
        pytest.param("3 moths", id="misspelling"),
    ],
)
def test_a_view_leaves_alone(source):
    assert View(source).text == source


@pytest.mark.parametrize(
    ("source", "lower"),
    [
        ("On 2025-11-02", "on 11/02/2025"),
        ("on 11-02-2025 and 1-5-26", "on 11/02/2025 and 1/5/26"),
        ("on 02-Nov-2025", "on nov 02 2025"),
        ("on 2-NOV-2025", "on nov 2 2025"),
        ("(2025-11-02)", "(11/02/2025)"),
        # No day, or none that can be.
        ("accession 12025-11-02", "accession 12025-11-02"),
        ("lot 11-02-2025-7", "lot 11-02-2025-7"),
        ("2025-13-02", "2025-13-02"),
        ("L4-5-2025", "l4-5-2025"),
        ("phone 555-11-2025", "phone 555-11-2025"),
        ("pain 3-4-5", "pain 3-4-5"),
    ],
)
def test_readers_see_a_day_in_one_form_and_its_quote_is_the_source_s(source, lower):
    view = View(source)
    assert view.lower == lower
    assert view.text == source


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        pytest.param("L4-\n5", "L4- 5", id="digits"),
        pytest.param("C5-\nC6", "C5- C6", id="levels"),
        pytest.param("3-\n4 months", "3- 4 months", id="range"),
        pytest.param("relief:\n- none", "relief: - none", id="bullet"),
    ],
)
def test_a_hyphen_that_breaks_no_word_stays(source, seen):
    assert View(source).text == seen


def test_upper_case_that_has_no_single_lower_case_keeps_its_place():
    view = View("İNO PAIN")
    assert view.text == "İNO PAIN"
    assert view.lower[1:] == "no pain"


# ---- the way back ----


@pytest.mark.parametrize(
    ("source", "found", "quote"),
    [
        pytest.param("No  taut\n bands", "taut bands", "taut\n bands", id="over-a-line-end"),
        pytest.param("home exer-\n  cises daily", "exercises", "exer-\n  cises", id="over-a-broken-word"),
        pytest.param("pain – “better”", '- "better"', "– “better”", id="over-quotes-and-dashes"),
        pytest.param("😀 pain\u00a0\u00a0for 3 months", "pain for 3", "pain\u00a0\u00a0for 3", id="after-an-emoji"),
        pytest.param("  neck pain", "neck", "neck", id="after-leading-blanks"),
    ],
)
def test_what_is_found_in_the_view_is_quoted_from_the_source(source, found, quote):
    view = View(source)
    at = view.text.index(found)
    span = view.source(at, at + len(found))
    assert source[span.start : span.end] == quote


def test_an_empty_range_leads_back_to_an_empty_span():
    assert View("neck\n\npain").source(5, 5) == Span(6, 6)


@pytest.mark.parametrize(
    ("source", "breaks"),
    [
        pytest.param("a\nb", [Break(1, 1)], id="line"),
        pytest.param("a\r\nb", [Break(1, 1)], id="windows-line"),
        pytest.param("a\n \nb", [Break(1, 2)], id="paragraph"),
        pytest.param("a\n\n\n\nb\nc", [Break(1, 4), Break(3, 1)], id="several"),
        pytest.param("a b\tc", [], id="none"),
    ],
)
def test_line_breaks_are_remembered_with_their_number(source, breaks):
    assert View(source).breaks == breaks


@pytest.mark.parametrize(
    ("source", "text"),
    [
        pytest.param("without treat-\n  ment so far", "without treatment so far", id="a-word"),
        pytest.param("a 75-year-\nold roofer", "a 75-year-old roofer", id="several-hyphens"),
        pytest.param("her left-\nsided neck pain", "her left-sided neck pain", id="a-side"),
        pytest.param("an image-\nguided block", "an image-guided block", id="what-is-often-joined"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_between_two_words(source, text):
    assert View(source).text == text


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(Span(0, 5), Span(4, 9), True, id="partly"),
        pytest.param(Span(0, 9), Span(3, 4), True, id="inside"),
        pytest.param(Span(0, 5), Span(5, 9), False, id="touching"),
        pytest.param(Span(0, 2), Span(7, 9), False, id="apart"),
    ],
)
def test_spans_are_half_open(one, other, expected):
    assert one.overlaps(other) is other.overlaps(one) is expected


WORDS = st.sampled_from(["pain", "week", "no", "a", "ain"])


@EXAMPLES
@given(
    st.lists(st.lists(WORDS, min_size=1, max_size=3), max_size=4),
    st.lists(st.text(alphabet="painweko ", max_size=40), min_size=1, max_size=4),
    st.integers(0, 40),
    st.integers(0, 40),
)
def test_telling_words_are_found_as_any_search_finds_them_in_one_document_after_another(table, documents, start, end):
    telling = Telling(*(word for words in table for word in words))
    tellings = Tellings((number, Telling(*words)) for number, words in enumerate(table))

    for lower in [*documents, *documents]:
        part = lower[start:end]
        assert telling.within(lower, start, end) is any(word in part for words in table for word in words)
        expected = [number for number, words in enumerate(table) if any(word in part for word in words)]
        assert tellings.within(lower, start, end) == expected


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Pain since ............. 2022", "Pain since: 2022"),
        ("Joint.......left SI", "Joint:left SI"),
        ("NRS (today) ......  7 / 1", "NRS (today): 7 / 1"),
        ("well... and then", "well... and then"),
        ("signed .......", "signed ......."),
    ],
)
def test_a_row_of_dots_leads_from_a_key_to_its_value(source, text):
    view = View(source)
    assert view.text == text
    assert source[slice(*view.source(0, len(text)))] == source


# ---- a record that is read: words for their signs, statements that run on ----


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("pain w/ sitting & w/o relief", "pain with sitting and without relief"),
        ("PAIN W/ SITTING, W/O RELIEF", "PAIN WITH SITTING, WITHOUT RELIEF"),
        ("pain w sitting, w/relief", "pain with sitting, with relief"),
        ("PT didnt help & hasnt since", "PT didn't help and hasn't since"),
        ("She did PT for 8 weeks - She takes naproxen", "She did PT for 8 weeks. She takes naproxen"),
        ("it did not help; He stopped it", "it did not help. He stopped it"),
        ("the pain is worse / Sitting makes it bad", "the pain is worse. Sitting makes it bad"),
        ("PT was done -> Pain stayed the same", "PT was done. Pain stayed the same"),
        ("it did not help.She stopped it", "it did not help. She stopped it"),
        ("it did not help, She stopped it", "it did not help. She stopped it"),
        ("it did not help—She stopped it", "it did not help. She stopped it"),
        ("it was no help—never", "it was no help - never"),
    ],
)
def test_a_record_is_read_in_words_and_statements(source, text):
    view = View(source, worded=True)
    assert view.text == text
    assert view.typed.text == View(source).text
    assert view.source(0, len(text)) == (0, len(source))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("The pain has, as she tells me, lasted 8 months.", "The pain has lasted 8 months."),
        ("The pain has, as she\ntells me, lasted 8 months.", "The pain has lasted 8 months."),
        ("Naproxen, he says, did nothing.", "Naproxen did nothing."),
        ("It has unfortunately persisted.", "It has persisted."),
        ("PT ended. As you know, pain is still 8/10.", "PT ended. Pain is still 8/10."),
        ("You will recall that she failed PT.", "She failed PT."),
        ("It did not help, I should add.", "It did not help."),
        ("It is certainly in the differential.", "It is in the differential."),
        ("Cancer: no per pt report. Fever: none, per the patient.", "Cancer: no. Fever: none."),
    ],
)
def test_a_record_is_read_without_asides(source, text):
    view = View(source, worded=True)
    assert view.text == text
    assert view.typed.text == View(source).text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Leg weakness / No. Foot drop -> Never.", "Leg weakness: no. Foot drop: no."),
        ("Saddle anesthesia - Denied today", "Saddle anesthesia: no"),
        ("Bladder: she denies; Bowel: Patient denies this.", "Bladder: no; Bowel: no."),
        ("Red flags; None of them present. Cancer; Never.", "Red flags: no. Cancer: no."),
        ("History of cancer? Certainly not.", "History of cancer? no."),
        ("Cancer: not that she knows of", "Cancer: no"),
        ("History of cancer - None known", "History of cancer: no"),
        ("Saddle numbness; Not present today", "Saddle numbness: no"),
        ("Cancer - In her sister.", "Cancer: In her sister."),
    ],
)
def test_a_no_is_read_in_one_form(source, text):
    view = View(source, worded=True)
    assert view.text == text
    assert view.typed.text == View(source).text


@pytest.mark.parametrize(
    "source",
    [
        # No answer to a label.
        "PT (6 weeks) no relief: Yes / No",
        "Relief: good / fair / none",
        "Response (circle one) good / none",
        "Pain scale: 0 = none, 10 = worst",
        "PT 8 weeks - no relief.",
        "Naproxen; never helped.",
        "- no fever",
        "Cancer - yes",
        "3 / 5",
        # A hedge, a denial, or whose word a finding rests on.
        "The pain, she thinks, began in May.",
        "It is not certainly neuralgia.",
        "It is almost certainly neuralgia.",
        "X-ray shows osteoarthritis, per the patient.",
        "It began, as her husband says, in May.",
        "It is sad.",
    ],
)
def test_what_may_be_a_doubt_is_no_aside(source):
    assert View(source, worded=True).text == source


@pytest.mark.parametrize(
    "source",
    [
        "wheelchair w/c, workup w/u",
        "PT at Mission Hand & Spine",
        "patient, front, recent",
        "HEP - Daily - Ineffective",
        "SHE DID HER EXERCISES AT HOME - DAILY WITHOUT ANY RELIEF - SHE IS NO BETTER",
        "She did PT from Jan - May 2025",
        "Physical therapy - Patient could not afford it",
        "Lumbar epidural steroid injection at L4-5 - Scheduled for Friday",
        "Pain Clinic / Spine Center",
        "Osgood-Schlatter disease, Kellgren-Lawrence grade 3",
    ],
)
def test_what_is_no_word_and_no_statement_stays_as_it_is(source):
    assert View(source, worded=True).text == source


def test_a_sign_at_the_end_of_a_line_parts_nothing():
    assert View("FABER as tested on both sides + / -\nDistraction was + / -", worded=True).text.count(".") == 0
