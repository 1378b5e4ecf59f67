"""The form of a reader's answer can be made for every kind of fact."""

import pytest

from drafter.evidence.claims.facts import ATTRIBUTES, FactKind
from drafter.models.prompts import VERSIONS, prompt
from drafter.models.schemas import FIELDS, candidates, facts_answer


@pytest.mark.parametrize("kind", list(FactKind))
def test_each_kind_can_be_asked_for_and_each_attribute_that_is_asked_is_explained(kind):
    schema = facts_answer((kind,)).model_json_schema()
    episode = schema["$defs"][kind.title()]["properties"]

    assert list(schema["properties"]) == [FIELDS[kind], "not_stated"]
    assert "name" in episode
    assert all(shown["description"] for shown in episode.values())


@pytest.mark.parametrize("kind", list(FactKind))
def test_every_attribute_that_grounding_reads_is_asked_for_and_the_prompt_tells_of_every_kind(kind):
    episode = facts_answer((kind,)).model_json_schema()["$defs"][kind.title()]["properties"]
    told = prompt("facts", VERSIONS["facts"]).messages(kinds=[FIELDS[kind]], kind="letter", recorded="", record="")

    assert set(episode) == set(ATTRIBUTES[kind])
    assert f"\n- {FIELDS[kind]}: " in told[0]["content"]
    assert [field for field in FIELDS.values() if f"\n- {field}: " in told[0]["content"]] == [FIELDS[kind]]


@pytest.mark.parametrize(
    ("value", "quote", "name"),
    [
        ("nerve-compression", "contacting the S1 root", "nerve-compression"),
        ("Disc herniation", "herniated disc", "herniation"),
        ("the disc touches the root", "touching the left L5 root", "nerve-compression"),
        ("something else", "nothing known", "something else"),
    ],
)
def test_what_a_study_shows_becomes_a_name_of_the_lexicon_in_whatever_words(make_case, value, quote, name):
    said = {"studies": [{"name": {"value": "MRI", "quote": "MRI"}, "shows": {"value": value, "quote": quote}}]}
    wanted = (FactKind.IMAGING,)
    answer = facts_answer(wanted).model_validate(said)
    (found,) = candidates(answer, make_case("MRI.").documents[0], wanted, str)

    assert found.attributes["shows"].value == name
