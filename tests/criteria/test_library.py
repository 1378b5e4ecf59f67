"""The policy for a line: by payer, code and date, and why the others were passed over."""

from datetime import date

import pytest

from drafter.criteria.library import Policies, load
from drafter.errors import InputError

DAY = date(2025, 11, 3)


@pytest.mark.parametrize(
    ("payer", "code", "day", "key"),
    [
        ("example-commercial", "20552", date(2025, 11, 3), "commercial-trigger-point-injections@2025.1"),
        ("example-commercial", "20553", date(2024, 1, 1), "commercial-trigger-point-injections@2025.1"),
        ("example-commercial", "64405", date(2025, 11, 3), "commercial-occipital-nerve-block@2025.1"),
        ("medicare", "20553", date(2024, 4, 1), "medicare-trigger-point-injections@2024.1"),
    ],
)
def test_payer_code_and_day_choose_the_policy(policies, payer, code, day, key):
    assert policies.choose(payer, code, day).policy.key == key


@pytest.mark.parametrize(
    ("payer", "code", "day", "excluded"),
    [
        ("example-commercial", "20553", date(2023, 12, 31), {
            "commercial-trigger-point-injections@2025.1": "is not in force on 2023-12-31",
            "medicare-trigger-point-injections@2024.1": "is for medicare, not for example-commercial",
        }),
        ("medicare", "20553", date(2024, 3, 31), {
            "commercial-trigger-point-injections@2025.1": "is for example-commercial, not for medicare",
            "medicare-trigger-point-injections@2024.1": "is not in force on 2024-03-31",
        }),
        ("medicare", "64405", DAY, {"commercial-occipital-nerve-block@2025.1": "is for example-commercial, not for medicare"}),
        ("example-commercial", "99213", DAY, {}),
    ],
)  # fmt: skip
def test_without_a_policy_every_one_of_the_code_is_excluded_with_its_reason(policies, payer, code, day, excluded):
    choice = policies.choose(payer, code, day)

    assert choice.policy is None
    assert dict(choice.excluded) == excluded


def test_the_chosen_policy_is_not_among_the_excluded(policies):
    choice = policies.choose("medicare", "20553", DAY)

    assert [key for key, _ in choice.excluded] == ["commercial-trigger-point-injections@2025.1"]


def test_the_version_in_force_on_the_day_decides(made):
    old = made(version="1", effective={"from": date(2023, 1, 1), "to": date(2024, 6, 30)})
    new = made(version="2", effective={"from": date(2024, 7, 1)})
    both = Policies([new, old])

    assert both.choose("plan", "20553", date(2024, 6, 30)).policy is old
    assert both.choose("plan", "20553", date(2024, 7, 1)).policy is new
    assert both.choose("plan", "20553", date(2024, 7, 1)).excluded == (("p@1", "is not in force on 2024-07-01"),)
    assert both.get("p") is new
    assert both.get("p@1") is old


def test_versions_that_overlap_are_refused(made):
    with pytest.raises(InputError, match=r"versions 1 and 2 of p are in force at once\. End 1 before 2024-07-01"):
        Policies([made(version="1"), made(version="2", effective={"from": date(2024, 7, 1)})])


def test_two_policies_for_one_payer_code_and_day_are_refused(made):
    with pytest.raises(InputError, match="both cover code 20553 for plan at the same time"):
        Policies([made(), made(id="q")])
    ended = made(effective={"from": date(2023, 1, 1), "to": date(2023, 12, 31)})
    assert Policies([ended, made(id="q")]).choose("plan", "20553", DAY).policy.id == "q"
    assert Policies([made(), made(id="q", payers=["other"])]).choose("other", "20553", DAY).policy.id == "q"


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("comercial-occipital-nerve-block", "Did you mean 'commercial-occipital-nerve-block'?"),
        ("medicare-trigger-point-injections@2042.1", "has no version '2042.1'. Did you mean '2024.1'?"),
    ],
)
def test_an_unknown_policy_is_told_with_the_nearest(policies, key, message):
    with pytest.raises(InputError) as caught:
        policies.get(key)
    assert message in str(caught.value)


def test_a_folder_without_policies_is_refused(tmp_path):
    with pytest.raises(InputError, match="there are no policies in the folder"):
        load(tmp_path)


def test_the_digest_follows_the_content(made):
    assert Policies([made()]).digest == Policies([made()]).digest
    assert Policies([made()]).digest != Policies([made(title="Other")]).digest
