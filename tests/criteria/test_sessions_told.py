"""Sessions before this one as records tell them: how many, in which time, and what the last gave; each class beside what is none of it."""

from datetime import date

import pytest

from drafter.criteria.assessment import assess
from drafter.criteria.library import load
from drafter.criteria.scope import Scope, region_of
from drafter.evidence.claims.facts import FactKind
from drafter.evidence.claims.grounding import ground
from drafter.evidence.intake.cases import Case, Document, Line, Request
from drafter.models.rules.model import RulesModel
from drafter.settings import data

POLICIES = load(data("criteria"))
DAY = date(2025, 9, 15)
ESI, TPI, SIJ, FACET = (
    f"medicare-{name}"
    for name in (
        "epidural-steroid-injection",
        "trigger-point-injections",
        "sacroiliac-joint-injection",
        "facet-joint-intervention",
    )
)
REGION = {ESI: "lumbar", FACET: "lumbar"}
M, N, U, NA, ND = "met", "not_met", "unclear", "not_applicable", "not_documented"


def judged(policy, criterion, *notes, kind="progress-note", code=None):
    rules = POLICIES.get(policy)
    documents = tuple(Document(id=f"n{i}", kind=kind, date=day, text=text) for i, (day, text) in enumerate(notes))
    line = Line(line=1, code=code or rules.codes[0], units=1, diagnoses=())
    request = Request(review="prospective", received=DAY, region=REGION.get(policy), lines=(line,))
    case = Case(id="told", payer="p", request=request, documents=documents)
    facts = [
        fact
        for note in documents
        for fact in ground(note, RulesModel().propose_facts(note, list(FactKind)), "rules", DAY).facts
    ]
    scope = Scope(case, line, DAY, tuple(facts), region_of(case, line))
    return str(next(a for a in assess(rules, scope).criteria if a.id == criterion).state)


@pytest.mark.parametrize(
    ("policy", "text", "state"),
    [
        (ESI, "Had a series of 3 ESIs (Dec 2024), plus 2/4/25 and 6/3/25.", N),
        (ESI, "Series of three epidurals in December 2024, and single ones on February 4 and June 3, 2025.", N),
        (ESI, "Series of three epidurals in December 2023, and single ones on February 4 and June 3, 2025.", M),
        (ESI, "Had a set of 2 ESIs in January 2025, followed by one on 5/3/25 and another on 6/3/25.", N),
        (ESI, "Had a set of 2 ESIs in January 2025, followed by one on 6/3/25.", M),
        (ESI, "Two ESIs in January 2025 and two in May.", N),
        (ESI, "Three ESIs: in January, March and June 2025.", M),
        (ESI, "Two ESIs this year: 1/15 and 6/12.", M),
        (ESI, "5 ESIs between January and June of this year.", N),
        (ESI, "Monthly epidurals February through June 2025.", N),
        (ESI, "Epidurals several times a year at the outside clinic. Last one in June.", U),
        (ESI, "Caudal ESI q2 months x several years, last 7/10/25.", U),
        (ESI, "ESI twice a year, the last on 3/12/25.", M),
        (ESI, "Had epidurals every month in 2019. None until 6/3/25.", M),
        (ESI, "ESI 6/12/25. She swims several times a week and is seen every three months.", M),
        (ESI, "Had one ESI in June. Medicare allows four a year.", M),
        (ESI, "PMH: T2DM, lumbar ESI x 6 (outside).", U),
        (ESI, "ESI: 10/12/2024; 01/15/2025; 04/02/2025; 06/30/2025.", N),
        (TPI, "TPIs monthly from March through July 2025.", N),
        (TPI, "Gets TPI every few months. Last 6/12/25.", U),
        (TPI, "Several TPI sessions this past year at the VA.", U),
        (SIJ, "SIJ done four times this year.", N),
        (SIJ, "SI joint belt worn four times this year. Requests SIJ injection.", NA),
        (TPI, "No TPI before. Massage every three weeks. Requests TPI.", NA),
        (TPI, "PT dry needled the traps 5/6/25 and 6/3/25. Requests TPI.", NA),
        (FACET, "Bilateral L4-S1 facet steroid injections 1/30/25 and 4/27/25.", M),
        (FACET, "Facet inj, lumbar: 10/9/24, 12/11/24, 2/12/25, 4/16/25.", N),
        (FACET, "Facets degenerated on MRI 6/3/25. No injections. Requests facet injection.", NA),
        (TPI, "TPI sessions (12 mo): 2", M),
        (TPI, "TPI sessions in past year - 4", U),
        (TPI, "Max TPI sessions in 12 months: 3. Requests TPI.", NA),
        (ESI, "Past year: 2 ESIs.", M),
        (ESI, "ESI 5x in last year.", U),
        (ESI, "This is her third ESI this year.", M),
        (ESI, "This is her fifth ESI this year.", N),
        (ESI, "In 2025 she has had ESI once.", U),
        (ESI, "Prior epidural? Yes - 6/2025", M),
        (ESI, "Prior epidural? Not sure - maybe 6/2025", U),
        (ESI, "Gets her epidurals down south in winter, thinks 'four or five' this past season, not sure.", U),
        (ESI, "Epidural steroid injection history:\n- March 2025\n- July 2025", M),
        (ESI, "Had PT 2x this year. Requests ESI.", NA),
        (FACET, "Numerous facet shots in her low back by Dr. Shah in Tucson over the last couple of years.", U),
        (SIJ, "Date - Procedure - Result\n3/1/24 SIJ R - 70%\n1/15/25 SIJ R - 80%", M),
        (SIJ, "R SIJ tender 3/12/25. Requests SIJ injection.", NA),
        (ESI, "SNRB planned 3/1/25.", NA),
        (ESI, "3/2025 ESI requested", NA),
        (ESI, "Date | Procedure | Status\n3/1/25 | L4-5 ESI | denied", NA),
        (ESI, "Scheduled for ESI on 3/1/25 but got COVID.", NA),
        (ESI, "ESI held 3/1/25, on Eliquis.", NA),
        (ESI, "Consents: ESI 3/1/25", NA),
        (ESI, "Underwent the scheduled ESI on 3/1/25.", M),
        (ESI, "Consent obtained, ESI done 3/1/25.", M),
        (ESI, "3/1/25 ESI, repeat requested.", M),
        (SIJ, "SIJ injection offered 3/1/25.", NA),
        (TPI, "Plan: prior auth for trigger point injections.", NA),
        (TPI, "These are her first injections of this kind. TPI today.", NA),
        (TPI, "Treatment:\n- never had neck injections\nPlan: TPI.", NA),
        (FACET, "I should like to repeat the same block. Facet injection.", NA),
        (SIJ, "SIJ injections in 12 months: 2", M),
        (SIJ, "SIJ injections in 12 months: max 4", NA),
        (FACET, "MBB consult 3/1/25.", NA),
        (ESI, "Two ESIs at our clinic and three at Dr. Jones' this year.", U),
        (ESI, "L4-5 ESI 3/1/25. Says Dr. Jones did three more this summer.", U),
        (ESI, "Had an ESI at another clinic 3/1/25.", M),
        (ESI, "Two ESIs this year. No others elsewhere.", M),
        (TPI, "TPI x 5 (last 9/1/25).", U),
        (TPI, "TPI 3/1/25, more than 3 months since the last TPI.", M),
        (ESI, "Repeat ESI. Sets so far: 2/4/25 and 6/3/25, this is third.", M),
        (ESI, "ESI visit. Had one before this, 6/3/25, same level.", M),
        (ESI, "ESI visit. Had one fall before this, 6/3/25.", NA),
        (ESI, "ESI requested. Attending all sessions of the back school this week.", NA),
        (ESI, "Told her to exercise after the ESI, and has been given the name of a therapist.", NA),
    ],
)
def test_how_many_sessions_there_were(policy, text, state):
    assert judged(policy, "session-limit", (DAY, text)) == state


def test_rows_of_a_log_that_open_with_a_site_are_of_that_site():
    log = "RF HISTORY\nC-spine L C3-5 ....... 01/18/2025\nC-spine R C3-5 ....... 02/02/2025\nL-spine B L4-S1 ...... 03/04/2025"
    assert judged(FACET, "radiofrequency-limit", (DAY, log), code="64635") == M


@pytest.mark.parametrize(
    ("policy", "text", "state"),
    [
        (ESI, "Daughter called. Mom got 80% relief for 4 months after the ESI of 3/1/25.", M),
        (ESI, "Wife phoned: husband got 70% relief for 4 months after the ESI of 3/1/25.", M),
        (ESI, "Her husband got 70% relief for 4 months after an ESI of 3/1/25. She wants one too.", NA),
        (ESI, "Daughter is here. Her mother-in-law had 80% relief from an epidural. Patient wants a first ESI.", NA),
        (TPI, "TPI f/u. 5/6/25 L UT/levator: 75% x 9 wk, off cyclobenzaprine. Repeat.", M),
        (TPI, "TPI f/u. 5/6/25 traps: 30% x 2 wk. Repeat.", N),
        (TPI, "TPI 5/4/25: wk 2 80% better, wk 6 75% better, wk 10 60% better, wk 14 none. Repeat.", M),
        (TPI, "TPI log\n05/04/25 B traps\n  1 wk: 60%\n  3 wk: 30%\n  6 wk: 0%\nRepeat.", N),
        (TPI, "TPI 5/4/25. At 2 weeks: 70%. Repeat.", U),
        (TPI, "TPI 5/4/25. PT: wk 2 80% of goals, wk 6 70% of goals. Repeat.", ND),
        (TPI, "Prior TPI: yes\nDate: 5/4/2025\nPercent relief: 65\nWeeks of relief: 10\nPlan: TPI", M),
        (TPI, "S/P TPI low back 05/04/25\n% relief: 60\nduration: 3 months\nrequests repeat", M),
        (TPI, "Last TPI great for 10 d (80%), nothing since. Here to repeat.", N),
        (TPI, "80% better after the TPI of 6/11; by 7/1 the pain was back. Repeat.", N),
        (TPI, "4 wks out from TPI, now 65% improved. Repeat when needed.", U),
        (ESI, "ESI 3/7/25: 100% resolution of L leg pain x 14 weeks. Repeat.", M),
        (
            ESI,
            "The epidural of 3/6/25 relieved two thirds of her pain; comfortable until just after the Fourth of July.",
            M,
        ),
        (SIJ, "SI injection 3/1/25: 75% better. She worked until the plant closed in July. Repeat.", U),
        (ESI, "ESI 3/1/25 took her leg pain away completely for four months.", M),
        (ESI, "ESI 3/1/25, pain gone until July.", M),
        (ESI, "ESI 3/1/25, pain gone until April.", N),
        (ESI, "ESI 3/1/25, pain not gone for four months.", ND),
        (ESI, "ESI 3/1/25 and is still 70% better.", M),
        (ESI, "ESI 7/15/25 and is still 70% better.", U),
        (ESI, "ESI in March with 75% relief that lasted through June.", M),
        (ESI, "ESI 3/1/25 -> 40% rel x 4 mo.", N),
        (SIJ, "Not impressed with January's SI shot. A third better, he guesses, ten days.", N),
        (ESI, "ESI 3/1/25: did not have 50% relief for 3 months.", N),
        (ESI, "ESI 3/1/25: denies 50% relief x 4 months.", N),
        (ESI, "ESI 3/1/25: no more than 50% relief for 4 months.", U),
        (ESI, "ESI 3/1/25: >50% relief for 3 months: no", U),
        (ESI, "ESI 3/1/25: >50% relief for >3 months required before repeat.", U),
        (ESI, "ESI 3/1/25: 60% worse for 4 months.", ND),
        (ESI, "ESI 3/1/25: no complications, 60% better for 4 months.", M),
        (ESI, "ESI #1 70% 4 mo, ESI #2 30% 3 wk.", U),
        (ESI, "60% better for 4 months after ESI.", M),
        (ESI, "ESI 3/1/25: pain 8/10 to 3/10 for 4 months.", M),
        (ESI, "ESI 3/1/25 with ongoing 60% relief.", M),
        (ESI, "% relief from last ESI: 60. Duration: 4 months.", M),
        (ESI, "If 60% better for 4 months after ESI we repeat.", NA),
        (ESI, "ESI 3/1/25: pain 8/10 to 6/10 for 4 months.", N),
        (ESI, "ESI 8/1/25 with ongoing 60% relief.", U),
        (ESI, "% relief from PT: 60. Duration: 4 months. ESI 3/1/25.", ND),
        (SIJ, "SIJ injection 3/1/25: 80% relief immediately, 30% x 4 months.", N),
    ],
)
def test_what_the_last_session_gave(policy, text, state):
    assert judged(policy, "repeat-response", (DAY, text)) == state


@pytest.mark.parametrize(
    ("later", "state"),
    [
        ("The 60% relief she had from January's injection lasted until the first days of June.", M),
        ("The relief from January's injection was 60% and lasted ten weeks in all.", N),
        ("Left buttock pain again.", U),
    ],
)
def test_what_still_held_at_a_visit_bounds_no_length(later, state):
    first = (date(2025, 3, 18), "Nine weeks out from the left SI joint injection (1/14) and still 60% better.")
    assert judged(SIJ, "repeat-response", first, (DAY, later + " Reorder left SIJ.")) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("baseline 8/10, at 10 min 4/10, at 30 min 1/10, discharge 1/10.", M),
        ("baseline 8/10, at 10 min 4/10, at 30 min 3/10, discharge 3/10.", N),
        ("8 before, 1 at one hour, 1 at three hours, 7 by bedtime.", M),
        ("at least 9 out of 10 of it gone while numb.", M),
        ("80+% less pain for most of the day.", M),
        ('"seventy-five, eighty percent, somewhere in there."', U),
        ("70 or 80 percent better.", U),
        ("at L4, 85% better that day.", M),
        ("took pain from 10 to 2 for the afternoon. Today 9/10, ext 30%.", M),
        ("BP before 138, 30 min 1 L fluid given.", ND),
        ("8->1 x 6 h.", M),
        ("8->5 x 6 h.", N),
        ("0/10 after, 8/10 before.", M),
        ("pain free x 7 h.", M),
        ("lido 2% -> 70% rel, 3 h.", N),
        ("did not reach 80%.", N),
        (">80% needed to proceed.", ND),
        ("80% of pain remained.", N),
        ("SpO2 98%, lidocaine 2%.", ND),
        ("and 9/11/25: 85% and 70%.", N),
        ("took away all but a tenth of the pain.", M),
        ("between 70 and 80 percent relief.", U),
    ],
)
def test_what_a_block_took_away(text, state):
    assert judged(FACET, "diagnostic-response", (DAY, f"MBB 9/4/25: {text} RFA."), code="64635") == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("MBB #1 6/4/25 R L3-5: 90% x 5h. #2 same levels 7/25/25: 85% x 7h.", M),
        ("UM asked for MBB dates. First set done 6/11/2025, second set 7/1/2025.", M),
        ("Lumbar MBB x2 confirmed in EMR.", M),
        ("Dual diagnostic medial branch blockade under my care in June and July of this year.", M),
        ("Initial MBB 6/3/25 pos. Confirmatory 7/8/25 pos.", M),
        ("No medial branch block has ever been performed on her.", N),
        ("She had one MBB on 6/3/25 and nothing else since.", N),
        ("Only the first of the two MBBs has been done.", N),
        ("She's been through both of her test blocks (L4, L5 medial branches).", M),
        ("One of the two MBBs gave 90%.", U),
        ("MBB #1 6/3/25. #2 to be done 11/8/25.", U),
        ("MBB x 2 levels on 6/3/25, 90%.", U),
        ("Policy asks for MBB x 2 before RFA.", ND),
        ("Plan MBB x2 then RFA.", ND),
        ("Completed 2 diagnostic MBBs.", M),
        ("MBBs done twice with >80% relief each time.", M),
        ("2 MBBs w/ >80% relief each.", M),
        ("Requires 2 MBBs w/ >80% relief each.", ND),
        ("MBBs x2 on different days planned.", ND),
        ("MBB on two occasions is needed.", ND),
        ("MBB #1 and #2 both with bupivacaine are planned.", ND),
        ("She's only had one medial branch block, 6/3/25, with 80% relief.", N),
        ("MBB #1 6/3/25; MBB #2 scheduled.", U),
        ("MBB 6/3/25, second MBB 7/1/25 not done.", U),
        ("MBB scheduled 6/3/25 and 7/1/25.", ND),
        ("MBB x2 authorized.", ND),
        ("Two MBBs done.", M),
        ("Dual diagnostic medial branch blocks positive.", M),
        ("MBBs completed: 2", M),
        ("Two MBBs done if insurance approves.", ND),
        ("Dual diagnostic blocks should be positive.", ND),
        ("MBBs completed: 1 of 2", ND),
        ("On June 4, 2025, I blocked the medial branches at L4. On July 9, 2025, I repeated the block.", M),
        ("The L4 medial branches on the left were blocked on 6/4/25. They were blocked a second time on 7/9/25.", M),
        ("The L4 medial branches on the left were blocked on 6/4/25; on July 9, 2025, she was seen.", U),
        ("MBB #1 6/4/25 done. Block #2 7/9/25 cancelled, fever.", U),
    ],
)
def test_two_blocks_before_radiofrequency(text, state):
    assert judged(FACET, "diagnostic-blocks", (DAY, f"{text} RFA requested."), code="64635") == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Returns 20 wks after trigger point injections.", M),
        ("16 weeks post TPI.", M),
        ("6 mos s/p TPI to traps.", M),
        ("Over 3 months since trigger point shots.", M),
        ("At her last visit on 5/20/25 TPI were done.", M),
        ("5 weeks post TPI.", N),
        ("Now 5 weeks s/p TPI.", N),
        ("At her visit on 5/20/25 TPI were recommended.", NA),
        ("Will return 12 weeks after TPI.", NA),
        ("RTC 12 weeks after trigger point injections.", NA),
        ("3 months s/p fusion. TPI requested.", NA),
        ("TPI planned 5/1/25.", NA),
        ("TPI 5/1/25 - cancelled.", NA),
        ("She refused trigger point injections in May 2025.", NA),
        ("Came for TPI 5/1/25 but BP too high, not done.", NA),
        ("TPI (recommended by Dr. Lee) done 5/1/25.", M),
        ("TPI 5/1/25, repeat requested.", M),
        ("It has not been 2 months since the last TPI.", U),
        ("No TPI in 5 months.", M),
        ("Hasn't had any TPI since June.", M),
        ("TPI done at the June visit.", M),
        ("Last TPI? 6/12/25", M),
        ("Prior TPI: Yes. Date: 6/12/25.", M),
        ("No TPI in the past 6 weeks.", U),
        ("Recommend no TPI for 3 months.", NA),
        ("TPI deferred at the June visit.", NA),
        ("Prior MRI: Yes. Date 6/12/25. TPI requested.", NA),
        ("No PT in 5 months. TPI requested.", NA),
    ],
)
def test_how_long_ago_the_last_session_was(text, state):
    assert judged("commercial-trigger-point-injections", "session-interval", (DAY, text)) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("ESI 9/15/25.", U),
        ("We will do both TPI and GON block on 9/15.", U),
        ("She had an ESI this morning.", N),
        ("TPI in conjunction with ONB.", U),
        ("Other procedures on date of service: ESI", U),
        ("Other injections on same date: yes", U),
        ("Trochanteric bursa injected today. TPI requested.", N),
        ("ESI follow-up 9/15/25.", M),
        ("ESI consult today.", M),
        ("ESI ordered today, for December.", M),
        ("Holding off on ESI today.", M),
        ("TPI rather than ESI today.", M),
        ("TPI today, ESI next month.", M),
        ("TPI in conjunction with PT.", M),
        ("Other injections same day: none", M),
        ("Seen 9/15/25 after ESI.", M),
    ],
)
def test_what_else_is_done_on_the_day(text, state):
    assert judged(TPI, "no-other-block", (DAY, text)) == state


@pytest.mark.parametrize(
    ("noted", "state"), [(date(2025, 9, 1), M), (DAY, N)], ids=["another day's note", "that day's note"]
)
def test_what_a_note_tells_for_its_own_day_is_of_that_day_alone(noted, state):
    assert judged(TPI, "no-other-block", (noted, "ESI today at noon with Dr. Smith.")) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Significant improvement after Synvisc.", M),
        ("Responded well to Synvisc.", M),
        ("Improvement expected after Synvisc.", NA),
        ("Patients usually improve after Synvisc.", NA),
        ("Her friend had improvement after Synvisc.", NA),
        ("Significant improvement after PT. Synvisc requested.", NA),
    ],
)
def test_what_an_injection_gave_tells_that_it_was(text, state):
    assert judged("commercial-knee-hyaluronan", "repeat-benefit", (DAY, text)) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Botox 3/1/25.", M),
        ("Botox for wrinkles 3/1/25.", NA),
        ("Cosmetic Botox 3/1/25.", NA),
        ("Weeks since last Botox: 14", M),
        ("Weeks since last Botox: 10", N),
        ("Last Botox visit 3/1/25.", M),
    ],
)
def test_how_long_ago_botulinum_was_given(text, state):
    assert judged("commercial-botulinum-migraine", "treatment-interval", (DAY, text)) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Sugars over 400 after cortisone.", M),
        ("Glucose 400s after steroid injection.", M),
        ("I have injected him with betamethasone in the right knee twice. No relief from either.", M),
        ("Glucose 140 after steroid injection.", U),
        ("Glucose 400 before cortisone.", U),
        ("Mother's sugar went to 450 after cortisone.", ND),
        ("Cortisone possibly contraindicated.", U),
        ("Cortisone usually wears off.", U),
    ],
)
def test_how_a_steroid_injection_ended(text, state):
    assert judged("commercial-knee-hyaluronan", "steroid-injection", (DAY, text)) == state


@pytest.mark.parametrize(
    ("call", "state"),
    [
        ("Epidural follow-up: still 75% better.", M),
        ("Epidural follow-up, 14 weeks. Leg pain 75% improved.", M),
        ("Epidural follow-up: relief 75% and holding.", M),
        ("Epidural follow-up: had been 75% better, wearing off.", U),
        ("Epidural follow-up: 75% better at first.", U),
        ("Epidural follow-up: 30% better still.", N),
    ],
)
def test_what_an_earlier_note_calls_still_better_lasted_to_its_day(call, state):
    notes = (date(2025, 4, 7), "Procedure: L4-5 epidural steroid injection done today."), (date(2025, 7, 21), call)
    assert judged(ESI, "repeat-response", *notes, (DAY, "Leg pain is back. Repeat L4-5 epidural.")) == state


@pytest.mark.parametrize(
    ("second", "criterion", "state"),
    [
        # A note of a procedure that names none may be a session; one that is told by the one before is.
        ("Third one. Went fine.", "session-limit", M),
        ("#2. Same level, no problems.", "session-limit", M),
        ("Repeated. Band-aid applied.", "session-limit", M),
        ("Cataract of the left eye removed.", "session-limit", M),
    ],
)
def test_procedure_notes_that_name_no_procedure(second, criterion, state):
    notes = [(date(2025, 1, 20), "L4-5 interlaminar epidural."), (date(2025, 7, 21), second)]
    assert judged(ESI, criterion, *notes, kind="procedure-note") == state
    several = [*notes, *((date(2025, month, 2), second) for month in (3, 4, 5))]
    told = judged(ESI, criterion, *several, kind="procedure-note")
    assert told == {"#": N, "C": M}.get(second[0], U)
