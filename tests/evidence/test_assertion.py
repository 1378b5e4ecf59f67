"""How a thing is meant is read from the sentence around it: cues, their scope, and what stops them.

The thing in question stands in guillemets; it is a finding, diagnosis, treatment, procedure or symptom of the lexicon.
"""

import pytest
from guillemets import meant_in
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.evidence.meaning.assertion import Assertion

THINGS = frozenset({"finding", "diagnosis", "treatment", "procedure", "symptom"})


def meant(marked):
    return meant_in(marked, lambda kind: kind in THINGS)


PRESENT = [
    "Painting her sister's hall, and she has «migraine» since.",
    "Neg: fever. Pos: «saddle numbness».",
    "Neg: fever; pos: «saddle numbness»",
    "«Naproxen» 500 mg Sig: BID Dispense: 60 Refills: 0",
    "Exam: «trigger points»: present, taut bands: none",
    "Neg: fever, but «saddle numbness» since Tuesday",
    "Saddle anesthesia neg; fever neg; «trigger points» present",
    "SLR is neg. «Trigger points» in the left trapezius.",
    "Findings: saddle numbness (none), «trigger points» (yes)",
    # Said plainly.
    "There are multiple «trigger points» in the trapezius.",
    "Palpation found «taut bands» on the right.",
    "«Taut bands» palpable in both levators.",
    "Positive for «local twitch response».",
    "«Jump sign» (+) on the left.",
    "Assessment: «occipital neuralgia», left.",
    "«Occipital neuralgia» was confirmed by a block.",
    "Diagnosed with «migraine» in 2019 and has had attacks every week since.",
    "She has a 20-year history of «migraine» with three attacks a week.",
    "She has «migraine» without aura.",
    "«Trigger points»: present in the trapezius.",
    # A negation that looks forward does not look back.
    "«Occipital neuralgia» without weakness of the arms.",
    "«Trigger points» in the trapezius, no numbness.",
    "«Taut bands» in the trapezius with no twitch.",
    # Pseudo-negation.
    "No change in the «trigger points» of the trapezius.",
    "No increase in «taut bands» since May.",
    "No decrease in the «trigger points» with massage.",
    "Not only «trigger points» but also referred pain was found.",
    "There is no doubt that this is «occipital neuralgia».",
    "No doubt about the «migraine».",
    "Without difficulty, «taut bands» were palpated in the trapezius.",
    "No improvement of the «myofascial pain» with ibuprofen.",
    "Lack of relief of her «migraine» with propranolol.",
    "Ibuprofen has not helped the «migraine».",
    "«Migraine» has not improved.",
    "«Migraine» has not resolved.",
    "«Migraine» that did not respond to topiramate.",
    "The «migraine» is not relieved by sumatriptan.",
    "Nothing helps the «migraine».",
    "No other cause was found for the «occipital neuralgia».",
    "She no longer responds to sumatriptan for her «migraine».",
    "Could not tolerate topiramate for «migraine».",
    "She cannot work because of «migraine».",
    "Cannot turn the head due to «trigger points» in the neck.",
    # What was tried without success was tried.
    "No relief with «ibuprofen».",
    "Without benefit from «physical therapy».",
    "«Physical therapy» was not helpful.",
    "Did not improve with «physical therapy».",
    "Not improved by «ibuprofen» or naproxen.",
    "No benefit from ibuprofen, naproxen or «physical therapy».",
    "Failed to respond to «physical therapy».",
    # Terminators.
    "No numbness or weakness, but «trigger points» in the trapezius.",
    "No numbness; «trigger points» in the trapezius.",
    "No numbness, however «taut bands» are palpable.",
    "No spasm except for «trigger points» in the rhomboids.",
    "No spasm other than «trigger points» in the rhomboids.",
    "No weakness, although «trigger points» are found in the trapezius.",
    "No weakness, has «taut bands» in the trapezius.",
    "No weakness and has «taut bands» in the trapezius.",
    "No weakness or numbness. «Trigger points» in the trapezius.",
    "Denies numbness but has «migraine».",
    "Denies numbness and reports «migraine» twice a week.",
    "Never had surgery; «migraine» since 2019.",
    "Migraine was ruled out, but she has «occipital neuralgia».",
    "She does not have migraine; she has «cluster headache».",
    "Pain is not from a disc; it is «myofascial pain».",
    "Although therapy did not help, «trigger points» remain.",
    "No taut bands palpated, diffuse «tenderness».",
    "No numbness, weakness or bladder changes; has «trigger points» in the neck.",
    "Possible migraine; definite «occipital neuralgia».",
    "Migraine was suspected, but the diagnosis is «occipital neuralgia».",
    "History of migraine in college, now «occipital neuralgia».",
    "If pain returns she will call; today «trigger points» are palpable.",
    "Past surgery on the knee, and now has «migraine».",
    # Family as informant, helper or company.
    "Her son drives her because of the «migraine».",
    "Accompanied by her mother, she reports «migraine» twice a week.",
    "Her husband says she has «migraine» every week.",
    "Lives with her father; «migraine» for 10 years.",
    "Per her daughter, the «migraine» keeps her in bed.",
    "Her husband massages the «trigger points» at night.",
    "She cares for her mother and has «migraine» herself.",
    "Like her mother she has chronic «migraine».",
    "She has «migraine», as does her mother.",
    "Phone: wife calling about his «migraine».",
    "She took her son to school with a «migraine».",
    "Emergency contact: mother. «Migraine» today.",
    "I have told him that he has «migraine».",
    "I explained what her MRI shows and why she has «migraine».",
    "Her «migraine» is a disorder that she has had for years.",
    # Another's illness beside the patient's own.
    "Mother has migraine; patient has «occipital neuralgia».",
    "Her mother has migraine, but she has «occipital neuralgia».",
    "Sister has migraine and the patient has «occipital neuralgia».",
    "Family history of gout. She has «migraine».",
    "Family History:\nMother: gout\n\nExam:\n«Trigger points» in the trapezius.",
    # Ticked boxes.
    "[x] «Trigger points» palpated",
    "☒ «Taut bands» palpated",
    "«Trigger points» palpated? [x] Yes [ ] No",
    "«Taut band»: [ ] No [X] Yes",
    "«Twitch response» ☒ Yes ☐ No",
]

ABSENT = [
    "«Saddle numbness» has not occurred.",
    "«Weakness» has never developed.",
    "Neg: «saddle numbness», bladder/bowel, fever/chills.",
    "Neg: fever/chills; «saddle numbness».",
    "Pertinent neg: night pain, «trigger points»",
    "Exam: «trigger points»: none",
    "Sleep: fair «Trigger points»: none",
    "Pertinent negatives: night pain; «saddle numbness».",
    "Absent: night pain; «trigger points».",
    "Red flags (none): «saddle numbness», fever",
    "Red flags (all negative): fever; «saddle numbness»",
    "Reviewed «saddle numbness», incontinence, fever - all negative.",
    "Questions on «saddle numbness», weight loss and fever were all answered no.",
    "Fever, weight loss, «saddle numbness»? No to all of these.",
    "«Saddle numbness», bladder trouble, fever - no to all.",
    "Went over «saddle numbness», incontinence and fever; she has none of these.",
    "Screen: fever, IV drug use, «saddle numbness». All no.",
    "HPI: Never had «saddle numbness».",
    "- Never had «saddle numbness».",
    "«Saddle numbness», urinary retention - nothing like that",
    "Red flag screen: «saddle numbness», bowel incontinence, IV drug use: denies all.",
    "«Saddle numbness», incontinence, and fever all denied.",
    "SLR neg, «saddle numbness» neg.",
    "Neg. SLR, «saddle numbness» neg.",
    # Before the thing.
    "No «trigger points» were palpated.",
    "No palpable «trigger points».",
    "Not a single «trigger point» was found.",
    "Zero «trigger points» on palpation.",
    "0 «trigger points» palpated.",
    "There is no evidence of «migraine».",
    "No signs of «occipital neuralgia».",
    "Denies «migraine».",
    "Patient denies any «migraine».",
    "Denied «migraine» on direct questioning.",
    "Negative for «taut bands».",
    "Without «local twitch response».",
    "Tender, w/o «taut bands».",
    "The trapezius is free of «trigger points».",
    "Absence of «taut bands» in the neck.",
    "I could not find any «taut bands».",
    "Unable to elicit a «twitch response».",
    "Failed to elicit a «twitch response».",
    "The examination failed to show «trigger points».",
    "Palpation did not reveal «trigger points».",
    "She does not have «migraine».",
    "He has never had «migraine».",
    "Never diagnosed with «migraine».",
    "This isn't «migraine».",
    "This is not «occipital neuralgia».",
    "The work-up ruled out «occipital neuralgia».",
    "No history of «migraine».",
    "No known history of «cluster headache».",
    "No prior «physical therapy».",
    "No «physical therapy» so far.",
    "Has not tried «physical therapy».",
    "Has not had «trigger point injections».",
    "Never had an «occipital nerve block».",
    "NO «TRIGGER POINTS» PALPATED.",
    # Lists.
    "No «taut bands», trigger points or twitch response.",
    "No taut bands, «trigger points» or twitch response.",
    "No taut bands, trigger points or «twitch response».",
    "No numbness, weakness, or «taut bands».",
    "Denies fever, chills, weight loss, numbness, weakness, bladder changes or «migraine».",
    "Neither «trigger points» nor taut bands were found.",
    "Neither trigger points nor «taut bands» were found.",
    "No migraine, no «cluster headache», no nausea.",
    "There were no active or latent «trigger points» in the trapezius or the rhomboids.",
    "No tenderness in the trapezius or rhomboids, and no «taut bands».",
    "I find no nodules in the left trapezius, nor any «taut bands» in the right.",
    # Behind the thing.
    "«Trigger points» were not found.",
    "«Trigger points» were not palpated today.",
    "«Taut bands» not palpated.",
    "«Trigger points» are absent in the trapezius.",
    "«Migraine» was ruled out.",
    "«Occipital neuralgia» has been ruled out by the neurologist.",
    "«Occipital neuralgia» was excluded.",
    "«Migraine» is denied.",
    "«Trigger points» were sought and not found.",
    "«Trigger points» were sought but not found.",
    "«Taut bands» could not be palpated.",
    "Multiple trigger points; a «twitch response» was not elicited.",
    "«Chiropractic care» has not been tried.",
    "«Trigger points», taut bands and nodules were not found.",
    "Trigger points, «taut bands» and nodules were not found.",
    # Fields.
    "«Trigger points»: none.",
    "«Trigger points»: None palpated.",
    "«Taut bands»: absent",
    "«Taut bands»: neg",
    "«Twitch response» - negative.",
    "«Jump sign» (-) on both sides.",
    "«Trigger points»: no",
    "«Trigger points»: no\nRange of motion full.",
    "«Trigger points»: not present",
    "«Trigger points»: 0",
    "«Migraine»: denied.",
    "«Taut bands», twitch response: none.",
    "Taut bands, «twitch response»: none.",
    "Nodules: yes; «taut bands»: no.",
    # What stands before a terminator, and behind it.
    "No «trigger points» but diffuse tenderness.",
    "Tenderness is present, but no «trigger points».",
    "Tender, though without «taut bands».",
    "Diffuse tenderness; no «trigger points» noted.",
    "Trigger points in the trapezius but no «twitch response».",
    "Taut bands without «referred pain».",
    "Trigger points present, «jump sign» absent.",
    "She has tenderness, however no «taut bands».",
    # Boxes.
    "«Trigger points» palpated? [ ] Yes [x] No",
    "«Migraine» ☐ Yes ☒ No",
    "«Taut band»: [X] No [ ] Yes",
    "«Twitch response» ( ) yes (x) no",
]

POSSIBLE = [
    "Patient worried this is «migraine» like her mother's.",
    "Her mom thinks it is «migraine».",
    "Block to confirm «occipital neuralgia».",
    "Headache with some «migrainous» features.",
    "«Migraine» considered, but the story does not fit.",
    "The pattern might be due to «lumbar radiculopathy».",
    "I am not certain that this is «radiculopathy».",
    "She appears to have «occipital neuralgia».",
    # Before the thing.
    "Possible «occipital neuralgia».",
    "Possible «occipital neuralgic presentation» noted.",
    "Probable «migraine».",
    "Likely «migraine».",
    "Suspected «occipital neuralgia».",
    "I suspect «occipital neuralgia».",
    "Rule out «occipital neuralgia».",
    "R/o «occipital neuralgia».",
    "? «occipital neuralgia»",
    "Question of «migraine».",
    "Suggestive of «migraine».",
    "History suggestive of «migraine».",
    "Findings suggest «occipital neuralgia».",
    "Consistent with «occipital neuralgia».",
    "Exam c/w «occipital neuralgia».",
    "Compatible with «migraine».",
    "In keeping with «migraine».",
    "Working diagnosis of «migraine».",
    "Working diagnosis: «migraine».",
    "Provisional diagnosis: «migraine».",
    "Presumed «migraine».",
    "Differential includes «migraine» and cervicogenic headache.",
    "Differential diagnosis: cervicogenic headache, «occipital neuralgia».",
    "Concern for «cluster headache».",
    "Cannot exclude «occipital neuralgia».",
    "Cannot rule out «occipital neuralgia».",
    "May be «migraine».",
    "This may represent «occipital neuralgia».",
    "Could be «migraine».",
    "Appears to be «migraine».",
    "Thought to be «migraine».",
    "Sounds like «migraine».",
    "Favor «occipital neuralgia» over cervicogenic headache.",
    "Raises the question of «migraine».",
    "Evaluate for «occipital neuralgia».",
    "Possible «trigger points» in the trapezius.",
    "Questionable «taut band» on the left.",
    "Equivocal «twitch response».",
    # Lists.
    "Likely migraine or «cluster headache».",
    "Possible migraine, «occipital neuralgia» or cluster headache.",
    # Behind the thing, or on either side of it.
    "«Occipital neuralgia»?",
    "«Occipital neuralgia» is suspected.",
    "«Migraine» is likely.",
    "«Migraine» is possible.",
    "«Migraine», probable.",
    "«Occipital neuralgia» (possible).",
    "«Migraine» versus tension headache.",
    "Tension headache versus «migraine».",
    "«Occipital neuralgia» vs cervicogenic headache.",
    "«Occipital neuralgia» cannot be ruled out.",
    "«Occipital neuralgia» cannot be excluded.",
    "«Migraine» has not been ruled out.",
    "«Migraine» remains in the differential.",
    "«Twitch response» was equivocal.",
    # A stop between.
    "No weakness; probable «occipital neuralgia».",
    "Trigger points in the trapezius; possible «occipital neuralgia».",
]

HISTORICAL = [
    "Her therapist told her she has «trigger points».",
    "Last visit there were «trigger points» on the left.",
    "Last month: «taut band» on the right.",
    "Chiropractor's note mentions «trigger points».",
    "In 2021 «trigger points» were found; those have since resolved.",
    "h/o «migraine»",
    "History of «migraine».",
    "Past history of «cluster headache».",
    "Remote history of «migraine».",
    "Past medical history significant for «migraine».",
    "h/o «TPI» 2022",
    "Prior «trigger point injections» in 2022.",
    "Previous «occipital nerve block» in 2021.",
    "s/p «radiofrequency ablation» in 2020.",
    "Status post «trigger point injections» in 2022.",
    "«Migraine» resolved in 2015.",
    "«Migraine» has resolved.",
    "Resolved «migraine».",
    "«Migraine» as a child.",
    "As a child she had «migraine».",
    "«Migraine» in childhood.",
    "Formerly had «migraine».",
    "Previously had «migraine».",
    "In the past she had «migraine».",
    "Used to have «migraine».",
    "No longer has «migraine».",
    "«Cluster headache» in remission.",
    "«Migraine» years ago.",
    "«Trigger points» were noted at the last visit.",
]

CONDITIONAL = [
    "If «migraine» returns, she will take sumatriptan.",
    "If no better in 4 weeks, «occipital nerve block».",
    "If no better in 4 wks consider «ONB».",
    "Should «migraine» recur, she will call.",
    "In case of «migraine», rest in a dark room.",
    "In the event of «migraine», rest.",
    "Unless «physical therapy» helps, we will inject.",
    "Depending on the «twitch response», we will inject again.",
    "Provided that «trigger points» are found, injections can be given.",
    "«Trigger point injections» if therapy fails.",
    "«Occipital nerve block» if no better in 4 weeks.",
    "Will repeat the «trigger point injections» if relief is at least 50 %.",
]

HYPOTHETICAL = [
    "Call the office for «weakness» or drainage.",
    "Handout on «trigger points» given.",
    "A «twitch response» is expected with the needle.",
    "«Trigger points» will be looked for at the next visit.",
    "Consider «occipital nerve block».",
    "May consider «trigger point injections».",
    "Could consider «occipital nerve block».",
    "Would consider «physical therapy».",
    "Would benefit from «physical therapy».",
    "She is a candidate for «trigger point injections».",
    "Discussed the option of «occipital nerve block».",
    "Options include «physical therapy» and injections.",
    "Options include injections and «physical therapy».",
    "«Trigger point injections» were discussed.",
    "«Occipital nerve block» is an option.",
    "An «occipital nerve block» may be considered.",
    "Side effects include «headache».",
    "Topiramate can cause «headache».",
    "Watch for «headache».",
    "Goals:\nFewer «trigger points» in 4 weeks.",
    "STG:\n1. Patient reports no «migraine» for a week.",
    "Patient Instructions:\nCall us about any «headache» or fever.",
    "Return Precautions: «headache», fever, weakness.",
]

SOMEONE_ELSE = [
    "Mother has «migraine».",
    "Her mother had «migraine».",
    "Mother with «migraine».",
    "Sister with «migraine».",
    "Two sisters have «migraine».",
    "Her mother and a sister have «migraine»; she herself never did.",
    "Mother and a sister both have «migraines».",
    "Her mother, her sister and two aunts all get «migraine».",
    "HA hx: son and nephew «migraine» w aura.",
    "«Migraine»: mother, sister.",
    "«Migraines» (mother, maternal aunt).",
    "«Migraine» was something her mother had.",
    "«Migraine» is common among the relatives.",
    "The neurologist treats her daughter for «migraine».",
    "Takes care of mom with «migraine».",
    "Her identical twin carries a diagnosis of «migraine».",
    "MGM «migraine», father gout.",
    "Her daughter, seen by me yesterday, has «trigger points» in the trapezius.",
    "Unlike her mother, who is a «migraineur», she has neck pain.",
    "Both parents have «migraine».",
    "Brother and father have «cluster headache».",
    "Her daughter suffers from «migraine».",
    "Her son was diagnosed with «cluster headache».",
    "Her sister's «migraine» responded to topiramate.",
    "Her cousin's «migraine» never responded to topiramate.",
    "Her brother, also a migraineur, failed «propranolol» and Topamax.",
    "Her sister (also with migraine) failed «propranolol».",
    "Her mother, likewise a headache sufferer, could not tolerate «topiramate».",
    "His dad, who is 60, failed «propranolol» years ago.",
    "Patient's husband had «ESI».",
    "Her husband had an «occipital nerve block».",
    "A friend had «trigger point injections» with good relief.",
    "Mother - «migraine», father - gout.",
    "Family history of «migraine».",
    "Strong family history of «migraine».",
    "Family history significant for «migraine».",
    "Family hx: «migraine».",
    "FHx: «migraine».",
    "«Migraine» runs in the family.",
    "«Migraine» in her mother.",
    "«Migraine» in mother and sister.",
    "There is «migraine» on her mother's side.",
    "FH: «migraine» in mother.",
    "Family History:\nMother: «migraine»",
    "FAMILY HISTORY\n- «Migraine» (sister)\n",
    "## Family History\n\n«Migraine», gout.",
]

#: Which of the other six is meant can be argued; that the thing is not there as a fact cannot.
NOT_PRESENT = [
    "Doubt «occipital neuralgia».",
    "«Migraine» is unlikely.",
    "Unlikely to be «migraine».",
    "«Migraine» is not suspected.",
    "It is unclear whether this is «migraine».",
    "Not sure if it is «migraine».",
    "Symptoms resemble «migraine».",
    "«Migraine»-like symptoms.",
    "Atypical for «migraine».",
    "Does not meet criteria for «migraine».",
    "Screening for «migraine» was negative.",
    "Work-up for «occipital neuralgia» is pending.",
    "Referred to neurology to rule out «migraine».",
    "«Occipital neuralgia» was never confirmed.",
    "«Occipital neuralgia» has not been established.",
    "No family history of «migraine».",
    "[ ] «Trigger points» palpated",
    "☐ «Taut bands» palpated",
    "«Trigger points» palpated? [ ] Yes [ ] No",
    "«Trigger points»: not assessed.",
    "«Trigger points» were not examined.",
    "Did not palpate for «trigger points».",
    "Will check for «trigger points» at the next visit.",
    "«Trigger points» are no longer palpable.",
    "The «trigger points» of last year are gone.",
    "I looked for «trigger points» and there were none.",
    "Palpated for «trigger points»: none.",
    "«Trigger points»? None.",
    "«Trigger points» N/A.",
    "Tenderness only, not true «trigger points».",
    "Return if «trigger points» come back.",
    "Tender points rather than «trigger points».",
    "Tenderness but hardly a «taut band».",
]


def rows(sentences):
    return [pytest.param(s, id=s.translate({ord("«"): "<", ord("»"): ">", ord("\n"): "/"})) for s in sentences]


@pytest.mark.parametrize("sentence", rows(PRESENT))
def test_present(sentence):
    assert meant(sentence) is Assertion.PRESENT


@pytest.mark.parametrize("sentence", rows(ABSENT))
def test_absent(sentence):
    assert meant(sentence) is Assertion.ABSENT


@pytest.mark.parametrize("sentence", rows(POSSIBLE))
def test_possible(sentence):
    assert meant(sentence) is Assertion.POSSIBLE


@pytest.mark.parametrize("sentence", rows(HISTORICAL))
def test_historical(sentence):
    assert meant(sentence) is Assertion.HISTORICAL


@pytest.mark.parametrize("sentence", rows(CONDITIONAL))
def test_conditional(sentence):
    assert meant(sentence) is Assertion.CONDITIONAL


@pytest.mark.parametrize("sentence", rows(HYPOTHETICAL))
def test_hypothetical(sentence):
    assert meant(sentence) is Assertion.HYPOTHETICAL


@pytest.mark.parametrize("sentence", rows(SOMEONE_ELSE))
def test_someone_else(sentence):
    assert meant(sentence) is Assertion.SOMEONE_ELSE


@pytest.mark.parametrize("sentence", rows(NOT_PRESENT))
def test_never_present(sentence):
    assert meant(sentence) is not Assertion.PRESENT


# ---- scope ----

LISTED = ["taut bands", "trigger points", "tenderness", "twitch responses", "muscle knots"]


@settings(max_examples=120, deadline=None)
@given(
    st.permutations(LISTED), st.integers(1, 5), st.sampled_from(["No", "Denies", "Without", "Negative for"]), st.data()
)
def test_a_negation_reaches_every_item_of_a_list(things, count, cue, data):
    items = things[:count]
    at = data.draw(st.integers(0, count - 1))
    items = [f"«{item}»" if index == at else item for index, item in enumerate(items)]
    listed = " or ".join(filter(None, [", ".join(items[:-1]), items[-1]]))
    assert meant(f"{cue} {listed}.") is Assertion.ABSENT


@settings(max_examples=80, deadline=None)
@given(
    st.sampled_from(["No", "Denies", "Possible", "History of", "Without"]),
    st.sampled_from(["; ", ", but ", ", however ", ", except that ", ", although "]),
    st.sampled_from(["she has", "there are", "exam shows"]),
)
def test_no_cue_reaches_over_a_terminator(cue, stop, opening):
    assert meant(f"{cue} migraine{stop}{opening} «trigger points».") is Assertion.PRESENT


def test_what_is_meant_does_not_depend_on_the_lines_around_it():
    def among_others(sentence):
        return meant(f"Pain goes on.\n{sentence}\nRest advised.")

    plain = [s for s in [*PRESENT, *ABSENT, *POSSIBLE, *SOMEONE_ELSE] if "\n" not in s]
    assert [s for s in plain if among_others(s) is not meant(s)] == []
