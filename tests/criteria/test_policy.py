"""A policy file says what it means, or is refused with one message that names file, place and remedy."""

import pytest
import yaml
from pydantic import ValidationError

from drafter import settings
from drafter.criteria.library import read_policy
from drafter.errors import InputError

SHIPPED = settings.data("criteria") / "commercial-trigger-point-injections" / "2025.1.yaml"


@pytest.fixture
def refused(tmp_path):
    """Spoil the shipped policy by replacing text, and give the refusal."""

    def refused(old, new):
        text = SHIPPED.read_text(encoding="utf-8")
        assert old in text
        path = tmp_path / SHIPPED.parent.name / SHIPPED.name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        with pytest.raises(InputError) as caught:
            read_policy(path)
        assert caught.value.file == path
        assert "\n" not in str(caught.value)
        return caught.value

    return refused


@pytest.mark.parametrize(
    ("old", "new", "place", "cause", "remedy"),
    [
        ("title: Trigger point injections", "titel: x", "titel", "unknown key 'titel'", "Did you mean 'title'?"),
        ("    question: On what", "    qestion: On what", "criteria[0].qestion", "unknown key 'qestion'", "Did you mean 'question'?"),
        ("measure: length,", "measure: lenght,", "criteria[0].rule", "unknown measure 'lenght' of a symptom", "Did you mean 'length'?"),
        ("fact: symptom,", "fact: symptoms,", "criteria[0].rule", "unknown fact 'symptoms'", "Did you mean 'symptom'?"),
        ("where: {group: [physical]}", "where: {group: [phisical]}", "criteria[1].rule.all[0].where", "the lexicon knows no group 'phisical'", "Did you mean 'physical'?"),
        ("outcomes: [failed]", "outcomes: [faild]", "criteria[1].rule.all[0].outcomes[0]", "'faild' is not one of these", "Did you mean 'failed'?"),
        ('version: "2025.1"', "version: 2025.1", "version", "a version is text", ""),
        ("authority: nurse", "authority: robot", "authority", "'robot' is no authority", "Known: nurse, physician"),
        ("unit: months}", "unit: moons}", "criteria[0].rule.unit", "'moons' is no unit", "Did you mean 'months'?"),
        ('op: ">"', 'op: "=>"', "criteria[0].rule.op", "'=>' is no op", "Did you mean"),
        ('rule: {fact: symptom, measure: length, op: ">", value: 3, unit: months}', "rule: {value: 3}", "criteria[0].rule", "this is no rule", "Give fact and measure"),
        ("          unit: weeks\n", "", "criteria[1].rule.all[0]", "unit is missing", ""),
        ("at_least: 3", "at_least: 5", "criteria[3].rule", "at least 5 of 4 can never be", ""),
        ("authority: nurse", 'tree: {fact: symptom, measure: length, op: ">", value: 3, unit: months}\nauthority: nurse', "", "the tree combines criteria by name", ""),
        ('rule: {fact: symptom, measure: length, op: ">", value: 3, unit: months}', "rule: {criterion: session-limit}", "", "the rule of 'symptom-duration' names a criterion", ""),
        ("weak: [tenderness]", "weak: [tendernes]", "criteria[2].rule", "the lexicon knows no finding 'tendernes'", "Did you mean 'tenderness'?"),
        ("where: {name: [trigger-point, ", "where: {name: [migraine, ", "criteria[2].rule", "the lexicon knows no finding 'migraine'", ""),
        ("procedure: [trigger-point-injection]", "procedure: [trigger-point-injections]", "procedure", "the lexicon knows no procedure 'trigger-point-injections'", "Did you mean 'trigger-point-injection'?"),
        ("value: 3, unit: months}", "valeu: 3, unit: months}", "criteria[0].rule.valeu", "unknown key 'valeu'", "Did you mean 'value'?"),
        ("effective: {from:", "effective: {form:", "effective.form", "unknown key 'form'", "Did you mean 'from'?"),
        ("limit: 1", "limits: 1", "coding.units[0].limits", "unknown key 'limits'", "Did you mean 'limit'?"),
        ("where: {group: [physical]}", "where: {groups: [physical]}", "criteria[1].rule.all[0].where.groups", "unknown key 'groups'", "Did you mean 'group'?"),
        ("id: session-limit", "id: session-interval", "", "the criterion 'session-interval' is given twice", ""),
        ("payers: [example-commercial]", "payers: []", "payers", "at least 1 item", ""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_place(refused, old, new, place, cause, remedy):
    error = refused(old, new)

    assert error.place == place
    assert cause in error.cause
    assert remedy in error.remedy + error.cause


def test_a_missing_key_is_named(refused):
    error = refused("authority: nurse\n", "")

    assert (error.cause, error.place, error.remedy) == ("the key 'authority' is missing", "authority", "Add it.")


def test_a_file_is_named_after_what_it_holds(refused):
    error = refused("id: commercial-trigger-point-injections", "id: other")

    assert error.remedy == "Name it other/2025.1.yaml."


def test_a_tree_that_names_no_criterion_or_leaves_one_out_is_refused(made, plain):
    two = [plain.criterion("a"), plain.criterion("b")]
    with pytest.raises(ValidationError, match="the tree names the criterion 'c'; known: a, b"):
        made(criteria=two, tree={"all": [{"criterion": n} for n in "abc"]})
    with pytest.raises(ValidationError, match="the tree leaves out b"):
        made(criteria=two, tree={"all": [{"criterion": "a"}]})


def test_without_a_tree_all_criteria_are_required(made, plain):
    policy = made(criteria=[plain.criterion("a"), plain.criterion("b")])

    assert [part.criterion for part in policy.judged_tree.all] == ["a", "b"]


def test_a_policy_survives_its_own_json():
    policy = read_policy(SHIPPED)

    again = type(policy).model_validate_json(policy.model_dump_json(by_alias=True))

    assert again == policy


@pytest.mark.parametrize("file", sorted(settings.data("criteria").glob("*/20*.yaml")), ids=lambda f: f.parent.name)
def test_every_shipped_policy_says_where_it_is_from_and_what_to_ask(file):
    policy = read_policy(file)

    assert policy.source.verified in ("primary", "secondary", "own")
    assert policy.source.note
    assert all(c.text and c.question.endswith("?") and c.search for c in policy.criteria)


def test_thresholds_are_in_the_files():
    """What a clinician reads in the library's tables stands in the YAML, and nowhere else."""
    shipped = {f.parent.name: yaml.safe_load(f.read_text()) for f in settings.data("criteria").glob("*/20*.yaml")}
    rules = {(name, c["id"]): c["rule"] for name, p in shipped.items() for c in p["criteria"]}
    tpi, care = "commercial-trigger-point-injections", "medicare-trigger-point-injections"

    def of(policy, criterion, *keys):
        return tuple(rules[policy, criterion][key] for key in keys)

    physical = rules[tpi, "conservative-treatment"]["all"][0]
    assert of(tpi, "symptom-duration", "op", "value", "unit") == (">", 3, "months")
    assert (physical["op"], physical["value"], physical["unit"]) == (">=", 6, "weeks")
    assert of(tpi, "session-interval", "op", "value", "unit") == (">=", 2, "months")
    assert of(tpi, "session-limit", "op", "value", "within_months") == ("<=", 4, 12)
    assert of(tpi, "comprehensive-program", "at_least") == (3,)
    assert of(care, "session-limit", "op", "value", "within_months") == ("<=", 3, 12)
    assert of(care, "repeat-response", "percent", "value", "unit") == (50, 6, "weeks")
    assert of(care, "focal-findings", "at_least") == (2,)
