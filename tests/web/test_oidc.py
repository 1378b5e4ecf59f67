"""Logging in with an identity provider, and proving anew who one is before signing."""

import dataclasses

import httpx
import pytest
from issuer import CLIENT, SECRET, issuing
from joserfc.jwk import OctKey
from starlette.testclient import TestClient
from steps import entries, first_case, ready_to_ask, signatures_of, team

from drafter import settings
from drafter.errors import InputError
from drafter.record import people
from drafter.web import oidc
from drafter.web.app import create_app
from drafter.web.changes import actor


@pytest.fixture(scope="module")
def provider():
    with issuing() as issuer:
        yield issuer


@pytest.fixture
def issuer(provider):
    """The provider, honest again."""
    provider.subject, provider.claims, provider.key, provider.algorithm = "nora-42", {}, provider.keys[0], "RS256"
    provider.log_in_at, provider.named = None, None
    provider.asked.clear()
    provider.codes.clear()
    return provider


@pytest.fixture
def office(drafted_office, issuer):
    """The workbench with the provider, where nora has an identity."""
    named = settings.read(
        {"DRAFTER_OIDC_ISSUER": issuer.name, "DRAFTER_OIDC_CLIENT": CLIENT, "DRAFTER_OIDC_SECRET": SECRET}
    )
    people_now = team(drafted_office)
    with drafted_office.store.change(actor(people_now["adam"])) as change:
        people.amend(change, people_now["nora"].id, subject=f"{issuer.name} nora-42")
    return dataclasses.replace(drafted_office, settings=named)


@pytest.fixture
def browser(office):
    return TestClient(create_app(office), follow_redirects=False)


def at_provider(left):
    """The address that the provider sends the browser back to."""
    return httpx.get(left.headers["location"]).headers["location"].removeprefix("http://testserver")


def log_in(browser, **query):
    return browser.get(at_provider(browser.get("/login/oidc", params=query)))


def test_who_has_an_identity_logs_in_and_goes_on(browser, issuer, office):
    assert "Log in with your organisation" in browser.get("/login").text
    done = log_in(browser, next="/account")
    assert (done.status_code, done.headers["location"]) == (303, "/account")
    assert "Nora Quist" in browser.get("/account").text
    (asked,) = issuer.asked
    assert (asked["code_challenge_method"], asked["scope"], asked["response_type"]) == ("S256", "openid", "code")
    assert "prompt" not in asked
    assert entries(office, "login")[-1].actor == team(office)["nora"].id


def test_nobody_gets_an_account_by_logging_in(browser, issuer, office):
    issuer.subject = "somebody-else"
    assert log_in(browser).status_code == 403
    assert browser.get("/account").headers["location"].startswith("/login")
    assert entries(office)[-1].action == "login_refused"


def test_an_account_that_is_switched_off_stays_out(browser, office):
    with office.store.change(actor(team(office)["adam"])) as change:
        people.amend(change, team(office)["nora"].id, active=False)
    assert log_in(browser).status_code == 403


@pytest.mark.parametrize(
    "lie",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"iss": "https://elsewhere.example"},
        {"aud": "another-client"},
        {"aud": ["workbench", "another"], "azp": "another"},
        {"exp": 1_000_000_000},
        {"iat": None},
        {"sub": None},
        {"sub": ""},
        {"sub": 42},
        {"at_hash": "bm90IHRoZSBoYXNo"},
    ],
    ids=str,
)
def test_a_token_that_says_something_else_is_refused(browser, issuer, lie):
    issuer.claims = lie
    assert log_in(browser).status_code == 403
    assert browser.get("/account").headers["location"].startswith("/login")


def test_a_token_by_another_key_is_refused(browser, issuer):
    issuer.key = issuer.foreign
    assert log_in(browser).status_code == 403


def test_a_token_by_the_clients_secret_is_refused(browser, issuer):
    issuer.key, issuer.algorithm = OctKey.import_key(SECRET * 4), "HS256"
    assert log_in(browser).status_code == 403


def test_an_answer_to_another_log_in_is_refused(browser, issuer):
    back = at_provider(browser.get("/login/oidc"))
    browser.get("/login/oidc")  # begun again: the state is another
    assert browser.get(back).status_code == 403


def test_an_answer_in_another_browser_is_refused(browser, office):
    back = at_provider(browser.get("/login/oidc"))
    assert TestClient(create_app(office), follow_redirects=False).get(back).status_code == 403


@pytest.mark.parametrize("cookie", ["", "nonsense", "bnVsbA==", "eyJzdGF0ZSI6IDF9"])
def test_a_cookie_that_is_none_is_refused(browser, cookie):
    browser.cookies.set("drafter-oidc", cookie, path="/login/oidc")
    assert browser.get("/login/oidc/callback", params={"code": "x", "state": "y"}).status_code == 403


def test_a_code_is_good_once(browser):
    left = browser.get("/login/oidc")
    cookie = left.cookies["drafter-oidc"]
    back = at_provider(left)
    assert browser.get(back).status_code == 303
    browser.cookies.set("drafter-oidc", cookie, path="/login/oidc")
    assert browser.get(back).status_code == 403


def test_a_refusal_of_the_provider_is_told(browser):
    browser.get("/login/oidc")
    assert browser.get("/login/oidc/callback", params={"error": "access_denied", "state": "y"}).status_code == 403


def test_a_way_on_to_another_site_is_not_taken(browser):
    assert log_in(browser, next="//elsewhere.example/").headers["location"] == "/"


def test_a_provider_that_names_itself_otherwise_is_refused(browser, issuer):
    issuer.named = "https://elsewhere.example"
    assert browser.get("/login/oidc").status_code == 503


def test_a_provider_out_of_reach_is_told(drafted_office):
    gone = settings.read({"DRAFTER_OIDC_ISSUER": "http://127.0.0.1:9", "DRAFTER_OIDC_CLIENT": CLIENT})
    client = TestClient(create_app(dataclasses.replace(drafted_office, settings=gone)), follow_redirects=False)
    answer = client.get("/login/oidc")
    assert answer.status_code == 503
    assert "cannot be reached" in answer.text


def test_without_a_provider_there_is_no_such_way_in(drafted_office):
    client = TestClient(create_app(drafted_office), follow_redirects=False)
    assert client.get("/login/oidc").status_code == 404
    assert "organisation" not in client.get("/login").text


@pytest.mark.parametrize("given", [{"DRAFTER_OIDC_ISSUER": "http://id.example", "DRAFTER_OIDC_CLIENT": "x"}, {"DRAFTER_OIDC_ISSUER": "https://id.example"}, {"DRAFTER_OIDC_CLIENT": "x"}])  # fmt: skip
def test_half_a_setting_and_one_without_tls_are_refused(given):
    with pytest.raises(InputError, match="DRAFTER_OIDC_ISSUER"):
        oidc.provider(settings.read(given))


def test_a_password_no_longer_opens_such_an_account(browser, office):
    assert people.prove(office.store, actor(team(office)["adam"]), "nora", "trigger point demo", "") is None


def signed(browser, case):
    """What the sign-off page's form gives when it is sent."""
    import re  # noqa: PLC0415

    page = browser.get(f"/cases/{case}/sign").text
    shown, token = (
        re.search(r'name="shown" value="([0-9a-f]{64})"', page),
        re.search(r'name="csrf" value="([^"]+)"', page),
    )
    return browser.post(f"/cases/{case}/sign", data={"csrf": token[1], "shown": shown[1] if shown else ""})


def test_a_signature_needs_the_provider_to_ask_anew(browser, issuer, office):
    case = first_case(office)
    ready_to_ask(office, case)
    log_in(browser)
    page = browser.get(f"/cases/{case}/sign").text
    assert "vouch for you anew" in page
    assert 'name="shown"' not in page
    assert signed(browser, case).status_code == 403
    done = log_in(browser, again="1", next=f"/cases/{case}/sign")
    assert done.headers["location"] == f"/cases/{case}/sign"
    assert (issuer.asked[-1]["prompt"], issuer.asked[-1]["max_age"]) == ("login", "0")
    assert signed(browser, case).status_code == 303
    assert signatures_of(office, case)[0].determination.signer.name == "Nora Quist"


@pytest.mark.parametrize("asked", [{"auth_time": None}, {"auth_time": 1_000_000_000}, {"auth_time": "now"}], ids=str)
def test_a_provider_that_did_not_ask_anew_proves_nothing(browser, issuer, office, asked):
    case = first_case(office)
    ready_to_ask(office, case)
    log_in(browser)
    issuer.claims = asked
    assert log_in(browser, again="1").status_code == 403
    assert signed(browser, case).status_code == 403
    assert '"asked":"prove_identity"' in entries(office, "refused")[0].detail


def test_somebody_elses_proof_proves_nothing(browser, issuer, office):
    case = first_case(office)
    ready_to_ask(office, case)
    log_in(browser)
    issuer.subject = "nils-43"
    assert log_in(browser, again="1").status_code == 403
    assert signed(browser, case).status_code == 403
    assert signatures_of(office, case) == []


def test_proving_anew_is_for_those_who_are_logged_in(browser):
    assert browser.get("/login/oidc", params={"again": "1"}).headers["location"].startswith("/login")
