"""The terms of a recorded run: it replays with what it was asked in, whatever is in use today."""

import json
import shutil
from pathlib import Path

import pytest
from scripted import completion, facts

from drafter import settings
from drafter.errors import InputError
from drafter.evidence.intake.case_files import load_case
from drafter.models.choice import open_model
from drafter.models.prompts import VERSIONS
from drafter.models.rules.model import RulesModel
from drafter.models.terms import Terms, terms_of
from drafter.pipeline import draft

EVALS = Path(__file__).parents[2] / "evals"
RUN = EVALS / "recorded" / "run"


def written(folder, text):
    (folder / "run.json").write_text(text, encoding="utf-8")
    return folder


def test_a_run_without_terms_is_put_in_those_of_today(tmp_path):
    assert terms_of(tmp_path) == Terms(prompts=VERSIONS)


def test_the_first_request_writes_the_terms_down_and_the_next_prompt_leaves_them(
    tmp_path, make_case, library, monkeypatch
):
    draft(make_case("Neck pain."), open_model(f"replay:{tmp_path}", settings.read({}), {}), library)
    told = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    monkeypatch.setitem(VERSIONS, "facts", 99)

    assert told == {"prompts": {"facts": 2, "rationale": 1}}
    assert terms_of(tmp_path).prompts == told["prompts"]


def test_a_run_that_names_one_prompt_has_the_others_of_today(tmp_path):
    assert terms_of(written(tmp_path, '{"prompts": {"facts": 1}}')).prompts == VERSIONS | {"facts": 1}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{", "/"),
        ('{"prompts": {"facts": "one"}}', "/prompts/facts"),
        ('{"model": "x"}', "/model"),
        ('{"prompts": {"letters": 1}}', "/prompts"),
    ],
)
def test_wrong_terms_are_refused_with_their_place(tmp_path, text, place):
    with pytest.raises(InputError) as caught:
        terms_of(written(tmp_path, text))

    assert (caught.value.file, caught.value.place) == (tmp_path / "run.json", place)


def test_a_prompt_of_a_version_that_is_not_there_is_refused(tmp_path, make_case, library):
    model = open_model(f"replay:{written(tmp_path, json.dumps({'prompts': {'facts': 7}}))}", settings.read({}), {})

    with pytest.raises(InputError, match=r"facts\.v7\.jinja: there is no such prompt"):
        draft(make_case("Neck pain."), model, library)


def test_the_recorded_run_answers_under_any_name(tmp_path, library):
    renamed = tmp_path / "last-tuesday"
    shutil.copytree(RUN, renamed)
    model = open_model(f"replay:{renamed}", settings.read({}), {})
    made = draft(load_case(EVALS / "gold" / "cervical-tpi-onb"), model, library)

    assert model.pending == ""
    assert made.generator.prompts.keys() == {"facts.v1", "rationale.v1"}
    assert not {"UNC002", "UNC003"} & {found.code for found in made.findings}


def test_where_readers_disagree_no_request_holds_the_name_of_its_folder(tmp_path, make_case, library, monkeypatch):
    case = make_case("HPI: Neck pain for 2 months.", "HPI: Neck pain for 5 months.")
    folder, read = tmp_path / "quux", RulesModel.propose_facts
    monkeypatch.setattr(
        RulesModel,
        "propose_facts",
        lambda self, document, wanted: read(self, document, wanted) if document.id == "note-1" else [],
    )
    later = [{"name": ("pain", "pain"), "region": ("Neck", "Neck"), "length": ("5 months", "5 months")}]

    def asked():
        return [json.loads(line) for line in (folder / "requests.jsonl").read_text(encoding="utf-8").splitlines()]

    for _ in range(2):
        made = draft(case, open_model(f"replay:{folder}", settings.read({}), {}), library)
        answers = [
            {"custom_id": each["custom_id"], "response": {"body": completion(facts(symptoms=later if "5 months" in str(each) else []))}}
            for each in asked()
        ]  # fmt: skip
        (folder / "answers.jsonl").write_text("\n".join(map(json.dumps, answers)), encoding="utf-8")

    rationale = asked()[-1]["body"]["messages"][1]["content"]
    assert "By the language model it is met" in rationale
    assert "By the embedded reader it is not met" in rationale
    assert "quux" not in str(asked())
    assert "replay:quux" in made.generator.readers
