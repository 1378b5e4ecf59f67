"""How long a complaint has lasted, beside times of other regions, studies, operations and of what it has come to of late."""

from datetime import date

import pytest

from drafter.criteria.leaves import SymptomLength
from drafter.criteria.measures import judge
from drafter.criteria.scope import Scope, region_of
from drafter.evidence.claims.facts import FactKind
from drafter.evidence.claims.grounding import ground
from drafter.evidence.intake.cases import Case
from drafter.models.rules.model import RulesModel

MORE_THAN_3_MONTHS = SymptomLength(fact="symptom", measure="length", op=">", value=3, unit="months")
ANSWERS = {"met": "yes", "not_met": "no"}


def lasted(text, region):
    """Whether the complaint in a region has lasted more than three months: ``yes``, ``no`` or ``none`` for nothing settled."""
    case = Case.model_validate(
        {
            "id": "n",
            "payer": "example",
            "request": {
                "review": "prospective",
                "received": "2026-03-10",
                "region": region,
                "lines": [{"line": 1, "code": "20552"}],
            },
            "documents": [{"id": "n", "kind": "progress-note", "date": "2026-03-10", "text": text}],
        }
    )
    [document], [line] = case.documents, case.request.lines
    facts = ground(document, RulesModel().propose_facts(document, list(FactKind)), "rules", date(2026, 3, 10)).facts
    scope = Scope(case, line, case.request.as_of(line), tuple(facts), areas=region_of(case, line))
    return ANSWERS.get(str(judge(MORE_THAN_3_MONTHS, scope).state), "none")


@pytest.mark.parametrize(
    ("region", "answer", "text"),
    [
        ("neck", "none", "Neck pain, as well as low back pain that has lasted 2 years."),
        ("low back", "yes", "Neck pain, as well as low back pain that has lasted 2 years."),
        ("low back", "yes", "She has neck stiffness and low back pain that has persisted for 2 years."),
        ("neck", "yes", "Neck pain and stiffness that have lasted 2 years."),
        ("neck", "none", "She also has neck pain, besides knee pain which has been present for 3 years."),
        ("neck", "yes", "Neck and low back pain that has lasted 2 years."),
        ("low back", "none", "Long-standing low back pain, MRI done 14 months ago."),
        ("low back", "none", "Low back pain, x-rays taken 8 months ago."),
        ("neck", "none", "Neck pain; EMG 5 months ago."),
        ("neck", "none", "Chronic neck pain, CT scan 2 years ago was normal."),
        ("low back", "none", "Low back pain. MRI from 6 months ago shows a bulge."),
        ("low back", "none", "Low back pain, last seen 7 months ago."),
        ("low back", "none", "Low back pain, labs drawn 6 months ago."),
        ("low back", "none", "Low back pain, imaging obtained 9 months ago."),
        ("low back", "yes", "Low back pain began 14 months ago, MRI done in May."),
        ("low back", "yes", "MRI done for low back pain that began 14 months ago."),
        ("neck", "none", "Knee pain for 3 years; neck pain also noted."),
        ("neck", "none", "Shoulder pain for 3 years, and some neck pain."),
        ("knee", "yes", "Knee pain for 3 years; neck pain also noted."),
        ("neck", "yes", "Neck pain for 6 months and knee pain for 2 weeks."),
        ("knee", "no", "Neck pain for 6 months and knee pain for 2 weeks."),
        ("low back", "yes", "Low back pain for 3 years; neck pain started 1 month ago."),
        ("neck", "no", "Low back pain for 3 years; neck pain started 1 month ago."),
        ("neck", "no", "Neck pain started 6 weeks ago; low back pain for 5 years."),
        ("neck", "yes", "She had shoulder surgery 6 weeks ago and has had neck pain for 9 months."),
        ("neck", "yes", "He underwent knee surgery 3 weeks ago; neck pain for 7 months."),
        ("neck", "yes", "Had a hysterectomy 2 months ago and has had neck pain for a year."),
        ("neck", "yes", "Underwent carpal tunnel release 4 weeks ago and has had neck pain for 8 months."),
        ("neck", "yes", "Neck pain started five months ago, and it radiates to the shoulder for 2 weeks now."),
        ("neck", "yes", "Neck pain for 5 months, now radiating to the arm for 3 weeks."),
        ("low back", "yes", "Low back pain for half a year, now interfering with sleep for 2 weeks."),
        ("low back", "yes", "Low back pain for 8 months, waking her at night for the past 2 weeks."),
        ("low back", "yes", "Low back pain for 8 months, and it has disturbed her sleep for 3 weeks."),
        ("low back", "yes", "Low back pain radiating to the leg for 8 months."),
        ("low back", "no", "Low back pain interfering with sleep for 2 weeks."),
        ("neck", "yes", "Neck pain >6 months despite home exercise for 8 weeks."),
        ("neck", "yes", "Neck pain 7 months despite 6 weeks of physical therapy."),
        ("neck", "yes", "Neck pain for 7 months in spite of naproxen for 6 weeks."),
        ("neck", "yes", "Neck pain > 1 year not helped by physical therapy for 8 weeks."),
        ("neck", "yes", "Neck pain x 9 months after 6 weeks of therapy failed."),
        ("neck", "none", "Neck pain, naproxen for 6 months."),
        ("neck", "none", "Neck pain, on gabapentin for 2 years."),
        ("neck", "none", "Neck pain in a patient with diabetes for 10 years."),
        ("neck", "none", "Neck pain. Smoked for 20 years."),
        ("neck", "none", "Neck pain. Works as a welder for 12 years."),
        ("neck", "none", "Neck pain in a woman who has worked as a nurse for 20 years."),
        ("neck", "none", "Neck pain; married 12 years."),
        ("neck", "none", "Neck pain. Hypertension for 8 years."),
        ("neck", "none", "Neck pain, retired 3 years ago."),
        ("neck", "none", "Neck pain. Her husband died 2 years ago."),
        ("neck", "none", "Neck pain; last injection 5 months ago."),
        ("neck", "none", "Neck pain. Return in 4 months."),
        ("neck", "none", "Her mother had neck pain for 10 years."),
        ("neck", "none", "No neck pain for 6 months."),
        ("neck", "none", "Neck pain resolved for 6 months after the injection."),
        ("neck", "no", "Neck pain for 6 weeks, diabetes for 10 years."),
        ("neck", "no", "Neck pain for 2 months; knee replacement 4 years ago."),
        ("neck", "no", "Known to us for 5 years; neck pain for 6 weeks."),
        ("neck", "no", "Neck pain x 5 weeks. Low back pain x 5 years."),
    ],
)
def test_a_complaint_is_given_its_own_time(region, answer, text):
    assert lasted(text, region) == answer
