"""A document is laid out into lines, sentences and clauses as a reader would."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laid_out import layout, sections, sentences

from drafter.evidence.words.clauses import clause_at, clauses

EXAMPLES = settings(max_examples=150, deadline=None)


def wrapped_at(paragraph, width):
    return textwrap.fill(paragraph, width, break_on_hyphens=False)


# ---- however it is typed ----


@pytest.mark.parametrize("cased", [str, str.upper, str.lower])
def test_a_wrapped_page_is_read_alike_in_whatever_case_it_is_typed(cased):
    text = (
        "He returns with neck and upper trapezius pain that he\nhas had for just over a year. It is worst under the lid of a\n"
        "grand. He was in therapy for four weeks, until the visits had\nrun out, and it had done nothing for him. 13 of those\n"
        "days are migraine proper: he lies in the dark. Not one\nof the tablets was of any help to him at all, he says."
    )
    assert [s.lower() for _, s in sections(cased(text))] == [s.lower() for _, s in sections(" ".join(text.split()))]


def test_a_denial_behind_a_break_goes_with_what_it_denies_in_small_letters_too():
    text = "numbness between the legs, urinary\nretention - nothing like that"
    assert [s for _, s in sections(text)] == [text.replace("\n", " ")]
    fields = "start 10/01/2024   end 11/22/2024   visits 14\nactive exercise each visit; log complete.\ntherapist: no benefit from therapy, plateau from week 3, back to physician."
    assert len(sections(fields)) == 3


def test_lines_in_capitals_without_stops_stay_apart():
    text = "PT FOR EIGHT WEEKS LAST SPRING AT THE HOSPITAL GYM\nNAPROXEN TWICE DAILY FOR TWO MONTHS\nNO RELIEF OF PAIN"
    assert [s for _, s in sections(text)] == text.split("\n")


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("pain hx: 3 yrs. mri 2/2025 severe stenosis.", 2),
        ("low back pain x 3 yrs. of and on, worse now.", 1),
        ("seen 10 wks. ago for the neck, no better.", 1),
    ],
)
def test_an_abbreviation_ends_a_sentence_in_small_letters_unless_it_goes_on(text, ends):
    assert len(sections(f"no fever. no cough.\n\n{text}")) == 2 + ends


def test_a_part_typed_in_small_letters_below_a_letterhead_has_its_sentences():
    text = "Riverside Medical Group\nInterpreter not needed.\n\nknee oa. had the gel here. it helped a lot."
    assert [s for _, s in sections(text)][2:] == ["knee oa.", "had the gel here.", "it helped a lot."]


def test_a_key_that_a_full_line_broke_begins_no_statement():
    text = "she has done well with the injections of the last year in this clinic. dates of\nservice here: 09/10/2024, 01/07/2025."
    assert [s for _, s in sections(text)][-1] == "dates of service here: 09/10/2024, 01/07/2025."


# ---- lines ----

PARAGRAPHS = [
    (
        "The patient returns with neck pain that began after a rear-end collision in early spring and has not let up since "
        "then despite two courses of supervised therapy. She completed fourteen visits between April and June and reports "
        "that her pain was no better at the end of it than it had been at the start. Ibuprofen upset her stomach, and "
        "cyclobenzaprine left her too drowsy to drive to work in the morning. No weakness, numbness or loss of balance."
    ),
    (
        "He denies any tenderness over the occipital nerves and has never had a headache with it. Palpation of the upper "
        "trapezius on the right found two taut bands with a visible twitch, and pressure on either of them sent his usual "
        "ache up toward the ear. The left side was soft throughout. His strength and reflexes are normal, and neither arm "
        "shows any loss of sensation. We talked about continuing his stretching routine and about what else might help him."
    ),
]


@EXAMPLES
@given(st.sampled_from(PARAGRAPHS), st.integers(50, 120))
def test_a_hard_wrapped_paragraph_has_the_sentences_of_the_unwrapped_one(paragraph, width):
    assert sentences(wrapped_at(paragraph, width)) == sentences(paragraph)


@EXAMPLES
@given(st.integers(60, 100), st.integers(1, 2))
def test_a_page_is_as_wide_as_its_lines_whatever_its_head_and_foot(width, strays):
    banner = "FAX FROM 555-0100 TO CLINICAL REVIEW DEPARTMENT, ATTENTION INTAKE DESK, CONFIDENTIAL HEALTH INFORMATION, DO NOT FORWARD, "
    wide = banner + "PAGE 01 OF 03"
    text = "\n\n".join([wrapped_at(paragraph, width) for paragraph in PARAGRAPHS] + [wide] * strays)
    assert sentences(text)[:-strays] == [sentence for paragraph in PARAGRAPHS for sentence in sentences(paragraph)]


def test_one_long_line_makes_a_list_no_wrapped_paragraph():
    items = [f"Item number {number} of the list" for number in range(12)]
    assert sentences("\n".join([*items, "", "word " * 60 + "end."]))[:12] == items


@EXAMPLES
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=2, max_size=3), st.integers(60, 100))
def test_paragraphs_wrapped_at_one_width_stay_apart(paragraphs, width):
    wrapped = "\n\n".join(wrapped_at(paragraph, width) for paragraph in paragraphs)
    assert sentences(wrapped) == [sentence for paragraph in paragraphs for sentence in sentences(paragraph)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Neck pain x 5 mo\nPT x 8 wks, no relief\nIbuprofen upset stomach\nNo numbness",
            ["Neck pain x 5 mo", "PT x 8 wks, no relief", "Ibuprofen upset stomach", "No numbness"],
            id="telegraphic-lines",
        ),
        pytest.param(
            "No taut bands on the left\nTrigger points in the right trapezius\nROM full",
            ["No taut bands on the left", "Trigger points in the right trapezius", "ROM full"],
            id="a-denial-ends-with-its-line",
        ),
        pytest.param(
            "PT was tried for eight weeks without\nany relief of the neck pain.",
            ["PT was tried for eight weeks without any relief of the neck pain."],
            id="a-line-that-ends-in-the-middle",
        ),
        pytest.param(
            "She took ibuprofen, cyclobenzaprine,\nNaproxen and tramadol.",
            ["She took ibuprofen, cyclobenzaprine, Naproxen and tramadol."],
            id="a-list-over-a-line-end",
        ),
        pytest.param(
            "She finished her second course of therapy on\n03/15/2025 without any relief.",
            ["She finished her second course of therapy on 03/15/2025 without any relief."],
            id="a-date-that-was-wrapped",
        ),
        pytest.param(
            "Neck pain goes on\n\nno numbness",
            ["Neck pain goes on", "no numbness"],
            id="a-blank-line-ends-a-sentence",
        ),
        pytest.param(
            "01/05/2025 PT visit 1\n01/12/2025 PT visit 2\n2025-01-19 PT visit 3",
            ["01/05/2025 PT visit 1", "01/12/2025 PT visit 2", "2025-01-19 PT visit 3"],
            id="dated-rows",
        ),
    ],
)
def test_a_line_break_ends_a_sentence_unless_the_line_was_wrapped(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "mark",
    ["- {}", "* {}", "• {}", "▪ {}", "+ {}", "> {}", "{n}. {}", "{n}) {}", "({n}) {}", "#{n} {}", "{a}) {}", "[x] {}", "[ ] {}", "☐ {}", "☒ {}", "✓ {}"],
)  # fmt: skip
def test_every_item_of_a_list_is_a_sentence(mark):
    items = ["ibuprofen without relief", "no therapy so far", "taut bands in the trapezius"]
    lines = [mark.format(item, n=index + 1, a="abc"[index]) for index, item in enumerate(items)]
    assert sentences("Prior care as follows\n" + "\n".join(lines))[1:] == lines


def test_an_item_goes_on_over_a_wrapped_line():
    text = "- Ibuprofen 600 mg three times a day for\n  six weeks without relief\n- Formal PT, 12 visits"
    assert sentences(text) == [
        "- Ibuprofen 600 mg three times a day for six weeks without relief",
        "- Formal PT, 12 visits",
    ]


def test_every_row_of_a_table_is_a_sentence():
    rows = ["| Drug | Dose | Result |", "| --- | --- | --- |", "| ibuprofen | 600 mg | no relief |", "| PT | 8 wks | good |"]  # fmt: skip
    assert sentences("\n".join(rows)) == rows


# ---- ends of sentences ----


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("She was referred by Dr. Alvarez to this clinic.", id="title"),
        pytest.param("Mrs. Oduya and her son, Mr. Oduya, came together.", id="titles"),
        pytest.param("Pain for approx. 5 months in the neck.", id="approximately"),
        pytest.param("Occipital neuralgia vs. Cervicogenic headache.", id="versus"),
        pytest.param("She took NSAIDs, e.g. Ibuprofen and Naproxen.", id="for-example"),
        pytest.param("The main complaint, i.e. Neck pain, goes on.", id="that-is"),
        pytest.param("Lot no. 3 of lidocaine was used.", id="number"),
        pytest.param("Pain was 7.5 of 10 at rest.", id="decimal"),
        pytest.param("Seen at St. Brendan Hospital last week.", id="saint"),
        pytest.param("Ibuprofen 600 mg t.i.d. with food gave relief.", id="dose"),
        pytest.param("Injection given at the L. Trapezius.", id="initial"),
        pytest.param("Pain began in Sept. 2024 after a fall.", id="month"),
        pytest.param("1. Neck pain with taut bands", id="numbered-item"),
        pytest.param("She had pain for 3 mo. and then rested.", id="unit-in-the-middle"),
    ],
)
def test_an_abbreviation_ends_no_sentence(sentence):
    assert sentences(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Pain goes on. No numbness.", ["Pain goes on.", "No numbness."], id="full-stop"),
        pytest.param("pain goes on. no numbness. pt failed.", ["pain goes on.", "no numbness.", "pt failed."], id="no-capitals"),
        pytest.param("Pain goes on. no numbness. Tender. Strength 5/5.", ["Pain goes on. no numbness.", "Tender.", "Strength 5/5."], id="one-small-letter"),
        pytest.param("HEADACHE, ? NEURALGIA. REST.", ["HEADACHE, ? NEURALGIA.", "REST."], id="a-doubt-is-no-end"),
        pytest.param("Any relief? None at all!", ["Any relief?", "None at all!"], id="question-and-exclamation"),
        pytest.param("PT for 6 wks. No relief.", ["PT for 6 wks.", "No relief."], id="unit-at-the-end"),
        pytest.param("She did 8 weeks of PT. Pain goes on.", ["She did 8 weeks of PT.", "Pain goes on."], id="pt-at-the-end"),
        pytest.param(
            'She said "it never helped." Pain goes on.', ['She said "it never helped."', "Pain goes on."], id="quotation"
        ),
        pytest.param("Tried heat, ice, etc. Pain goes on.", ["Tried heat, ice, etc.", "Pain goes on."], id="et-cetera"),
        pytest.param("Relief was 40 %. Pain came back.", ["Relief was 40 %.", "Pain came back."], id="per-cent"),
        pytest.param("Pain began in 2024. It goes on.", ["Pain began in 2024.", "It goes on."], id="year"),
        pytest.param("No trigger points. (Seen in May.)", ["No trigger points.", "(Seen in May.)"], id="brackets"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\n \t", [], id="white-space"),
    ],
)  # fmt: skip
def test_a_sentence_ends_at_its_stop(text, expected):
    assert sentences(text) == expected


# ---- clauses ----


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("pt helped; ibuprofen did not", ["pt helped", "; ibuprofen did not"], id="semicolon"),
        pytest.param("no taut bands but tender", ["no taut bands", " but tender"], id="but"),
        pytest.param("no taut bands, however tender", ["no taut bands", ", however tender"], id="however"),
        pytest.param("pain goes on although pt helped", ["pain goes on", " although pt helped"], id="although"),
        pytest.param("no numbness, no weakness or tingling", ["no numbness, no weakness or tingling"], id="a-list"),
        pytest.param("pain for 3-4 months", ["pain for 3-4 months"], id="range"),
    ],
)
def test_a_clause_speaks_for_itself(sentence, expected):
    assert [sentence[first:last] for first, last in clauses(sentence, 0, len(sentence))] == expected


@EXAMPLES
@given(
    st.lists(st.sampled_from(["no", "pain", "but", ";", ",", "she", "-", "3", "while", "pt", "|", "yet"]), min_size=1, max_size=14)
)  # fmt: skip
def test_clauses_share_out_the_whole_sentence(words):
    sentence = " ".join(words)
    parts = clauses(sentence, 0, len(sentence))
    assert "".join(sentence[first:last] for first, last in parts) == sentence
    assert all(clause_at(parts, at) == part for part in parts for at in range(*part))


# ---- any text ----

PIECES = st.sampled_from([
    "Plan:", "FAMILY HISTORY", "no pain", "Dr. Who", "PT.", "-", "1.", "|", "\n", "\n\n", "  ", ": ", "?", "exam", "3.5", "[x] ", "# ",
    "über", "\f", ".", ";", "e.g.",
])  # fmt: skip


@EXAMPLES
@given(st.one_of(st.lists(PIECES, max_size=16).map("".join), st.text(max_size=60)))
def test_sentences_of_any_text_lie_in_order_whole_and_apart(text):
    view, found = layout(text)
    assert [s.index for s in found] == list(range(len(found)))
    last = 0
    for sentence in found:
        assert last <= sentence.start < sentence.end <= len(view.text)
        words = view.text[sentence.start : sentence.end]
        assert words == words.strip(" ")
        last = sentence.end
    assert [s.paragraph for s in found] == sorted(s.paragraph for s in found)


WRAPPED = (
    "Left sided neck and trapezius pain for the last 7 months. No injury. Went to physical therapy\n"
    "01/05/2026 through 01/30/2026, 7 visits, then stopped going since she felt it was not helping.\n"
)


def test_a_day_that_opens_a_full_line_of_prose_goes_on_with_it():
    assert sentences(WRAPPED)[2].startswith("Went to physical therapy 01/05/2026 through 01/30/2026")


def test_a_day_that_opens_a_row_does_not():
    assert sentences("Visits so far, with what was done at each of them and how it went at home\n01/05/2026 heat\n01/09/2026 heat") == [
        "Visits so far, with what was done at each of them and how it went at home", "01/05/2026 heat", "01/09/2026 heat"
    ]  # fmt: skip


# ---- pages set otherwise ----

#: A letter as it was typed, in lines of its own width.
LETTER = "\n\n".join(wrapped_at(paragraph, 100) for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(LETTER.replace("\n", "\n\n"), id="double-spacing"),
        pytest.param(wrapped_at(PARAGRAPHS[0], 90).replace("\n", "\n\n"), id="double-spacing-of-one-paragraph"),
        pytest.param("\n".join(wrapped_at(line, 72) for line in LETTER.split("\n")), id="wrapped-again-narrower"),
        pytest.param("\n".join("    " + line for line in LETTER.split("\n")), id="indented"),
    ],
)
def test_a_page_set_otherwise_has_the_same_sentences(page):
    assert set(sentences(page)) <= {sentence for paragraph in PARAGRAPHS for sentence in sentences(paragraph)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Worse with sitting.\nToxin:\nnever.\nSleep:\nfair", ["Worse with sitting.", "Toxin: never.", "Sleep: fair"], id="keys"
        ),
        pytest.param("Medicines in use:\nibuprofen\nnaproxen", ["Medicines in use:", "ibuprofen", "naproxen"], id="a-list-of-several"),
        pytest.param("Calendar:\nAug  23 days\nSep  20 days", ["Calendar:", "Aug 23 days", "Sep 20 days"], id="rows"),
        pytest.param(
            "Neck pain since May.\nTherapy at the hospital\nhelped little.\nIbuprofen failed.",
            ["Neck pain since May.", "Therapy at the hospital helped little.", "Ibuprofen failed."], id="lines-that-end-with-their-sentences",
        ),
        pytest.param("1.\nNaproxen, no relief\n2.\nPT, no relief", ["1. Naproxen, no relief", "2. PT, no relief"], id="marks-alone"),
        pytest.param("Seen with Dr.\nAlvarez today.", ["Seen with Dr. Alvarez today."], id="a-title-and-its-name"),
        pytest.param("Neck pain goes on.\n\nNo numbness.\n\nPT failed.", ["Neck pain goes on.", "No numbness.", "PT failed."], id="short-paragraphs"),
        pytest.param("Gaenslen R\ndistraction negative\nthigh thrust negative", ["Gaenslen R", "distraction negative", "thigh thrust negative"], id="a-list-in-small-letters"),
    ],
)  # fmt: skip
def test_a_line_is_answered_by_the_next_only_where_it_is_left_open(text, expected):
    assert sentences(text) == expected
