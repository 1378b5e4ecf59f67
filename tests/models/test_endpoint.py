"""A service as it is met: busy, failing, out of reach, without the right key; and what it learns of us."""

import logging
import socket
import threading
import time

import pytest
from scripted import completion, facts
from server import Reply, serving, tool_call

from drafter import settings
from drafter.errors import CredentialError, InputError, ModelError
from drafter.evidence.claims.facts import FactKind
from drafter.models.choice import open_model

NOTE = "HPI: Neck pain for 5 months. {{ 7*7 }} {% raw PT for 8 weeks did not help."
FACTS = facts(treatments=[{"name": ("physical-therapy", "PT"), "length": ("8 weeks", "8 weeks"), "outcome": ("failed", "did not help")}])  # fmt: skip
KINDS = [FactKind.SYMPTOM, FactKind.TREATMENT]


@pytest.fixture
def read(make_case):
    """Read the note by a server; ``read(url, DRAFTER_ATTEMPTS="1")``."""

    def read(url, *, key="sk-test-key", note=NOTE, **given):
        environment = {"OPENAI_BASE_URL": url, "DRAFTER_SYNTHETIC": "1", **given}
        environment |= {"OPENAI_API_KEY": key} if key else {}
        model = open_model("openai/scripted", settings.read({k: v for k, v in environment.items() if k.startswith("DRAFTER")}), environment)  # fmt: skip
        case = make_case(note)
        reader = model.for_case(case)
        return reader.propose_facts(case.documents[0], KINDS), reader

    return read


def test_an_answer_by_schema_is_read_and_counted(read):
    with serving(lambda body, number: completion(FACTS)) as server:
        candidates, reader = read(server.url)

    assert [c.attributes["outcome"].value for c in candidates] == ["failed"]
    assert reader.usage == {"calls": 1, "prompt_tokens": 100, "completion_tokens": 10}
    assert server.seen[0]["key"] == "Bearer sk-test-key"


def test_a_record_is_never_rendered_as_a_template(read):
    with serving(lambda body, number: completion(FACTS)) as server:
        read(server.url)

    assert "{{ 7*7 }} {% raw PT" in server.seen[0]["body"]["messages"][1]["content"]


def test_a_server_that_only_knows_tools_is_asked_by_a_tool_and_remembered(read, make_case):
    def script(body, number):
        return tool_call(FACTS) if "tools" in body else completion("Certainly! The patient had PT.")

    with serving(script) as server:
        candidates, reader = read(server.url)
        reader.propose_facts(make_case(NOTE).documents[0], KINDS)

    assert len(candidates) == 1
    assert ["tools" in each["body"] for each in server.seen] == [False, True, True]


def test_a_server_that_refuses_formats_is_asked_in_words(read):
    def script(body, number):
        refused = "tools" in body or "response_format" in body
        return Reply({"error": {"message": "no"}}, 400) if refused else completion(f"Here:\n```json\n{FACTS}\n```".replace("'", '"'))  # fmt: skip

    with serving(script) as server:
        candidates, _ = read(server.url)

    assert len(candidates) == 1
    assert len(server.seen) == 4


def test_a_server_that_only_knows_json_objects_is_asked_for_one_and_remembered(read, make_case):
    def script(body, number):
        if "tools" in body or body.get("response_format", {}).get("type") == "json_schema":
            return Reply({"error": {"message": "no"}}, 400)
        return completion(FACTS if "response_format" in body else "Certainly! The patient had PT.")

    with serving(script) as server:
        candidates, reader = read(server.url)
        reader.propose_facts(make_case(NOTE).documents[0], KINDS)

    assert len(candidates) == 1
    assert [each["body"].get("response_format", {}).get("type") for each in server.seen] == [
        "json_schema",
        None,
        "json_object",
        "json_object",
    ]


def test_a_fenced_answer_is_read(read):
    with serving(lambda body, number: completion(f"```json\n{FACTS}\n```".replace("'", '"'))) as server:
        candidates, _ = read(server.url)

    assert len(candidates) == 1


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_service_that_is_busy_or_fails_is_asked_again(read, status):
    def script(body, number):
        return Reply({"error": {"message": "later"}}, status, retry_after_ms=1) if number < 3 else completion(FACTS)

    with serving(script) as server:
        candidates, reader = read(server.url)

    assert len(candidates) == 1
    assert len(server.seen) == 3
    assert reader.usage["calls"] == 1


def test_a_service_that_goes_on_failing_is_given_up(read):
    with serving(lambda body, number: Reply({"error": {}}, 503, retry_after_ms=1)) as server, pytest.raises(ModelError, match="HTTP 503"):  # fmt: skip
        read(server.url, DRAFTER_ATTEMPTS="3")

    assert len(server.seen) == 3


def test_a_connection_that_breaks_is_tried_again_and_then_given_up(read):
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{held.getsockname()[1]}/v1"

        with pytest.raises(ModelError, match="could not be reached") as failed:
            read(url, DRAFTER_ATTEMPTS="2")

    assert failed.value.retryable


def test_a_key_that_is_not_accepted_is_a_missing_credential(read):
    with serving(lambda body, number: Reply({"error": {"message": "bad key"}}, 401)) as server, pytest.raises(CredentialError):  # fmt: skip
        read(server.url)

    assert len(server.seen) == 1


def test_a_server_of_ones_own_needs_no_key(read):
    with serving(lambda body, number: completion(FACTS)) as server:
        candidates, _ = read(server.url, key=None)

    assert len(candidates) == 1


def test_the_api_itself_needs_a_key():
    with pytest.raises(CredentialError, match="OPENAI_API_KEY"):
        open_model("openai/any", settings.read({"DRAFTER_SYNTHETIC": "1"}), {})


def test_without_an_agreement_no_case_is_shown():
    with pytest.raises(InputError, match=r"no agreement .* covers api\.openai\.com"):
        open_model("openai/any", settings.read({}), {"OPENAI_API_KEY": "k"})


def test_an_agreement_covers_the_host_that_it_names_and_no_other():
    covered = settings.read({"DRAFTER_PHI_AGREEMENT": "llm.example.org, api.openai.com"})
    other = {"OPENAI_API_KEY": "k", "OPENAI_BASE_URL": "https://elsewhere.example.org/v1"}

    assert open_model("openai/any", covered, {"OPENAI_API_KEY": "k"}).name == "openai/any"
    with pytest.raises(InputError, match=r"elsewhere\.example\.org"):
        open_model("openai/any", covered, other)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (completion(FACTS, finish_reason="length"), "cut off"),
        (completion(None, refusal="I cannot help with that."), "refused"),
        (completion("", finish_reason="content_filter"), "refused"),
        (completion(""), "empty"),
        (completion(None), "empty"),
        ({"choices": []}, "no chat completion"),
        ({"nothing": 1}, "no chat completion"),
        (Reply("<html>Bad gateway</html>"), "not JSON"),
        (completion({"treatments": [{"outcome": None}]}), "did not fit the schema"),
    ],
    ids=["truncated", "refusal", "filtered", "empty", "none", "no choices", "no completion", "no json", "no schema"],
)
def test_an_answer_that_cannot_be_used_is_a_clear_error(read, said, told):
    with serving(lambda body, number: said) as server, pytest.raises(ModelError, match=told):
        read(server.url, DRAFTER_ATTEMPTS="1", DRAFTER_REASKS="1")


def test_an_answer_that_does_not_fit_is_asked_for_again_with_the_errors(read):
    def script(body, number):
        return completion({"treatments": [{"outcome": None}]}) if number == 1 else completion(FACTS)

    with serving(script) as server:
        candidates, reader = read(server.url)

    assert len(candidates) == 1
    assert reader.usage["calls"] == 2
    assert "treatments.0.name" in server.seen[1]["body"]["messages"][-1]["content"]


def test_nothing_of_a_record_or_an_answer_is_in_errors_or_logs(read, caplog):
    caplog.set_level(logging.DEBUG)
    secret = "Hyperthymestic"
    with serving(lambda body, number: completion(f"{secret} answer")) as server, pytest.raises(ModelError) as failed:
        read(server.url, note=f"HPI: {secret} note, neck pain.", DRAFTER_REASKS="1")

    chain, error = [], failed.value
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    assert secret not in "".join(f"{each!s}{each!r}" for each in chain)
    assert secret not in caplog.text


def test_no_more_requests_are_under_way_than_allowed(read, make_case):
    def script(body, number):
        time.sleep(0.05)
        return completion(FACTS)

    with serving(script) as server:
        _, reader = read(server.url, DRAFTER_CONCURRENCY="2")
        document = make_case(NOTE).documents[0]
        threads = [threading.Thread(target=reader.propose_facts, args=(document, KINDS)) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert server.most_at_once == 2
    assert reader.usage["calls"] == 7
