"""Words with two meanings, each beside what must not be read so: city blocks, branches, days of return, weeks under way."""

from datetime import date

import pytest

from drafter.evidence.headaches.attack_hours import attack_hours
from drafter.evidence.headaches.attacks import attacks
from drafter.evidence.headaches.eras import era
from drafter.evidence.outcomes.outcomes import outcomes
from drafter.evidence.reading import Reading
from drafter.evidence.timing.timing import timings

NOTE = date(2025, 11, 3)


def of(text, kind):
    reading = Reading(text, NOTE)
    return [mention.id for sentence in reading.sentences for mention in reading.of(sentence, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Both legs heavy and aching after half a block x 2 yrs, worse this year.",
        "Both legs ache after a block, and she sits.",
        "He can walk about two blocks before the legs give out.",
        "Walks half a block for 2 years.",
        "Walking tolerance one city block since March.",
        "She stops after one block.",
        "She rests every 2 blocks.",
        "Claudication within two blocks.",
    ],
)
def test_how_far_somebody_walks_is_no_procedure(text):
    assert of(text, "procedure") == []


@pytest.mark.parametrize(
    "text",
    [
        "She walks better after the block in March.",
        "Leg pain was gone after one block.",
        "Leg pain was better within two blocks.",
        "Half of the block wore off by noon.",
    ],
)
def test_a_block_that_was_given_is_a_procedure(text):
    assert of(text, "procedure") == ["block"]


def test_the_length_behind_a_walk_is_the_pains(told):
    (fact,) = told("symptom", "Both legs heavy and aching after half a block x 2 yrs, worse this year.")

    assert fact["length"].endswith("2 yrs")


@pytest.mark.parametrize(
    "text",
    [
        "Left C4, C5 and C6 medial branches were done on 10/14/2025 with lidocaine.",
        "The left L3, L4 medial branches were blocked on 10/14/2025.",
        "Right L3 and L4 medial branches and L5 dorsal ramus injected 10/14/2025.",
        "On 10/14/2025 we anesthetized the left L3, L4 medial branches.",
        "We numbed the right C5, C6 medial branches on 10/14/2025.",
    ],
)
def test_branches_that_were_numbed_are_a_block(told, text):
    facts = told("procedure", text)

    assert [(f["name"], f["date"]) for f in facts] == [("facet-injection", "10/14/2025")]


@pytest.mark.parametrize(
    "text",
    [
        "The L3 and L4 medial branches were ablated on 10/14/2025.",
        "L4 and L5 medial branches were tested for ablation on 9/2/2025.",
        "The medial branches supply the joint.",
        "The medial branches will be reached from above.",
    ],
)
def test_branches_of_which_something_else_is_told_are_no_block(text):
    assert of(text, "procedure") in ([], ["radiofrequency-ablation"])


@pytest.mark.parametrize(
    "title",
    ["Blocks (left L3, L4 medial branches and L5 dorsal ramus)", "Medial branch blocks, right L4-5 and L5-S1"],
)
def test_numbered_days_under_a_title_are_sessions(told, title):
    facts = told(
        "procedure", f"{title}\n  #1  06/09/2025  90% relief for five hours\n  #2  07/27/2025  60% per diary\n"
    )

    assert [(f["date"], f["relief"]) for f in facts if "date" in f] == [("06/09/2025", "90%"), ("07/27/2025", "60%")]


@pytest.mark.parametrize(
    "text",
    [
        "Blocks planned (left L3, L4 medial branches)\n#1 06/09/2025 consent\n",
        "Blocks (left L3, L4 medial branches)\n#1 12/09/2025\n#2 01/27/2026\n",
        "Blocks recommended\n#1 06/09/2025 saw Dr. Lee\n",
    ],
)
def test_days_under_what_was_only_planned_are_none(told, text):
    assert [f for f in told("procedure", text) if "date" in f] == []


@pytest.mark.parametrize(
    "text",
    [
        "From late September it came on again.",
        "The pain came on again in late September.",
        "It began again in May 2025 after a fall.",
        "The ache set in again around July 2025.",
        "Since June 2025 the pain has returned.",
    ],
)
def test_the_day_of_coming_back_is_no_beginning(text):
    reading = Reading(text, NOTE)

    assert "begin" not in [time.role for sentence in reading.sentences for time in timings(reading, sentence)]


@pytest.mark.parametrize(
    "text",
    [
        "The pain began in May 2025.",
        "The pain started in March 2025 after she again lifted a box.",
        "From March 2025 it was back pain that troubled him.",
    ],
)
def test_a_first_day_stays_one(text):
    reading = Reading(text, NOTE)

    assert [time.role for sentence in reading.sentences for time in timings(reading, sentence)] == ["begin"]


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("PT started 10/14, going 2x wk, on wk 3 now.", "ongoing"),
        ("PT: on week 4 of 8.", "ongoing"),
        ("PT started 5/14, was going 2x wk, stopped in June.", "stopped"),
        ("Stopped PT on week 3 of 8.", "stopped"),
        ("PT last spring, quit on visit 3 of 12.", "stopped"),
        ("PT will start, going twice a week.", "planned"),
    ],
)
def test_where_a_course_of_therapy_stands(told, text, standing):
    (fact,) = told("treatment", text)

    assert (fact["name"], fact["standing"]) == ("physical-therapy", standing)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Galcanezumab, five doses through March: no reduction\nHe has not had Botox.", {"failed"}),
        ("Topiramate for three months: no drop in headache days.", {"failed"}),
        ("Amitriptyline for 4 months brought no real decrease in her migraine days.", {"failed"}),
        ("Propranolol x 3 months without any reduction in attacks.", {"failed"}),
        ("No reduction in dose was needed for topiramate.", set()),
        ("Topiramate continued, no reduction planned.", set()),
        ("Propranolol, no reduction in work hours.", set()),
        ("PT done. No drop arm sign.", set()),
        ("Sensation: no decrease. Topiramate taken.", set()),
    ],
)
def test_no_fewer_attacks_is_a_failure(text, found):
    reading = Reading(text, NOTE)

    assert {outcome.says for sentence in reading.sentences for outcome in outcomes(reading, sentence)} == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Headaches. They last six hours or longer unless she goes to sleep.", [6]),
        ("Headaches last eight hours unless treated.", [8]),
        ("A headache goes on for 8 hours unless she gets to a dark room.", [8]),
        ("Headaches. Sleeps 6 hours unless the cat wakes her.", []),
        ("Migraine goes in 2 hours with sumatriptan unless she waits.", []),
        ("Headache. She stands 6 hours at work unless she sits.", []),
    ],
)
def test_hours_until_something_ends_an_attack_are_its_own(text, found):
    reading = Reading(text, NOTE)

    assert [hours.value.low for sentence in reading.sentences for hours in attack_hours(reading, sentence)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Headache 20 days a month. Eletriptan works; she holds it to twice a week.", ["20 days a month"]),
        ("Headache 20 days a month. She has limited the triptan to 2 days a week.", ["20 days a month"]),
        ("Migraine. Her tablets are limited, headaches 3 times a week.", ["3 times a week"]),
    ],
)
def test_how_often_somebody_allows_a_tablet_is_no_rate_of_headache(text, found):
    reading = Reading(text, NOTE)
    counts = [reading.view.text[a.start : a.end] for s in reading.sentences for a in attacks(reading, s)]

    assert counts == found


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Headaches 18 days a month, before that she had 4.", False),
        ("Headaches 18 days a month before that treatment was started.", True),
        ("Headaches 18 days a month before Botox, she had 8 last month.", True),
    ],
)
def test_what_a_rate_was_before_does_not_set_the_present_one_back(text, before):
    reading = Reading(text, NOTE)
    (sentence, *_) = reading.sentences
    count = attacks(reading, sentence)[0]

    assert isinstance(era(reading, sentence, count.start, count.end), tuple) is before


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("Headache 25 days/mo for more than a year, 15 days/mo with full migraine.", "more than a year"),
        ("Neck pain for a year and 3 months.", "a year and 3 months"),
    ],
)
def test_how_often_is_no_part_of_how_long(text, length):
    reading = Reading(text, NOTE)
    times = [reading.view.text[t.start : t.end] for s in reading.sentences for t in timings(reading, s)]

    assert times == [length]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TrP L infraspinatus: press = pain down lat arm to elbow.", True),
        ("TrP upper trap, palp -> her pain up to the ear.", True),
        ("TrP L infraspinatus. Palpation: pain over the muscle.", False),
        ("TrP L infraspinatus, press = pain to touch.", False),
    ],
)
def test_pain_noted_behind_a_press_is_referred(text, found):
    assert ("referred-pain" in of(text, "finding")) is found


def test_what_is_strengthened_is_not_where_it_hurts():
    assert of("PT (pelvic stabilization), six weeks, no better.", "region") == []
    assert of("PT with abdominal strengthening did not help.", "region") == []
    assert of("Pelvic pain for two years.", "region") == ["abdomen"]


def test_a_risk_that_is_explained_is_no_earlier_session():
    assert of("Side effects: neck ache, rarely spread of toxin effect.", "procedure") == []
    assert of("The toxin effect wears off by week 11.", "procedure") == ["botulinum"]
