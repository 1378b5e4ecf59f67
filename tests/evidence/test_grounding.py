"""The only way from a claim to a fact: what grounds with which value, and what is rejected."""

import pytest
from claims import PAIN, PT, READER, TPI, day, document, grounded, length, only, proposed, quantity, refused
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.evidence.claims.facts import Rejection
from drafter.evidence.claims.grounding import ground
from drafter.evidence.meaning.assertion import Assertion

# --- exact quotes ground

EXACT = {
    "length of pain": ("Neck pain for 5 months.", "symptom", PAIN, "length", ("5 months", "5 months"), length(5, 5, "months")),
    "region of pain": ("Neck pain for 5 months.", "symptom", PAIN, "region", ("neck", "Neck"), ["neck"]),
    "begin of pain": ("Neck pain since 11/02/2025.", "symptom", PAIN, "begin", ("11/02/2025", "11/02/2025"), day("2025-11-02")),
    "month of onset": (
        "Neck pain began in March 2025.",
        "symptom",
        PAIN,
        "begin",
        ("March 2025", "March 2025"),
        {"first": "2025-03-01", "last": "2025-03-31"},
    ),
    "length of therapy": ("PT for 8 weeks.", "treatment", PT, "length", ("8 weeks", "8 weeks"), length(56, 56, "days")),
    "open length": (
        "PT for more than 8 weeks.",
        "treatment",
        PT,
        "length",
        ("more than 8 weeks", "more than 8 weeks"),
        length(56, None, "days", low_open=True),
    ),
    "range of weeks": ("PT for 6-8 weeks.", "treatment", PT, "length", ("6-8 weeks", "6-8 weeks"), length(42, 56, "days")),
    "begin of therapy": ("Started PT on 10/1/2025.", "treatment", PT, "begin", ("10/1/2025", "10/1/2025"), day("2025-10-01")),
    "end of therapy": ("PT ended on 11/20/2025.", "treatment", PT, "end", ("11/20/2025", "11/20/2025"), day("2025-11-20")),
    "visits of therapy": ("PT, 12 visits.", "treatment", PT, "sessions", ("12", "12 visits"), quantity(12, 12)),
    "failed therapy": ("PT for 8 weeks without relief.", "treatment", PT, "outcome", ("failed", "without relief"), "failed"),
    "helpful therapy": ("PT helped a great deal.", "treatment", PT, "outcome", ("improved", "helped a great deal"), "improved"),
    "declined therapy": ("She declined PT.", "treatment", PT, "outcome", ("declined", "declined PT"), "declined"),
    "untolerated therapy": (
        "PT was not tolerated.",
        "treatment",
        PT,
        "outcome",
        ("not_tolerated", "not tolerated"),
        "not_tolerated",
    ),
    "contraindicated drug": (
        "Ibuprofen is contraindicated.",
        "treatment",
        ("ibuprofen", "Ibuprofen"),
        "outcome",
        ("contraindicated", "contraindicated"),
        "contraindicated",
    ),
    "completed therapy": ("She completed PT.", "treatment", PT, "standing", ("completed", "completed PT"), "completed"),
    "stopped therapy": ("PT was discontinued.", "treatment", PT, "standing", ("stopped", "discontinued"), "stopped"),
    "planned therapy": ("Will start PT.", "treatment", PT, "standing", ("planned", "Will start PT"), "planned"),
    "date of injection": ("TPI on 6/1/2025.", "procedure", TPI, "date", ("6/1/2025", "6/1/2025"), day("2025-06-01")),
    "relief of injection": ("TPI gave 60% relief.", "procedure", TPI, "relief", ("60%", "60% relief"), quantity(60, 60)),
    "length of relief": (
        "TPI gave relief for 8 weeks.",
        "procedure",
        TPI,
        "relief_length",
        ("8 weeks", "8 weeks"),
        length(56, 56, "days"),
    ),
    "number of injections": ("TPI x3 last year.", "procedure", TPI, "count", ("3", "x3"), quantity(3, 3)),
    "region of finding": (
        "Trigger points in the trapezius.",
        "finding",
        ("trigger-point", "Trigger points"),
        "region",
        ("trapezius", "trapezius"),
        ["neck", "shoulder", "upper-back"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "name", "attribute", "claim", "value"), EXACT.values(), ids=EXACT)
def test_an_exact_quote_grounds_with_the_value_that_it_carries(text, kind, name, attribute, claim, value):
    outcome = grounded(text, proposed(kind, name=name, **{attribute: claim}))
    assert outcome.rejections == ()
    [fact] = outcome.facts
    assert (fact.name, fact.value(attribute), fact.assertion) == (name[0], value, Assertion.PRESENT)
    for found, quote in ((fact.evidence("name")[0], name[1]), (fact.evidence(attribute)[0], claim[1])):
        assert (found.document, found.quote, text[found.start : found.end]) == ("note", quote, quote)


def test_what_was_never_tried_is_denied_and_says_so():
    claim = ("never_tried", "never been tried")
    outcome = grounded(
        "Chiropractic care has never been tried.",
        proposed("treatment", name=("chiropractic", "Chiropractic care"), outcome=claim),
    )
    [fact] = outcome.facts
    assert (fact.value("outcome"), fact.assertion) == ("never_tried", Assertion.ABSENT)


@pytest.mark.parametrize(
    ("text", "kind", "value", "quote"),
    [
        ("Trigger points in the trapezius.", "finding", "trigger-point", "Trigger points"),
        ("Taut bands were palpated.", "finding", "taut-band", "Taut bands"),
        ("Occipital neuralgia.", "diagnosis", "occipital-neuralgia", "Occipital neuralgia"),
        ("Enrolled in the pain program.", "programme", "programme", "pain program"),
        ("Took naproxen.", "treatment", "naproxen", "naproxen"),
        ("Took Aleve.", "treatment", "naproxen", "Aleve"),
        ("Took Aleve.", "treatment", "Aleve", "Aleve"),
        ("Occipital nerve block today.", "procedure", "occipital-nerve-block", "Occipital nerve block"),
    ],
)
def test_a_name_grounds_as_the_lexicons_concept(text, kind, value, quote):
    outcome = grounded(text, proposed(kind, name=(value, quote)))
    assert outcome.rejections == ()
    [fact] = outcome.facts
    concepts = {"Aleve": "naproxen"}
    assert (fact.kind, fact.name, fact.document, fact.readers) == (kind, concepts.get(value, value), "note", (READER,))


@pytest.mark.parametrize(
    ("text", "kind", "value", "quote", "assertion"),
    [
        ("Palpable trigger points in the trapezius.", "finding", "trigger-point", "trigger points", Assertion.PRESENT),
        ("No palpable trigger points today.", "finding", "trigger-point", "trigger points", Assertion.ABSENT),
        ("She has chronic migraine.", "diagnosis", "migraine", "migraine", Assertion.PRESENT),
        ("Greater occipital neuralgia.", "diagnosis", "occipital-neuralgia", "occipital neuralgia", Assertion.PRESENT),
        ("Did outpatient physical therapy.", "treatment", "physical-therapy", "physical therapy", Assertion.PRESENT),
    ],
)
def test_a_name_quoted_without_its_adjective_grounds(text, kind, value, quote, assertion):
    fact = only(text, proposed(kind, name=(value, quote)))
    assert (fact.name, fact.assertion, fact.evidence("name")[0].quote) == (value, assertion, quote)


def test_each_fact_has_an_id_of_its_own():
    text = "Trigger points in the trapezius. Taut bands were palpated."
    candidates = [
        proposed("finding", name=("trigger-point", "Trigger points")),
        proposed("finding", name=("taut-band", "Taut bands")),
        proposed("finding", name=("trigger-point", "Trigger points")),
    ]
    facts = ground(document(text), candidates, READER).facts
    assert len({fact.id for fact in facts}) == 3


def test_nothing_proposed_is_nothing_grounded():
    outcome = ground(document("Neck pain for 5 months."), [], READER)
    assert (outcome.facts, outcome.rejections) == ((), ())


def test_a_document_without_a_word_grounds_nothing():
    assert refused("", proposed("symptom", name=PAIN), "name") == "EVD001"


@pytest.mark.parametrize(
    ("kind", "attested"),
    [("progress-note", False), ("consult", False), ("request-form", True), ("questionnaire", True)],
)
def test_a_form_attests_and_a_chart_does_not(kind, attested):
    assert only("Neck pain for 5 months.", proposed("symptom", name=PAIN), kind=kind).attested is attested


# --- what the words of the document bound, the quote cannot unbound


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("more than 3 months", length(3, None, "months", low_open=True)),
        ("at least 3 months", length(3, None, "months")),
        ("up to 3 months", length(0, 3, "months")),
        ("3 months or more", length(3, None, "months")),
        ("unknown 3 months", length(3, 3, "months", hedged=True)),
    ],
)
def test_a_figure_quoted_alone_keeps_the_bounds_around_it(words, value):
    text = f"Neck pain for {words}."
    assert only(text, proposed("symptom", name=PAIN, length=("3 months", "3 months"))).value("length") == value


@pytest.mark.parametrize("words", ["less than 3 months", "almost 3 months", "not yet 3 months", "under 3 months"])
def test_a_figure_that_is_not_reached_is_not_reached_when_quoted_alone(words):
    fact = only(f"Neck pain for {words}.", proposed("symptom", name=PAIN, length=("3 months", "3 months")))
    assert (fact.value("length")["high"], fact.value("length")["high_open"]) == (3, True)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("TPI gave about 50% relief.", 45, 55),
        ("TPI gave less than 50% relief.", 0, 50),
        ("TPI gave 40-50% relief.", 40, 50),
    ],
)
def test_a_percentage_quoted_alone_keeps_the_words_around_it(text, low, high):
    value = only(text, proposed("procedure", name=TPI, relief=("50%", "50%"))).value("relief")
    assert (value["low"], value["high"]) == (low, high)


# --- a value that the quote does not carry

OTHER_VALUES = {
    "another length": ("Neck pain for 5 months.", "symptom", PAIN, "length", ("6 months", "5 months")),
    "another unit": ("PT for 6 weeks.", "treatment", PT, "length", ("6 months", "6 weeks")),
    "another date": ("Neck pain since 11/02/2025.", "symptom", PAIN, "begin", ("11/02/2024", "11/02/2025")),
    "another month": ("Neck pain since March 2025.", "symptom", PAIN, "begin", ("June 2025", "March 2025")),
    "another region": ("Neck pain for 5 months.", "symptom", PAIN, "region", ("low-back", "Neck")),
    "another count": ("PT, 12 visits.", "treatment", PT, "sessions", ("20", "12 visits")),
    "another share": ("TPI gave 40% relief.", "procedure", TPI, "relief", ("60%", "40% relief")),
    "another outcome": ("PT helped a great deal.", "treatment", PT, "outcome", ("failed", "helped a great deal")),
    "another standing": ("Will start PT.", "treatment", PT, "standing", ("completed", "Will start PT")),
    "no length": ("Chronic neck pain.", "symptom", PAIN, "length", ("6 months", "Chronic")),
    "no date": ("Neck pain since the injury.", "symptom", PAIN, "begin", ("11/02/2025", "since the injury")),
    "no count": ("PT was done.", "treatment", PT, "sessions", ("12", "PT was done")),
    "no share": ("TPI gave relief.", "procedure", TPI, "relief", ("50%", "relief")),
    "no outcome": ("She did PT.", "treatment", PT, "outcome", ("failed", "did PT")),
    "a list of drugs": ("Medications: ibuprofen 600 mg.", "treatment", ("ibuprofen", "ibuprofen"), "outcome", ("failed", "ibuprofen 600 mg")),
    "no region": ("Pain for 5 months.", "symptom", ("pain", "Pain"), "region", ("neck", "Pain")),
    "an unknown outcome": ("PT was dull.", "treatment", PT, "outcome", ("dull", "dull")),
    "an unknown standing": ("PT was odd.", "treatment", PT, "standing", ("odd", "odd")),
    "an unknown status": ("TPI on 6/1/2025.", "procedure", TPI, "status", ("done", "TPI")),
    "a foreign attribute": ("Neck pain for 5 months.", "symptom", PAIN, "outcome", ("failed", "pain")),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "name", "attribute", "claim"), OTHER_VALUES.values(), ids=OTHER_VALUES)
def test_a_value_that_its_quote_does_not_carry_is_refused(text, kind, name, attribute, claim):
    assert refused(text, proposed(kind, name=name, **{attribute: claim}), attribute) == "EVD002"


@pytest.mark.parametrize(
    ("text", "kind", "value", "quote"),
    [
        ("Took naproxen.", "treatment", "ibuprofen", "naproxen"),
        ("Took naproxen.", "treatment", "naproxen", "Took"),
        ("Tenderness in the trapezius.", "finding", "trigger-point", "Tenderness"),
        ("Tender points in the trapezius.", "finding", "trigger-point", "Tender points"),
        ("Cervicogenic headache.", "diagnosis", "occipital-neuralgia", "Cervicogenic headache"),
        ("Took naproxen.", "diagnosis", "naproxen", "naproxen"),
        ("Trigger points in the trapezius.", "finding", "trigger-point", "the trapezius"),
        ("Trigger points in the trapezius.", "finding", "trigger-point", "Trigger"),
    ],
)
def test_a_name_that_its_quote_does_not_carry_is_refused(text, kind, value, quote):
    outcome = grounded(text, proposed(kind, name=(value, quote)))
    assert (outcome.facts, [found.code for found in outcome.rejections]) == ((), ["EVD002"])


# --- rejections


def test_a_rejection_keeps_the_candidate_the_attribute_the_code_the_reason_and_the_reader():
    candidate = proposed("symptom", name=PAIN, length=("6 months", "5 months"))
    [rejection] = grounded("Neck pain for 5 months.", candidate).rejections
    assert isinstance(rejection, Rejection)
    assert (rejection.candidate, rejection.attribute, rejection.code, rejection.reader) == (
        candidate,
        "length",
        "EVD002",
        READER,
    )
    assert rejection.reason.strip()


def test_an_attribute_that_fails_is_unknown_by_itself():
    candidate = proposed(
        "treatment", name=PT, length=("9 weeks", "8 weeks"), sessions=("12", "12 visits"), outcome=("failed", "cured")
    )
    outcome = grounded("PT for 8 weeks, 12 visits.", candidate)
    [fact] = outcome.facts
    assert set(fact.attributes) == {"name", "sessions"}
    assert {(found.attribute, found.code) for found in outcome.rejections} == {
        ("length", "EVD002"),
        ("outcome", "EVD001"),
    }


def test_a_candidate_whose_name_fails_is_rejected_whole_and_once():
    candidate = proposed("symptom", length=("5 months", "5 months"), name=("pain", "shoulder pain"))
    outcome = grounded("Neck pain for 5 months.", candidate)
    assert outcome.facts == ()
    [rejection] = outcome.rejections
    assert (rejection.candidate, rejection.code) == (candidate, "EVD001")


def test_one_rejected_candidate_does_not_stop_the_next():
    candidates = [proposed("symptom", name=("pain", "knee pain")), proposed("symptom", name=PAIN)]
    outcome = ground(document("Neck pain for 5 months."), candidates, READER)
    assert ([fact.name for fact in outcome.facts], len(outcome.rejections)) == (["pain"], 1)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["symptom", "treatment", "finding", "diagnosis", "programme", "procedure"]),
            st.dictionaries(
                st.sampled_from(["length", "begin", "outcome", "region", "relief", "standing", "odd"]),
                st.tuples(
                    st.text(max_size=8),
                    st.one_of(st.sampled_from(["5 months", "PT", "Neck", "pain"]), st.text(max_size=5)),
                ),
                max_size=4,
            ),
            st.sampled_from([PAIN, PT, ("x", "x")]),
        ),
        max_size=4,
    )
)
def test_every_claim_becomes_a_fact_or_a_rejection(claims):
    candidates = [proposed(kind, name=name, **attributes) for kind, attributes, name in claims]
    outcome = ground(document("Neck pain for 5 months, no relief from PT."), candidates, READER)
    assert all(found.code and found.reason and found.candidate in candidates for found in outcome.rejections)
    lost = sum(found.attribute == "name" for found in outcome.rejections)
    assert len(outcome.facts) + lost == len(candidates)
    # A region may be the record's own, claimed or not.
    kept = sum(len(fact.attributes.keys() - {"region"}) for fact in outcome.facts)
    named = [c for c in candidates if c not in [r.candidate for r in outcome.rejections if r.attribute == "name"]]
    refused_alone = sum(r.attribute not in ("name", "region") for r in outcome.rejections)
    assert kept + refused_alone == sum(len(c.attributes.keys() - {"region"}) for c in named)
