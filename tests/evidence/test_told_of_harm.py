"""What is told to have done harm, must not be given, or never happened comes out as that, as a fact of its treatment."""

import pytest
from treatments_told import GOOD_FOR_AN_INJECTION, rows, told

NOT_TOLERATED = [
    ("Gabapentin made her feel drunk.", "gabapentin"),
    ("Naproxen d/c'd 2/2 GI upset.", "naproxen"),
    ("Topamax - cognitive fog, d/c.", "topiramate"),
    ("Topiramate was stopped because of word-finding difficulty.", "topiramate"),
    ("Amitriptyline had to be stopped due to urinary hesitancy.", "amitriptyline"),
    ("Amitriptyline 10 mg: dry mouth and weight gain, she quit.", "amitriptyline"),
    ("Couldn't take the Flexeril, it put her to sleep at work.", "cyclobenzaprine"),
    ("Could not stay awake on tizanidine.", "tizanidine"),
    ("Tramadol gave him the shakes and vomiting.", "tramadol"),
    ("Propranolol dropped her heart rate to the 40s.", "propranolol"),
    ("Lyrica - edema, off after 2 wks.", "pregabalin"),
    ("Ankle edema on pregabalin, stopped.", "pregabalin"),
    ("Intolerant of NSAIDs (gastritis).", "nsaids"),
    ("Unable to tolerate PT because of pain.", "physical-therapy"),
    ("PT was abandoned after 3 visits as each one laid her up for days.", "physical-therapy"),
    ("PT made the arm pain much worse and was halted.", "physical-therapy"),
    ("Therapy aggravated symptoms; PT stopped at visit 4.", "physical-therapy"),
    ("Meloxicam raised her creatinine and was stopped.", "meloxicam"),
    ("Codeine - itching all over.", "codeine"),
    ("Rash with carbamazepine.", "carbamazepine"),
    ("Depakote caused hair loss.", "valproate"),
    ("Duloxetine - intolerable nausea.", "duloxetine"),
    ("Nortriptyline not tolerated (constipation).", "nortriptyline"),
    ("Had palpitations on nortriptyline so it was discontinued.", "nortriptyline"),
    ("He fell twice on baclofen.", "baclofen"),
    ("Chiropractic adjustments left her bedridden, so she quit going.", "chiropractic"),
    ("Celebrex gave her a rash.", "celecoxib"),
    ("NSAID-induced gastritis on naproxen.", "naproxen"),
    ("Ibuprofen caused a GI bleed in 2022.", "ibuprofen"),
    ("Self-discontinued venlafaxine owing to sweats and tremor.", "venlafaxine"),
    ('Lyrica - "couldn\'t think straight."', "pregabalin"),
    ("Gabapentin caused leg swelling.", "gabapentin"),
    ("Topamax tingling and word loss; stopped.", "topiramate"),
    ("Baclofen stopped, too weak.", "baclofen"),
    ("Tramadol: seizure in 2021.", "tramadol"),
    ("Meloxicam: AKI 2023.", "meloxicam"),
    ("Naproxen → melena.", "naproxen"),
    ("Cymbalta - sweats, quit.", "duloxetine"),
    ("Stopped PT after 2 visits due to vertigo.", "physical-therapy"),
    ("Unable to complete PT secondary to pain.", "physical-therapy"),
    ("PT worsened her headache each time and she stopped.", "physical-therapy"),
    ("Had to discontinue propranolol because of fatigue.", "propranolol"),
    ("Propranolol discontinued for bradycardia and fatigue.", "propranolol"),
    ("Verapamil - constipation, stopped.", "verapamil"),
    ("Verapamil discontinued secondary to hypotension.", "verapamil"),
    ("Amitriptyline d/c'd 2/2 weight gain of 20 lb.", "amitriptyline"),
    ("Adverse reaction to Flexeril (confusion).", "cyclobenzaprine"),
    ("Percocet makes him vomit.", "oxycodone"),
    ("He gets sick on hydrocodone.", "hydrocodone"),
    ("Does poorly with narcotics (ileus).", "opioids"),
    ("Sensitive to NSAIDs - stomach.", "nsaids"),
]
CONTRAINDICATED = [
    ("NSAIDs contraindicated given CKD 3b.", "nsaids"),
    ("No NSAIDs - on Eliquis.", "nsaids"),
    ("Cannot have NSAIDs (anticoagulated).", "nsaids"),
    ("On warfarin, so NSAIDs are not an option.", "nsaids"),
    ("Propranolol contraindicated (asthma).", "propranolol"),
    ("Beta blockers are out given her asthma.", "beta-blockers"),
    ("Triptans contraindicated after her MI.", "triptans"),
    ("Unable to take NSAIDs due to gastric bypass.", "nsaids"),
    ("History of bleeding ulcer precludes NSAID use.", "nsaids"),
    ("Valproate is not an option in a woman planning pregnancy.", "valproate"),
    ("PT not safe until the fracture heals.", "physical-therapy"),
    ("Tricyclics are not advised given her QTc.", "tricyclics"),
    ("Avoid NSAIDs (GI bleed 2021).", "nsaids"),
    ("She should not be on a beta blocker with her asthma.", "beta-blockers"),
    ("Not able to have NSAIDs because of Xarelto.", "nsaids"),
    ("Allergic to ibuprofen.", "ibuprofen"),
    ("Triptans are unsafe with her coronary disease.", "triptans"),
    ("PT is medically contraindicated.", "physical-therapy"),
    ("Cardiology advises against NSAIDs.", "nsaids"),
]
NEVER_HAPPENED = [
    ("She declined PT.", "physical-therapy"),
    ("Offered PT, she would rather not.", "physical-therapy"),
    ("PT was offered and refused.", "physical-therapy"),
    ("Not keen on chiropractic.", "chiropractic"),
    ("Refuses all medication.", "medications"),
    ("Wants no part of physical therapy.", "physical-therapy"),
    ("She said no to amitriptyline.", "amitriptyline"),
    ("Won't take opioids.", "opioids"),
    ("Patient wishes to avoid duloxetine.", "duloxetine"),
    ("Not open to PT.", "physical-therapy"),
    ("She is reluctant to start topiramate and declines.", "topiramate"),
    ("PT recommended; pt declined.", "physical-therapy"),
    ("Doesn't want PT.", "physical-therapy"),
    ("She has declined a trial of gabapentin.", "gabapentin"),
    ("We discussed duloxetine; he would prefer not to take another pill.", "duloxetine"),
    ("Patient states she will not do PT.", "physical-therapy"),
    ("Not willing to attend physical therapy.", "physical-therapy"),
    ("Physical therapy: patient refused", "physical-therapy"),
    ("Hesitant about opioids and does not want them.", "opioids"),
    ("No PT to date.", "physical-therapy"),
    ("Has not had PT.", "physical-therapy"),
    ("Has never been to PT.", "physical-therapy"),
    ("PT has not been tried.", "physical-therapy"),
    ("She has yet to try gabapentin.", "gabapentin"),
    ("No trial of NSAIDs.", "nsaids"),
    ("PT ordered in May but never attended.", "physical-therapy"),
    ("Rx for meloxicam was never filled.", "meloxicam"),
    ("Has not done any physical therapy.", "physical-therapy"),
    ("No history of chiropractic care.", "chiropractic"),
    ("Hasn't started the home exercises.", "home-exercise"),
    ("Did not do PT.", "physical-therapy"),
    ("No previous preventive; never on topiramate.", "topiramate"),
    ("Physical therapy: not done", "physical-therapy"),
    ("Physical therapy - none.", "physical-therapy"),
    ("PT: never.", "physical-therapy"),
    ("Never had physical therapy for this.", "physical-therapy"),
    ("No formal PT.", "physical-therapy"),
    ("Has not tried any medications.", "medications"),
    ("She has not yet started PT.", "physical-therapy"),
    ("PT referral placed but she did not go.", "physical-therapy"),
    ("No preventive has been tried; topiramate never started.", "topiramate"),
    ("Denies prior chiropractic treatment.", "chiropractic"),
    ("Has not used NSAIDs.", "nsaids"),
    ("Not yet tried: PT, chiropractic.", "physical-therapy"),
    ("Without any PT.", "physical-therapy"),
]


@pytest.mark.parametrize(("text", "treatment"), rows(NOT_TOLERATED))
def test_what_is_told_to_have_done_harm_was_not_tolerated(text, treatment):
    assert told(text, treatment) & GOOD_FOR_AN_INJECTION == {"not_tolerated"}


@pytest.mark.parametrize(("text", "treatment"), rows(CONTRAINDICATED))
def test_what_must_not_be_given_is_contraindicated(text, treatment):
    assert told(text, treatment) & GOOD_FOR_AN_INJECTION == {"contraindicated"}


@pytest.mark.parametrize(("text", "treatment"), rows(NEVER_HAPPENED))
def test_what_was_declined_or_never_tried_is_told_so(text, treatment):
    outcomes = told(text, treatment)
    assert outcomes & {"declined", "never_tried"}
    assert not outcomes & GOOD_FOR_AN_INJECTION
