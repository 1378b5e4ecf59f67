"""How a treatment turned out is read from plain, telegraphic and idiomatic words, and from nothing else."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.evidence.outcomes.outcomes import outcomes
from drafter.evidence.reading import Reading

FAILED, IMPROVED, SOME = "failed", "improved", "some"
NOT_TOLERATED, CONTRAINDICATED = "not_tolerated", "contraindicated"


def said(text):
    """Everything that a text says of how treatments turned out."""
    reading = Reading(text, date(2025, 11, 3))
    return {outcome.says for sentence in reading.sentences for outcome in outcomes(reading, sentence)}


HAVE_FAILED = [
    # The end is told as equal to the start.
    "The pain scores after physical therapy were the same on the last day as on the first.",
    "At the close of physical therapy her pain and her walking were precisely what they had been at the start.",
    "Physical therapy ended where it had begun.",
    "Naproxen did little that he could notice.",
    "Methocarbamol and acetaminophen were each tried and neither one relieved him.",
    "Amitriptyline did not shift the calendar by a single day.",
    # Plain.
    "PT 8 weeks. Helped: no.",
    "PT attended 7/1-8/12, outcome poor.",
    "PT 2/3 thru 3/21, SI belt & stabilization, 11 sessions: no change in pain.",
    "PT for 8 weeks. Did it help? No.",
    "Stopped meloxicam for lack of relief.",
    "Tried meloxicam for 3 months but still hurts.",
    "Ibuprofen for 2 months isn't cutting it.",
    "Physical therapy failed.",
    "She failed physical therapy and ibuprofen.",
    "Ibuprofen did not help.",
    "Ibuprofen didn't help at all.",
    "PT has not helped.",
    "PT didn't work.",
    "Ibuprofen does not work for her.",
    "No relief at all with naproxen.",
    "No relief with acupuncture.",
    "Minimal relief with amitriptyline.",
    "No benefit with meloxicam.",
    "Chiropractic care gave no relief.",
    "There was no improvement with physical therapy.",
    "No benefit from naproxen.",
    "She had no response to gabapentin.",
    "Ibuprofen had no effect on her pain.",
    "Cyclobenzaprine was ineffective.",
    "Cyclobenzaprine was not effective.",
    "Naproxen was of no benefit.",
    "Naproxen never helped.",
    "Massage was unhelpful.",
    "Physical therapy was unsuccessful.",
    "Pain was unchanged after physical therapy.",
    "Pain is refractory to ibuprofen.",
    "Her pain is unresponsive to naproxen.",
    "She did not respond to baclofen.",
    "She got no better with physical therapy.",
    "None of these medications helped.",
    "Neither ibuprofen nor naproxen helped.",
    "All of these failed to relieve the pain.",
    "Ibuprofen failed to control her pain.",
    "Symptoms persist despite 8 weeks of physical therapy.",
    "Despite physical therapy and naproxen the pain continues.",
    "She continues to have daily pain in spite of home exercises.",
    "Pain persists even after 12 visits of chiropractic care.",
    "Naproxen provided inadequate relief.",
    "Ibuprofen gave insufficient relief.",
    "Response to physical therapy was poor.",
    "Home exercises made no difference.",
    "Physical therapy without benefit.",
    "Lack of improvement with physical therapy.",
    # Slight or short-lived.
    "Minimal relief with ibuprofen.",
    "Little benefit from massage.",
    "Slight improvement only with PT, and she still cannot work.",
    "Negligible relief from tizanidine.",
    "Ibuprofen barely helped.",
    "Physical therapy hardly helped.",
    "Chiropractic adjustments gave temporary relief.",
    "Relief from massage was short-lived.",
    "Chiropractic care helped for a day or two at most.",
    "Naproxen helped for a few hours, then the pain returned.",
    "Ibuprofen helped at first but wore off.",
    "Manual therapy gave transient relief.",
    "PT gave brief relief, then the pain came back.",
    "Ibuprofen takes the edge off, nothing more.",
    "20% relief with physical therapy.",
    "10 percent improvement after 8 weeks of PT.",
    # Telegraphic.
    "PT x 8 wks - no relief",
    "PT x 8 wks, no improvement",
    "ibuprofen 600 TID x 6 wks: minimal relief",
    "meloxicam 15 mg qd x 6 wks - no help",
    "PT 12 visits w/o relief",
    "NSAIDs: failed",
    "naproxen (no benefit)",
    "PT -> no change",
    "HEP x 6 wks, f/u today no change",
    "naproxen - ineffective",
    "ibuprofen x 4 wks, nothing",
    "Ibuprofen | 600 mg | no relief",
    "Chiro x 6 - zero benefit",
    "PT x 8 wks, still hurts",
    "PT = no improvement",
    # Idiom.
    "Physical therapy did nothing for her.",
    "Ibuprofen did not touch the pain.",
    "Naproxen hasn't made a dent.",
    "PT got her nowhere.",
    "She got nothing out of chiropractic care.",
    "Eight weeks of therapy and she is back to square one.",
    "Physical therapy was a waste of time.",
    "Three months of PT to no avail.",
    "Tizanidine was useless.",
    "After 10 visits of PT she is right where she started.",
    "She finished PT no better than she began.",
    "Her pain has not budged with gabapentin.",
    "Naproxen was no use.",
    "She has nothing to show for 12 visits of PT.",
    "Ibuprofen was no help, and neither was naproxen.",
    "Ibuprofen gave no relief. Same with naproxen.",
    # Figures.
    "PT 10/1-11/20, NDI 44 -> 42.",
    "Physical therapy: pain 7/10 at start and 7/10 at discharge.",
    "Goals not met after 12 visits of physical therapy.",
    "Discharged from PT unimproved.",
    "Plateaued with physical therapy.",
    "Scheduled acetaminophen has not been adequate.",
    "Naproxen hasn't been sufficient.",
    "Symptoms persisted through a four-week course of naproxen.",
    "Imitrex works for about 45 minutes, then the headache is back.",
    "Only short relief with gabapentin.",
    "The brace was good for a week at most.",
    "Ergotamine aborted none of her last ten attacks.",
    "Six weeks of PT and the pain stayed put.",
    "Botox, 22 headache days then, 22 now.",
    "Topiramate: 20 migraines a month, now 19.",
    "She tried PT, but nothing helped until naproxen.",
    "Naproxen x 6 weeks: zero.",
    "No relief of the itching or the pain on gabapentin.",
    "PT for six weeks and no change yet.",
    "After two months on gabapentin she has no relief yet.",
    "Amitriptyline did not help her pain or her sleep.",
    "Studies were normal, and PT failed.",
    "Massage felt good while it lasted.",
    "Naproxen helped until it stopped working.",
]

HAVE_HELPED = [
    "Physical therapy helped.",
    "Physical therapy helped a lot.",
    "Ibuprofen gave good relief.",
    "Excellent response to physical therapy.",
    "Significant improvement with PT.",
    "She is much better with physical therapy.",
    "50 % better with PT.",
    "60% relief with naproxen.",
    "About 80 % improvement after chiropractic care.",
    "Pain resolved with physical therapy.",
    "Naproxen was very effective.",
    "Her pain responded well to gabapentin.",
    "Complete relief with ibuprofen.",
    "Sustained benefit from home exercises.",
    "Physical therapy was successful.",
    "Ibuprofen controls her pain.",
    "PT: goals met, discharged.",
    "Discharged from PT, all goals met.",
    "Pain 8/10 before PT and 2/10 after.",
    "NDI 44 at the start of PT, 12 at discharge.",
    "Ibuprofen works well for her.",
    "Naproxen relieved the pain.",
    "Lasting relief with chiropractic care.",
    "Great relief w/ PT",
    "PT x 8 wks - good relief",
    "Massage eased her pain considerably.",
    "She has done very well with home exercises and is pain-free.",
    "Physical therapy led to complete resolution of her symptoms.",
    "Home exercise has been sufficient to control her symptoms.",
    "Sumatriptan aborts most attacks within the hour.",
    "No flares since the naproxen.",
    "With Botox she has gone from 24 to 7 days/mo.",
    "Topiramate: headaches 20/mo down to 6.",
    "Topiramate: 20 migraines a month, now 6.",
    "Emgality month 4, MIDAS 61 -> 9.",
    "Naproxen helped, and her pain is better.",
    "Naproxen never failed to help.",
    "The benefits of physical therapy were lasting.",
]

WERE_NOT_TOLERATED = [
    "Tizanidine left her so befuddled that she drove into the gatepost.",
    "Topiramate robbed her of her words and had to be given up.",
    "She did not tolerate ibuprofen.",
    "Could not tolerate cyclobenzaprine.",
    "Unable to tolerate physical therapy.",
    "Physical therapy was not tolerated.",
    "Gabapentin was poorly tolerated.",
    "Naproxen caused stomach upset.",
    "Ibuprofen upset her stomach.",
    "Ibuprofen stopped because of GI upset.",
    "cyclobenzaprine 10 qhs - sedation",
    "Cyclobenzaprine: too drowsy.",
    "Tizanidine made her dizzy.",
    "Cyclobenzaprine made her too sleepy to work.",
    "Gabapentin was discontinued due to sedation.",
    "Duloxetine stopped for nausea.",
    "Developed hives with naproxen.",
    "PT made it worse.",
    "PT made it worse, discontinued after 3 visits per therapist.",
    "Physical therapy aggravated her pain.",
    "Home exercises flared the pain after each session.",
    "Therapy was too painful to continue.",
    "Amitriptyline was stopped owing to side effects.",
    "Pregabalin gave her brain fog and was stopped.",
    "Intolerance to NSAIDs.",
    "She is intolerant of NSAIDs.",
    "Baclofen knocked her out.",
    "Topiramate stopped for word-finding trouble and confusion.",
    "Adverse reaction to meloxicam.",
    "Naproxen 500 BID, black stools, stopped.",
    "Traction exacerbated her arm pain and was discontinued.",
    "Ibuprofen upset her; she won't use it again.",
    "Gabapentin stopped; dizziness resolved.",
    "Gabapentin: dizziness resolved after it was stopped.",
]

WERE_CONTRAINDICATED = [
    "NSAIDs contraindicated (CKD 3b, on apixaban).",
    "NSAIDs are contraindicated because of kidney disease.",
    "She cannot take NSAIDs because of an ulcer.",
    "She can't take ibuprofen due to anticoagulation.",
    "He was told to avoid NSAIDs by his nephrologist.",
    "Told not to take ibuprofen after the gastric bypass.",
    "Allergic to naproxen.",
    "Allergy to ibuprofen.",
    "Not a candidate for physical therapy given the unstable fracture.",
    "Must avoid NSAIDs on warfarin.",
    "NSAIDs are not an option with her renal failure.",
    "Muscle relaxants are not safe with her sleep apnea.",
    "Contraindication to NSAIDs: peptic ulcer disease.",
    "Avoids NSAIDs because of CKD.",
    "NSAIDs precluded by anticoagulation.",
]

HELPED_SOMEWHAT = [
    "Some relief with ibuprofen.",
    "Ibuprofen helps somewhat.",
    "Modest improvement with physical therapy.",
    "Moderate relief with naproxen.",
    "She did not get complete relief with ibuprofen.",
    "Some days PT helps, some days it doesn't.",
]

SAYS_NOTHING = [
    "PT for 8 weeks. Did the injection help? No.",
    "PT for 8 weeks. Any questions? No.",
    "PT for 8 weeks. Are you better at work? No.",
    # Named, tried or taken, and no more.
    "Ibuprofen 600 mg TID.",
    "She completed 8 weeks of physical therapy.",
    "She has tried ibuprofen and naproxen.",
    "Physical therapy from January to March.",
    "PT was discussed.",
    "Physical therapy was recommended.",
    "Continue physical therapy and NSAIDs.",
    "Rx meloxicam today.",
    "Continue with physical therapy advice.",
    "She stopped PT after 2 visits because of the copay.",
    "Did 2 PT visits then stopped - transport.",
    "Declines PT.",
    "Not interested in exercises.",
    "PT not tried due to the pandemic.",
    "HEP given, patient non-compliant.",
    "Chronic neck pain, takes ibuprofen.",
    # Hoped for, meant or possible.
    "Start ibuprofen for pain relief.",
    "Ibuprofen for relief of pain.",
    "Physical therapy may help.",
    "PT might be beneficial.",
    "Home exercises should help.",
    "We hope that physical therapy will help.",
    "Start gabapentin in hopes of improvement.",
    "Refer to PT to improve range of motion.",
    "She would benefit from physical therapy.",
    "Physical therapy is expected to help.",
    "The goal of physical therapy is improvement of function.",
    "Discussed that NSAIDs can cause stomach upset.",
    "Ibuprofen: risks include GI bleeding.",
    "Discussed possible side effects of gabapentin.",
    "She is worried that cyclobenzaprine would make her drowsy.",
    "Ibuprofen as needed for relief.",
    "Seeking relief with physical therapy.",
    "She wants relief and asks about physical therapy.",
    # Conditional.
    "If physical therapy fails, consider injections.",
    "If no relief with ibuprofen, call us.",
    "If PT does not help, we will order an MRI.",
    "Stop ibuprofen if it upsets your stomach.",
    "Should naproxen fail, start meloxicam.",
    "Will inject unless physical therapy helps.",
    "Return in 4 weeks if not improved with PT.",
    "Naproxen can be doubled if there is no relief.",
    "We will see whether physical therapy helps.",
    "Too early to say whether PT helps.",
    # Another's.
    "Her mother had no relief with ibuprofen.",
    "Family History:\nMother failed physical therapy.",
    # Another thing's.
    "No change in medications.",
    "No change in bowel or bladder habits since starting PT.",
    "She is working with a physical therapist.",
    "She works as a physical therapist.",
    "She failed to attend physical therapy.",
    "Heart failure, on ibuprofen once a week.",
    "Failed back surgery syndrome; takes naproxen.",
    "Tolerates ibuprofen well.",
    "No side effects with ibuprofen.",
    "Denies sedation with cyclobenzaprine.",
    "Ibuprofen without stomach upset.",
    "Gabapentin is well tolerated.",
    "No contraindication to NSAIDs.",
    "NSAIDs are not contraindicated.",
    "No known drug allergies; takes ibuprofen.",
    # Instructions and goals.
    "Patient Instructions:\nStop naproxen if it does not help.",
    "Goals:\nPatient will report 50 % relief with physical therapy.",
    "Traction three times a week: finger tingling gone.",
    "Restless legs quit entirely on gabapentin.",
    "Topiramate prescribed, kidney stone hx.",
    "Prior RFA at Sioux Falls, naproxen since.",
    "No relief of the itching on gabapentin.",
    "Tremor much improved on propranolol.",
    "Sleep better on amitriptyline.",
    "Duloxetine at full dose, PHQ better.",
    "Two weeks of duloxetine, and it needs six before anyone calls it a failure.",
    "Three friends got no relief from acupuncture.",
    "She reads that naproxen gives only short relief.",
    "On Qulipta: zero ER visits, zero Toradol.",
    "Physical therapy has not worked on the foot.",
    "Nothing helped until topiramate.",
    "Headaches not improved by anything till we tried topiramate.",
    "Naproxen did not help until the dose was doubled.",
    "Risks and benefits of naproxen were reviewed.",
    "No complaints since her last visit; takes naproxen.",
    "Topiramate went from 25 to 50 mg.",
    "PT went from 2 to 3 visits a week.",
    "Topiramate: 20 migraines a month, now 6 tablets a day.",
    "Many patients fail gabapentin.",
    "About half of patients get no relief from gabapentin.",
    "Gabapentin is known to be ineffective for axial pain.",
    "Studies show no benefit of naproxen in this setting.",
    "No improvement expected before six weeks of PT.",
    "PT week 2; no improvement expected yet.",
    "Just started PT, no change yet.",
    "Only two visits of PT so far, no change yet.",
    "She was told that she must fail PT first.",
    "PT authorization failed.",
    "Patient denies that gabapentin failed.",
    "It is not true that naproxen failed.",
    "Nothing works as well as naproxen.",
    "Naproxen has yet to fail her.",
    "Gabapentin missed for two days, no relief until she took it again.",
    "Propranolol did not control her blood pressure.",
    "Amitriptyline failed to improve her mood.",
    "Depression failed duloxetine.",
    "She has no relief of her menstrual cramps with naproxen.",
    "Naproxen held for bleeding risk.",
    "Benefits of physical therapy were explained.",
    "Patient was educated on the benefits of physical therapy.",
    "Botox effective date 3/1.",
    "Physical therapy helped her understand her posture.",
]

#: What is argued about these is how good they were; none of them failed.
NEVER_FAILED = [
    "After physical therapy her pain is half what it was at the start.",
    "Physical therapy: his weight was the same on the last day as on the first.",
    "She went back to work where she had begun, after physical therapy.",
    "Whether he takes naproxen is neither here nor there.",
    "Ibuprofen has not failed her.",
    "PT was not unhelpful.",
    "Symptoms do not persist after physical therapy.",
    "No longer has pain after physical therapy.",
    "No further pain since physical therapy.",
    "Physical therapy is helping, and she is not worse.",
    "PT helped without a doubt.",
    "Nothing helped like physical therapy did.",
    "Nothing but physical therapy has helped.",
    "Only physical therapy helped.",
    "No treatment other than PT helped.",
    "She had no pain after ibuprofen.",
    "PT so far 2 visits, too early to judge.",
]

#: What these say can be argued; that the treatment helped lastingly or by half cannot be.
NEVER_IMPROVED = [
    "40 % relief with physical therapy.",
    "Less than 50 % relief with naproxen.",
    "Up to 20 % improvement with PT.",
    "Far from effective, the naproxen.",
    "Ibuprofen was anything but helpful.",
    "Physical therapy helped little.",
    "Physical therapy helped, but only while she was on the table.",
    "Ibuprofen helps for an hour.",
    "She hoped for relief with ibuprofen.",
    "PT helped her posture but not her pain.",
    "Partial relief with gabapentin; pain still limits her work.",
    "Nothing has helped.",
    "Nothing has improved with PT.",
    "It is doubtful that PT helped.",
]


def rows(sentences):
    return [pytest.param(sentence, id=sentence.replace("\n", " / ")) for sentence in sentences]


@pytest.mark.parametrize("sentence", rows(HAVE_FAILED))
def test_no_slight_or_short_relief_is_a_failure(sentence):
    assert said(sentence) == {FAILED}


@pytest.mark.parametrize("sentence", rows(HAVE_HELPED))
def test_lasting_relief_that_is_called_good_or_of_half_or_more_is_an_improvement(sentence):
    assert said(sentence) == {IMPROVED}


@pytest.mark.parametrize("sentence", rows(WERE_NOT_TOLERATED))
def test_a_treatment_that_did_harm_was_not_tolerated(sentence):
    assert said(sentence) == {NOT_TOLERATED}


@pytest.mark.parametrize("sentence", rows(WERE_CONTRAINDICATED))
def test_a_treatment_that_must_not_be_used_is_contraindicated(sentence):
    assert said(sentence) == {CONTRAINDICATED}


@pytest.mark.parametrize("sentence", rows(HELPED_SOMEWHAT))
def test_relief_of_unsaid_weight_decides_nothing(sentence):
    assert said(sentence) == {SOME}


@pytest.mark.parametrize("sentence", rows(SAYS_NOTHING))
def test_what_is_planned_hoped_for_conditional_or_about_another_thing_says_nothing(sentence):
    assert said(sentence) == set()


@pytest.mark.parametrize("sentence", rows(NEVER_FAILED))
def test_what_did_not_fail_is_no_failure(sentence):
    assert FAILED not in said(sentence)


@pytest.mark.parametrize("sentence", rows(NEVER_IMPROVED))
def test_what_did_not_help_enough_is_no_improvement(sentence):
    assert IMPROVED not in said(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(
            "meloxicam 15 mg qd x 6 wks - minimal relief; cyclobenzaprine 10 qhs - sedation", [FAILED, NOT_TOLERATED], id="two-drugs"
        ),
        pytest.param("PT helped, but ibuprofen did not help.", [IMPROVED, FAILED], id="one-helped"),
        pytest.param("Ibuprofen did not help, naproxen did help.", [FAILED, IMPROVED], id="the-other-helped"),
        pytest.param(
            "NSAIDs are contraindicated and physical therapy gave no relief.", [CONTRAINDICATED, FAILED], id="one-was-never-given"
        ),
        pytest.param("Good relief with PT, no relief with ibuprofen.", [IMPROVED, FAILED], id="a-failure-behind"),
        pytest.param("No relief with PT, good relief with ibuprofen.", [FAILED, IMPROVED], id="a-failure-before"),
        pytest.param("No relief with PT. No relief with ibuprofen.", [FAILED, FAILED], id="two-sentences"),
    ],
)  # fmt: skip
def test_outcomes_come_in_the_order_of_the_text(sentence, expected):
    reading = Reading(sentence, None)
    found = [outcome for s in reading.sentences for outcome in outcomes(reading, s)]
    assert [outcome.says for outcome in found] == expected


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Ibuprofen gave no relief.", "no relief"),
        ("Minimal relief with ibuprofen.", "minimal relief"),
        ("Ibuprofen gave relief.", "relief"),
        ("Cyclobenzaprine did not help.", "not help"),
    ],
)
def test_an_outcome_begins_with_the_word_that_turns_or_weighs_it(sentence, words):
    reading = Reading(sentence, None)
    (outcome,) = outcomes(reading, reading.sentences[0])
    assert reading.lower[outcome.start : outcome.end] == words


TREATMENTS = ["physical therapy", "ibuprofen", "naproxen", "gabapentin", "chiropractic care", "home exercises"]


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(TREATMENTS),
    st.sampled_from(["gave", "provided", "brought her"]),
    st.sampled_from(["no", "minimal", "little", "inadequate", "no real", "no lasting"]),
    st.sampled_from(["relief", "benefit", "improvement"]),
)
def test_a_head_that_is_turned_or_weighed_down_is_a_failure(treatment, verb, weight, head):
    assert said(f"The {treatment} {verb} {weight} {head}.") == {FAILED}


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(["If", "Unless", "Should", "In case"]),
    st.sampled_from(TREATMENTS),
    st.sampled_from(["gives no relief", "fails", "is not tolerated", "does not help", "helps", "makes it worse"]),
)
def test_nothing_conditional_is_an_outcome(cue, treatment, end):
    verb = end if cue != "Should" else {"fails": "fail", "helps": "help"}.get(end, "not help")
    assert said(f"{cue} {treatment} {verb}, we will inject.") == set()
