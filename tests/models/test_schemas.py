"""The form of a reader's answer can be made for every kind of fact."""

import pytest

from drafter.evidence.facts import ATTRIBUTES, FactKind
from drafter.models.schemas import FIELDS, facts_answer


@pytest.mark.parametrize("kind", list(FactKind))
def test_each_kind_can_be_asked_for_and_each_attribute_that_is_asked_is_explained(kind):
    schema = facts_answer((kind,)).model_json_schema()
    episode = schema["$defs"][kind.title()]["properties"]

    assert list(schema["properties"]) == [FIELDS[kind], "not_stated"]
    assert {"name"} <= set(episode) <= set(ATTRIBUTES[kind])
    assert all(shown["description"] for shown in episode.values())
