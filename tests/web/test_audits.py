"""The auditor's way: a sample is recorded first, read blind, compared, reported; nothing of a determination is served before."""

import io
import json
import re

import pytest
from audit_steps import case_of
from markupsafe import escape
from pypdf import PdfReader
from sqlalchemy import text
from steps import entries
from visitors import Visitor

from drafter.criteria.logic import State
from drafter.quality.audits.candidates import export
from drafter.quality.audits.stored import population, readings_of, samples_of
from drafter.quality.gold import load_gold
from drafter.record import audits, cases, signatures, signoff

PLAN = {"since": "2020-01-01", "until": "2100-01-01", "method": "simple", "by": "policy", "how": "size", "size": "3", "margin": "0.05", "seed": "7"}  # fmt: skip


@pytest.fixture
def ada(signed_office):
    return Visitor(signed_office, "ada")


def draw(visitor, **other):
    """Draws a sample by its form; its address."""
    done = visitor.post("/audits/new", **(PLAN | other))
    assert done.status_code == 303
    return done.headers["location"]


def to_read(visitor, sample):
    return sorted(set(re.findall(rf'href="({sample}/[a-z0-9]{{16}})"', visitor.get(sample).text)))


def names(page, kind):
    return sorted(set(re.findall(rf'name="({kind}:[^"]+)"', page)))


def blind(visitor, address, state="unclear", disposition="request_information", **other):
    page = visitor.get(address).text
    fields = dict.fromkeys(names(page, "s"), state) | dict.fromkeys(names(page, "l"), disposition) | other
    return visitor.post(f"{address}/blind", **fields)


def test_an_empty_store_invites_to_draw(visit):
    page = visit("ada").get("/audits")
    assert "No sample was drawn yet" in page.text


def test_a_sample_is_in_the_ledger_before_anything_is_read(signed_office, ada):
    sample = draw(ada)
    (kept,) = entries(signed_office, "audit_sample")
    assert [e for e in entries(signed_office, "read") if e.actor == ada.person.id] == []
    assert json.loads(kept.detail)["stored"][0]["kind"] == "sample"
    (identifier,) = samples_of_store(signed_office)
    assert sample == f"/audits/{identifier}"
    assert len(to_read(ada, sample)) == 3


def samples_of_store(office):
    with office.store.read() as connection:
        return samples_of(connection)


def test_the_same_seed_draws_the_same_sample(signed_office, ada):
    draw(ada)
    draw(ada)
    one, two = samples_of_store(signed_office).values()
    assert one == two


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("size", "none", "whole number"),
        ("seed", "x", "whole number"),
        ("since", "2100-01-01", "ends before it begins"),
        ("until", "2020-01-02", "Nothing was signed"),
    ],
)
def test_a_plan_that_does_not_fit_comes_back_with_what_was_typed(ada, field, value, told):
    page = ada.post("/audits/new", **(PLAN | {field: value}))
    assert page.status_code == 422
    assert told in page.text
    assert f'value="{PLAN["margin"]}"' in page.text


def test_nothing_of_the_determination_is_served_before_the_blind_answers(signed_office, ada):
    address = to_read(ada, draw(ada, method="stratified", by="reviewer"))[0]
    page = ada.get(address).text
    assert "unknown 3 month" in page  # the record is there
    assert "more than 3 months" in page  # and the policy
    signed = next(s for s in population(signed_office.store) if address.endswith(s.id))
    told = words_of(signed_office, signed.id)
    assert len(told) > 20
    assert [words for words in told if words in page] == []
    listed = ada.get(address.rpartition("/")[0]).text.partition("<main")[2]
    assert [words for words in told if words in listed] == []
    assert "request" not in listed


def words_of(office, identifier):
    """What only draft, work, letter and signature say: reasons, sentences, names of who signed, the outcome."""
    case = case_of(office, identifier)

    with office.store.read() as connection:
        desk = signoff.desk(connection, cases.file(connection, case), office.rules)
        (signature,) = signatures.of_case(connection, case)
    letter = signature.determination.shown.letter
    found = {c.reason for line in desk.draft.lines for c in line.criteria}
    found |= {m for line in desk.draft.lines for c in line.criteria for m in c.missing}
    found |= {s.text for s in desk.sheet.rationale}
    found |= {
        signature.determination.signer.name,
        desk.draft.digest,
        signature.determination.shown.digest,
        letter.title,
    }
    return {words for words in found if words}


def test_what_is_not_answered_is_not_stored_and_what_was_chosen_stays(signed_office, ada):
    address = to_read(ada, draw(ada))[0]
    page = ada.get(address).text
    some = names(page, "s")[:2]
    back = ada.post(f"{address}/blind", **dict.fromkeys(some, "met"))
    assert back.status_code == 422
    assert "Not stored" in back.text
    assert len(re.findall(r'value="met" checked', back.text)) == 2
    with signed_office.store.read() as connection:
        assert readings_of(connection) == []


def test_blind_answers_are_kept_and_never_changed(signed_office, ada):
    address = to_read(ada, draw(ada))[0]
    assert blind(ada, address).status_code == 303
    again = ada.post(f"{address}/blind", **{"s:1/symptom-duration": "met"})
    assert again.status_code in (409, 422)
    with signed_office.store.read() as connection:
        (kept,) = readings_of(connection)
    assert set(kept.blind.states.values()) == {State.UNCLEAR}
    assert not kept.blind.looked_before


def test_the_comparison_shows_all_three_sides_and_keeps_the_rubric(signed_office, ada):
    address = to_read(ada, draw(ada))[0]
    blind(ada, address, state="not_met")
    page = ada.get(address).text
    assert "draft differs from yours" in page
    assert "The examination found trigger points" in page
    marks = names(page, "r")
    done = ada.post(f"{address}/compare", **(dict.fromkeys(marks, "yes") | {"letter_parts": "yes", "timely": "no", "e:case": "letter", "note": "<b>n</b>"}))  # fmt: skip
    assert done.status_code == 303
    with signed_office.store.read() as connection:
        (kept,) = readings_of(connection)
    assert kept.compared.timely is False
    assert [e.value for e in kept.compared.errors] == ["letter"]
    assert all(m.evidence_right and m.citation_right for m in kept.compared.marks.values())
    shown = ada.get(address).text
    assert "&lt;b&gt;n&lt;/b&gt;" in shown
    assert "Propose as a gold case" in shown


def test_a_comparison_before_the_blind_answers_is_refused(ada):
    address = to_read(ada, draw(ada))[0]
    assert ada.post(f"{address}/compare", note="x").status_code == 409


def test_a_look_at_the_case_before_makes_a_reading_not_blind(signed_office, ada):
    address = to_read(ada, draw(ada))[0]
    case = case_of(signed_office, address.rpartition("/")[2])
    ada.get(f"/cases/{case}")
    blind(ada, address)
    with signed_office.store.read() as connection:
        (kept,) = readings_of(connection)
    assert kept.blind.looked_before
    assert "were not blind" in ada.get(f"{address.rpartition('/')[0]}/report").text


def test_every_view_is_in_the_ledger(signed_office, ada):
    sample = draw(ada)
    address = to_read(ada, sample)[0]
    before = len(entries(signed_office))
    for path in ("/audits", "/audits/new", sample, address, f"{sample}/report", "/audits/gold"):
        assert ada.get(path).status_code == 200, path
        assert len(entries(signed_office)) > before, path
        before = len(entries(signed_office))
    reads = [json.loads(e.detail) for e in entries(signed_office, "read") if e.actor == ada.person.id]
    assert reads[-1]["what"] == "second reading"


@pytest.mark.parametrize("login", ["nora", "paula", "adam"])
def test_nobody_but_an_auditor_audits(signed_office, ada, login):
    sample = draw(ada)
    address = to_read(ada, sample)[0]
    other = Visitor(signed_office, login)
    for path in ("/audits", "/audits/new", sample, address, f"{sample}/report", "/audits/report?since=2020-01-01&until=2100-01-01"):  # fmt: skip
        assert other.get(path).status_code == 403, path
    assert other.post("/audits/new", **PLAN).status_code == 403
    assert blind_post(other, address).status_code == 403
    assert len(samples_of_store(signed_office)) == 1


def blind_post(visitor, address):
    return visitor.post(f"{address}/blind", **{"l:1": "approve"})


def test_a_report_tells_reviewers_together_only(signed_office, ada):
    sample = draw(ada, size="4", method="stratified", by="reviewer")
    for address in to_read(ada, sample):
        blind(ada, address)
    ids = {p.id for p in [Visitor(signed_office, login).person for login in ("nora", "nils", "paula")]}
    for form in ("html", "json", "csv", "file"):
        found = ada.get(f"{sample}/report", form=form)
        assert found.status_code == 200
        told = found.text if form != "html" else found.text.partition("<main")[2]
        assert not any(each in told for each in (*ids, "Nora", "Nils", "Paula")), form
    told = json.loads(ada.get(f"{sample}/report", form="json").text)
    assert told["figures"]["read"] == 4
    assert told["figures"]["criteria"][0]["draft"]["of"] == 4 * 7


def test_a_report_page_has_no_inline_style_or_script(ada):
    sample = draw(ada)
    for address in to_read(ada, sample):
        blind(ada, address)
    page = ada.get(f"{sample}/report").text
    assert "<svg" in page
    assert " style=" not in page
    assert "<style" not in page
    assert "onclick" not in page
    assert "--r-ink" in ada.get("/audits/report.css").text


def test_a_tampered_ledger_stops_the_report(signed_office, ada):

    sample = draw(ada)
    with signed_office.store.engine.begin() as connection:
        for trigger in (
            connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).scalars().all()
        ):
            connection.execute(text(f"DROP TRIGGER {trigger}"))
        connection.execute(text("UPDATE ledger SET detail = '{}' WHERE seq = 3"))
    page = ada.get(f"{sample}/report")
    assert page.status_code == 409
    assert "does not verify: entry 3" in page.text


def test_a_finding_becomes_a_gold_case_by_two_other_people_only(signed_office, ada, tmp_path):

    address = to_read(ada, draw(ada))[0]
    blind(ada, address)
    ada.post(f"{address}/compare")
    assert ada.post(f"{address}/gold").status_code == 303
    with signed_office.store.read() as connection:
        (found,) = audits.candidates(connection)
    path = f"/audits/gold/{found.id}/approve"
    nora, paula = Visitor(signed_office, "nora"), Visitor(signed_office, "paula")
    assert ada.post(path).status_code == 403
    assert nora.post(path).status_code == 303
    assert nora.post(path).status_code == 403
    with signed_office.store.read() as connection:
        assert export(audits.candidates(connection), tmp_path) == []
    assert paula.post(path).status_code == 303
    with signed_office.store.read() as connection:
        (folder,) = export(audits.candidates(connection), tmp_path)
    (gold,) = load_gold(folder)
    assert gold.case.member is None
    assert gold.expected.recommendation.value == "request_information"
    assert set(gold.expected.lines[1].criteria.values()) == {State.UNCLEAR}


def test_a_packet_holds_everything_and_says_that_it_verifies(signed_office, ada):
    case = case_of(signed_office, population(signed_office.store)[0].id)
    page = ada.get(f"/cases/{case}/packet")
    assert page.status_code == 200
    with signed_office.store.read() as connection:
        content = cases.content(connection, case)
        (signature,) = signatures.of_case(connection, case)
    assert str(escape(content.documents[0].text)) in page.text
    assert "<strong>Verified:" in page.text
    for words in (signature.determination.shown.digest, signature.determination.shown.letter.title, signature.determination.signer.name):  # fmt: skip
        assert words in page.text
    pdf = ada.get(f"/cases/{case}/packet.pdf")
    assert pdf.status_code == 200
    told = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.content)).pages)
    assert "Verified" in told
    assert "unknown 3 month" in told
    assert json.loads(entries(signed_office, "read")[-1].detail)["what"] == "audit packet"


def test_a_packet_of_a_changed_record_says_what_is_changed(signed_office, ada):
    case = case_of(signed_office, population(signed_office.store)[0].id)
    with signed_office.store.engine.begin() as connection:
        connection.execute(text("UPDATE draft SET content = content || ' ' WHERE \"case\" = :case"), {"case": case})
    page = ada.get(f"/cases/{case}/packet").text
    assert "NOT VERIFIED" in page
    assert "NOT AS WRITTEN" in page


def test_a_packet_waits_for_the_blind_answers(signed_office, ada):
    sample = draw(ada, size="4")
    first, second, *_ = to_read(ada, sample)
    blind(ada, first)
    assert ada.get(f"/cases/{case_of(signed_office, second.rpartition('/')[2])}/packet").status_code == 404
    assert ada.get(f"/cases/{case_of(signed_office, first.rpartition('/')[2])}/packet").status_code == 200
    assert Visitor(signed_office, "nora").get(f"/cases/{case_of(signed_office, first.rpartition('/')[2])}/packet").status_code == 403  # fmt: skip
