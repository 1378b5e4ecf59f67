"""States as data: zones, licences, what software may show there, and what letters and records must say."""

from datetime import date

import pytest

from drafter.criteria.logic import State
from drafter.drafting.determination import Recommendation
from drafter.errors import InputError
from drafter.review.jurisdictions import jurisdiction, licence_for
from drafter.review.marks import Mark

DAY = date(2026, 11, 26)


def test_all_states_are_there_with_a_zone_and_no_zone_is_unknown(rules):
    assert len(rules.jurisdictions.states) == 56
    assert jurisdiction("AZ", rules).zone == "America/Phoenix"
    assert jurisdiction(None, rules).code is None
    with pytest.raises(InputError, match=r"no state 'ZZ'"):
        jurisdiction("ZZ", rules)


def test_software_proposes_no_denial_anywhere_and_says_what_the_referral_is_for(rules):
    here = jurisdiction(None, rules)

    assert (
        here.recommendation(Recommendation.REFER_TO_PHYSICIAN, DAY)
        == "Refer to a physician: criteria not met or undetermined"
    )
    for state in rules.jurisdictions.states:
        for recommended in Recommendation:
            assert "den" not in state.recommendation(recommended, DAY).lower()


def test_texas_shows_nothing_adverse_even_in_part_from_the_day_of_its_law(rules):
    texas = jurisdiction("TX", rules)

    assert (
        texas.recommendation(Recommendation.REFER_TO_PHYSICIAN, DAY)
        == "Criteria not met or undetermined; a person decides"
    )
    assert texas.suggestion(State.NOT_MET, DAY) == "Criteria not met or undetermined; a person decides"
    assert texas.recommendation(Recommendation.APPROVE, DAY) == "Approve"
    assert texas.suggestion(State.MET, DAY) == "met"
    assert texas.suggestion(State.NOT_MET, date(2025, 8, 31)) == "not met"
    assert texas.outputs[0].mark is Mark.READ


def test_a_licence_is_asked_for_where_the_data_says_so_and_carries_its_mark(rules, asked):
    assert licence_for(asked("2026-01-12", state="TX"), rules) == "TX"
    assert licence_for(asked("2026-01-12", state="OH"), rules) is None
    assert licence_for(asked("2026-01-12"), rules) is None
    assert jurisdiction("TX", rules).licence.mark is Mark.MEMORY


def test_disclosures_hold_from_their_first_day_and_where_they_belong(rules):
    nebraska = jurisdiction("NE", rules)

    assert [d.source for d in nebraska.paragraphs("letter", DAY, adverse=True)] == ["Nebraska LB 77"]
    assert nebraska.paragraphs("letter", date(2025, 12, 31), adverse=True) == ()
    assert len(nebraska.paragraphs("record", DAY, adverse=False)) == 1
    assert jurisdiction("OH", rules).paragraphs("letter", DAY, adverse=True) == ()


def test_washington_names_the_reviewer_and_only_it(rules):
    assert [s.code for s in rules.jurisdictions.states if s.reviewer] == ["WA"]


def test_every_rule_of_a_state_has_source_and_mark(rules):
    for state in rules.jurisdictions.states:
        for rule in (*state.outputs, *state.disclosures, *state.duties, state.licence, state.reviewer):
            assert rule is None or (rule.source and rule.mark)
