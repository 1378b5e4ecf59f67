"""What a signature binds: every part of it, as it stood, and nothing that nobody was shown."""

from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.criteria.logic import State
from drafter.drafting.findings import finding
from drafter.drafting.validation import stated_result
from drafter.evidence.claims.facts import Evidence
from drafter.review import worksheet
from drafter.review.decisions import Decision, determinative
from drafter.review.gates import Gate, gates
from drafter.review.jurisdictions import jurisdiction
from drafter.review.shown import Shown, changes, shown

DAY = date(2026, 11, 26)
WARNING = finding("LIN003", "/lines/0", "2 units on one date")


@pytest.fixture(scope="session")
def work(reviewed):
    return reviewed()


@pytest.fixture(scope="session")
def sheet(work, by):
    """A sheet with something of everything."""
    sheet = worksheet.acknowledged(work.sheet, WARNING, "Two sites.", by)
    at = work.case.documents[0].text.index("Naproxen")
    sheet = worksheet.quoted(
        sheet,
        work.case,
        1,
        "conservative-treatment",
        Evidence(document="note-1", start=at, end=at + 8, quote="Naproxen"),
    )
    sheet = worksheet.written(sheet, 1, None, "I called the clinic.", by)
    return worksheet.decided(sheet, [Decision(line=n, disposition="deny", reason="So.") for n in (1, 2)])


@pytest.fixture(scope="session")
def present(work, composed, physician):
    """What a physician is shown of a sheet: ``present(sheet, withheld=...)``."""
    letter = composed("denial")

    def present(sheet, *, name=physician.name, duties=("Read the record.",), withheld=()):
        listed = gates(
            work.draft, sheet, work.policies, physician,
            openings=[], preparers=[], findings=[], open_comments=0, licence=None,
        )  # fmt: skip
        return shown("stored-1", work.draft, sheet, work.policies, letter, listed, name, duties, withheld)

    return present


@pytest.fixture(scope="session")
def whole(present, sheet):
    return present(sheet)


def other(value):
    """Something else of the same kind."""
    match value:
        case StrEnum():
            return next(each for each in type(value) if each is not value)
        case str():
            return value + "x"
        case bool():
            return not value
        case int():
            return value + 1
        case date():
            return value.replace(day=1)
        case tuple():
            return value[:-1]
        case None:
            return 1
        case _:
            name = next(iter(type(value).model_fields))
            return value.model_copy(update={name: other(getattr(value, name))})


@pytest.mark.parametrize("name", [name for name in Shown.model_fields if name != "schema_"])
def test_every_field_is_in_the_digest(whole, name):
    changed = whole.model_copy(update={name: other(getattr(whole, name))})

    assert getattr(whole, name) not in ("", None, ()), "nothing is there to be changed"
    assert changed.digest != whole.digest


@pytest.mark.parametrize(
    "place",
    ["criteria", "decisions", "acknowledgements", "gates", "changes", "letter"],
)
def test_every_field_of_its_parts_is_in_the_digest(whole, place):
    part = getattr(whole, place)
    first = part[0] if isinstance(part, tuple) else part
    for name in type(first).model_fields:
        value = getattr(first, name)
        if name == "schema_" or value == ():
            continue
        new = first.model_copy(update={name: "TX" if name == "state" and value is None else other(value)})
        changed = whole.model_copy(update={place: (new, *part[1:]) if isinstance(part, tuple) else new})
        assert changed.digest != whole.digest, name


def test_the_digest_is_the_same_for_the_same_and_after_storing(whole, present, sheet):
    assert present(sheet).digest == whole.digest
    assert Shown.model_validate_json(whole.model_dump_json(by_alias=True)).digest == whole.digest


@pytest.mark.parametrize("what", ["answer", "quote", "sentence", "removal", "acknowledgement", "reason", "withdrawal"])
def test_whatever_a_person_changes_is_another_digest(work, present, sheet, whole, by, what):
    changed = {
        "answer": lambda: worksheet.answered(sheet, work.draft, 1, "symptom-duration", State.UNCLEAR, "", by),
        "withdrawal": lambda: worksheet.withdrawn(sheet, 1, "symptom-duration"),
        "quote": lambda: worksheet.quoted(
            sheet, work.case, 1, "symptom-duration", Evidence(document="note-1", start=0, end=7, quote="HISTORY")
        ),
        "sentence": lambda: worksheet.edited(sheet, 1, "Other words.", by),
        "removal": lambda: worksheet.edited(sheet, 1, "", by),
        "acknowledgement": lambda: worksheet.acknowledged(sheet, WARNING, "Asked.", by),
        "reason": lambda: worksheet.decided(sheet, [d.model_copy(update={"reason": "Thus."}) for d in sheet.decisions]),
    }[what]()

    assert present(changed).digest != whole.digest


def test_it_names_what_it_is_of(work, sheet, whole):
    assert (whole.case, whole.material, whole.draft, whole.worksheet) == (
        "stored-1", sheet.material, work.draft.digest, sheet.digest,
    )  # fmt: skip
    assert whole.decisions == sheet.decisions
    assert whole.acknowledgements == sheet.acknowledgements
    assert "Miriam Castellanos, MD" in whole.attestation
    assert all(isinstance(gate, Gate) for gate in whole.gates)


def test_the_criteria_are_those_that_decide_in_the_policys_words_with_every_quote(work, sheet, whole):
    for line, policy in work.policies.items():
        told = {c.criterion: c for c in whole.criteria if c.line == line}
        assert tuple(told) == determinative(policy, sheet.states(line))
        for name, each in told.items():
            answer = sheet.answer(line, name)
            assert (each.text, each.policy) == (policy.criterion(name).text, policy.key)
            assert (each.state, each.origin, each.by, each.reason) == (
                answer.state, answer.origin, answer.by.name, answer.reason,
            )  # fmt: skip


def test_a_criterions_quotes_are_the_drafts_and_then_peoples(work, present, by):
    at = work.case.documents[0].text.index("Naproxen")
    added = Evidence(document="note-1", start=at, end=at + 8, quote="Naproxen")
    sheet = worksheet.quoted(work.sheet, work.case, 1, "symptom-duration", added)
    drafted = next(a for a in work.draft.lines[0].criteria if a.id == "symptom-duration")
    told = next(c for c in present(sheet).criteria if c.criterion == "symptom-duration")

    assert drafted.evidence
    assert told.quotes == (*drafted.evidence, added)


def test_only_peoples_answers_are_shown_as_deciding(work, present):
    assert present(worksheet.begin(work.draft, 1)).criteria == ()


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_what_people_changed_is_counted(work, by, data):
    sheet = worksheet.begin(work.draft, 1)
    ids = [s.id for s in sheet.rationale]
    removed = data.draw(st.sets(st.sampled_from(ids), max_size=4))
    changed = data.draw(st.sets(st.sampled_from(ids), max_size=4)) - removed
    for number in removed:
        sheet = worksheet.edited(sheet, number, "", by)
    for number in changed:
        sheet = worksheet.edited(sheet, number, "Other words.", by)
    added = data.draw(st.integers(0, 3))
    for _ in range(added):
        sheet = worksheet.written(sheet, 1, None, "An own sentence.", by)
    overridden = 0
    for assessed in work.draft.lines[0].criteria:
        state = data.draw(st.sampled_from(list(State)))
        overridden += state is not assessed.state
        sheet = worksheet.answered(sheet, work.draft, 1, assessed.id, state, "", by)
    told = changes(work.draft, sheet)

    assert (told.sentences_removed, told.sentences_changed, told.sentences_added) == (len(removed), len(changed), added)
    assert told.answers_overridden == overridden


def test_added_quotes_are_counted(work, sheet):
    assert changes(work.draft, work.sheet).quotes_added == 0
    assert changes(work.draft, sheet).quotes_added == 1


def test_a_drafted_question_that_a_person_settled_is_not_in_the_rationale(work, present, by):
    begun = worksheet.begin(work.draft, 1)
    asks = next(s for s in begun.rationale if s.kind == "missing")
    settled = worksheet.answered(begun, work.draft, asks.line, asks.criterion, State.MET, "Seen.", by)

    assert asks.text in present(begun).rationale
    assert asks.text not in present(settled).rationale


def test_what_software_may_not_suggest_in_texas_is_not_what_a_signer_saw(work, present, rules, by):
    """Neither in the rationale nor anywhere else; a person's own words are shown whatever they say."""
    texas = jurisdiction("TX", rules)
    withheld = [state for state in State if texas.withholds(state, DAY)]
    assert State.NOT_MET in withheld
    begun = worksheet.begin(work.draft, 1)
    adverse = next(s for s in begun.rationale if stated_result(s.text) is State.NOT_MET)

    assert adverse.text in present(begun).rationale
    told = present(begun, withheld=withheld)
    assert not [text for text in told.rationale if stated_result(text) in withheld]
    assert adverse.text not in told.model_dump_json()
    assert told.digest != present(begun).digest
    rest = [s.text for s in begun.rationale if stated_result(s.text) not in withheld]
    assert list(told.rationale) == rest
    own = worksheet.edited(begun, adverse.id, "Symptom duration is not met: so I read it.", by)
    assert "Symptom duration is not met: so I read it." in present(own, withheld=withheld).rationale


def test_before_the_day_the_law_came_nothing_is_withheld(rules):
    texas = jurisdiction("TX", rules)

    assert not [state for state in State if texas.withholds(state, date(2025, 8, 31))]
    assert not [state for state in State if jurisdiction(None, rules).withholds(state, DAY)]
