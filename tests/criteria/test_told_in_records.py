"""What whole records tell in ordinary words, judged by their policies, each class beside ways that must not be read so."""

from datetime import date

import pytest

from drafter.criteria.assessment import assess
from drafter.criteria.library import load
from drafter.criteria.scope import Scope, region_of
from drafter.evidence.cases import Case, Document, Line, Request
from drafter.evidence.facts import FactKind
from drafter.evidence.grounding import ground
from drafter.models.rules.model import RulesModel
from drafter.settings import data

POLICIES = load(data("criteria"))
DAY = date(2025, 10, 2)
CODES = {"lumbar-mri": "72148", "knee-hyaluronan": "J7321", "botulinum-migraine": "64615", "facet": "64635"}


def judged(policy, criterion, region, text, *, kind="progress-note"):
    rules = POLICIES.get(policy)
    note = Document(id="note", kind=kind, date=DAY, text=text)
    line = Line(line=1, code=next((c for name, c in CODES.items() if name in policy), "20552"), units=1, diagnoses=())
    request = Request(review="prospective", received=DAY, region=region, lines=(line,))
    case = Case(id="told", payer="p", request=request, documents=(note,))
    facts = ground(note, RulesModel().propose_facts(note, list(FactKind)), "rules", DAY).facts
    scope = Scope(case, line, DAY, tuple(facts), region_of(case, line))
    return str(next(a for a in assess(rules, scope).criteria if a.id == criterion).state)


EXAM = "LBP for 9 weeks.\nExam: SLR neg b/l. Motor 5/5.\n"


@pytest.mark.parametrize(
    "text",
    [
        EXAM
        + "Plan:\n1. Referral to physical therapy 2x/week for 6 weeks, with home exercises\n2. MRI\n3. RTC after PT",
        EXAM + "Plan: PT 2x/wk x 6 wks, HEP. F/u after PT.",
        EXAM + "I have sent her for physical therapy twice a week for six weeks. Return after therapy.",
        EXAM + "Plan: home exercise sheet given, do daily. See back following PT.",
        EXAM + "Recommendations: (1) PT twice a week, (2) daily stretching. Return following completion of therapy.",
        EXAM + "Insurance wants 6 weeks of PT first; referral sent today. Recheck in 6 weeks after PT.",
    ],
)
def test_what_a_plan_orders_is_no_treatment_that_an_examination_followed(text):
    assert judged("commercial-lumbar-mri", "re-evaluation", "lumbar", text) == "not_documented"


@pytest.mark.parametrize(
    "text",
    [
        "Did PT 2x/week for 6 weeks through Sept 2025, no better.\n" + EXAM + "Plan: MRI",
        "Returns after 6 weeks of PT, no better. Exam: SLR neg, motor 5/5.",
    ],
)
def test_an_examination_after_a_treatment_is_one(text):
    assert judged("commercial-lumbar-mri", "re-evaluation", "lumbar", text) == "met"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Neck pain. MVA 8/2023, never the same since.", "met"),
        ("L neck pain. Fell off a ladder May 2024, hasn't been the same since.", "met"),
        ("Neck pain. MVC in March 2025 and never back to normal.", "met"),
        ("Right side of neck, base of skull, started summer of 2024 and steadily there.", "met"),
        ("Neck pain. It has troubled him for two and a half years, since he took over the early shift.", "met"),
        ("Here for neck pain. It came on in October 2024, no fall, and hasn't quit.", "met"),
        ("Neck pain. He dates it to the summer of 2023.", "met"),
        ("Neck pain. MVA 8/2023, fully recovered.", "not_documented"),
        ("Neck pain. Appendectomy 8/2023, bowels never the same since.", "not_documented"),
        ("Neck pain. The job has troubled him for two and a half years.", "not_documented"),
        ("Neck pain. Post care sheet given, expects soreness 1-2 wk.", "not_documented"),
        ("Neck pain. Pain should settle within 1-2 weeks of the ablation.", "not_documented"),
        ("Neck pain now 7/10, back up from a 3 in July.", "not_documented"),
    ],
)
def test_since_when_somebody_hurts(text, state):
    assert judged("medicare-facet-joint-intervention", "pain-duration", "cervical", text) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("In July cortisone went into the left knee. Her sugars were in the 350-420 range for a week.", "met"),
        ("Left knee steroid injection 3/2025: sugars in the 400s, needed ER visit.", "met"),
        ("His endocrinologist has written that he is not to have a steroid injection again.", "met"),
        ("Cortisone 2/20/2025 (40 mg Kenalog, L knee) - ten good days and then right back where he was.", "met"),
        ('Steroid shot L knee Nov 2024: "two days."', "met"),
        ("L knee cortisone injection 3/2025. A week of peace and then back to baseline.", "met"),
        ("Cortisone into the left knee in March - helped through the weekend, no longer.", "met"),
        ("Cortisone L knee 8/28/2025. Glucose 160 this morning.", "unclear"),
        ("Steroid injection L knee 9/25/2025: rest the knee for two days.", "unclear"),
        ("Steroid injection L knee 10/2024 gave six months of relief.", "not_met"),
    ],
)
def test_what_a_steroid_injection_of_the_knee_came_to(text, state):
    assert judged("commercial-knee-hyaluronan", "steroid-injection", "knee", text) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("L knee OA. Naproxen 500 bid for 4 months, no benefit.", "met"),
        ("L knee OA. Acetaminophen daily from June to December of 2024, no meaningful relief.", "met"),
        ("L knee OA. Acetaminophen daily from June to December of 2024, no relief. Plan: Tylenol, cane R hand.", "met"),
        ("L knee OA. Hand arthritis was treated with naproxen 500 bid for 4 months, no benefit.", "not_documented"),
    ],
)
def test_what_was_taken_for_the_knee(text, state):
    assert judged("commercial-knee-hyaluronan", "conservative-treatment", "knee", text) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("No fever. Progressive right L5 motor loss over 2 weeks.", "met"),
        ("Motor R: TA 3/5 (was 4+ on 9/18), EHL 2/5 (was 4).", "met"),
        ("Quad strength down to 3/5 from 5/5 at the September visit.", "met"),
        ("Weakness of the right foot progressing over 2 weeks. No fever.", "met"),
        ("No red flags. Motor R: TA 5/5 (was 4+ on 9/18).", "not_met"),
        ("No red flags. EHL 4/5 (was 3 on 9/18), improving.", "not_met"),
        ("No progressive motor loss. No fever or weight loss.", "not_met"),
        ("Motor R: TA 4/5, EHL 4/5. SLR pos.", "not_documented"),
    ],
)
def test_strength_that_falls_is_a_warning_sign(text, state):
    assert judged("commercial-lumbar-mri", "red-flag", "lumbar", text) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("17 to 19 headache days every month so far in 2025.", "met"),
        ("18 headache days every month this year.", "met"),
        ("15+ headache days in each of the last 5 months.", "met"),
        ("18 headache days a month. Missed work twice this year.", "not_documented"),
        ("18 headache days a month. No Botox so far in 2025.", "not_documented"),
    ],
)
def test_a_year_of_months_is_how_long_the_rate_has_lasted(text, state):
    assert judged("commercial-botulinum-migraine", "pattern-duration", "head", text) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (
            "He has had one set of medial branch blocks on 8/14/2025, and nothing in the spine before or since.",
            "not_met",
        ),
        ("One diagnostic block was performed on 8/14/2025. A second was not done because of distance.", "not_met"),
        ("The patient has undergone one medial branch block (8/14/2025, 90%) and declines the second.", "not_met"),
        ("MBB 8/14/2025 90% relief and MBB 9/4/2025 85% relief; no other injection before or since.", "met"),
        ("MBB 8/14/2025: 90%. MBB #2 scheduled for 10/12.", "unclear"),
        ("MBB 8/14/2025, 90% relief. Nothing for the neck.", "unclear"),
    ],
)
def test_a_block_that_was_the_only_one(text, state):
    text = "Right low back pain for 3 years. " + text
    assert judged("medicare-facet-joint-intervention", "diagnostic-blocks", "lumbar", text) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Neurogenic claudication.\nPlan: L4-5 interlaminar ESI for the central stenosis.", "met"),
        ("Myelogram: stenosis with near complete block at L4.\nImpression: neurogenic claudication.", "met"),
        ("Spinal stenosis. Plan: ESI for spinal stenosis.", "not_documented"),
        ("Facet syndrome. Plan: ESI for axial back pain.", "not_met"),
    ],
)
def test_what_an_epidural_is_for(text, state):
    assert judged("medicare-epidural-steroid-injection", "covered-indication", "lumbar", text) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Current: supervised exercise at Wellspring, Mon/Thurs, in its 8th week.", "met"),
        ("Does her stretch/band routine 5 mornings out of 7 (log reviewed).", "met"),
        ("Stretching routine demonstrated and she was encouraged to take it up.", "unclear"),
        ("She does her morning routine and walks the dog.", "not_documented"),
    ],
)
def test_a_routine_that_is_kept_up(text, state):
    assert judged("medicare-trigger-point-injections", "rehabilitation", "cervical", text) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Exam: taut band left levator; pressing it she feels the pull go up to the skull.", "met"),
        ("Exam: taut band in the left levator. She feels the pull go up to the skull at night.", "unclear"),
    ],
)
def test_a_pull_that_travels_under_the_finger_is_referred(text, state):
    assert judged("medicare-trigger-point-injections", "focal-findings", "cervical", text) == state


@pytest.mark.parametrize(
    "text",
    [
        "Naproxen no help. Tizanidine 4 mg at hs, still on it, helps her fall asleep.",
        "Ibuprofen 600 tid for a month; could not tell he was taking anything.",
    ],
)
def test_help_with_sleep_is_no_relief_of_the_pain(text):
    text = "PT 3/3/2025 to 5/2/2025, no better. " + text
    assert judged("commercial-trigger-point-injections", "conservative-treatment", "cervical", text) == "met"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (" - Never injected before.\n\nP: TPI today after consent.", "not_applicable"),
        ("The injections of 05/22/2025 (his first) helped. Plan: TPI. Second session this year, done today.", "met"),
    ],
)
def test_which_session_it_is(text, state):
    assert judged("medicare-trigger-point-injections", "session-limit", "lumbar", text) == state
