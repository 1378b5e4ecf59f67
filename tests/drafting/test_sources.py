"""What a citation points at, and the reference list that it makes."""

import pytest

from drafter.drafting.sources import Sources, listed

POLICY = "policy:commercial-trigger-point-injections@2025.1"


@pytest.fixture(scope="module")
def sources(library):
    return Sources(library.policies, library.corpus)


@pytest.fixture(scope="module")
def passage(library):
    return next(p for p in library.corpus.passages if library.corpus.guideline(p.source).kind == "study")


def test_a_criterion_is_cited_in_the_policy_s_words(sources, library):
    criterion = library.policies.get("commercial-trigger-point-injections").criterion("symptom-duration")

    assert sources.text(f"{POLICY}#symptom-duration") == criterion.text


def test_a_layer_is_cited_by_its_name(sources):
    assert "investigational" in sources.text("policy:commercial-occipital-nerve-block@2025.1#base-policy")


def test_a_passage_is_cited_under_its_own_kind_only(sources, passage):
    assert sources.text(f"study:{passage.id}") == passage.text
    assert sources.text(f"guideline:{passage.id}") is None


@pytest.mark.parametrize(
    "source",
    [
        f"{POLICY}#pain-scale", POLICY, "policy:commercial-trigger-point-injections#symptom-duration",
        "policy:commercial-trigger-point-injections@1999.1#symptom-duration", "policy:nothing@1#x", "study:nothing#1",
        "nothing", "", "url:https://example.org",
    ],
)  # fmt: skip
def test_what_points_nowhere_has_no_text(sources, source):
    assert sources.text(source) is None


def test_the_reference_list_has_each_source_once_policies_first(sources, passage):
    cited = [f"study:{passage.id}", f"{POLICY}#symptom-duration", f"{POLICY}#session-limit", "nothing"]

    references = sources.references(cited)

    assert [r.source for r in references] == [POLICY, f"study:{passage.source}"]
    assert (references[0].kind, references[0].year) == ("policy", 2024)
    assert {listed(source) for source in cited[:3]} == {r.source for r in references}
