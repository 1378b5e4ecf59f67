"""The API: the same actions under the same rules, versions as ETags, repeated requests once, problems as RFC 9457."""

import threading

import pytest
from callers import Caller
from sqlalchemy import select
from steps import first_case

from drafter.record import ledger
from drafter.record.tables import CASE, COMMENT, LEDGER, MATERIAL

CANARY = "Zwingli-canary"


@pytest.fixture
def call(drafted_office):
    """``call("nora")``: a program of hers."""
    return lambda login: Caller(drafted_office, login)


@pytest.fixture
def case(drafted_office):
    return first_case(drafted_office)


@pytest.fixture
def nora(call):
    return call("nora")


NEW = {
    "id": "neck-tpi", "payer": "example-commercial",
    "request": {"review": "prospective", "received": "2026-01-12", "region": "cervical", "lines": [{"line": 1, "code": "20553"}]},
    "documents": [{"id": "note-1", "date": "2026-01-05", "text": f"Neck pain for 5 months. {CANARY}"}],
}  # fmt: skip


def _problem(answer, status, code=None):
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    assert body.get("code") == code
    assert body["type"] == (f"urn:drafter:rule:{code}" if code else "about:blank")
    assert CANARY not in answer.text
    return body["detail"]


def test_without_a_token_nothing_is_told(nora, case):
    for path in ("/v1/cases", f"/v1/cases/{case}", "/v1/people", "/v1/ledger/entries"):
        answer = nora("GET", path, token="drafter_none")
        _problem(answer, 401)
        assert answer.headers["www-authenticate"] == "Bearer"
        assert nora.client.get(path).status_code == 401


def test_a_cookie_is_no_token(nora, case, drafted_office):
    from visitors import Visitor  # noqa: PLC0415

    assert Visitor(drafted_office, "nora").get(f"/v1/cases/{case}").status_code == 401


def test_a_new_case_is_drafted_and_read(nora):
    made = nora("POST", "/v1/cases", NEW)
    assert made.status_code == 201
    where = made.headers["location"]
    assert NEW["id"] not in where
    assert nora.get(where).json()["version"] == -1

    drafted = nora("POST", f"{where}/drafts")

    assert drafted.status_code == 201
    assert drafted.headers["etag"] == '"0"'
    assert drafted.json() | {"case": ""} == {"case": "", "version": 0, "stage": "nurse_review", "material": 1}
    assert nora.get(f"{where}/documents").json()[0]["text"] == NEW["documents"][0]["text"]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"payer": None}, "payer"),
        (
            {"documents": [{"id": "note-1", "date": "2026-02-30", "text": CANARY}]},
            "there is no such day in the calendar",
        ),
        ({"documents": [{"id": "note-1", "text": CANARY, CANARY: 1}]}, "unknown key"),
        ({"documents": [{"id": "note-1", "path": "../../../etc/passwd"}]}, "documents[0].path"),
        ({"documents": [{"id": "note-1", "text": "x"}, {"id": "note-1", "text": CANARY}]}, "given twice"),
        ({"payer": "nobody-knows"}, "nobody-knows"),
    ],
)
def test_a_bad_case_is_refused_as_a_bad_file_is(nora, change, told):
    assert told in _problem(nora("POST", "/v1/cases", NEW | change), 422)


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"x"', b"[" * 5000, b'{"id": "\\ud83d"}', b"\xff\xfe", b"{}\x00"])
def test_what_is_no_case_at_all_is_refused(nora, case, body):
    for path in ("/v1/cases", f"/v1/cases/{case}/information"):
        answer = nora.client.post(path, content=body, headers={"Authorization": f"Bearer {nora.token}"})
        _problem(answer, 422)


def test_a_wrong_body_names_places_and_never_what_was_sent(nora, case):
    place = f"/v1/cases/{case}/comments"

    told = _problem(nora("POST", place, {"place": "case", "text": "x", CANARY: "y"}), 422)
    assert told == "not as the API document says: body (an unknown key)"
    assert "body.place" in _problem(nora("POST", place, {"place": CANARY, "text": "x"}), 422)


def test_the_queue_holds_no_suggestion(nora, case):
    text = nora.get("/v1/cases").text

    assert case in text
    for word in ("approve", "deny", "met", "unclear", "refer", "suggest", "recommend"):
        assert f'"{word}' not in text


def _criteria(answer):
    return [one for line in answer.json()["lines"] for one in line["criteria"]]


def test_a_suggestion_is_withheld_until_the_evidence_was_opened(nora, case):
    before = nora.get(f"/v1/cases/{case}")
    first = _criteria(before)[0]
    assert not any(one["revealed"] or one["suggestion"] for one in _criteria(before))
    assert all(line["proposal"] == "" for line in before.json()["lines"])

    opening = {"line": first["line"], "criterion": first["id"], "quote": first["quotes"][0]["place"]}
    assert nora("POST", f"/v1/cases/{case}/openings", opening).status_code == 204

    after = {one["id"]: one for one in _criteria(nora.get(f"/v1/cases/{case}"))}
    assert after[first["id"]]["suggestion"]["shown"]
    assert [name for name, one in after.items() if one["revealed"]] == [first["id"]]
    _problem(nora("POST", f"/v1/cases/{case}/openings", opening | {"quote": "note-1:0-3"}), 404)


def test_no_endpoint_tells_the_draft_before_the_gate(nora, case, drafted_office):
    """Nothing that a reviewer can read holds the draft's reasons before the evidence was opened."""
    from drafter.record import work  # noqa: PLC0415

    with drafted_office.store.read() as connection:
        drafted = work.draft_of(connection, case, work.worksheet(connection, case).draft)
    reasons = [c.reason for line in drafted.lines for c in line.criteria if c.reason]
    for path in ("", "/findings", "/comments", "/history", "/lines/1/criteria/symptom-duration"):
        text = nora.get(f"/v1/cases/{case}{path}").text
        assert not [reason for reason in reasons if reason in text], path


def test_an_answer_is_saved_on_the_version_that_was_seen(nora, case):
    place = f"/v1/cases/{case}/lines/1/criteria/symptom-duration"
    saved = nora("PUT", f"{place}/answer", {"state": "unclear", "reason": "It says both."}, base=0)
    assert saved.status_code == 200
    assert saved.headers["etag"] == '"1"'
    told = nora.get(place).json()
    assert (told["answer"]["state"], told["answer"]["mine"], told["revealed"]) == ("unclear", True, True)

    _problem(nora("PUT", f"{place}/answer", {"state": "met"}, base=0), 412, "AUT012")
    _problem(nora("PUT", f"{place}/answer", {"state": "met"}), 422)
    _problem(nora("PUT", f"{place}/answer", {"state": "perhaps"}, base=1), 422)
    _problem(nora("PUT", f"{place}/answer", {"state": "met", "reason": "x" * 5000}, base=1), 422)
    assert nora("DELETE", f"{place}/answer", base=1).headers["etag"] == '"2"'
    assert nora.get(place).json()["answer"] is None


def test_a_quote_must_stand_in_the_record_at_its_place(nora, case):
    place = f"/v1/cases/{case}/lines/1/criteria/symptom-duration"
    text = nora.get(f"/v1/cases/{case}/documents").json()[0]["text"]
    quote = {"document": "note-1", "start": 10, "end": 30, "quote": text[10:30]}
    _problem(nora("POST", f"{place}/quotes", quote, base=0), 422)  # nothing is answered yet
    nora("PUT", f"{place}/answer", {"state": "unclear"}, base=0)

    assert nora("POST", f"{place}/quotes", quote, base=1).status_code == 201
    for wrong in (
        {"start": 11},
        {"quote": CANARY},
        {"document": "note-9"},
        {"start": 10 - len(text), "end": 30 - len(text)},
    ):
        _problem(nora("POST", f"{place}/quotes", quote | wrong, base=2), 422)
    assert nora.get(place).json()["quotes"][-1]["by"] == "Nora Quist"


def test_the_rationale_is_written_edited_and_taken_out(nora, case):
    place = f"/v1/cases/{case}/rationale"
    nora("PUT", f"/v1/cases/{case}/lines/1/criteria/symptom-duration/answer", {"state": "unclear"}, base=0)

    assert (
        nora("POST", place, {"text": "My words.", "line": 1, "criterion": "symptom-duration"}, base=1).status_code
        == 201
    )
    mine = next(
        s
        for line in nora.get(f"/v1/cases/{case}").json()["lines"]
        for s in line["sentences"]
        if s["text"] == "My words."
    )
    assert (mine["origin"], mine["by"]) == ("manual", "Nora Quist")
    assert nora("PATCH", f"{place}/{mine['id']}", {"text": "Other words."}, base=2).status_code == 200
    assert nora("DELETE", f"{place}/{mine['id']}", base=3).headers["etag"] == '"4"'
    _problem(nora("DELETE", f"{place}/{mine['id']}", base=4), 422)
    _problem(nora("POST", place, {"text": "Of nothing.", "line": 9}, base=4), 422)
    _problem(nora("POST", place, {"text": "  ", "line": 1}, base=4), 422)


def test_comments_are_made_and_resolved(nora, call, case):
    made = call("ada")(
        "POST", f"/v1/cases/{case}/comments", {"place": "criterion:1/symptom-duration", "text": "Is that so?"}
    )
    assert made.status_code == 201
    (told,) = nora.get(f"/v1/cases/{case}/comments").json()
    assert (told["id"], told["open"], told["by"]) == (made.json()["id"], True, "Ada Lindqvist")

    assert nora("POST", f"/v1/cases/{case}/comments/{told['id']}/resolution").status_code == 204
    _problem(nora("POST", f"/v1/cases/{case}/comments/{told['id']}/resolution"), 404)


def test_information_is_added_and_drafted_anew(nora, case):
    place = f"/v1/cases/{case}"
    sent = {
        "documents": [{"id": "note-2", "kind": "therapy-note", "date": "2025-10-01", "text": "Eight weeks of therapy."}]
    }
    assert nora("POST", f"{place}/information", sent).json()["material"] == 2
    _problem(nora("POST", f"{place}/information", sent), 422)
    assert nora.get(place).json()["information"]

    assert nora("POST", f"{place}/drafts").headers["etag"] == '"1"'
    assert not nora.get(place).json()["information"]


def _answered_all(caller, case):
    for line in caller.get(f"/v1/cases/{case}").json()["lines"]:
        for one in line["criteria"]:
            for quote in [*(q["place"] for q in one["quotes"]), "receipt"]:
                caller(
                    "POST", f"/v1/cases/{case}/openings", {"line": one["line"], "criterion": one["id"], "quote": quote}
                )
            path = f"/v1/cases/{case}/lines/{one['line']}/criteria/{one['id']}/answer"
            assert (
                caller("PUT", path, {"state": "unclear", "reason": "Read."}, base=caller.version(case)).status_code
                == 200
            )


def test_decisions_letters_and_the_signature_that_no_token_gives(nora, case, drafted_office):
    _problem(nora.get(f"/v1/cases/{case}/letter"), 404)
    asked = {
        "decisions": [
            {"line": 1, "disposition": "request_information"},
            {"line": 2, "disposition": "request_information"},
        ]
    }
    _problem(nora("PUT", f"/v1/cases/{case}/decisions", asked, base=0), 409, "AUT006")
    _answered_all(nora, case)
    denied = {"decisions": [{"line": 1, "disposition": "deny", "reason": "x"}, {"line": 2, "disposition": "approve"}]}
    _problem(nora("PUT", f"/v1/cases/{case}/decisions", denied, base=nora.version(case)), 403, "AUT001")
    assert nora("PUT", f"/v1/cases/{case}/decisions", asked, base=nora.version(case)).status_code == 200

    assert nora.get(f"/v1/cases/{case}/letter").json()["kind"] == "information_request"
    assert "draft" in nora.get(f"/v1/cases/{case}/letter.html").text.lower()
    assert nora.get(f"/v1/cases/{case}/letter.pdf").content.startswith(b"%PDF-")

    told = _problem(nora("POST", f"/v1/cases/{case}/signoffs", {"seen": "x"}), 403, "AUT008")
    assert "a token cannot sign" in told
    with drafted_office.store.read() as connection:
        last = connection.execute(select(LEDGER).order_by(LEDGER.c.seq.desc()).limit(1)).one()
    assert (last.action, last.case, '"asked":"sign"' in last.detail) == ("refused", case, True)
    _problem(nora("POST", f"/v1/cases/{case}/letter/release", {"signature": "x"}), 409, "AUT013")


def test_referral_and_return(nora, call, case):
    assert nora("POST", f"/v1/cases/{case}/referral", {"reason": "Unclear."}).json()["stage"] == "physician_review"
    _problem(
        nora("PUT", f"/v1/cases/{case}/lines/1/criteria/symptom-duration/answer", {"state": "met"}, base=0),
        403,
        "AUT001",
    )
    paula = call("paula")
    _problem(paula("POST", f"/v1/cases/{case}/return", {"reason": ""}), 422)
    assert paula("POST", f"/v1/cases/{case}/return", {"reason": "Ask for the date."}).json()["stage"] == "nurse_review"


def test_the_lease_is_taken_and_given_back(nora, call, case):
    nils = call("nils")
    assert nora("PUT", f"/v1/cases/{case}/lease").status_code == 204
    _problem(nils("PUT", f"/v1/cases/{case}/lease"), 403, "AUT003")
    assert nora("DELETE", f"/v1/cases/{case}/lease").status_code == 204
    assert nils("PUT", f"/v1/cases/{case}/lease").status_code == 204


def test_who_the_member_is_is_told_and_kept(nora, case, drafted_office):
    assert nora.get(f"/v1/cases/{case}/member").status_code == 200

    with drafted_office.store.read() as connection:
        assert "unmask" in [entry.action for entry in ledger.entries(connection, case)]


def test_the_ledger_is_read_and_verified_by_those_who_may(nora, call, case):
    ada = call("ada")
    _problem(nora.get("/v1/ledger/entries"), 403, "AUT001")
    _problem(nora("POST", "/v1/ledger/verification"), 403, "AUT001")

    first = ada.get(f"/v1/ledger/entries?case={case}&limit=2").json()
    rest = ada.get(f"/v1/ledger/entries?case={case}&before={first['older']}").json()
    assert [entry["seq"] for entry in first["entries"]] > [entry["seq"] for entry in rest["entries"]]
    assert {entry["case"] for entry in first["entries"] + rest["entries"]} == {case}
    checked = ada("POST", "/v1/ledger/verification").json()
    assert checked["breaks"] == []
    assert checked["entries"] > 0


def test_accounts_are_kept_by_administrators(nora, call):
    adam = call("adam")
    _problem(nora.get("/v1/people"), 403, "AUT001")
    sent = {"login": "nell", "name": "Nell Amari", "role": "nurse", "states": ["CA"]}
    made = adam("POST", "/v1/people", sent)
    assert made.status_code == 201
    word, nell = made.json()["one_time_password"], made.json()["person"]
    assert word not in adam.get("/v1/people").text
    _problem(adam("POST", "/v1/people", sent), 409, "AUT013")

    assert adam("PUT", f"/v1/people/{nell['id']}", {"role": "auditor"}).json()["role"] == "auditor"
    assert adam("PUT", f"/v1/people/{nell['id']}/active", {"active": False}).json()["active"] is False
    assert adam("POST", f"/v1/people/{nell['id']}/one-time-password").json()["one_time_password"] != word
    _problem(adam("PUT", f"/v1/people/{adam.person.id}", {"role": "physician"}), 403, "AUT001")
    _problem(adam("PUT", "/v1/people/nobody", {"role": "nurse"}), 404)


def test_a_request_under_a_key_is_carried_out_once(nora, call, case, drafted_office):
    made = [nora("POST", "/v1/cases", NEW, key="one").json() for _ in range(3)]
    assert made[0] == made[1] == made[2]
    said = [
        nora("POST", f"/v1/cases/{case}/comments", {"place": "case", "text": "Once."}, key="two").json()
        for _ in range(2)
    ]
    assert said[0] == said[1]
    _problem(nora("POST", "/v1/cases", NEW | {"id": "other"}, key="one"), 422)
    _problem(nora("POST", f"/v1/cases/{case}/comments", {"place": "case", "text": "Once."}, key="one"), 422)
    assert call("nils")("POST", "/v1/cases", NEW, key="one").json() != made[0]

    with drafted_office.store.read() as connection:
        assert len(connection.execute(select(CASE)).all()) == 1 + 2
        assert len(connection.execute(select(COMMENT)).all()) == 1
    sent = {"documents": [{"id": "note-2", "text": "More."}]}
    assert [nora("POST", f"/v1/cases/{case}/information", sent, key="three").status_code for _ in range(2)] == [
        201,
        201,
    ]
    assert [nora("POST", f"/v1/cases/{case}/drafts", key="four").json()["version"] for _ in range(2)] == [1, 1]


def test_the_same_request_eight_times_at_once_makes_one_case(nora, drafted_office):
    ready, answers = threading.Barrier(8), []

    def send():
        ready.wait()
        answers.append(nora("POST", "/v1/cases", NEW, key="at once"))

    threads = [threading.Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    with drafted_office.store.read() as connection:
        assert len(connection.execute(select(MATERIAL)).all()) == 1 + 1


def test_what_nobody_foresaw_is_a_number_and_tells_nothing(nora, case, monkeypatch):
    from drafter.web import actions  # noqa: PLC0415

    def broken(*_, **__):
        raise ValueError(CANARY)

    monkeypatch.setattr(actions, "read", broken)

    assert "internal error, reference" in _problem(nora.get(f"/v1/cases/{case}"), 500)


def test_a_case_that_there_is_not_and_a_path_that_there_is_not(nora):
    _problem(nora.get("/v1/cases/none"), 404)
    _problem(nora.get("/v1/none"), 404)
    answer = nora("DELETE", "/v1/cases")
    _problem(answer, 405)
    assert answer.headers["allow"]
