"""The recommendation is a function of the assessment, and software never denies."""

import hashlib
import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.drafting.determination import Draft, Recommendation, digest_of, most_cautious, recommend
from drafter.drafting.findings import finding

APPROVE, ASK, REFER = Recommendation
BLOCKING, WARNING = finding("CIT002", "", "x"), finding("LIN003", "", "x")


@pytest.mark.parametrize(
    ("truth", "findings", "governed", "expected"),
    [
        (True, [], True, APPROVE),
        (True, [WARNING], True, APPROVE),
        (True, [WARNING, BLOCKING], True, ASK),
        (None, [], True, ASK),
        (None, [BLOCKING], True, ASK),
        (False, [], True, REFER),
        (False, [BLOCKING], True, REFER),
        (None, [], False, REFER),
        (True, [], False, REFER),
    ],
)
def test_a_line_s_recommendation(truth, findings, governed, expected):
    assert recommend(truth, findings, governed=governed) is expected


@pytest.mark.parametrize("lines", list(itertools.product(Recommendation, repeat=2)), ids=str)
def test_a_case_is_as_cautious_as_its_most_cautious_line(lines):
    order = [APPROVE, ASK, REFER]

    assert order.index(most_cautious(lines)) == max(order.index(line) for line in lines)


def test_there_is_no_denial():
    assert {r.value for r in Recommendation} == {"approve", "request_information", "refer_to_physician"}


def test_the_digest_is_of_the_canonical_json_of_everything_above_it(drafted):
    written = json.loads(drafted.to_json())
    digest = written.pop("digest")
    canonical = json.dumps(written, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert digest == hashlib.sha256(canonical.encode("utf-8")).hexdigest()


FIGURES = st.integers(-(2**70), 2**70) | st.floats(allow_nan=False, allow_infinity=False)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | FIGURES | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), ANY_JSON, max_size=5))
def test_the_digest_is_of_what_python_s_json_writes_whatever_the_figures(content):
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    assert digest_of(content) == hashlib.sha256(canonical.encode("utf-8")).hexdigest()


@pytest.mark.parametrize("figure", [1e16, 1.5e300, 1e-5, -2.25e-7, 2**64, 0.1, -0.0, 123456789.125])
def test_figures_of_any_size_are_digested_as_python_writes_them(figure):
    canonical = json.dumps({"a": [figure]}, separators=(",", ":"))

    assert digest_of({"a": [figure]}) == hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def test_a_draft_survives_its_own_json(drafted):
    again = Draft.model_validate_json(drafted.to_json())

    assert again == drafted
    assert again.to_json() == drafted.to_json()


def test_the_keys_of_a_criterion_are_the_contract_s(drafted):
    line = json.loads(drafted.to_json())["lines"][0]

    assert {"line", "code", "units", "policy", "recommendation", "criteria"} <= line.keys()
    assert line["policy"] == {"id": "commercial-trigger-point-injections", "version": "2025.1"}
    assert list(line["criteria"][0]) == ["id", "state", "required", "reason", "evidence", "missing", "search"]
    assert set(line["criteria"][0]["evidence"][0]) == {"document", "start", "end", "quote"}
    assert set(line["criteria"][0]["search"]) == {"documents", "terms", "nearest"}
