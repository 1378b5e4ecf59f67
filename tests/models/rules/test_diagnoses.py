"""Diagnoses: every one that is named, as it is meant."""

import pytest


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        ("Assessment: occipital neuralgia.", "occipital-neuralgia", "present"),
        ("Possible migraine.", "migraine", "possible"),
        ("Probable occipital neuralgia.", "occipital-neuralgia", "possible"),
        ("Suspected migraine.", "migraine", "possible"),
        ("Rule out cluster headache.", "cluster-headache", "possible"),
        ("Question of occipital neuralgia.", "occipital-neuralgia", "possible"),
        ("Findings are consistent with occipital neuralgia.", "occipital-neuralgia", "possible"),
        ("Working diagnosis: migraine.", "migraine", "possible"),
        ("No migraine.", "migraine", "absent"),
        ("Migraine was ruled out.", "migraine", "absent"),
        ("Mother has migraine.", "migraine", "someone-else"),
        ("Post-concussive headache.", "post-traumatic-headache", "present"),
    ],
)
def test_a_diagnosis_is_meant_as_its_sentence_means_it(told, text, name, meant):
    assert [(f["name"], f["meant"]) for f in told("diagnosis", text)] == [(name, meant)]


def test_one_versus_another_leaves_both_possible(told):
    found = told("diagnosis", "Migraine versus tension-type headache.")

    assert [(f["name"], f["meant"]) for f in found] == [("migraine", "possible"), ("tension-headache", "possible")]


def test_a_block_says_what_it_is_for(told):
    (fact,) = told("diagnosis", "Occipital nerve block for occipital neuralgia.")

    assert fact["role"] == "indication"


def test_a_headache_is_no_listed_diagnosis(told):
    names = {f["name"] for f in told("diagnosis", "Occipital headache. Headache daily.")}

    assert not names & {"occipital-neuralgia", "migraine", "cluster-headache", "post-traumatic-headache"}
