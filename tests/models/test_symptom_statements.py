"""Complaints and their lengths as notes tell them: visits in one document, fields, tables, what lasts and what does not."""

from datetime import date

import pytest

from drafter.criteria.leaves import SymptomLength
from drafter.criteria.logic import State
from drafter.criteria.measures import judge
from drafter.criteria.scope import Scope, region_of
from drafter.evidence.claims.facts import FactKind
from drafter.evidence.claims.grounding import ground
from drafter.evidence.intake.cases import Case
from drafter.models.rules.model import RulesModel

M, N, U, D = State.MET, State.NOT_MET, State.UNCLEAR, State.NOT_DOCUMENTED
DAY = date(2026, 3, 10)
RULE = SymptomLength(fact="symptom", measure="length", op=">", value=3, unit="months")


def judged(text):
    document = {"id": "n", "kind": "progress-note", "date": DAY, "text": text}
    lines = [{"line": 1, "code": "20552", "dates": [DAY]}]
    request = {"review": "retrospective", "received": DAY, "region": "cervical", "lines": lines}
    case = Case.model_validate({"id": "x", "payer": "p", "request": request, "documents": [document]})
    note, line = case.documents[0], case.request.lines[0]
    grounded = ground(note, RulesModel().propose_facts(note, list(FactKind)), "rules", case.today)
    return judge(RULE, Scope(case, line, DAY, tuple(grounded.facts), region_of(case, line), tuple(grounded.rejections)))


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("12/8/25: neck pain x 2 months. 3/10/26: neck pain x 5 months, unchanged.", M),
        ("12/8/25: neck pain x 2 months.\n3/10/26: neck pain x 2 months.", U),  # copied forward
        (
            "Date of visit: 12/08/2025\nCC: Neck pain x 2 months.\n\nDate of visit: 03/10/2026\nCC: Neck pain x 5 months.",
            M,
        ),
        (
            "*** 03/10/2026 - Follow-up visit ***\nNeck pain for 5 months.\n\n*** 12/08/2025 - Initial visit ***\nNeck pain for 8 weeks.",
            M,
        ),
        ("Date of Service: 01/08/2026\nNeck pain began 3 weeks ago.\n\nDate of Service: 03/10/2026\nThe same.", N),
        ("Seen on 12/8/25 with neck pain for 2 months. Today the neck pain has been present for 5 months.", M),
        ("8/14/25: rear-ended, neck pain since then.", M),  # an accident is no visit
    ],
)
def test_what_is_said_at_a_visit_holds_on_its_day(text, state):
    assert judged(text).state is state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("DOI: 08/14/2025\nCC: Neck pain", M),
        ("Body part: cervical spine\nDate of onset: 08/14/2025", M),
        ("When did your neck pain begin? June 2025", M),
        ("Neck pain. How long does relief last? 4 months", D),
        ("Duration of symptoms in months: 8\nComplaint: neck pain", M),
        ("| Complaint | Since | NRS |\n|---|---|---|\n| Neck pain | 01/2026 | 6 |\n| Knee pain | 06/2025 | 3 |", N),
        ("Neck pain for 8 weeks.\nADDENDUM: duration of neck pain should read 8 months, not 8 weeks.", M),
    ],
)
def test_fields_tables_and_corrections_speak_of_their_complaint(text, state):
    assert judged(text).state is state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Neck pain for the last three and a half months.", M),
        ("Neck pain lasting longer than three months.", M),
        ("Neck pain every day for 5 months.", M),
        ("Neck pain on the left for 5 months.", M),
        ("Neck pain now in its fifth month.", M),
        ("Neck pain in its third month.", N),
        ("11 months s/p whiplash, neck pain persists.", M),
        ("She has 8 months of knee pain and 2 weeks of neck pain.", N),
        ("Neck pain. Out of work for 4 months.", D),
        ("Neck pain. Shingles vaccine, second dose, sore for two days.", D),
        ("Neck pain. Her relief lasted 4 months.", D),
    ],
)
def test_what_lasts_is_told_from_what_does_not(text, state):
    assert judged(text).state is state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Her left neck pain has now lasted a little over two years.", M),
        ("Her neck pain has gone on for eight months.", M),
        ("The relief of her neck pain lasted a little over two years.", D),
        ("Her neck pain is now seven months old.", M),
        ("Neck pain. Her son is seven months old.", D),
        ("Neck pain for just under two years.", M),
        ("Neck pain for just under three months.", N),
        ("52-year-old with neck pain since his late thirties.", M),
        ("Pt w/ 2 yr hx of neck pain.", M),
        ("Neck pain of eight months, on and off at first and daily since February.", M),
        ("Neck pain, daily since February.", U),
        ("Neck pain for more than half a year now, the last three weeks severe.", M),
        ("Neck pain persists despite 5 months of treatment.", D),
        ("Neck pain. Symptoms must be present for more than 3 months before approval.", D),
        ("Neck pain. The policy requires symptoms for more than 3 months.", D),
    ],
)
def test_a_complaint_lasts_in_many_words(text, state):
    assert judged(text).state is state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (
            "She came off a stepladder on 14 August 2025 while painting her sister's hallway, and the left side of her neck has hurt every day from that afternoon on.",
            M,
        ),
        ("He hurt his neck on November 4, 2025 lifting a generator. He has been in pain from that day to this.", M),
        ("She slipped on ice in January 2025 and landed on her neck; the pain there has persisted.", M),
        ("s/p MVA 9/2025 w/ persistent neck pain.", M),
        ("MVA in 2019 with a broken wrist, healed. Here for neck pain.", D),
        ("She slipped on ice on February 12, 2026 and her neck has hurt from that day on.", N),
        ("Her neck pain began 9/2/25 (MVA), has not resolved.", M),
        ("Neck pain began 9/2/25, has resolved.", D),
        ("Her neck started to trouble her around the time of the move last October.", M),
        ("Upper neck pain, which she dates to a fall on the stairs in June of last year.", M),
    ],
)
def test_what_happened_on_a_day_and_stayed_dates_the_complaint(text, state):
    assert judged(text).state is state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("First noticed: June 2025, no accident\nComplaint: neck pain", M),
        ("Date of injury 9/12/25, workers comp. Neck pain remains 6/10.", M),
        ("DOI 9/2/25 - rear end MVA. Neck pain and stiffness ever since.", M),
        ("How long have you had this pain? [ ] < 3 months  [x] 6-12 months  [ ] > 1 year\nWhere: neck", M),
        ("How long have you had this pain? [x] < 3 months  [ ] 6-12 months  [ ] > 1 year\nWhere: neck", N),
        ("S: f/u neck pain x 2 yrs. Back to 7/10.", M),
        ("Neck pain. F/u for neck pain in 2 yrs.", D),
        ("FOLLOW UP: NECK\n\nNeck pain since 2023.", M),
    ],
)
def test_forms_and_headings_of_visits_tell_since_when(text, state):
    assert judged(text).state is state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("I first saw him for this neck pain in September 2025, and it is no better.", M),
        ("She has been coming to us for this neck since last summer.", M),
        ("Neck pain that predates his retirement in June 2025.", M),
        # It was there by then, and may be older: a short time settles nothing and contradicts no longer one.
        ("I first saw him for this neck pain in February 2026, and it is no better.", U),
        ("I first saw him for this neck pain on February 2, 2026. Neck pain for 2 years.", M),
        ("Neck pain. She has been coming to us since the summer of 2022.", D),
        ("Neck pain. First seen here in 2018 for a thyroid nodule.", D),
    ],
)
def test_a_day_by_which_it_was_there_bounds_a_complaint_from_one_side(text, state):
    assert judged(text).state is state


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Neck pain. Ongoing for 8 months.", M),
        ("Neck pain 2/2 fall 6/2025.", M),
        ("Neck pain s/p MVA 6/14/25.", M),
        ("Neck pain (June 2025).", M),
        ("She is 8 months out from a whiplash injury and her neck still hurts.", M),
        ("The neck pain started when she was 30. She is 45.", M),
        ("Rear-ended 6/14/25. Neck pain began the next day.", M),
        ("Neck pain has exceeded 3 months.", M),
        ("When did it start: 2019 after fusion. Where is pain: neck", M),
        ("Neck problems since August.", M),
        ("Neck pain, perhaps since August.", U),
        ("Neck pain for weeks, can't pin down when it began, maybe after Labor Day or before.", U),
        ("Neck pain. Doing home exercises daily. Ongoing for 8 months.", D),
        ("Neck pain. 8 months out from a wrist injury.", D),
        ("Neck pain s/p fusion 3/2025.", D),
        ("Neck pain (seen 6/14/25).", D),
        ("Neck pain. Job started August.", D),
        ("Neck pain, no problems since August.", D),
        ("Neck pain. Duration (months): ___", D),
    ],
)
def test_onsets_by_accident_in_brackets_by_age_and_what_is_doubted_or_another_things(text, state):
    assert judged(text).state is state
