"""The recorded run that is shipped: whole, unedited in form, and every request for facts answered."""

import json
from pathlib import Path

RUN = Path(__file__).parents[2] / "evals" / "recorded" / "run"
GOLD = RUN.parents[1] / "gold"


def lines(name):
    return [json.loads(line) for line in (RUN / name).read_text(encoding="utf-8").splitlines()]


def test_its_cases_are_gold_cases_and_at_least_25():
    cases = (RUN / "cases.txt").read_text(encoding="utf-8").split()
    assert len(set(cases)) == len(cases) >= 25
    assert [name for name in cases if not (GOLD / name / "expected.yaml").is_file()] == []


def test_every_request_for_facts_has_an_answer():
    answered = {line["custom_id"] for line in lines("answers.jsonl")}
    facts = {
        line["custom_id"]
        for line in lines("requests.jsonl")
        if line["body"]["response_format"]["json_schema"]["name"] == "Facts"
    }
    assert len(facts) >= 25
    assert facts <= answered
