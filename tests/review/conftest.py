"""The shipped rule sets, requests for their clocks, and reviewed cases for their letters."""

from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest

from drafter.criteria.logic import State
from drafter.criteria.policy import Policy
from drafter.drafting.determination import Draft
from drafter.evidence.claims.facts import Evidence
from drafter.evidence.intake.cases import Case, Member
from drafter.models.rules.model import RulesModel
from drafter.pipeline import draft
from drafter.review import letters, rulesets, worksheet
from drafter.review.clocks import due
from drafter.review.decisions import Decision, Outcome
from drafter.review.gates import Signer
from drafter.review.roles import Author, Credentials, Role
from drafter.review.worksheet import Worksheet


@pytest.fixture(scope="session")
def rules():
    return rulesets.load()


@pytest.fixture(scope="session")
def asked():
    """A case with nothing but its request: ``asked("2026-01-12T15:12:00Z", payer="medicare", state="TX")``."""

    def asked(received, *, payer="medicare", review="prospective", urgency="standard", state=None):
        return Case.model_validate({
            "id": "case-1", "payer": payer,
            "request": {
                "review": review, "urgency": urgency, "received": received, "jurisdiction": state,
                "lines": [{"line": 1, "code": "20553"}],
            },
            "documents": [{"id": "note-1", "text": "Neck pain."}],
        })  # fmt: skip

    return asked


DENIED = "The pain had lasted for 6 weeks when you were seen. The policy asks for more than 3 months."
NOTE = (
    "HISTORY: Neck pain for 6 weeks. She completed 8 weeks of physical therapy without relief. Naproxen failed to help.\n\n"
    "EXAMINATION: Palpation of the upper trapezius shows two taut bands with trigger points and a local twitch.\n\n"
    "PLAN: Occipital nerve block for possible occipital neuralgia.\n"
)


@pytest.fixture(scope="session")
def by():
    return Author(person="p-1", name="R. Ortiz", role=Role.NURSE, at="2026-01-02T10:00:00Z")


@pytest.fixture(scope="session")
def physician():
    held = Credentials(states=("WA", "TX"), specialty="physical medicine and rehabilitation")
    return Signer(person="p-2", name="Miriam Castellanos, MD", role=Role.PHYSICIAN, credentials=held)


@dataclass(frozen=True)
class Reviewed:
    """A case with its draft, answered as drafted."""

    case: Case
    draft: Draft
    sheet: Worksheet
    policies: dict[int, Policy]


@pytest.fixture(scope="session")
def reviewed(library, case_of, by):
    """A request with two lines, drafted and answered: ``reviewed("medicare", state="WA")``."""

    @cache
    def reviewed(payer="example-commercial", *, state=None, name="Zoë O’Brien-Łukasz", text=NOTE):
        second = {"line": 2, "code": "64405" if payer == "example-commercial" else "27096", "dates": ["2025-11-03"]}
        case = case_of(
            text, payer=payer, lines=[{"line": 1, "code": "20553", "units": 2, "dates": ["2025-11-03"]}, second]
        )
        request = case.request.model_copy(update={"jurisdiction": state})
        case = case.model_copy(update={"request": request, "member": Member(name=name, id="M-1007")})
        drafted = draft(case, RulesModel(), library)
        sheet = worksheet.begin(drafted, 1)
        for line in drafted.lines:
            for assessed in line.criteria:
                sheet = worksheet.answered(sheet, drafted, line.line, assessed.id, assessed.state, "", by)
        policies = {
            line.line: library.policies.get(f"{line.policy.id}@{line.policy.version}") for line in drafted.lines
        }
        return Reviewed(case, drafted, sheet, policies)

    return reviewed


def _contradicted(work, by):
    """The sheet of someone who finds each line contradicted, by a quote that they add where the draft has none."""
    sheet = work.sheet
    for line, name, words in ((2, "covered-diagnosis", ""), (1, "no-other-block", "Occipital nerve block")):
        if work.policies[line].criterion(name):
            sheet = worksheet.answered(sheet, work.draft, line, name, State.NOT_MET, "", by)
            at = work.case.documents[0].text.find(words) if words else -1
            if at >= 0:
                quote = Evidence(document="note-1", start=at, end=at + len(words), quote=words)
                sheet = worksheet.quoted(sheet, work.case, line, name, quote)
    return sheet


@pytest.fixture(scope="session")
def composed(reviewed, rules, physician, by):
    """The letter of a kind: ``composed("denial", "medicare", state="WA")``; ``sheet`` to begin from another."""

    def composed(
        kind,
        payer="example-commercial",
        *,
        state=None,
        on=date(2026, 11, 26),
        signer=physician,
        sheet=None,
        work=None,
        **given,
    ):
        work = work or reviewed(payer, state=state, **given)
        begun = sheet or (_contradicted(work, by) if kind == "denial" else work.sheet)
        if kind == "extension_notice":
            put_off = due(work.case, rules)
            return letters.extension_notice(
                work.case, work.policies, rules, put_off, "The scan is not here yet.", on=on
            )
        if kind == "withdrawal":
            return letters.withdrawal(work.case, work.policies, rules, on=on)
        decisions = {
            "approval": [Decision(line=n, disposition="approve") for n in (1, 2)],
            "denial": [Decision(line=n, disposition="deny", reason=DENIED) for n in (1, 2)],
            "partial_approval": [
                Decision(line=1, disposition="modify", units=1, reason="One visit counts once."),
                Decision(line=2, disposition="approve"),
            ],
            "information_request": [Decision(line=n, disposition="request_information") for n in (1, 2)],
        }[kind]
        begun = worksheet.decided(begun, decisions)
        return letters.compose(work.case, work.draft, begun, work.policies, rules, Outcome(kind), signer=signer, on=on)

    return composed
