"""Complaints and their lengths as notes tell them: visits in one document, fields, tables, what lasts and what does not."""

from datetime import date

import pytest

from drafter.criteria.leaves import SymptomLength
from drafter.criteria.logic import State
from drafter.criteria.measures import judge
from drafter.criteria.scope import Scope, region_of
from drafter.evidence.cases import Case
from drafter.evidence.facts import FactKind
from drafter.evidence.grounding import ground
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
