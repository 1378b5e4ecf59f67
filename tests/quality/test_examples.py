"""The examples beside each policy: every one comes out as its author says; the reader itself refuses bad ones."""

import shutil
from collections import Counter

import pytest
import yaml

from drafter import settings
from drafter.criteria.library import load
from drafter.criteria.logic import State
from drafter.errors import InputError
from drafter.quality.examples import read_examples, run_examples

FOLDER = settings.data("criteria")
POLICIES = sorted(path.parent.name for path in FOLDER.glob("*/examples.yaml"))


@pytest.mark.parametrize("policy", POLICIES)
def test_every_example_comes_out_as_its_author_says(policy):
    results = run_examples(FOLDER, [policy])

    assert results
    assert [(r.number, r.criterion, r.expected.value, r.got.value) for r in results if not r.right] == []


def set_otherwise(folder, how):
    """The library with the texts of its examples set in another way."""
    shutil.copytree(FOLDER, folder)
    for file in folder.glob("*/examples.yaml"):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        for example in content["examples"]:
            for told in [example] if "text" in example else example["documents"]:
                told["text"] = how(told["text"].rstrip()) + "\n"
        file.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return folder


def test_lines_that_say_nothing_about_it_change_no_example(tmp_path):
    results = run_examples(set_otherwise(tmp_path / "set", lambda text: f"Seen today.\n{text}\nVitals stable."), [])

    assert results
    assert [(r.policy, r.number, r.criterion, r.expected.value, r.got.value) for r in results if not r.right] == []


@pytest.mark.parametrize(
    "how",
    [str.upper, str.lower, lambda text: "\n".join(f"- {line}" if line.strip() else line for line in text.split("\n"))],
    ids=["capitals", "no-capitals", "items"],
)
def test_no_way_to_set_a_text_makes_met_what_is_not(tmp_path, how):
    results = run_examples(set_otherwise(tmp_path / "set", how), [])

    met = [r for r in results if r.expected is State.MET]
    assert [(r.policy, r.number, r.criterion) for r in results if r.got is State.MET and not r.right] == []
    assert sum(r.right for r in met) > 0.95 * len(met)


@pytest.mark.parametrize("policy", sorted(load(FOLDER).policies))
def test_every_criterion_has_eight_examples_or_more_and_more_than_one_state(policy):
    examples = read_examples(FOLDER / policy / "examples.yaml").examples
    counts = Counter(example.criterion for example in examples)
    states = {(example.criterion, example.state) for example in examples}

    for criterion in load(FOLDER).get(policy).criteria:
        assert counts[criterion.id] >= 8, criterion.id
        assert len([1 for name, _ in states if name == criterion.id]) >= 2, criterion.id


@pytest.fixture
def folder(tmp_path):
    """A library of one policy whose examples can be spoilt."""
    policy = "commercial-occipital-nerve-block"
    (tmp_path / policy).mkdir()
    for file in ("2025.1.yaml", "examples.yaml"):
        (tmp_path / policy / file).write_text((FOLDER / policy / file).read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def spoil(folder, text):
    file = folder / "commercial-occipital-nerve-block" / "examples.yaml"
    file.write_text("policy: commercial-occipital-nerve-block\nexamples:\n" + text, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("  - {criterion: covered-diagnosis, state: met, why: x, text: y, stat: z}", "examples.0.stat: Extra inputs are not permitted. Did you mean 'state'?"),
        ("  - {criterion: covered-diagnosis, state: yes, why: x, text: y}", "examples.0.state"),
        ("  - {criterion: covered-diagnosis, state: met, why: x}", "an example has either text or documents"),
        ("  - {criterion: covered-diagnoses, state: met, why: x, text: y}", "the policy has no criterion 'covered-diagnoses'. Did you mean 'covered-diagnosis'?"),
        ("  []", "examples"),
    ],
)  # fmt: skip
def test_an_example_that_cannot_be_is_refused_with_its_place(folder, text, message):
    file = spoil(folder, text)

    with pytest.raises(InputError) as caught:
        run_examples(folder, [])

    assert str(caught.value).startswith(str(file))
    assert message in str(caught.value)


def test_an_example_that_comes_out_otherwise_is_told(folder):
    spoil(
        folder, "  - {criterion: covered-diagnosis, state: met, why: x, date: 2025-11-03, text: 'Rule out migraine.'}"
    )

    (result,) = run_examples(folder, [])

    assert (result.expected.value, result.got.value, result.right) == ("met", "unclear", False)


def test_a_policy_without_examples_is_refused(folder):
    (folder / "commercial-occipital-nerve-block" / "examples.yaml").unlink()

    with pytest.raises(InputError, match="the policy has no examples"):
        run_examples(folder, [])
