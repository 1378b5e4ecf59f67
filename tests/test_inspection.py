"""Our own drafts pass their own check over every gold case; what the embedded reader finds cannot be taken out of one."""

import json
from pathlib import Path

import pytest

from drafter.drafting.determination import Draft, digest_of
from drafter.drafting.findings import Severity
from drafter.evidence.intake.case_files import load_case
from drafter.inspection import inspect
from drafter.models.rules.model import RulesModel
from drafter.pipeline import draft

GOLD = sorted(path.parent for path in (Path(__file__).parents[1] / "evals/gold").rglob("case.yaml"))


def forged(made, change):
    """The JSON of a draft after a change, sealed anew."""
    plain = json.loads(made.to_json())
    change(plain)
    changed = Draft.model_validate(plain)
    return changed.model_copy(update={"digest": digest_of(changed.content())}).to_json()


@pytest.mark.parametrize("folder", GOLD, ids=lambda folder: folder.name)
def test_a_draft_of_ours_is_blamed_for_nothing_that_it_does_not_say_itself(folder, library):
    case = load_case(folder)
    made = draft(case, RulesModel(), library)
    said = {found.code for found in made.findings}

    blamed = [f for f in inspect(made.to_json(), case, library) if f.severity is Severity.BLOCKING]

    assert [f for f in blamed if f.code not in said] == []


def test_a_fact_that_the_embedded_reader_finds_cannot_be_left_out(drafted, sample, library):
    last = len(drafted.facts) - 1
    found = inspect(forged(drafted, lambda plain: plain["facts"].pop(last)), sample, library)

    assert any(f.code == "DOC032" and f.at == "/facts" and "is left out" in f.message for f in found)


def test_a_fact_cannot_be_put_into_the_embedded_reader_s_mouth(drafted, sample, library):
    def change(plain):
        told = next(f for f in plain["facts"] if f["kind"] == "treatment" and len(f["attributes"]) > 1)
        name = told["attributes"]["name"]
        plain["facts"].append({**told, "id": f"{told['document']}.treatment.99", "attributes": {"name": name}})

    found = inspect(forged(drafted, change), sample, library)

    assert any(f.code == "DOC032" and f.at.endswith("/readers") for f in found)


def test_with_another_version_the_embedded_reader_is_not_held_to_what_it_read(drafted, sample, library):
    def change(plain):
        plain["generator"]["version"] = "0.0.0"
        plain["facts"].pop()

    found = inspect(forged(drafted, change), sample, library)

    assert "DOC033" in {f.code for f in found}
    assert not any(f.code == "DOC032" and f.at == "/facts" for f in found)
