"""The case page: what is saved, what comes back when it is not, and a record's text that stays text."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from steps import desk_of, first_case, team
from visitors import Visitor

from drafter.criteria.logic import State
from drafter.record import cases, ledger
from drafter.record.cases import Stage
from drafter.web import actions

FIRST = {"line": "1", "criterion": "symptom-duration"}


class _Record(HTMLParser):
    """The text of the documents of a page, without markers and links back; and what elements stand in it."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.text, self.tags, self.depth, self.skipping = "", set(), 0, 0

    def handle_starttag(self, tag, attributes):
        classes = dict(attributes).get("class", "").split()
        if "text" in classes and "data-at" in dict(attributes):
            self.depth = 1
            return
        if self.depth:
            self.depth += 1
            self.tags.add(tag)
            self.skipping += bool({"marker", "back"} & set(classes)) or bool(self.skipping)

    def handle_endtag(self, tag):
        if self.depth:
            self.depth -= 1
            self.skipping = max(self.skipping - 1, 0)

    def handle_data(self, data):
        if self.depth and not self.skipping:
            self.text += data


def record_of(page):
    reader = _Record()
    reader.feed(page)
    return reader


def entered(office, content):
    """A case of some content, drafted."""
    nora = team(office)["nora"]
    case = actions.create_case(office, nora, content)
    actions.draft(office, nora, case)
    return case


def test_one_post_saves_an_answer(drafted_office, visit):
    case, nora = first_case(drafted_office), visit("nora")
    answer = nora.post(f"/cases/{case}/answers", **FIRST, base="0", state="met", reason="I read it so.", c="1", go="c1")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/cases/{case}?line=1&c=1#c1")
    page = nora.get(f"/cases/{case}", c=1).text
    assert "your answer: met" in page
    assert "differs from the draft (override)" in page
    assert "I read it so." in page
    assert desk_of(drafted_office, case).sheet.answer(1, "symptom-duration").state is State.MET
    assert nora.post(f"/cases/{case}/answers", **FIRST, base="1", withdraw="1").status_code == 303
    assert desk_of(drafted_office, case).sheet.answers == ()


def test_no_state_is_chosen_beforehand(drafted_office, visit):
    case, nora = first_case(drafted_office), visit("nora")
    for criterion in desk_of(drafted_office, case).draft.lines[0].criteria:
        nora.post(f"/cases/{case}/open", line="1", criterion=criterion.id, quote="receipt")
    page = nora.get(f"/cases/{case}").text
    assert page.count('type="radio"') == 5 * 6
    assert " checked>" not in page.partition('id="criteria"')[2].partition('id="policy"')[0]


def test_what_could_not_be_saved_comes_back(drafted_office, visit):
    case, nora = first_case(drafted_office), visit("nora")
    answer = nora.post(f"/cases/{case}/answers", **FIRST, base="0", reason="Typed at length.", c="1")
    assert answer.status_code == 422
    assert "<title>Error: Case" in answer.text
    assert "no answer was chosen" in answer.text
    assert re.search(r'id="c1-reason"[^>]*>\s*Typed at length\.</textarea>', answer.text)


def test_a_conflict_shows_both_and_loses_nothing(drafted_office, visit):
    case, nora = first_case(drafted_office), visit("nora")
    nora.post(f"/cases/{case}/answers", **FIRST, base="0", state="unclear", reason="Said first.")
    second = nora.post(f"/cases/{case}/answers", **FIRST, base="0", state="met", reason="Said second.")
    assert second.status_code == 409
    for words in ("Someone saved another version meanwhile", "Said first.", "Said second.", "version 1 by Nora Quist"):
        assert words in second.text
    form = second.text.partition('id="problem"')[2].partition("</form>")[0]
    fields = {name: unescape(value) for name, value in re.findall(r'name="(\w+)" value="([^"]*)"', form)}
    assert fields["base"] == "1"
    assert nora.post(f"/cases/{case}/answers", **{k: v for k, v in fields.items() if k != "csrf"}).status_code == 303
    answer = desk_of(drafted_office, case).sheet.answer(1, "symptom-duration")
    assert (answer.state, answer.reason) == (State.MET, "Said second.")


def test_a_conflict_over_a_sentence_shows_both(drafted_office, visit):
    case, nora = first_case(drafted_office), visit("nora")
    nora.post(f"/cases/{case}/sentences", line="1", sentence="1", base="0", text="The first wording.")
    second = nora.post(
        f"/cases/{case}/sentences", line="1", sentence="1", base="0", text="The second wording.", tab="draft"
    )
    assert second.status_code == 409
    assert "The first wording." in second.text
    assert "The second wording." in second.text


def test_someone_elses_case_is_read_not_changed(drafted_office, visit):
    case, nils = first_case(drafted_office), visit("nils")
    page = nils.get(f"/cases/{case}").text
    assert "Being reviewed by <bdi>Nora Quist</bdi> until" in page
    assert "view only" in page
    assert 'name="state"' not in page
    refused = nils.post(f"/cases/{case}/answers", **FIRST, base="0", state="met", reason="Mine all the same.")
    assert refused.status_code == 403
    assert "Mine all the same." in refused.text
    assert 'action="/cases/' + case + '/comments"' in page


def test_the_lease_is_taken_and_given_back(drafted_office, visit):
    case, nora, nils = first_case(drafted_office), visit("nora"), visit("nils")
    assert nils.post(f"/cases/{case}/lease", do="take").status_code == 403
    nora.post(f"/cases/{case}/lease", do="release")
    assert "Take it for review" in nils.get(f"/cases/{case}").text
    assert nils.post(f"/cases/{case}/lease", do="take").status_code == 303
    assert "In your hands until" in nils.get(f"/cases/{case}").text


def test_sentences_are_changed_removed_and_added(drafted_office, visit):
    case, nora = first_case(drafted_office), visit("nora")
    nora.post(f"/cases/{case}/sentences", line="1", sentence="1", base="0", text="Changed words.")
    nora.post(f"/cases/{case}/sentences", line="1", sentence="2", base="1", text="whatever", remove="1")
    assert nora.post(f"/cases/{case}/sentences", line="1", sentence="1", base="2", text=" ").status_code == 422
    nora.post(f"/cases/{case}/sentences", line="1", criterion="", base="2", text="I called the clinic.", tab="draft")
    page = nora.get(f"/cases/{case}", tab="draft").text
    assert "Changed words." in page
    assert "changed by <bdi>Nora Quist</bdi>" in page
    assert 'id="s2"' not in page
    assert "no source" in page.rpartition("I called the clinic.")[0][-900:]
    assert "CIT007" in page


def test_findings_are_acknowledged_with_a_reason_and_explained(drafted_office, visit):
    case, nora = first_case(drafted_office), visit("nora")
    page = nora.get(f"/cases/{case}").text
    key = re.search(r'id="f-([0-9a-f]+)"', page)[1]
    assert nora.post(f"/cases/{case}/acknowledge", base="0", finding=key, reason=" ").status_code == 422
    nora.post(f"/cases/{case}/acknowledge", base="0", finding=key, reason="Two regions, as asked.")
    page = nora.get(f"/cases/{case}").text
    assert "3 warnings" in page
    assert "Acknowledged by <bdi>Nora Quist</bdi>: <bdi>Two regions, as asked.</bdi>" in page
    assert "Why</dt>" in nora.get("/rules/LIN002").text
    assert nora.get("/rules/NOPE1").status_code == 404


def test_comments_stand_at_their_place_and_are_settled(drafted_office, visit):
    case, nora, paula = first_case(drafted_office), visit("nora"), visit("paula")
    paula.post(f"/cases/{case}/comments", place="criterion:1/symptom-duration", text="Which three months?")
    page = nora.get(f"/cases/{case}").text
    assert "Which three months?" in page.partition('id="c1"')[2].partition('id="c2"')[0]
    identifier = re.search(r"/comments/([a-z0-9]+)/resolve", page)[1]
    assert nora.post(f"/cases/{case}/comments/{identifier}/resolve").status_code == 303
    assert "(settled)" in nora.get(f"/cases/{case}").text
    assert nora.post(f"/cases/{case}/comments", place="case", text="  ").status_code == 422


def test_a_sentence_becomes_evidence_without_a_script(drafted_office, visit):
    case, nora = first_case(drafted_office), visit("nora")
    assert "Answer a criterion first" in nora.get(f"/cases/{case}", sentences=1).text
    nora.post(f"/cases/{case}/answers", **FIRST, base="0", state="unclear", reason="")
    page = nora.get(f"/cases/{case}", sentences=1).text
    places = re.findall(r'name="place" value="(1:\d+-\d+)"', page)
    assert len(places) > 5
    assert nora.post(f"/cases/{case}/quotes", **FIRST, base="1", place=places[1]).status_code == 303
    page = nora.get(f"/cases/{case}").text
    assert "added by <bdi>Nora Quist</bdi>" in page
    assert 'id="q1-2"' in page
    for wrong in ("", "1:5-2", "9:0-4", "1:0-99999999"):
        assert nora.post(f"/cases/{case}/quotes", **FIRST, base="2", place=wrong).status_code == 422


def test_finding_in_the_record_keeps_its_words_out_of_addresses(drafted_office, visit):
    case, nora = first_case(drafted_office), visit("nora")
    answer = nora.post(f"/cases/{case}/find", words="trigger  POINT", line="1")
    assert answer.status_code == 200
    assert "2 places found" in answer.text
    assert 'id="f2"' in answer.text
    assert "0 places found" in nora.post(f"/cases/{case}/find", words="zebra").text
    with drafted_office.store.read() as connection:
        assert not any("zebra" in entry.detail for entry in ledger.entries(connection))


def test_a_new_draft_keeps_answers_and_tells_what_changed(drafted_office, visit, met_in_full):
    case, nora = first_case(drafted_office), visit("nora")
    nora.post(
        f"/cases/{case}/answers",
        line="1",
        criterion="conservative-treatment",
        base="0",
        state="unclear",
        reason="Then.",
    )
    arrived = {"document_text": met_in_full, "document_date": "2025-11-02", "document_kind": "progress-note"}
    nora.post(f"/cases/{case}/information", **arrived)
    page = nora.get(f"/cases/{case}").text
    assert "Information arrived that was not drafted yet: 1 addition" in page
    nora.post(f"/cases/{case}/draft")
    page = nora.get(f"/cases/{case}").text
    changed = page.partition('id="changed"')[2].partition("</details>")[0]
    assert "New in the record: <bdi>document-2</bdi>" in changed
    assert "6 quotes more, 2 gone; the suggestion was unclear, is met; the answer was kept" in changed
    assert "2 quotes more, 4 gone." in changed  # another criterion, whose suggestion may not be seen
    assert "your answer: unclear" in page
    assert "the suggestion was" not in visit("paula").get(f"/cases/{case}").text


HOSTILE = (
    "Neck pain for 5 months.\r\n<script>alert(1)</script><img src=x onerror=alert(2)> &amp; {{ 7*7 }} \"quoted\" 'single'\n"
    "</textarea></div></main><h1>Denied</h1>\n\u202eдесреver \u2066tfel\u2069 \u05e9\u05dc\u05d5\u05dd\u200f no trigger points\n"
    "Trigger points were palpated <b>in the trapezius</b>.\n"
)


def test_text_of_a_record_is_inert_and_whole(office, case_of):
    case = entered(
        office,
        case_of(
            HOSTILE,
            notes=[
                {"id": "note-2", "kind": "letter", "author": "<i>Dr X</i>\u202e", "text": "Page one.\fPage <two>.\f"}
            ],
        ),
    )
    page = Visitor(office, "nora").get(f"/cases/{case}").text
    found = record_of(page)
    assert found.text == HOSTILE + "Page one." + "Page <two>."
    assert found.tags <= {"span", "a", "mark", "bdi"}
    assert "<script>alert" not in page
    assert "49" not in found.text
    assert '<bdi class="ctl" data-u="U+202E">\u202e</bdi>' in page
    assert "\u202e" not in page.replace(">\u202e</bdi>", "")
    sentences = Visitor(office, "nora").get(f"/cases/{case}", sentences=1).text
    assert "<img src=x" not in sentences


@pytest.mark.parametrize("word", ["word", "word &  "])
def test_a_line_of_a_megabyte_is_served_whole(office, case_of, word):
    line = word * (1_000_000 // len(word)) + "."
    case = entered(office, case_of(f"Neck pain for 5 months.\n{line}"))
    found = record_of(Visitor(office, "nora").get(f"/cases/{case}").text)
    assert found.text == f"Neck pain for 5 months.\n{line}"


def test_unread_pages_are_told(office, case_of):
    case = entered(office, case_of("Neck pain.\f\fSeen again.\f"))
    page = Visitor(office, "nora").get(f"/cases/{case}").text
    assert "Page 2 of 3: could not be read; it counts as not searched" in page
    assert "Could not be read: page 2" in page
    assert "page 2 of note-1. Read it yourself" in page


def test_no_policy_says_so(office, case_of):
    case = entered(office, case_of("Neck pain.", code="99999"))
    page = Visitor(office, "nora").get(f"/cases/{case}").text
    assert "No policy in force covers 99999" in page
    assert "Refer to a physician" in page


@pytest.mark.parametrize("tab", ["policy", "literature", "draft"])
def test_light_before_the_record(drafted_office, visit, tab):
    case, nora = first_case(drafted_office), visit("nora")
    for base, criterion in enumerate(desk_of(drafted_office, case).draft.lines[0].criteria):
        actions.answer(
            drafted_office, team(drafted_office)["nora"], case, base, 1, criterion.id, criterion.state, "Read. " * 20
        )
    page = nora.get(f"/cases/{case}", tab=tab).text
    assert len(page.encode()) - len(record_of(page).text.encode()) < 100_000


def test_reading_is_in_the_ledger_and_roles_hold(drafted_office, visit):
    case = first_case(drafted_office)
    assert visit("adam").get(f"/cases/{case}").status_code == 403
    assert visit("ada").get(f"/cases/{case}").status_code == 200
    assert 'name="state"' not in visit("ada").get(f"/cases/{case}").text
    assert visit("ada").post(f"/cases/{case}/answers", **FIRST, base="0", state="met").status_code == 403
    with drafted_office.store.read() as connection:
        entries = [(e.action, e.role) for e in ledger.entries(connection) if e.case == case]
    assert ("read", "auditor") in entries
    assert ("refused", "admin") in entries
    assert visit("nora").get("/cases/nosuchcase").status_code == 404


def test_nothing_of_the_record_in_titles_and_addresses(drafted_office, visit):
    case, nora = first_case(drafted_office), visit("nora")
    page = nora.get(f"/cases/{case}").text
    for text in [re.search(r"<title>(.*?)</title>", page)[1], *re.findall(r'(?:href|action)="([^"]*)"', page)]:
        assert "note-1" not in text
        assert "month" not in text


def test_a_signed_case_leads_to_its_letter_and_no_more_to_a_decision(signed_office):
    with signed_office.store.read() as connection:
        signed = [file.id for file in cases.files(connection) if file.stage is Stage.SIGNED]
        open_ = [file.id for file in cases.files(connection) if file.stage is Stage.NURSE_REVIEW]
    nora = Visitor(signed_office, "nora")
    for case in signed:
        page = nora.get(f"/cases/{case}").text
        assert "Read and release the letter …" in page
        assert "Decide and sign" not in page
    assert signed
    assert all("Decide and sign" in nora.get(f"/cases/{case}").text for case in open_)


def test_a_tokens_name_is_short(visit):
    page = visit("nora").post("/account/tokens", name="x" * 100_000).text
    assert "x" * 80 in page
    assert "x" * 81 not in page
