"""What a sentence says of each treatment that it names: outcome, length, visits and standing go to the right one."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.evidence.courses.courses import courses
from drafter.evidence.reading import Reading

FAILED, IMPROVED, NOT_TOLERATED, CONTRAINDICATED = "failed", "improved", "not_tolerated", "contraindicated"
PT, HEP, CHIRO, IBU, NAP, MEL = (
    "physical-therapy",
    "home-exercise",
    "chiropractic",
    "ibuprofen",
    "naproxen",
    "meloxicam",
)
CYCLO, GABA, TIZ, MASSAGE, ACU, TENS = "cyclobenzaprine", "gabapentin", "tizanidine", "massage", "acupuncture", "tens"


def told(text):
    """What the (one) sentence of a text says of treatments."""
    reading = Reading(text, date(2025, 11, 3))
    (sentence,) = reading.sentences
    return courses(reading, sentence)


def of_each(text, what):
    """Something of every named treatment, by the treatment's name."""
    reading, found = Reading(text, date(2025, 11, 3)), {}
    for course in (each for sentence in reading.sentences for each in courses(reading, sentence).named):
        found.setdefault(course.treatment.id, []).extend(what(course))
    return found


def outcomes_of(text):
    return {name: set(says) for name, says in of_each(text, lambda c: [o.says for o in c.outcomes]).items()}


def lengths_of(text):
    return of_each(text, lambda c: [(t.length.low, t.length.unit) for t in c.times if t.role == "length" and t.length])


def visits_of(text):
    counts = of_each(text, lambda c: [(v.value.low, v.value.high) for v in c.visits])
    return {name: sorted(set(numbers)) for name, numbers in counts.items()}


def standings_of(text):
    return {name: set(says) for name, says in of_each(text, lambda c: [status for status, _, _ in c.standing]).items()}


def rows(table):
    return [pytest.param(text, expected, id=text) for text, expected in table]


# ---- outcomes ----

NONE = set()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    rows([
        # One treatment, before or behind its outcome.
        ("PT did not help.", {PT: {FAILED}}),
        ("No relief with ibuprofen.", {IBU: {FAILED}}),
        ("She failed physical therapy.", {PT: {FAILED}}),
        ("Failed ibuprofen 600 mg TID.", {IBU: {FAILED}}),
        ("Good relief from chiropractic care.", {CHIRO: {IMPROVED}}),
        ("Allergic to naproxen.", {NAP: {CONTRAINDICATED}}),
        ("Symptoms persist despite physical therapy.", {PT: {FAILED}}),
        # Lists share what is said of the list.
        ("Ibuprofen and naproxen did not help.", {IBU: {FAILED}, NAP: {FAILED}}),
        ("Ibuprofen, naproxen and physical therapy: no relief.", {IBU: {FAILED}, NAP: {FAILED}, PT: {FAILED}}),
        ("She failed ibuprofen, cyclobenzaprine and PT.", {IBU: {FAILED}, CYCLO: {FAILED}, PT: {FAILED}}),
        ("No benefit from ibuprofen 600 mg TID, cyclobenzaprine 10 mg qhs or PT.", {IBU: {FAILED}, CYCLO: {FAILED}, PT: {FAILED}}),
        ("PT, chiropractic care and massage were all unhelpful.", {PT: {FAILED}, CHIRO: {FAILED}, MASSAGE: {FAILED}}),
        ("Pain persists despite PT, ibuprofen and gabapentin.", {PT: {FAILED}, IBU: {FAILED}, GABA: {FAILED}}),
        ("Neither ibuprofen nor gabapentin helped.", {IBU: {FAILED}, GABA: {FAILED}}),
        ("Ibuprofen/cyclobenzaprine - no help", {IBU: {FAILED}, CYCLO: {FAILED}}),
        ("She took ibuprofen, she did PT, and none of it helped.", {IBU: {FAILED}, PT: {FAILED}}),
        # Each its own.
        ("PT helped, ibuprofen did not.", {PT: {IMPROVED}, IBU: {FAILED}}),
        ("PT did not help; ibuprofen helped.", {PT: {FAILED}, IBU: {IMPROVED}}),
        ("PT did not help, but ibuprofen gave good relief.", {PT: {FAILED}, IBU: {IMPROVED}}),
        ("Ibuprofen - no relief, cyclobenzaprine - sedation.", {IBU: {FAILED}, CYCLO: {NOT_TOLERATED}}),
        ("meloxicam 15 mg qd x 6 wks - minimal relief; cyclobenzaprine 10 qhs - sedation", {MEL: {FAILED}, CYCLO: {NOT_TOLERATED}}),
        ("NSAIDs are contraindicated, and PT gave no relief.", {"nsaids": {CONTRAINDICATED}, PT: {FAILED}}),
        ("Relief with ibuprofen but none with PT.", {IBU: {IMPROVED}, PT: {FAILED}}),
        ("Good relief with PT, no relief with ibuprofen.", {PT: {IMPROVED}, IBU: {FAILED}}),
        ("No relief with ibuprofen, good relief with PT.", {IBU: {FAILED}, PT: {IMPROVED}}),
        ("No relief with PT, good relief with ibuprofen.", {PT: {FAILED}, IBU: {IMPROVED}}),
        ("She does PT, and naproxen gave no relief.", {PT: NONE, NAP: {FAILED}}),
        ("She is in PT and failed naproxen.", {PT: NONE, NAP: {FAILED}}),
        ("Ibuprofen gave no relief, naproxen upset her stomach, and PT helped.", {IBU: {FAILED}, NAP: {NOT_TOLERATED}, PT: {IMPROVED}}),
        ("Ibuprofen gave no relief, and neither did naproxen.", {IBU: {FAILED}, NAP: {FAILED}}),
        ("Ibuprofen (no relief), naproxen (GI upset), PT (no relief).", {IBU: {FAILED}, NAP: {NOT_TOLERATED}, PT: {FAILED}}),
        ("Gabapentin was stopped for sedation, and tizanidine was no help.", {GABA: {NOT_TOLERATED}, TIZ: {FAILED}}),
        # What is said of one says nothing of the other.
        ("Ibuprofen did not help, so she started PT.", {IBU: {FAILED}, PT: NONE}),
        ("PT gave no relief; will start gabapentin.", {PT: {FAILED}, GABA: NONE}),
        ("After ibuprofen failed she was referred to PT.", {IBU: {FAILED}, PT: NONE}),
        ("Continues PT; ibuprofen gave no relief.", {PT: NONE, IBU: {FAILED}}),
        ("She takes naproxen, and chiropractic care did not help.", {NAP: NONE, CHIRO: {FAILED}}),
        ("Currently in PT, failed ibuprofen.", {PT: NONE, IBU: {FAILED}}),
        ("Ibuprofen upset her stomach; naproxen is taken with food.", {IBU: {NOT_TOLERATED}, NAP: NONE}),
        ("Failed ibuprofen; PT is recommended.", {IBU: {FAILED}, PT: NONE}),
        ("Order PT, since ibuprofen was not effective.", {PT: NONE, IBU: {FAILED}}),
        ("Massage helped, and she declined PT.", {MASSAGE: {IMPROVED}, PT: NONE}),
        # How a medicine was used is no other treatment.
        ("She failed 6 weeks of gabapentin therapy.", {GABA: {FAILED}}),
        ("Six weeks of naproxen therapy did not help.", {NAP: {FAILED}}),
        ("Six weeks of therapy with naproxen did not help.", {NAP: {FAILED}}),
        ("No relief with 8 weeks of opioid therapy.", {"opioids": {FAILED}}),
        ("NSAID therapy for 8 weeks gave no relief.", {"nsaids": {FAILED}}),
        ("Naproxen and therapy did not help.", {NAP: {FAILED}, PT: {FAILED}}),
        ("She takes naproxen; therapy for 6 weeks did not help.", {NAP: NONE, PT: {FAILED}}),
        ("Six weeks of therapy did not help.", {PT: {FAILED}}),
        # No treatment's.
        ("She takes ibuprofen, and her sleep is unchanged.", {IBU: NONE}),
    ]),
)  # fmt: skip
def test_an_outcome_belongs_to_the_treatments_that_its_words_tie_it_to(sentence, expected):
    assert outcomes_of(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("No relief.", {FAILED}),
        ("It did not help.", {FAILED}),
        ("None of these helped.", {FAILED}),
        ("She had good relief for months.", {IMPROVED}),
        ("Minimal benefit.", {FAILED}),
    ],
)
def test_an_outcome_without_a_treatment_is_loose(sentence, says):
    found = told(sentence)
    assert found.named == []
    assert {outcome.says for outcome in found.loose_outcomes} == says


# ---- lengths ----


@pytest.mark.parametrize(
    ("sentence", "expected"),
    rows([
        ("PT for 8 weeks.", {PT: [(56, "days")]}),
        ("8 weeks of physical therapy.", {PT: [(56, "days")]}),
        ("PT x 8 wks, no relief", {PT: [(56, "days")]}),
        ("She did a 6-week course of PT.", {PT: [(42, "days")]}),
        ("Ibuprofen 600 mg TID for 6 weeks.", {IBU: [(42, "days")]}),
        ("PT lasted three months.", {PT: [(3, "months")]}),
        ("PT x 8 wks and ibuprofen x 4 wks.", {PT: [(56, "days")], IBU: [(28, "days")]}),
        ("8 weeks of PT and 4 weeks of ibuprofen.", {PT: [(56, "days")], IBU: [(28, "days")]}),
        ("PT for 8 weeks, ibuprofen for 4 weeks, chiropractic care for 3 months.", {PT: [(56, "days")], IBU: [(28, "days")], CHIRO: [(3, "months")]}),
        ("PT; 8 weeks, no help.", {PT: [(56, "days")]}),
        ("PT (8 weeks), gabapentin (3 months): no relief.", {PT: [(56, "days")], GABA: [(3, "months")]}),
        ("She takes ibuprofen and did PT for 8 weeks.", {IBU: [], PT: [(56, "days")]}),
        # Not the treatment's.
        ("Neck pain for 5 months, PT did not help.", {PT: []}),
        ("Neck pain x 5 months, on ibuprofen.", {IBU: []}),
        ("PT for neck pain of 5 months.", {PT: []}),
        ("Continue PT, return in 6 weeks.", {PT: []}),
        ("PT gave relief for 2 days.", {PT: []}),
        ("Start PT; follow up in 8 weeks.", {PT: []}),
        ("She has had neck pain for 5 months and did PT for 8 weeks.", {PT: [(56, "days")]}),
        ("Neck pain for 5 months despite 8 weeks of PT.", {PT: [(56, "days")]}),
    ]),
)  # fmt: skip
def test_a_length_belongs_to_the_treatment_that_it_measures(sentence, expected):
    assert lengths_of(sentence) == expected


# ---- visits ----


@pytest.mark.parametrize(
    ("sentence", "expected"),
    rows([
        ("12 visits of PT.", {PT: [(12, 12)]}),
        ("PT, 12 visits, no relief.", {PT: [(12, 12)]}),
        ("Completed 8 sessions of physical therapy.", {PT: [(8, 8)]}),
        ("PT x 12 visits and chiropractic x 6 visits.", {PT: [(12, 12)], CHIRO: [(6, 6)]}),
        ("12 PT visits and 6 chiropractic visits.", {PT: [(12, 12)], CHIRO: [(6, 6)]}),
        ("8 sessions of PT and 4 sessions of acupuncture.", {PT: [(8, 8)], ACU: [(4, 4)]}),
        ("She takes ibuprofen and attended 10 visits of PT.", {IBU: [], PT: [(10, 10)]}),
        ("PT for 12 visits; naproxen daily.", {PT: [(12, 12)], NAP: []}),
        ("Massage once and PT 10 visits.", {MASSAGE: [], PT: [(10, 10)]}),
        ("At least 6 visits of chiropractic care.", {CHIRO: [(6, float("inf"))]}),
    ]),
)  # fmt: skip
def test_visits_belong_to_the_treatment_that_was_attended(sentence, expected):
    assert visits_of(sentence) == expected


# ---- standings ----


@pytest.mark.parametrize(
    ("sentence", "expected"),
    rows([
        ("She is doing PT.", {PT: {"ongoing"}}),
        ("Currently taking naproxen.", {NAP: {"ongoing"}}),
        ("Will start PT.", {PT: {"planned"}}),
        ("PT was recommended.", {PT: {"planned"}}),
        ("PT was ordered.", {PT: {"planned"}}),
        ("Referred to PT.", {PT: {"planned"}}),
        ("Continue NSAIDs.", {"nsaids": {"planned"}}),
        ("She completed PT.", {PT: {"done"}}),
        ("She has tried ibuprofen.", {IBU: {"done"}}),
        ("Gabapentin was stopped.", {GABA: {"stopped"}}),
        ("She declined PT.", {PT: {"declined"}}),
        ("PT: declined.", {PT: {"declined"}}),
        ("Has never tried PT.", {PT: {"untried"}}),
        ("She has not had physical therapy.", {PT: {"untried"}}),
        ("No prior physical therapy.", {PT: {"untried"}}),
        ("Acupuncture has not been tried.", {ACU: {"untried"}}),
        ("Has not tried PT, chiropractic care or acupuncture.", {PT: {"untried"}, CHIRO: {"untried"}, ACU: {"untried"}}),
        ("Declines PT and acupuncture.", {PT: {"declined"}, ACU: {"declined"}}),
        # Each its own.
        ("Completed PT; will start gabapentin.", {PT: {"done"}, GABA: {"planned"}}),
        ("She stopped ibuprofen and is taking naproxen.", {IBU: {"stopped"}, NAP: {"ongoing"}}),
        ("She declined PT but is doing home exercises.", {PT: {"declined"}, HEP: {"ongoing"}}),
        ("Tried ibuprofen, never tried PT.", {IBU: {"done"}, PT: {"untried"}}),
        ("Never tried PT; completed chiropractic care.", {PT: {"untried"}, CHIRO: {"done"}}),
        ("Taking naproxen; PT was ordered.", {NAP: {"ongoing"}, PT: {"planned"}}),
        ("She completed PT, and acupuncture was discussed.", {PT: {"done"}, ACU: {"planned"}}),
        # A denial of relief denies no treatment.
        ("No relief with physical therapy.", {PT: set()}),
        ("No improvement from ibuprofen.", {IBU: set()}),
        ("Ibuprofen was of no use.", {IBU: set()}),
        ("Physical therapy without benefit.", {PT: set()}),
        # Nor does a denial of trouble, or an answer to another question.
        ("No flares on naproxen.", {NAP: set()}),
        ("No headaches with physical therapy.", {PT: set()}),
        ("No pain medication or physical therapy.", {"analgesics": {"untried"}, PT: {"untried"}}),
        ("No weight loss with gabapentin.", {GABA: set()}),
        ("No regrets about physical therapy.", {PT: set()}),
        ("No treatment with gabapentin.", {GABA: {"untried"}}),
        ("She has not taken enough naproxen to judge.", {NAP: set()}),
        ("Acupuncture: no falls.", {ACU: set()}),
        ("Acupuncture: no.", {ACU: {"untried"}}),
        ("Acupuncture: no prior trial.", {ACU: {"untried"}}),
        # What declines may be a function, and what is not done again was done.
        ("Function has declined on naproxen.", {NAP: set()}),
        ("Her strength declined, and naproxen was stopped.", {NAP: {"stopped"}}),
        ("Physical therapy led to complete resolution of her symptoms.", {PT: set()}),
    ]),
)  # fmt: skip
def test_a_standing_belongs_to_the_treatments_in_reach_of_its_cue(sentence, expected):
    assert standings_of(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "treatment", "never"),
    [
        ("No numbness; completed PT.", PT, "untried"),
        ("No surgery, PT for 8 weeks.", PT, "untried"),
        ("She was going to start PT but did not.", PT, "done"),
        ("PT was never started.", PT, "done"),
        ("PT was scheduled but she never went.", PT, "done"),
        ("Wants to try PT.", PT, "done"),
        ("Has an appointment for PT next week.", PT, "done"),
        ("She has not yet started PT.", PT, "ongoing"),
        ("She is no longer taking naproxen.", NAP, "ongoing"),
        ("She is not doing PT.", PT, "ongoing"),
        ("Considering PT.", PT, "ongoing"),
    ],
)
def test_a_treatment_does_not_stand_where_the_words_deny_it(sentence, treatment, never):
    assert never not in standings_of(sentence)[treatment]


def test_a_standing_without_a_treatment_is_loose():
    found = told("She stopped after three visits.")
    assert found.named == []
    assert found.loose_standing[0][0] == "stopped"


# ---- lists of any make ----

NAMES = {
    "ibuprofen": IBU,
    "naproxen": NAP,
    "gabapentin": GABA,
    "tizanidine": TIZ,
    "PT": PT,
    "chiropractic care": CHIRO,
    "massage": MASSAGE,
}
LISTS = st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=5, unique=True)


def joined(words):
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


@settings(max_examples=100, deadline=None)
@given(
    LISTS,
    st.sampled_from(
        ["{} gave no relief.", "No relief with {}.", "She failed {}.", "Pain persists despite {}.", "{}: no benefit."]
    ),
)
def test_a_list_shares_the_failure_that_is_said_of_it(words, sentence):
    assert outcomes_of(sentence.format(joined(words))) == {NAMES[word]: {FAILED} for word in words}


@settings(max_examples=100, deadline=None)
@given(LISTS.filter(lambda words: len(words) > 1), st.data())
def test_treatments_that_clauses_part_keep_their_own_outcomes(words, data):
    says = {word: data.draw(st.sampled_from(["gave no relief", "gave good relief"])) for word in words}
    sentence = "; ".join(f"{word} {end}" for word, end in says.items()) + "."
    assert outcomes_of(sentence) == {NAMES[w]: {FAILED if "no" in end else IMPROVED} for w, end in says.items()}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=4, unique=True), st.data())
def test_treatments_with_a_length_each_keep_it(words, data):
    weeks = {word: data.draw(st.integers(2, 20)) for word in words}
    sentence = ", ".join(f"{word} x {count} weeks" for word, count in weeks.items()) + "."
    assert lengths_of(sentence) == {NAMES[word]: [(count * 7, "days")] for word, count in weeks.items()}
