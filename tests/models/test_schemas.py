"""The form of a reader's answer covers everything that can be claimed."""

import pytest

from drafter.evidence.facts import ATTRIBUTES, FactKind
from drafter.models.schemas import FIELDS, facts_answer


@pytest.mark.parametrize("kind", list(FactKind))
def test_each_attribute_of_each_kind_can_be_answered_and_is_explained(kind):
    schema = facts_answer((kind,)).model_json_schema()
    episode = schema["$defs"][kind.title()]["properties"]

    assert list(schema["properties"]) == [FIELDS[kind], "not_stated"]
    assert set(episode) == set(ATTRIBUTES[kind])
    assert all(shown["description"] for shown in episode.values())
