"""Letters: the right parts in the right order, in words that a member knows, and nothing that nobody decided."""

import re
from datetime import date

import pytest

from drafter.criteria.logic import State
from drafter.drafting.findings import RULES, Severity
from drafter.errors import InputError
from drafter.evidence.claims.facts import Evidence
from drafter.models.rules.model import RulesModel
from drafter.pipeline import draft
from drafter.review import letters, worksheet
from drafter.review.clocks import due
from drafter.review.decisions import Decision, Outcome
from drafter.review.gates import Signer
from drafter.review.letter_checks import CODES
from drafter.review.letter_rules import APPEALS, LetterKind, PartId
from drafter.review.letters import Item, Letter, check
from drafter.review.readability import grade
from drafter.review.roles import Credentials, Role

KINDS = [kind.value for kind in LetterKind]
PAYERS = ["example-commercial", "medicare"]
ADVERSE = ["denial", "partial_approval"]
SETS = {"example-commercial": "example-erisa", "medicare": "example-medicare-advantage"}


def blocking(found):
    return [f.code for f in found if f.severity is Severity.BLOCKING]


def without(letter, part_id):
    return letter.model_copy(update={"parts": tuple(p for p in letter.parts if p.id is not part_id)})


def put(letter, part_id, **changes):
    parts = tuple(p.model_copy(update=changes) if p.id is part_id else p for p in letter.parts)
    return letter.model_copy(update={"parts": parts})


@pytest.mark.parametrize("payer", PAYERS)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", [None, "WA", "TX", "CA", "NE"])
def test_every_letter_is_whole_and_plain(composed, rules, payer, kind, state):
    letter = composed(kind, payer, state=state)
    found = check(letter, rules)

    # What no example plan can know stands in brackets, and says so; nothing else is left to complain of.
    assert {f.code for f in found} == ({"DOC029"} if kind in ADVERSE else set()), found
    assert letter.rules == SETS[payer]
    assert letter.parts[0].id is PartId.DECISION
    assert grade(letter.text("member")) <= 8


@pytest.mark.parametrize("payer", PAYERS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_without_any_required_part_raises_that_part_s_code(composed, rules, payer, kind):
    letter = composed(kind, payer, state="WA")
    required = [rule for rule in rules.for_payer(payer).letters[letter.kind].parts if rule.required]

    assert len(required) >= 4
    for rule in required:
        for broken in (without(letter, rule.id), put(letter, rule.id, paragraphs=(" ",), items=())):
            found = check(broken, rules)
            assert CODES[rule.id] in blocking(found), rule.id
            assert any(rule.source in f.message for f in found if f.code == CODES[rule.id]), rule.id


def test_every_part_has_a_code_of_its_own_that_is_registered():
    assert set(CODES) == set(PartId)
    assert len(set(CODES.values())) == len(CODES)
    assert set(CODES.values()) <= set(RULES)


@pytest.mark.parametrize("payer", PAYERS)
def test_an_adverse_letter_gives_reason_quote_and_the_physician_s_words_for_each_line(composed, reviewed, payer):
    letter = composed("denial", payer)
    reason, own = letter.part(PartId.REASON), letter.part(PartId.JUDGEMENT)

    work = reviewed(payer)
    assert letter.adverse == letter.denied == (1, 2)
    assert own.lines == {1, 2}
    assert all(item.text.endswith("The policy asks for more than 3 months.") for item in own.items)
    for line, policy in work.policies.items():
        told = [item.text for item in reason.items if item.line == line]
        assert told
        assert all(policy.title in text and f"version {policy.version}" in text for text in told)
    # Verbatim, whole sentences of the record.
    record = " ".join(work.case.documents[0].text.split())
    for quote in [q for part in letter.parts for item in part.items for q in item.quotes]:
        assert quote.words in record
        assert quote.source == "progress note of 3 November 2025"


def test_the_reason_quotes_the_sentence_that_contradicts_the_criterion(composed):
    reason = composed("denial").part(PartId.REASON)
    item = next(item for item in reason.items if "more than 3 months" in item.text)

    assert [q.words for q in item.quotes] == ["HISTORY: Neck pain for 6 weeks."]


def test_a_person_s_own_quote_stands_where_they_came_to_another_state(composed, reviewed, by):
    work = reviewed()
    text = work.case.documents[0].text
    sheet = worksheet.answered(work.sheet, work.draft, 1, "conservative-treatment", State.NOT_MET, "", by)
    start = text.index("Naproxen")
    own = {"document": "note-1", "start": start, "end": start + 8, "quote": "Naproxen"}
    sheet = worksheet.quoted(sheet, work.case, 1, "conservative-treatment", Evidence(**own))
    reason = composed("denial", sheet=sheet).part(PartId.REASON)
    item = next(item for item in reason.items if "hands-on" in item.text)

    assert [q.words for q in item.quotes] == ["Naproxen failed to help."]


def test_without_the_physician_s_reason_of_a_line_the_letter_is_refused_by_the_check(
    composed, reviewed, rules, physician
):
    work = reviewed()
    decisions = [Decision(line=1, disposition="deny", reason="Said."), Decision(line=2, disposition="deny", reason=" ")]
    sheet = worksheet.decided(work.sheet, decisions)
    letter = letters.compose(
        work.case, work.draft, sheet, work.policies, rules, Outcome.DENIAL, signer=physician, on=date(2026, 1, 2)
    )

    assert [(f.code, "line 2" in f.message) for f in check(letter, rules) if f.severity is Severity.BLOCKING] == [
        ("DOC007", True)
    ]


@pytest.mark.parametrize("kind", ADVERSE)
@pytest.mark.parametrize(
    "signer",
    [None, Signer(person="n", name="R. Ortiz", role=Role.NURSE, credentials=Credentials(states=("TX",)))],
)
def test_nobody_but_a_physician_has_an_adverse_letter_composed(composed, kind, signer):
    with pytest.raises(InputError, match="needs the physician who decides"):
        composed(kind, signer=signer)


def test_a_nurse_s_approval_and_request_need_no_physician(composed, rules):
    for kind in ("approval", "information_request"):
        assert blocking(check(composed(kind, signer=None), rules)) == []


@pytest.mark.parametrize(
    ("decisions", "outcome", "message"),
    [
        ([Decision(line=1, disposition="refer"), Decision(line=2, disposition="refer")], "referral", "a referral has no letter"),
        ([Decision(line=1, disposition="approve")], "approval", "a line has no decision yet"),
        ([Decision(line=1, disposition="approve"), Decision(line=2, disposition="deny")], "denial", "do not come to denial"),
        ([Decision(line=1, disposition="approve"), Decision(line=2, disposition="approve")], "information_request", "do not come to"),
    ],
)  # fmt: skip
def test_a_letter_says_what_was_decided_or_is_not_composed(reviewed, rules, physician, decisions, outcome, message):
    work = reviewed()
    sheet = worksheet.decided(work.sheet, decisions)
    with pytest.raises(InputError, match=message):
        letters.compose(
            work.case, work.draft, sheet, work.policies, rules, Outcome(outcome), signer=physician, on=date(2026, 1, 2)
        )


@pytest.mark.parametrize("payer", PAYERS)
def test_a_request_asks_what_the_policy_asks_once_each_and_is_no_denial(composed, reviewed, payer):
    letter, work = composed("information_request", payer), reviewed(payer)
    questions = letter.part(PartId.QUESTIONS)

    assert not {p.id for p in letter.parts} & APPEALS
    assert "appeal" not in (letter.text("member") + letter.text("practitioner")).lower()
    assert "This is not a denial." in letter.text("member")
    assert questions.audience == "practitioner"
    assert questions.items
    open_texts = {
        f"“{criterion.text}”"
        for line, policy in work.policies.items()
        for criterion in policy.criteria
        if (answer := work.sheet.answer(line, criterion.id)) and answer.state in (State.UNCLEAR, State.NOT_DOCUMENTED)
    }
    drafted = {q for line in work.draft.lines for c in line.criteria for q in c.missing}
    own = {c.question for policy in work.policies.values() for c in policy.criteria}
    for item in questions.items:
        assert any(item.why.endswith(text) for text in open_texts)
        assert item.text in drafted | own
    assert len({(i.text, i.why) for i in questions.items}) == len(questions.items)


def test_before_anything_is_decided_a_request_asks_for_the_lines_that_are_open(reviewed, rules):
    work = reviewed()
    letter = letters.compose(
        work.case,
        work.draft,
        work.sheet,
        work.policies,
        rules,
        Outcome.INFORMATION_REQUEST,
        signer=None,
        on=date(2025, 11, 13),
    )

    # Line 1 is contradicted; only line 2 is open.
    assert letter.title == "We need more information about your occipital nerve blocks"
    assert {item.line for item in letter.part(PartId.QUESTIONS).items} == {2}
    assert "We will decide about this care at the same time: trigger point injections." in letter.text("member")


def test_what_nobody_answered_is_not_asked_for_and_an_empty_request_is_refused(composed, reviewed, rules):
    work = reviewed()
    letter = composed("information_request", sheet=worksheet.begin(work.draft, 1))

    assert letter.part(PartId.QUESTIONS).items == ()
    assert "DOC012" in blocking(check(letter, rules))


@pytest.mark.parametrize(
    ("received", "on", "urgency", "told"),
    [
        ("2026-01-12", date(2026, 1, 13), "standard", "16 January 2026"),
        ("2026-01-12", date(2026, 1, 17), "standard", "18 January 2026"),
        ("2026-01-12", date(2026, 3, 1), "standard", "4 March 2026"),
        ("2026-01-12T15:00:00Z", date(2026, 1, 12), "expedited", "13 January 2026"),
    ],
)
def test_an_answer_is_due_after_the_rule_set_s_days_but_before_the_decision(
    reviewed, rules, received, on, urgency, told
):
    work = reviewed("medicare")
    request = {**work.case.request.model_dump(), "received": received, "urgency": urgency, "review": "prospective"}
    case = type(work.case).model_validate({**work.case.model_dump(), "request": request})
    letter = letters.compose(
        case, work.draft, work.sheet, work.policies, rules, Outcome.INFORMATION_REQUEST, signer=None, on=on
    )

    assert f"by {told}" in letter.text("member")


@pytest.mark.parametrize("kind", ["information_request", "approval", "extension_notice", "withdrawal"])
def test_an_appeal_block_where_nothing_was_decided_blocks(composed, rules, kind):
    letter = composed(kind)
    appeal = composed("denial").part(PartId.APPEAL)
    with_block = letter.model_copy(update={"parts": (*letter.parts, appeal)})
    with_words = put(letter, PartId.HELP, paragraphs=("You may appeal this letter.",))

    for broken in (with_block, with_words):
        assert "DOC027" in blocking(check(broken, rules))


def test_a_value_of_the_plan_that_is_empty_blocks_and_one_that_nobody_verified_is_bracketed(
    composed, rules, reviewed, physician
):
    erisa = rules.named("example-erisa")
    empty = {**erisa.plan, "phone": erisa.plan["phone"].model_copy(update={"value": ""})}
    bare = rules.model_copy(update={"sets": (erisa.model_copy(update={"plan": empty}),)})
    work = reviewed()
    sheet = worksheet.decided(work.sheet, [Decision(line=n, disposition="approve") for n in (1, 2)])
    letter = letters.compose(
        work.case, work.draft, sheet, work.policies, bare, Outcome.APPROVAL, signer=physician, on=date(2026, 1, 2)
    )

    assert "DOC028" in blocking(check(letter, bare))
    assert "{phone}" in letter.text("member")
    denial = composed("denial").text("member")
    assert "You have [180 days] from the day" in denial
    assert "[After your appeal, you may ask for a review by people who do not work for us." in denial


@pytest.mark.parametrize("payer", PAYERS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_letter_speaks_of_software_or_has_codes_for_the_member(composed, payer, kind):
    letter = composed(kind, payer)
    whole = letter.text("member") + letter.text("practitioner")

    assert not re.search(r"\b(AI|model|software|confidence|algorithm|draft)\b", whole)
    own = "\n".join(t for p in letter.audience("member") for t in p.own_words())
    assert not re.search(r"20553|64405|27096|M\d\d", own)
    if letter.part(PartId.CLINICAL):
        assert "20553" in letter.text("practitioner")


def test_software_is_spoken_of_only_where_a_state_wants_it(composed, rules):
    letter = composed("denial", state="NE")
    told = letter.part(PartId.DISCLOSURE)

    assert told.paragraphs == ("A software tool helped to prepare this case. It does not decide. A person does.",)
    assert "DOC024" in blocking(check(without(letter, PartId.DISCLOSURE), rules))
    assert composed("denial", state="NE", on=date(2025, 12, 31)).part(PartId.DISCLOSURE) is None
    assert "DOC030" in blocking(check(put(letter, PartId.HELP, paragraphs=("The AI had 92 % confidence.",)), rules))


def test_washington_is_told_specialty_and_licence_of_the_physician(composed, rules):
    letter = composed("denial", state="WA")

    assert letter.part(PartId.REVIEWER).paragraphs == (
        "A doctor made this decision: Miriam Castellanos, MD.",
        "Specialty: physical medicine and rehabilitation.",
        "Licensed physician in Washington and Texas.",
    )
    assert composed("denial", state="OH").part(PartId.REVIEWER).paragraphs == (
        "A doctor made this decision: Miriam Castellanos, MD.",
    )
    bare = Signer(person="x", name="A. B.", role=Role.PHYSICIAN, credentials=Credentials(states=("WA",)))
    found = check(composed("denial", state="WA", signer=bare), rules)
    assert [f.code for f in found if f.severity is Severity.BLOCKING] == ["DOC023"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Your doctor failed to send the notes.", "RDL001"),
        ("This is fatal to the request, and it cannot be certified.", "RDL001"),
        ("You need an XQZR first.", "RDL002"),
        ("The reason is code 20553.", "RDL002"),
        ("The reason is M54.81.", "RDL002"),
        (" ".join(["We look at it"] + ["and then we look at it"] * 8) + ".", "RDL003"),
        ("Notwithstanding contraindications, multidisciplinary rehabilitation necessitates comprehensive interdisciplinary documentation. " * 12, "RDL004"),
    ],
)  # fmt: skip
def test_words_that_a_member_does_not_know_are_found(composed, rules, text, code):
    letter = composed("approval")

    assert code in [f.code for f in check(put(letter, PartId.HELP, paragraphs=(text,)), rules)]


def test_quotes_of_the_record_are_not_held_to_our_tone_and_their_abbreviations_are_explained(composed, rules):
    work_note = "HISTORY: Neck pain for 6 weeks, ROM limited, NSAIDs failed.\n"
    letter = composed("denial", text=work_note)
    assert "NSAIDs failed" in " ".join(letter.part(PartId.REASON).quoted_words())
    told = [item.text for item in letter.part(PartId.WORDS).items]

    assert "ROM: range of motion, how far a joint can move." in told
    assert any(text.startswith("NSAID: ") for text in told)
    assert {f.code for f in check(letter, rules)} <= {"DOC029", "DOC031"}
    bare = check(without(letter, PartId.WORDS), rules)
    assert any(f.code == "RDL002" and "ROM" in f.message and "NSAID" in f.message for f in bare)


def test_a_case_or_a_plan_may_be_called_anything(composed, reviewed, rules):
    work = reviewed()
    named = type(work)(
        work.case.model_copy(update={"id": "appeal-software-failed-20553-XQZR"}), work.draft, work.sheet, work.policies
    )

    for kind in KINDS:
        assert blocking(check(composed(kind, work=named), rules)) == []
        assert {f.code for f in check(composed(kind, work=named), rules)} <= {"DOC029", "DOC031"}


def test_names_are_whole_in_any_script_and_no_part_of_the_checks(composed, rules):
    for name in ("Zoë O’Brien-Łukasz", "محمد بن عبد الله", "王小明", "XQZR, MARIA", "Ana 😀 " + "Long-" * 60 + "Name"):
        letter = composed("denial", name=name)
        assert letter.member == name
        assert {f.code for f in check(letter, rules)} == {"DOC029"}


def test_a_digest_changes_with_every_word_and_survives_json(composed):
    letter = composed("denial")

    assert Letter.model_validate_json(letter.model_dump_json(by_alias=True)).digest == letter.digest
    seen = {letter.digest}
    for part in letter.parts:
        seen.add(put(letter, part.id, heading=part.heading + ".").digest)
    for changed in ({"member": "x"}, {"signer": "x"}, {"title": "x"}, {"on": date(2026, 1, 1)}, {"state": "TX"}):
        seen.add(letter.model_copy(update=changed).digest)
    assert len(seen) == 1 + len(letter.parts) + 5


def test_a_line_without_a_policy_is_named_and_decided_by_a_person(library, case_of, rules, physician):
    case = case_of("Seen today.", code="99213")
    drafted = draft(case, RulesModel(), library)
    sheet = worksheet.decided(worksheet.begin(drafted, 1), [Decision(line=1, disposition="approve")])
    letter = letters.compose(case, drafted, sheet, {}, rules, Outcome.APPROVAL, signer=physician, on=date(2026, 1, 2))

    assert letter.title == "We approved your care (line 1)"
    assert "No written policy was in force. A doctor decided." in letter.text("member")
    assert check(letter, rules) == []


def test_an_extension_says_why_and_until_when(composed, reviewed, rules):
    letter = composed("extension_notice", "medicare")

    assert "We need more time for this reason: The scan is not here yet." in letter.text("member")
    assert "We will decide by 11 December 2025." in letter.text("member")
    work = reviewed()
    put_off = due(work.case, rules)
    with pytest.raises(InputError, match="needs its reason"):
        letters.extension_notice(work.case, work.policies, rules, put_off, " ", on=date(2026, 1, 2))


def test_braces_and_brackets_of_people_are_no_slots(composed, reviewed, rules, physician):
    work = reviewed()
    reason = "See {phone} and [note]. Done."
    sheet = worksheet.decided(work.sheet, [Decision(line=n, disposition="deny", reason=reason) for n in (1, 2)])
    letter = letters.compose(
        work.case, work.draft, sheet, work.policies, rules, Outcome.DENIAL, signer=physician, on=date(2026, 1, 2)
    )

    assert all(item.text.endswith(reason) for item in letter.part(PartId.JUDGEMENT).items)
    assert blocking(check(letter, rules)) == []


def test_items_know_their_lines():
    part = letters.Part(
        id=PartId.REASON, heading="Why", audience="member", items=(Item(line=1, text="a"), Item(line=2, text=" "))
    )
    assert part.lines == {1}
    assert not part.empty
