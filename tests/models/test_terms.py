"""The terms of a recorded run: it replays with what it was asked in, whatever is in use today."""

import json
import shutil
from pathlib import Path

import pytest

from drafter import settings
from drafter.criteria.readers import EMBEDDED_READER, LANGUAGE_MODEL
from drafter.errors import InputError
from drafter.evidence.case_files import load_case
from drafter.models.choice import open_model
from drafter.models.prompts import VERSIONS
from drafter.models.terms import Terms, terms_of
from drafter.pipeline import draft

EVALS = Path(__file__).parents[2] / "evals"
RUN = EVALS / "recorded" / "run"
#: The readers disagree here, and the recorded request for its rationale names them.
DISPUTED = "facet-rf-blocks-helped-no-number"


def written(folder, text):
    (folder / "run.json").write_text(text, encoding="utf-8")
    return folder


def test_a_run_without_terms_is_put_in_those_of_today(tmp_path):
    assert terms_of(tmp_path) == Terms(prompts=VERSIONS, readers={})


def test_the_first_request_writes_the_terms_down_and_the_next_prompt_leaves_them(
    tmp_path, make_case, library, monkeypatch
):
    draft(make_case("Neck pain."), open_model(f"replay:{tmp_path}", settings.read({}), {}), library)
    told = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    monkeypatch.setitem(VERSIONS, "facts", 99)

    assert told == {"prompts": {"facts": 2, "rationale": 1}, "readers": {}}
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
        ('{"readers": {"a third reader": "x"}}', "/readers"),
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


def test_a_reason_names_readers_as_the_run_did():
    terms = Terms(readers={LANGUAGE_MODEL: "replay:run", EMBEDDED_READER: "rules"})
    reason = f"Two readers disagree. By {LANGUAGE_MODEL} it is met: Yes. By {EMBEDDED_READER} it is unclear: Perhaps."

    assert terms.worded(reason) == (
        "Two readers disagree. By replay:run it is met: Yes. By rules it is unclear: Perhaps."
    )
    assert Terms().worded(reason) == reason


def test_the_recorded_run_answers_under_any_name(tmp_path, library):
    renamed = tmp_path / "last-tuesday"
    shutil.copytree(RUN, renamed)
    model = open_model(f"replay:{renamed}", settings.read({}), {})
    case = load_case(EVALS / "gold" / DISPUTED)
    made = draft(case, model, library)
    reasons = [c.reason for line in made.lines for c in line.criteria]

    assert model.pending == ""
    assert any(reason.startswith(f"Two readers disagree. By {LANGUAGE_MODEL} it is") for reason in reasons)
    assert made.generator.prompts.keys() == {"facts.v1", "rationale.v1"}
