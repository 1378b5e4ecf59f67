"""Regions are sets of areas: which a text names, whether two can be one, and which a thing is given."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.evidence.meaning.areas import NOWHERE, areas_in, areas_of, areas_of_codes, meets
from drafter.evidence.meaning.regions import regions_near
from drafter.evidence.reading import Reading

AREAS = st.sets(st.sampled_from(["neck", "head", "occiput", "upper-back", "low-back", "shoulder", "leg"]))


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("cervical", {"neck"}),
        ("neck", {"neck"}),
        ("c-spine", {"neck"}),
        ("C5-6", {"neck"}),
        ("occipital", {"head", "occiput"}),
        ("base of the skull", {"head", "occiput"}),
        ("back of the head", {"head", "occiput"}),
        ("left temple", {"head"}),
        ("upper trapezius", {"neck", "upper-back", "shoulder"}),
        ("levator scapulae", {"neck", "upper-back"}),
        ("cervicothoracic", {"neck", "upper-back"}),
        ("thoracic", {"upper-back"}),
        ("between the shoulder blades", {"upper-back"}),
        ("mid-back", {"upper-back"}),
        ("lumbar", {"low-back"}),
        ("lower back", {"low-back"}),
        ("LBP", {"low-back"}),
        ("L4-5", {"low-back"}),
        ("quadratus lumborum", {"low-back"}),
        ("low back pain", {"low-back"}),
        ("back pain", {"upper-back", "low-back"}),
        ("gluteus medius", {"buttock", "low-back"}),
        ("SI joint", {"sacroiliac", "buttock", "low-back"}),
        ("left shoulder girdle", {"shoulder"}),
        ("shoulder blade", {"upper-back", "shoulder"}),
        ("right elbow", {"arm"}),
        ("wrist", {"hand"}),
        ("bilateral knees", {"knee"}),
        ("plantar", {"foot"}),
        ("neck and low back", {"neck", "low-back"}),
        ("Cervical / Lumbar", {"neck", "low-back"}),
        ("CERVICAL", {"neck"}),
    ],
)
def test_words_name_areas(text, areas):
    assert areas_in(text) == areas


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("bilateral", id="side-alone"),
        pytest.param("head of bed raised", id="head-of-the-bed"),
        pytest.param("6 feet tall", id="height"),
        pytest.param("on the other hand", id="other-hand"),
        pytest.param("right hand dominant", id="handedness"),
        pytest.param("went back to work", id="went-back"),
        pytest.param("came back in March", id="came-back"),
        pytest.param("a trapped feeling", id="trapped"),
        pytest.param("she was armed with a list", id="armed"),
        pytest.param("shipment", id="hip-inside-a-word"),
        pytest.param("handout", id="hand-inside-a-word"),
        pytest.param("surface", id="face-inside-a-word"),
        pytest.param("on the other side", id="side"),
    ],
)
def test_words_that_only_look_like_a_region_name_none(text):
    assert areas_in(text) == NOWHERE


@pytest.mark.parametrize(
    ("codes", "areas"),
    [
        (["M54.2"], {"neck"}),
        (["M54.12"], {"neck"}),
        (["M54.81"], {"head", "occiput"}),
        (["G43.709"], {"head"}),
        (["G44.86"], {"head"}),
        (["M54.50"], {"low-back"}),
        (["M54.16"], {"low-back"}),
        (["M54.41"], {"low-back"}),
        (["M54.6"], {"upper-back"}),
        (["M53.3"], {"sacroiliac", "buttock", "low-back"}),
        (["M25.511"], {"shoulder"}),
        (["M25.551"], {"hip"}),
        (["M17.11"], {"knee"}),
        (["M54.2", "M54.50"], {"neck", "low-back"}),
        (["M54.2", "E11.9"], {"neck"}),
        (["M79.18"], set()),
        (["E11.9"], set()),
        ([], set()),
    ],
    ids=lambda value: "+".join(sorted(value)) or "none",
)
def test_codes_say_where_a_complaint_lies(codes, areas):
    assert areas_of_codes(codes) == areas


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("cervical", "upper trapezius", True, id="muscle-of-the-region"),
        pytest.param("cervical", "levator scapulae", True, id="muscle-of-two-regions"),
        pytest.param("low back", "gluteal", True, id="neighbours"),
        pytest.param("occipital", "head", True, id="part"),
        pytest.param("cervical", "lumbar", False, id="apart"),
        pytest.param("cervical", "knee", False, id="far-apart"),
        pytest.param("occipital", "cervical", False, id="nerve-and-neck"),
        pytest.param("cervical", "bilateral", True, id="unnamed-can-be-any"),
        pytest.param("back pain", "lumbar", True, id="back-may-be-low"),
        pytest.param("back pain", "cervical", False, id="back-is-no-neck"),
    ],
)
def test_two_regions_meet_where_their_areas_do(one, other, expected):
    assert meets(areas_in(one), areas_in(other)) is meets(areas_in(other), areas_in(one)) is expected


@settings(max_examples=100, deadline=None)
@given(AREAS, AREAS)
def test_meeting_is_mutual_and_what_is_not_named_meets_all(one, other):
    assert meets(one, other) is meets(other, one) is (not one or not other or not one.isdisjoint(other))


# ---- the regions that a sentence gives a thing ----


def given_to(text, word):
    """The regions given to the thing whose mention begins at a word."""
    reading = Reading(text, None)
    at = reading.lower.index(word.lower())
    sentence = reading.sentence_at(at)
    thing = next(m for m in reading.mentions(sentence) if m.start <= at < m.end and m.kind != "region")
    return [reading.lower[r.start : r.end] for r in regions_near(reading, sentence, thing)]


@pytest.mark.parametrize(
    ("text", "word", "regions"),
    [
        pytest.param("Neck pain for 4 months.", "pain", ["neck"], id="before"),
        pytest.param("Pain in the neck for 4 months.", "pain", ["neck"], id="after"),
        pytest.param("Pain in the neck and the left shoulder.", "pain", ["neck", "shoulder"], id="after-a-list"),
        pytest.param("Neck and shoulder pain.", "pain", ["neck", "shoulder"], id="before-a-list"),
        pytest.param("Neck, upper back and shoulder pain.", "pain", ["neck", "upper back", "shoulder"], id="list-of-three"),
        pytest.param("Neck pain radiating to the left arm.", "pain", ["neck"], id="radiating-to"),
        pytest.param("Low back pain that shoots down the right leg.", "pain", ["low back"], id="shooting-down"),
        pytest.param("Low back pain for 2 years, but neck pain for 3 weeks.", "pain for 3", ["neck"], id="the-second"),
        pytest.param("Low back pain for 2 years, but neck pain for 3 weeks.", "pain for 2", ["low back"], id="the-first"),
        pytest.param("Taut bands in the right trapezius; the lumbar area is soft.", "taut", ["trapezius"], id="other-clause"),
        pytest.param("Trigger points palpated in the trapezius, levator scapulae and rhomboids.", "trigger", ["trapezius", "levator scapulae", "rhomboids"], id="muscles"),
        pytest.param("Trigger points over the left upper trapezius.", "trigger", ["trapezius"], id="with-a-side"),
        pytest.param("PT for the low back in 2019.", "pt", ["low back"], id="treatment-for"),
        pytest.param("Cervical trigger point injections on 05/01/2025.", "trigger", ["cervical"], id="procedure"),
        pytest.param("Pain for 4 months.", "pain", [], id="none"),
        pytest.param("Pain goes on. Neck: supple.", "pain", [], id="another-sentence"),
    ],
)  # fmt: skip
def test_a_sentence_gives_a_thing_its_regions(text, word, regions):
    assert given_to(text, word) == regions


def test_a_mention_that_implies_a_region_has_its_areas():
    reading = Reading("Lumbago and cervicalgia with a migraine; she takes ibuprofen.", None)
    areas = {
        reading.lower[m.start : m.end]: set(areas_of(m)) for s in reading.sentences for m in reading.mentions(s)
        if m.kind in ("symptom", "treatment", "diagnosis")
    }  # fmt: skip
    assert areas == {"lumbago": {"low-back"}, "cervicalgia": {"neck"}, "migraine": {"head"}, "ibuprofen": set()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("L rotator cuff tendinopathy, did 10 weeks of PT for that last fall.", ["shoulder-impingement"]),
        ("Right knee pain in 2023, had physical therapy for it, 8 visits.", ["knee"]),
        ("Old ankle sprain. She did PT for that problem then.", ["foot"]),
        ("Neck pain since May. She did PT for this in June.", ["neck"]),
        ("Knee pain. Did PT for that neck pain in June.", ["neck"]),
        ("Knee pain. Did PT for it is unclear how long.", []),
    ],
)
def test_what_a_course_was_for_may_have_been_named_before_it(text, found):
    reading = Reading(text, None)
    courses = [(s, m) for s in reading.sentences for m in reading.of(s, "treatment")]
    sentence, course = courses[-1]
    assert [region.id for region in regions_near(reading, sentence, course)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Naproxen was tried, and it swelled her ankles.", []),
        ("She took naproxen, but her stomach would not have it.", []),
        ("She took naproxen for the knee.", ["knee"]),
    ],
)
def test_where_a_medicine_did_harm_is_not_what_it_was_for(text, found):
    reading = Reading(text, None)
    sentence, course = next((s, m) for s in reading.sentences for m in reading.of(s, "treatment"))
    assert [region.id for region in regions_near(reading, sentence, course)] == found
