"""Rule sets as data: what is shipped holds together, and what is wrong in a folder is named with file, place and remedy."""

import re
import shutil

import pytest

from drafter import settings
from drafter.errors import InputError
from drafter.review import rulesets
from drafter.review.letter_rules import APPEALS, LetterKind
from drafter.review.marks import Mark


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(settings.data("rulesets"), tmp_path / "rules")


def changed(folder, name, old, new):
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        rulesets.load(folder)
    assert str(caught.value.file).endswith(name)
    return caught.value


def test_the_shipped_rule_sets_say_that_they_are_examples_and_mark_every_rule(rules):
    assert [(r.id, r.payers) for r in rules.sets] == [
        ("example-erisa", ("example-commercial",)), ("example-medicare-advantage", ("medicare",)),
    ]  # fmt: skip
    assert all(
        "example, not legal advice" in text for text in [r.notice for r in rules.sets] + [rules.jurisdictions.notice]
    )
    assert "example" in rules.terms.notice
    cited = [
        c
        for r in rules.sets
        for c in (*r.clocks, *r.extensions, *r.plan.values(), *(p for k in r.letters.values() for p in k.parts))
    ]
    assert all(c.source for c in cited)
    assert {c.mark for c in cited} >= {Mark.READ, Mark.SECONDARY, Mark.MEMORY, Mark.KNOWLEDGE, Mark.OWN}


def test_every_policy_s_service_and_criteria_have_plain_words_with_the_same_figures(rules, library):
    for policy in library.policies:
        assert policy.service in rules.terms.services, policy.service
        for criterion in policy.criteria:
            plain = rules.terms.asks(policy, criterion.id)
            assert plain != criterion.text, (policy.id, criterion.id)
            told = set(re.findall(r"\d+", plain))
            assert told <= set(re.findall(r"\d+", criterion.text)) | (told & {"0", "10"}), (policy.id, criterion.id)


def test_plain_words_hold_for_the_versions_that_they_name_only(rules, library):
    policy = library.policies.get("commercial-trigger-point-injections")
    later = policy.model_copy(update={"version": "2031.1"})

    assert rules.terms.asks(policy, "symptom-duration").startswith("You have had")
    assert rules.terms.asks(later, "symptom-duration") == policy.criterion("symptom-duration").text


def test_services_for_members_have_no_codes(rules):
    for service in rules.terms.services.values():
        assert not re.search(r"\d", service.plain + service.what)


def test_a_payer_has_its_rule_set_and_an_unknown_one_a_remedy(rules):
    assert rules.for_payer("medicare").id == "example-medicare-advantage"
    with pytest.raises(
        InputError, match=r"no rule set is for the payer 'medicar'\. Did you mean 'medicare'\?.*DRAFTER_RULESETS"
    ):
        rules.for_payer("medicar")
    assert rules.named("example-erisa").payers == ("example-commercial",)
    with pytest.raises(InputError, match="Did you mean 'example-erisa'"):
        rules.named("example-eris")


def test_only_adverse_letters_have_appeal_parts(rules):
    for each in rules.sets:
        for kind, letter in each.letters.items():
            appeals = {part.id for part in letter.parts} & APPEALS
            assert bool(appeals) == (kind in (LetterKind.DENIAL, LetterKind.PARTIAL_APPROVAL)), (each.id, kind)


def test_the_folder_is_a_setting(folder, monkeypatch):
    path = folder / "example-erisa.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("payers: [example-commercial]", "payers: [acme]"), encoding="utf-8"
    )
    monkeypatch.setenv("DRAFTER_RULESETS", str(folder))

    assert rulesets.load().for_payer("acme").id == "example-erisa"
    assert rulesets.load().digest != rulesets.load(settings.data("rulesets")).digest


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("example-erisa.yaml", "urgency: standard", "urgncy: standard", r"clocks\[0\].*urgncy.*Did you mean 'urgency'"),
        ("example-erisa.yaml", "urgency: standard", "urgency: expdited", "Did you mean 'expedited'"),
        ("example-erisa.yaml", "mark: M", "mark: X", "'X' is not known here"),
        ("example-erisa.yaml", "days: 15", "days: 15\n    hours: 3", "days or hours: give one"),
        ("example-erisa.yaml", "days: 15", "days: 0", "greater than or equal to 1"),
        ("example-erisa.yaml", "{reply_by}", "{reply_bye}", r"\{reply_bye\}, which nothing fills.*Did you mean 'reply_by'"),
        ("example-erisa.yaml", "id: not_denial", "id: not_denal", "Did you mean 'not_denial'"),
        ("example-erisa.yaml", "zone: America/New_York", "zone: America/New_Yorck", "no IANA time zone"),
        ("example-erisa.yaml", "  withdrawal:", "  withdrawl:", "Did you mean 'withdrawal'"),
        ("example-erisa.yaml", "id: example-erisa", "id: other", "Name it other.yaml"),
        ("example-medicare-advantage.yaml", "payers: [medicare]", "payers: [example-commercial]", "also in example-erisa"),
        ("example-medicare-advantage.yaml", "since: 2026-01-01", "since: 2025-06-01", "two clocks are for standard"),
        ("example-erisa.yaml", "name: {value: Example Commercial Health Plan, source: example, mark: own}", "", "add plan.name"),
        (
            "example-erisa.yaml",
            "      - {id: disclosure, heading: How this case was prepared, source: rule of the state, mark: V2, required: false}\n",
            "",
            "letters.information_request: .*add the part 'disclosure'",
        ),
        ("jurisdictions.yaml", "zone: America/Chicago", "zone: America/Chigaco", r"states\[0\].zone.*no IANA time zone"),
        ("jurisdictions.yaml", "code: AK", "code: AL", "'AL' does not"),
        ("jurisdictions.yaml", "licence:", "license:", "Did you mean 'licence'"),
        ("terms.yaml", "    plain: trigger", "    plane: trigger", "Did you mean 'plain'"),
        ("terms.yaml", "known:", "none: [", "this is not YAML|expected"),
    ],
)  # fmt: skip
def test_what_is_wrong_names_file_place_and_remedy(folder, name, old, new, message):
    assert re.search(message, str(changed(folder, name, old, new)), re.DOTALL)


def test_letters_begin_with_the_decision_and_end_with_the_practitioner(folder):
    decision = "      - {id: decision, heading: Where we stand, source: NCQA UM 7, mark: V}\n"
    text = (folder / "example-erisa.yaml").read_text(encoding="utf-8")
    assert "begins with its decision" in str(changed(folder, "example-erisa.yaml", decision, ""))

    late = "      - {id: questions, heading: Questions to answer, source: 29 CFR 2560.503-1(g), mark: V}\n"
    (folder / "example-erisa.yaml").write_text(text.replace(late, ""), encoding="utf-8")
    assert "stand behind all parts" in str(changed(folder, "example-erisa.yaml", decision, decision + late))


@pytest.mark.parametrize("name", ["jurisdictions.yaml", "terms.yaml"])
def test_a_folder_lacks_nothing(folder, name):
    (folder / name).unlink()
    with pytest.raises(InputError, match=name):
        rulesets.load(folder)


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(InputError, match="no rule sets in the folder"):
        rulesets.load(tmp_path)
