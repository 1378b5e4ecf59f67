"""A finished draft is believed in nothing: whatever is changed in the file is found."""

import copy
import json
from pathlib import Path

import pytest

from drafter.drafting.checking import check_draft, read_draft
from drafter.drafting.determination import Draft, digest_of
from drafter.drafting.sources import Sources
from drafter.errors import InputError
from drafter.evidence.intake.case_files import load_case
from drafter.models.rules.model import RulesModel
from drafter.pipeline import draft


@pytest.fixture(scope="module")
def sources(library):
    return Sources(library.policies, library.corpus)


@pytest.fixture(scope="module")
def full(library, case_of, met_in_full):
    """A case whose every criterion is met, and its draft."""
    case = case_of(met_in_full)
    return case, draft(case, RulesModel(), library)


@pytest.fixture
def tampered(full, sources):
    """The codes that a draft gets after a change in its JSON, resealed so that the digest gives nothing away."""

    def tampered(change, *, seal=True, case=full[0]):
        plain = copy.deepcopy(json.loads(full[1].to_json()))
        change(plain)
        if seal:
            plain["digest"] = digest_of({k: v for k, v in plain.items() if k != "digest"})
        return [f.code for f in check_draft(Draft.model_validate(plain), case, sources)]

    return tampered


def criterion(plain, name):
    return next(c for c in plain["lines"][0]["criteria"] if c["id"] == name)


def fact(plain, kind, attribute):
    return next(f for f in plain["facts"] if f["kind"] == kind and attribute in f["attributes"])


def test_a_draft_that_was_not_touched_has_no_finding(tampered, full):
    assert full[1].recommendation.value == "approve"
    assert tampered(lambda plain: None) == []


def test_the_sample_s_draft_has_no_blocking_finding(drafted, sample, sources):
    assert check_draft(drafted, sample, sources) == []


@pytest.mark.parametrize(
    ("text", "payer", "code"),
    [
        ("Nothing to report.", "example-commercial", "20553"),
        ("Neck pain for 3 months. No trigger points on examination. He declined physical therapy.", "example-commercial", "20553"),
        ("Assessment: chronic migraine. Greater occipital nerve block for migraine.", "example-commercial", "64405"),
        ("TPI on 06/01/2025 gave 60% relief for 8 weeks. Twitch response and taut bands. PT ongoing.", "medicare", "20553"),
        ("Nothing to report.", "nobody", "99213"),
    ],
)  # fmt: skip
def test_a_draft_of_ours_passes_its_own_check(library, case_of, sources, text, payer, code):
    case = case_of(text, payer=payer, code=code)

    codes = [f.code for f in check_draft(draft(case, RulesModel(), library), case, sources)]

    assert codes == (["SRC001"] if payer == "nobody" else [])


def test_a_changed_byte_is_doc001(tampered):
    assert tampered(lambda plain: plain["lines"][0].update(units=3), seal=False)[0] == "DOC001"


def test_a_changed_state_is_crt001(tampered):
    def change(plain):
        criterion(plain, "symptom-duration")["state"] = "unclear"

    assert "CRT001" in tampered(change)


def test_changed_evidence_of_a_criterion_is_crt001(tampered):
    def change(plain):
        criterion(plain, "symptom-duration")["evidence"] = []

    assert "CRT001" in tampered(change)


@pytest.mark.parametrize(("key", "value"), [("reason", "The record says 9 months."), ("missing", ["Who is it?"])])
def test_a_changed_reason_or_question_is_crt001(tampered, key, value):
    def change(plain):
        criterion(plain, "symptom-duration")[key] = value

    assert tampered(change) == ["CRT001"]


def test_a_coding_finding_taken_out_is_raised_again(drafted, sample, sources):
    plain = json.loads(drafted.to_json())
    plain["findings"] = [told for told in plain["findings"] if told["code"] != "LIN003"]
    forged = Draft.model_validate(plain)
    forged = forged.model_copy(update={"digest": digest_of(forged.content())})

    assert {found.code for found in check_draft(forged, sample, sources)} == {"LIN003"}


def test_a_criterion_taken_out_is_crt002_and_one_put_in_is_crt003(tampered):
    assert "CRT002" in tampered(lambda plain: plain["lines"][0]["criteria"].pop(0))

    def put_in(plain):
        plain["lines"][0]["criteria"].append({**plain["lines"][0]["criteria"][0], "id": "pain-scale"})

    assert "CRT003" in tampered(put_in)


def test_a_changed_recommendation_is_dsp002(tampered):
    def change(plain):
        plain["recommendation"] = plain["lines"][0]["recommendation"] = "refer_to_physician"

    assert tampered(change) == ["DSP002"]


def test_an_approval_is_dsp002_beside_another_blocking_finding_too(drafted, sample, sources):
    plain = json.loads(drafted.to_json())
    plain["recommendation"] = plain["lines"][0]["recommendation"] = plain["lines"][1]["recommendation"] = "approve"
    plain["rationale"][0]["text"] += " The request is denied."

    codes = [f.code for f in check_draft(Draft.model_validate(plain), sample, sources)]

    assert codes.count("DSP002") == 2
    assert "DSP003" in codes


def test_a_case_less_cautious_than_its_lines_is_dsp002(drafted, sample, sources):
    plain = json.loads(drafted.to_json())
    plain["recommendation"] = "approve"
    found = check_draft(Draft.model_validate(plain), sample, sources)

    assert [(f.code, f.at) for f in found] == [("DOC001", "/digest"), ("DSP002", "/recommendation")]


def test_a_denial_has_no_place_in_a_draft(drafted):
    with pytest.raises(InputError, match="/recommendation: this is no draft of ours"):
        read_draft(
            drafted.to_json().replace('"recommendation": "request_information"', '"recommendation": "deny"', 1),
            "d.json",
        )


def test_a_quote_that_is_not_in_the_record_is_evd001(tampered):
    def change(plain):
        fact(plain, "symptom", "length")["attributes"]["length"]["evidence"][0]["quote"] = "6 months"

    assert "EVD001" in tampered(change)


def test_a_fact_of_a_document_that_the_case_does_not_have_is_evd001(tampered):
    assert "EVD001" in tampered(lambda plain: plain["facts"][0].update(document="note-9"))


def test_a_changed_value_is_evd002(tampered):
    def change(plain):
        fact(plain, "symptom", "length")["attributes"]["length"]["value"]["low"] = 6.0

    assert "EVD002" in tampered(change)


def test_another_outcome_than_the_quote_s_is_evd002(tampered):
    def change(plain):
        fact(plain, "treatment", "outcome")["attributes"]["outcome"]["value"] = "improved"

    assert "EVD002" in tampered(change)


def test_a_denied_finding_told_as_present_is_evd003(library, case_of, sources):
    case = case_of("EXAMINATION: No trigger points in the neck.")
    plain = json.loads(draft(case, RulesModel(), library).to_json())
    told = next(f for f in plain["facts"] if f["kind"] == "finding")
    assert told["assertion"] == "absent"
    told["assertion"] = "present"

    assert "EVD003" in [f.code for f in check_draft(Draft.model_validate(plain), case, sources)]


def test_a_form_s_word_told_as_the_chart_s_is_evd003(library, case_of, sources):
    case = case_of("Neck pain for 5 months.", kind="questionnaire")
    plain = json.loads(draft(case, RulesModel(), library).to_json())
    assert plain["facts"][0]["attested"]
    for each in plain["facts"]:
        each["attested"] = False

    assert "EVD003" in [f.code for f in check_draft(Draft.model_validate(plain), case, sources)]


def test_a_figure_changed_in_prose_is_cit003(tampered):
    def change(plain):
        told = next(s for s in plain["rationale"] if s["criterion"] == "symptom-duration")
        told["text"] = told["text"].replace("5 months", "7 months")

    assert "CIT003" in tampered(change)


def test_a_reference_taken_out_is_cit001_and_one_that_nobody_cites_is_cit004(tampered):
    assert "CIT001" in tampered(lambda plain: plain["references"].pop(0))
    assert tampered(lambda plain: plain["references"].append({**plain["references"][0], "source": "study:x"})) == [
        "CIT004"
    ]


def test_a_statement_taken_out_is_crt002(tampered):
    def change(plain):
        plain["rationale"] = [s for s in plain["rationale"] if s["criterion"] != "symptom-duration"]

    assert "CRT002" in tampered(change)


def test_a_line_that_is_not_the_request_s_is_lin004_and_a_missing_one_crt002(tampered, drafted, sample, sources):
    assert "LIN004" in tampered(lambda plain: plain["lines"][0].update(units=4))
    plain = json.loads(drafted.to_json())
    plain["lines"].pop()
    assert "CRT002" in [f.code for f in check_draft(Draft.model_validate(plain), sample, sources)]


def test_another_policy_than_the_one_in_force_is_src002_and_an_unknown_one_crt005(tampered):
    other = {"id": "medicare-trigger-point-injections", "version": "2024.1"}
    assert "SRC002" in tampered(lambda plain: plain["lines"][0].update(policy=other))
    unknown = {"id": "commercial-trigger-point-injections", "version": "1999.1"}
    assert "CRT005" in tampered(lambda plain: plain["lines"][0].update(policy=unknown))
    assert "SRC001" in tampered(lambda plain: plain["lines"][0].update(policy=None))


def test_without_the_case_the_check_says_what_it_did_not_check(full, sources):
    assert [f.code for f in check_draft(full[1], None, sources)] == ["EVD007", "CRT005"]


def test_another_case_is_refused(full, sample, sources):
    with pytest.raises(InputError, match="the draft is of case case-1, not of cervical-tpi-onb"):
        check_draft(full[1], sample, sources)


@pytest.mark.parametrize("text", ["{}", '{"schema": "draft/2"}', "{", "null"])
def test_what_is_no_draft_is_refused_without_its_content(text):
    with pytest.raises(InputError, match="this is no draft of ours") as caught:
        read_draft(text, "d.json")
    assert caught.value.file == "d.json"


def test_a_refusal_shows_no_text_of_the_record(drafted):
    spoilt = json.loads(drafted.to_json())
    spoilt["facts"][0]["attributes"]["name"]["evidence"][0]["start"] = "Zebulon Quux"
    with pytest.raises(InputError) as caught:
        read_draft(json.dumps(spoilt), "d.json")
    assert "Quux" not in str(caught.value)
    assert caught.value.place.endswith("/start")


CHANGES = {
    "a search": ("/lines/0/criteria/0/search", lambda plain: plain["lines"][0]["criteria"][0]["search"].update(documents=[])),
    "a line's region": ("/lines/0/region", lambda plain: plain["lines"][0].update(region=["knee"])),
    "a line's authority": ("/lines/0/authority", lambda plain: plain["lines"][0].update(authority="physician")),
    "the excluded policies": ("/lines/0/excluded", lambda plain: plain["lines"][0].update(excluded=[])),
    "a layer": ("/lines/0/layers", lambda plain: plain["lines"][0].update(layers=[["base policy", "denies"]])),
    "a fact's id": ("/facts/0/id", lambda plain: plain["facts"][0].update(id="x")),
    "a fact's section": ("/facts/0/section", lambda plain: plain["facts"][0].update(section="goals")),
    "a fact's day": ("/facts/0/said", lambda plain: plain["facts"][0].update(said="2024-01-01")),
    "a fact's reader": ("/facts/0/readers", lambda plain: plain["facts"][0].update(readers=["openai/x"])),
    "a reference's title": ("/references/0/title", lambda plain: plain["references"][0].update(title="x")),
    "a reference's publisher": ("/references/0/publisher", lambda plain: plain["references"][0].update(publisher="x")),
    "a reference's year": ("/references/0/year", lambda plain: plain["references"][0].update(year=1999)),
    "a reference's address": ("/references/0/url", lambda plain: plain["references"][0].update(url="x")),
    "the maker's tool": ("/generator/tool", lambda plain: plain["generator"].update(tool="x")),
    "the maker's policies": ("/generator/policies", lambda plain: plain["generator"].update(policies={})),
    "the maker's prompts": ("/generator/prompts", lambda plain: plain["generator"].update(prompts={"facts.v1": "0"})),
    "what was not read": ("/generator/unread", lambda plain: plain["generator"].update(unread=["note-1"])),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_what_nobody_writes_is_computed_again(what, full, sources):
    at, change = CHANGES[what]
    plain = json.loads(full[1].to_json())
    change(plain)
    changed = Draft.model_validate(plain)
    changed = changed.model_copy(update={"digest": digest_of(changed.content())})
    (found, *others) = [f for f in check_draft(changed, full[0], sources) if f.code == "DOC032"]

    assert (found.at, found.severity.value, others) == (at, "blocking", [])
    assert found.message
    assert found.fix


@pytest.mark.parametrize("field", ["version", "corpus"])
def test_another_version_or_corpus_is_told_and_blocks_nothing(field, tampered):
    assert tampered(lambda plain: plain["generator"].update({field: "0"})) == ["DOC033"]


def test_a_rejection_that_grounding_does_not_come_to_is_doc032(drafted, sample, sources):
    claim = {"value": "5 months", "quote": "unknown 3 month duration"}
    candidate = {"kind": "symptom", "document": sample.documents[0].id, "attributes": {"name": claim}}
    plain = json.loads(drafted.to_json())
    plain["rejections"].append({"candidate": candidate, "attribute": "name", "code": "EVD001", "reason": "It is nowhere.", "reader": "rules"})  # fmt: skip
    changed = Draft.model_validate(plain)
    found = check_draft(changed.model_copy(update={"digest": digest_of(changed.content())}), sample, sources)

    assert [(f.code, f.at) for f in found] == [("DOC032", f"/rejections/{len(drafted.rejections)}")]


def test_a_region_that_the_record_gives_a_fact_cannot_be_left_out(library, case_of, sources):
    case = case_of("Neck pain for 5 months.")
    plain = json.loads(draft(case, RulesModel(), library).to_json())
    told = next(f for f in plain["facts"] if "region" in f["attributes"])
    del told["attributes"]["region"]

    assert "EVD002" in [f.code for f in check_draft(Draft.model_validate(plain), case, sources)]


GOLD = sorted(path.parent for path in (Path(__file__).parents[2] / "evals" / "gold").glob("*/case.yaml"))


@pytest.mark.parametrize("folder", GOLD[::4], ids=lambda folder: folder.name)
def test_a_sound_draft_passes_its_own_check(folder, library):
    case = load_case(folder)
    drafted = draft(case, RulesModel(), library)
    without_policy = {line.line for line in drafted.lines if line.policy is None}
    assert [f.code for f in check_draft(drafted, case, library.sources)] == ["SRC001"] * len(without_policy)


def test_what_a_study_shows_and_several_regions_of_one_finding_are_read_again(case_of, library):
    text = (
        "MRI lumbar spine: left L4-5 protrusion with nerve root compression.\n\n"
        "EXAMINATION: taut band in the left rhomboid; with pressure the pain moves to the back of the shoulder.\n"
    )
    for case in (case_of(text), case_of(text, code="62323", payer="medicare", region="lumbar")):
        drafted = draft(case, RulesModel(), library)
        assert check_draft(drafted, case, library.sources) == []


def test_what_blocks_a_record_that_would_approve_blocks_it_in_the_check_too(case_of, met_in_full, library):
    page = "\n\f\nPATIENT: Thaddeus Quillfeather     DOB: 02/11/1949\nHPI: Knee pain.\n"
    case = case_of(f"PATIENT: Wilhelmina Ashgrove  DOB: 03/04/1960\n{met_in_full}{page}")
    drafted = draft(case, RulesModel(), library)

    assert "EVD005" in [f.code for f in drafted.findings]
    assert drafted.lines[0].recommendation.value == "request_information"
    assert check_draft(drafted, case, library.sources) == []

    plain = json.loads(drafted.to_json())
    plain["lines"][0]["recommendation"] = plain["recommendation"] = "approve"
    plain["digest"] = digest_of({k: v for k, v in plain.items() if k != "digest"})
    assert "DSP002" in [f.code for f in check_draft(Draft.model_validate(plain), case, library.sources)]
