"""Where a quote stands: character for character, but for the one normalisation, and at the place that is claimed."""

import re

import pytest
from claims import PAIN, PT, READER, TPI, document, grounded, length, only, proposed, refused
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drafter.evidence.claims.grounding import ground
from drafter.evidence.layout.text import normalised
from drafter.evidence.meaning.assertion import Assertion

# --- quotes stand character for character

RECORD = (
    "HISTORY: Neck pain for 12 weeks, right worse than left. No numbness. Took naproxen 500 mg for 6 weeks without relief. "
    "PT from 10/01/2025 to 11/20/2025, 1,000 steps a day. Dose 1.5 tablets."
)


@pytest.mark.parametrize(
    "quote",
    [
        "neck pain",
        "NECK PAIN",
        "Neck pains",
        "Neckpain",
        "Neck  pain for 12 week",
        "Neck pain for twelve weeks",
        "Neck pain, for 12 weeks",
        "pain Neck",
        "back pain",
        "Neck pain for 12 weeks right worse than left",
        "numbness. No",
        "Took naproxen 500 mg, for 6 weeks",
    ],
)
def test_a_quote_that_differs_in_a_character_is_nowhere(quote):
    assert refused(RECORD, proposed("symptom", name=("pain", quote)), "name") == "EVD001"


ASIDES = "Neck pain w/ stiffness has, as she tells me, lasted 8 months. Unfortunately, PT did not help - She stopped."


@pytest.mark.parametrize(
    "quote", ["lasted 8 months", "has, as she tells me, lasted 8 months", "as she tells me, lasted 8 months"]
)
def test_a_quote_with_an_aside_is_taken_as_it_was_typed(quote):
    fact = only(ASIDES, proposed("symptom", name=("pain", "Neck pain"), length=("8 months", quote)))
    assert fact.value("length") == length(8, 8, "months")
    assert [e.quote for e in fact.evidence("length")] == [quote]


@pytest.mark.parametrize("quote", ["has lasted 8 months", "pain with stiffness has, as she tells me, lasted 8 months"])
def test_a_quote_that_leaves_an_aside_out_or_spells_a_sign_is_nowhere(quote):
    candidate = proposed("symptom", name=("pain", "Neck pain"), length=("8 months", quote))
    assert refused(ASIDES, candidate, "length") == "EVD001"


@pytest.mark.parametrize("quote", ["", " ", "\n\t", "\u00a0"])
def test_an_empty_quote_is_nowhere(quote):
    assert refused(RECORD, proposed("symptom", name=("pain", quote)), "name") == "EVD001"


INSIDE = ["2 weeks", "12 week", "Neck pain for 1", "eft", "00 mg", "0 mg for 6 weeks", "1/20/2025", "11/20/202", "11/20", "000 steps", "5 tablets", "Dose 1", "naproxe", "0/01/2025"]  # fmt: skip


@pytest.mark.parametrize("quote", INSIDE)
def test_a_quote_that_ends_inside_a_word_or_a_number_is_refused(quote):
    candidate = proposed("symptom", name=("pain", "Neck pain"), length=("12 weeks", quote))
    assert refused(RECORD, candidate, "length") == "EVD001"


@pytest.mark.parametrize("quote", ["2 weeks", "12 week", "11/20/202", "000 steps", "5 tablets"])
def test_naming_the_place_does_not_help_a_quote_that_ends_inside_a_word_or_a_number(quote):
    candidate = proposed("symptom", name=("pain", "Neck pain"), length=("12 weeks", quote, RECORD.index(quote)))
    assert refused(RECORD, candidate, "length") == "EVD001"


CASES = [
    ("Neck pain for 5 months, left more than right.", "symptom", PAIN, "length", ("5 months", "pain for 5 months, left")),
    ("Left shoulder pain since 11/02/2025.", "symptom", PAIN, "begin", ("11/02/2025", "pain since 11/02/2025")),
    ("Right shoulder pain for 14 weeks.", "symptom", PAIN, "region", ("shoulder", "Right shoulder pain")),
    ("She did PT for 8 weeks with no relief.", "treatment", PT, "outcome", ("failed", "for 8 weeks with no relief")),
    ("She did PT for 8 weeks with no relief.", "treatment", PT, "length", ("8 weeks", "did PT for 8 weeks")),
    ("Ibuprofen 600 mg for 6 weeks, no better.", "treatment", ("ibuprofen", "Ibuprofen"), "length", ("6 weeks", "Ibuprofen 600 mg for 6 weeks")),
    ("Left TPI on 6/1/2025 gave 60% relief.", "procedure", TPI, "relief", ("60%", "gave 60% relief")),
    ("Left TPI on 6/1/2025 gave relief.", "procedure", TPI, "date", ("6/1/2025", "Left TPI on 6/1/2025")),
    ("PT, 12 visits from 10/1/2025 to 11/20/2025.", "treatment", PT, "sessions", ("12 visits", "12 visits from 10/1/2025")),
    ("Meloxicam for more than 3 months did not help.", "treatment", ("meloxicam", "Meloxicam"), "outcome", ("failed", "more than 3 months did not help")),
    ("Pain for about 3 months.", "symptom", ("pain", "Pain"), "length", ("about 3 months", "for about 3 months")),
]  # fmt: skip
WORDS = [
    ("weeks", "months"), ("months", "weeks"), ("months", "years"), ("weeks", "days"), ("mg", "g"), ("%", " visits"),
    ("left", "right"), ("Left", "Right"), ("Right", "Left"), ("no ", ""), ("not ", ""), ("did not ", "did "), ("with no", "with"),
    ("Ibuprofen", "Naproxen"), ("PT", "OT"), ("more than ", ""), ("about ", ""), ("6/1/2025", "6/2/2025"), ("11/02/2025", "11/20/2025"),
]  # fmt: skip


def changes(quote):
    """Every changed digit, unit, side, drug and date of a quote, and every "no" put in or taken out."""
    changed = {
        quote[:at] + digit + quote[at + 1 :]
        for at, char in enumerate(quote)
        if char.isdigit()
        for digit in "0123456789"
    }
    changed |= {quote.replace(old, new) for old, new in WORDS if old in quote}
    changed |= {
        quote[: gap.start()] + f" {word} " + quote[gap.end() :]
        for gap in re.finditer(" ", quote)
        for word in ("no", "not", "without")
    }
    return sorted(changed - {quote})


@pytest.mark.parametrize(("text", "kind", "name", "attribute", "claim"), CASES)
def test_a_changed_digit_unit_side_drug_date_or_no_never_grounds(text, kind, name, attribute, claim):
    value, quote = claim
    assert grounded(text, proposed(kind, name=name, **{attribute: claim})).rejections == ()
    tried = [changed for changed in changes(quote) if changed not in text]
    assert len(tried) > 5
    for changed in tried:
        for claimed in (value, changed):
            assert refused(text, proposed(kind, name=name, **{attribute: (claimed, changed)}), attribute) == "EVD001"


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(CASES), st.data())
def test_any_changed_character_never_grounds(case, data):
    text, kind, name, attribute, (value, quote) = case
    at = data.draw(st.integers(0, len(quote) - 1))
    char = data.draw(st.characters(codec="utf-8"))
    changed = quote[:at] + char + quote[at + 1 :]
    assume(normalised(changed).strip() not in text)
    assert refused(text, proposed(kind, name=name, **{attribute: (value, changed)}), attribute) == "EVD001"


@pytest.mark.parametrize(("text", "kind", "name", "attribute", "claim"), CASES)
def test_a_shrunk_quote_grounds_the_same_value_or_nothing(text, kind, name, attribute, claim):
    value, quote = claim
    whole = only(text, proposed(kind, name=name, **{attribute: claim})).value(attribute)
    for first in range(len(quote)):
        for last in range(first + 1, len(quote) + 1):
            shrunk = quote[first:last]
            for claimed in {value, shrunk} if attribute != "outcome" else {value}:
                fact = only(text, proposed(kind, name=name, **{attribute: (claimed, shrunk)}))
                assert fact.value(attribute) in (whole, None)
                assert fact.assertion is Assertion.PRESENT


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(CASES), st.integers(-3, 80))
def test_a_quote_with_a_wrong_place_grounds_the_same_value_where_it_stands_or_nothing(case, at):
    text, kind, name, attribute, (value, quote) = case
    whole = only(text, proposed(kind, name=name, **{attribute: (value, quote)})).attributes[attribute]
    outcome = grounded(text, proposed(kind, name=name, **{attribute: (value, quote, at)}))
    assert [fact.attributes.get(attribute, whole) for fact in outcome.facts] == [whole]


# --- the one normalisation


@pytest.mark.parametrize(
    ("text", "value", "quote", "stands"),
    [
        ("Did physi-\ncal therapy.", "physical-therapy", "physical therapy", "physi-\ncal therapy"),
        ("Did physi-  \n   cal therapy.", "physical-therapy", "physical therapy", "physi-  \n   cal therapy"),
        ("Did physical\u00a0therapy.", "physical-therapy", "physical therapy", "physical\u00a0therapy"),
        ("Did physical \u2009 therapy.", "physical-therapy", "physical therapy", "physical \u2009 therapy"),
        ("Did physical\ttherapy.", "physical-therapy", "physical therapy", "physical\ttherapy"),
        ("Did physical    therapy.", "physical-therapy", "physical therapy", "physical    therapy"),
        ("Did physical therapy.", "physical-therapy", "physical\n therapy", "physical therapy"),
        ("Did physical therapy.", "physical-therapy", "  physical therapy ", "physical therapy"),
        ("Did “physical therapy” here.", "physical-therapy", '"physical therapy"', "“physical therapy”"),
        ('Did "physical therapy" here.', "physical-therapy", "“physical therapy”", '"physical therapy"'),
        (
            "The patient’s physical therapy.",
            "physical-therapy",
            "patient's physical therapy",
            "patient’s physical therapy",
        ),
        (
            "The patient's physical therapy.",
            "physical-therapy",
            "patient‘s physical therapy",
            "patient's physical therapy",
        ),
        (
            "Did physical therapy – 8 visits.",
            "physical-therapy",
            "physical therapy - 8 visits",
            "physical therapy – 8 visits",
        ),
        (
            "Did physical therapy - 8 visits.",
            "physical-therapy",
            "physical therapy — 8 visits",
            "physical therapy - 8 visits",
        ),
        ("Did home‑based exercises.", "home-exercise", "home-based exercises", "home‑based exercises"),
    ],
)
def test_blanks_line_end_hyphens_and_typographic_marks_do_not_matter(text, value, quote, stands):
    [evidence] = only(text, proposed("treatment", name=(value, quote))).evidence("name")
    assert evidence.quote == stands == text[evidence.start : evidence.end]


def test_a_value_across_a_line_break_is_read_and_quoted_as_it_stands():
    text = "Neck pain for 5\u00a0\nmonths."
    fact = only(text, proposed("symptom", name=PAIN, length=("5 months", "5 months")))
    assert fact.value("length") == length(5, 5, "months")
    assert fact.evidence("length")[0].quote == "5\u00a0\nmonths"


@pytest.mark.parametrize("quote", ["3-4 months", "3–4 months", "3—4 months"])
def test_a_dash_between_figures_may_be_any_dash(quote):
    fact = only("Neck pain for 3–4 months.", proposed("symptom", name=PAIN, length=("3-4 months", quote)))
    assert (fact.value("length"), fact.evidence("length")[0].quote) == (length(3, 4, "months"), "3–4 months")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Did physical-therapy.", "physicaltherapy"),
        ("Did physical therapy.", "physi-\ncal-therapy"),
        ("Did physi cal therapy.", "physical therapy"),
        ("Did physi-cal therapy.", "physical therapy"),
        ("Did phys1cal therapy.", "physical therapy"),
        ("Did physícal therapy.", "physical therapy"),
    ],
)
def test_nothing_else_is_normalised(text, quote):
    assert refused(text, proposed("treatment", name=("physical-therapy", quote)), "name") == "EVD001"


#: Without letters of English: "POLICY:" before a statement says whose it is, and rightly refuses it.
NO_WORDS = st.characters(exclude_characters="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
BLANKS = st.sampled_from([" ", "  ", "\u00a0", "\t", " \u2009", "\u202f"])


@settings(max_examples=150, deadline=None)
@given(
    st.text(NO_WORDS, max_size=60),
    st.text(NO_WORDS, max_size=60),
    st.lists(BLANKS, min_size=4, max_size=4),
    st.lists(BLANKS, min_size=4, max_size=4),
)
def test_offsets_lead_back_to_the_text_whatever_surrounds_it(before, after, written, quoted):
    def spaced(blanks):
        return (
            "".join(word + blank for word, blank in zip(["Neck", "pain", "for", "5"], blanks, strict=True)) + "months"
        )

    text = f"{before}\n\n{spaced(written)}.\n\n{after}"
    outcome = ground(document(text), [proposed("symptom", name=PAIN, length=("5 months", spaced(quoted)))], READER)
    [fact] = outcome.facts
    assert outcome.rejections == ()
    start = len(before) + 2
    assert (start, start + len(spaced(written))) in {(e.start, e.end) for e in fact.attributes["length"].evidence}
    for attribute in fact.attributes.values():
        for evidence in attribute.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80), st.integers(0, 80), st.integers(1, 30))
def test_any_quote_of_any_text_is_refused_or_found_where_it_stands(text, first, size):
    quote = text[first : first + size]
    outcome = ground(document(text), [proposed("symptom", name=("pain", quote))], READER)
    for fact in outcome.facts:
        for evidence in fact.attributes["name"].evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
            assert normalised(evidence.quote).strip() == normalised(quote).strip()
    assert len(outcome.facts) + len(outcome.rejections) == 1


# --- a quote in several places

TWICE = "Neck pain for 5 months. Naproxen was no help. Painful nights. The pain stays."


def test_a_quote_in_two_places_keeps_both():
    fact = only(TWICE, proposed("symptom", name=("pain", "pain")))
    assert [evidence.start for evidence in fact.attributes["name"].evidence] == [5, TWICE.rindex("pain")]


def test_the_place_that_the_claim_names_comes_first():
    at = TWICE.rindex("pain")
    fact = only(TWICE, proposed("symptom", name=("pain", "pain", at)))
    assert fact.attributes["name"].evidence[0].start == at


def test_the_place_that_the_claim_names_does_not_hide_the_other():
    at = TWICE.rindex("pain")
    fact = only(TWICE, proposed("symptom", name=("pain", "pain", at)))
    assert [evidence.start for evidence in fact.attributes["name"].evidence] == [at, 5]


MOVED = "PT for 8 weeks. Neck pain for 8 weeks. RTC in 8 weeks."


@pytest.mark.parametrize(
    ("kind", "name", "place", "grounds"),
    [
        ("treatment", PT, 0, True),
        ("treatment", PT, 2, False),
        ("symptom", PAIN, 0, False),
        ("symptom", PAIN, 1, True),
        ("symptom", PAIN, 2, False),
    ],
)
def test_the_same_words_ground_only_where_they_speak_of_the_thing(kind, name, place, grounds):
    at = [found.start() for found in re.finditer("8 weeks", MOVED)][place]
    fact = only(MOVED, proposed(kind, name=name, length=("8 weeks", "8 weeks", at)))
    assert ("length" in fact.attributes) is grounds
    if grounds:
        assert fact.evidence("length")[0].start == at
