"""The shipped lexicon is sound."""

import re
from collections import defaultdict
from functools import cache
from itertools import combinations

import pytest
import yaml

from drafter.evidence.meaning.assertion import Assertion
from drafter.evidence.words.concepts import KINDS
from drafter.evidence.words.guards import GUARDS
from drafter.evidence.words.terms import expand
from drafter.settings import data

FOLDER = data("lexicon")
FILES = sorted(
    path.name for path in FOLDER.glob("*.yaml") if path.name not in ("sections.yaml", "orders.yaml", "spellings.yaml")
)
PLAIN_KEYS = {"shape", "terms", "literal", "exact", "is", "unless_medicine", *GUARDS}
#: What the reader of each kind knows, besides terms and guards.
TRAITS = {
    "assertion": {"says", "reach", "closes", "heads", "near"},
    "condition": {"areas"},
    "course": {"status", "reach", "weak", "for"},
    "diagnosis": {"icd10", "areas", "pain", "root", "either_end"},
    "event": {"role"},
    "examination": set(),
    "finding": {"sided", "weak"},
    "flag": {"tells", "dated"},
    "image-finding": {"group", "weak"},
    "imaging": {"advanced"},
    "outcome": {"role", "weighed", "behind", "for"},
    "pattern": set(),
    "person": set(),
    "procedure": {"destroys", "diagnostic", "invasive", "generic", "serial"},
    "programme": {"component"},
    "region": {"areas"},
    "scale": set(),
    "symptom": {"areas"},
    "treatment": {"group", "class", "names_class", "preventive"},
}
#: Pairs of cues that may share a term, because each acts at a place of its own: a weight stands before the
#: head that it weighs, what fades stands behind it, and alone or with "despite" the same words are a whole statement.
SHARED_BY_PLACE = {
    frozenset({"slight", "fading"}),
    frozenset({"some", "fading"}),
    frozenset({"unchanged", "fading"}),
    frozenset({"unchanged", "persists"}),
    frozenset({"predicate", "slight"}),
    frozenset({"predicate", "fading"}),
    frozenset({"relapse", "fading"}),
}


class _Strict(yaml.SafeLoader):
    """A loader that refuses a key given twice: the first would be lost without a word."""


def _mapping(loader, node):
    keys = [loader.construct_object(key) for key, _ in node.value]
    twice = {str(key) for key in keys if keys.count(key) > 1}
    assert not twice, f"given twice: {sorted(twice)}"
    return loader.construct_mapping(node, deep=True)


_Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


@cache
def content(name):
    """A file, read once: nobody changes what is read."""
    return yaml.load((FOLDER / name).read_text(encoding="utf-8"), Loader=_Strict)


def bodies(name):
    """The concepts of a file, with the traits that the file shares out."""
    whole = content(name)
    return {concept: {**whole.get("traits", {}), **body} for concept, body in whole["concepts"].items()}


def readings(body):
    """Every literal of a concept, with its exact case where that counts."""
    for term in (*body.get("terms", ()), *body.get("literal", ())):
        for literal in [term] if term in body.get("literal", ()) else expand(term):
            yield literal.lower(), None
    for term in body.get("exact", ()):
        for literal in expand(term):
            yield literal.lower(), literal


# ---- the lint ----


def test_every_spelling_that_is_a_word_is_a_short_form_of_the_lexicon():
    listed = yaml.safe_load((FOLDER / "spellings.yaml").read_text(encoding="utf-8"))["words"]
    short = {literal for name in FILES for body in bodies(name).values() for _, literal in readings(body) if literal}

    assert len(listed) == len(set(listed))
    assert sorted(set(listed) - short) == []


@pytest.mark.parametrize("name", FILES)
def test_a_file_names_its_kind_and_each_concept_once(name):
    whole = content(name)
    assert whole["kind"] in KINDS
    assert set(whole) <= {"kind", "traits", "concepts"}


@pytest.mark.parametrize("name", FILES)
def test_every_term_is_text(name):
    # YAML reads a bare no, on, off or 3 as something else.
    strange = [
        (concept, term)
        for concept, body in bodies(name).items()
        for term in (*body.get("terms", ()), *body.get("exact", ()), *body.get("literal", ()))
        if not isinstance(term, str) or not term.strip()
    ]
    assert strange == []


@pytest.mark.parametrize("name", FILES)
def test_every_term_expands_to_words_without_the_signs_of_the_notation(name):
    broken = []
    for concept, body in bodies(name).items():
        for term in (*body.get("terms", ()), *body.get("exact", ())):
            literals = expand(term) if term.count("(") == term.count(")") else []
            if not literals or any(re.search(r"[()|~]", literal) for literal in literals):
                broken.append((concept, term))
    assert broken == []


@pytest.mark.parametrize("name", FILES)
def test_no_term_is_written_as_a_regular_expression(name):
    # A term that is a sign and nothing else ("?") means that sign.
    stray = [
        (concept, term)
        for concept, body in bodies(name).items()
        for term in (*body.get("terms", ()), *body.get("exact", ()))
        if re.search(r"[?*+\\\[\]{}^$]", term) and re.search(r"\w", term)
    ]
    assert stray == []


@pytest.mark.parametrize("name", FILES)
def test_every_concept_has_terms_traits_that_are_known_and_guards_that_compile(name):
    kind = content(name)["kind"]
    for concept, body in bodies(name).items():
        assert list(readings(body)), concept
        assert set(body) - PLAIN_KEYS <= TRAITS[kind], concept
        for guard in GUARDS:
            re.compile(body.get(guard, ""))


@pytest.mark.parametrize("name", FILES)
def test_terms_under_another_name_are_of_a_concept_there_is_with_its_traits(name):
    every = bodies(name)
    for concept, body in every.items():
        if "is" in body:
            same = every[body["is"]]
            assert {t: body[t] for t in set(body) - PLAIN_KEYS} == {t: same[t] for t in set(same) - PLAIN_KEYS}, concept


def _told_apart(one, other):
    """Whether guards can keep two concepts apart: one asks for what the other must not have."""
    for side in ("before", "after"):
        for asks, must_not in ((one, other), (other, one)):
            if f"only_{side}" in asks and asks.get(f"only_{side}") != must_not.get(f"only_{side}"):
                return True
    return False


def _opposite(one, other):
    """Whether two cues say the same of what stands on different sides of them."""
    says = [{t: body[t] for t in set(body) - PLAIN_KEYS - {"reach"}} for body in (one, other)]
    return says[0] == says[1] and {one.get("reach"), other.get("reach")} == {"forward", "backward"}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_two_concepts_of_a_kind_share_a_term_that_nothing_tells_apart(kind):
    found = defaultdict(dict)
    for name in FILES:
        if content(name)["kind"] == kind:
            for concept, body in bodies(name).items():
                for reading in readings(body):
                    found[reading][concept] = body
    shared = {}
    for (literal, _), concepts in found.items():
        for (one, first), (other, second) in combinations(concepts.items(), 2):
            if first.get("is", one) == second.get("is", other) or _told_apart(first, second):
                continue
            if _opposite(first, second) or frozenset({one, other}) in SHARED_BY_PLACE:
                continue
            shared[literal] = (one, other)
    assert shared == {}


def test_every_drug_has_one_class():
    assert [name for name, body in bodies("drugs.yaml").items() if not isinstance(body.get("class"), str)] == []


def test_every_drug_and_every_treatment_has_a_group():
    every = bodies("drugs.yaml") | bodies("treatments.yaml")
    assert [name for name, body in every.items() if not isinstance(body.get("group"), str)] == []


def test_no_drug_is_of_two_names():
    # One generic name is one entry; a brand stands beside it and nowhere else. What a drug is said to be for may make it another's.
    owners = defaultdict(set)
    drugs = bodies("drugs.yaml")
    told_apart = {body["not_before"] for body in drugs.values() if "not_before" in body}
    for concept, body in drugs.items():
        if body.get("only_before") in told_apart:
            continue
        for literal, _ in readings(body):
            owners[literal].add(concept)
    assert {literal: names for literal, names in owners.items() if len(names) > 1} == {}


def test_every_region_has_areas_and_every_area_is_a_region_s():
    regions = bodies("regions.yaml")
    known = {area for body in regions.values() for area in body.get("areas", ())}
    assert [name for name, body in regions.items() if not body.get("areas")] == []
    elsewhere = {
        area
        for name in ("symptoms.yaml", "diagnoses.yaml", "conditions.yaml")
        for body in bodies(name).values()
        for area in body.get("areas", ())
    }
    assert elsewhere <= known


def test_every_diagnosis_code_is_a_category_of_icd_10_cm():
    codes = [code for body in bodies("diagnoses.yaml").values() for code in body.get("icd10", ())]
    assert [code for code in codes if not re.fullmatch(r"[A-TV-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?", code)] == []


def test_every_cue_of_assertion_says_something_within_a_reach():
    for name, body in bodies("assertion.yaml").items():
        assert body["says"] in {*Assertion, "stop", "none"}, name
        if body["says"] not in ("stop", "none"):
            assert body["reach"] in ("forward", "backward"), name


def test_every_outcome_has_a_role():
    roles = {"good", "bad", "neutral", "negator", "slight", "some", "strong", "fading", "same", "persists", "despite",
             "failed", "worse", "effect", "caused", "intolerant", "contraindicated", "improved", "predicate", "reaction",
             "aggravation", "provoked", "relapse", "except"}  # fmt: skip
    assert {body["role"] for body in bodies("outcomes.yaml").values()} <= roles


def test_every_cue_of_a_course_has_a_status_and_a_reach():
    for name, body in bodies("courses.yaml").items():
        assert body["status"] in {"done", "ongoing", "planned", "stopped", "declined", "untried", "idle", "aside"}, name
        assert body["reach"] in {"forward", "backward", "both"}, name


def test_every_heading_is_lower_case_and_of_one_kind():
    sections = content("sections.yaml")["sections"]
    titles = [str(title) for kind in sections.values() for title in kind]
    assert [title for title in titles if title != title.lower()] == []
    assert sorted({title for title in titles if titles.count(title) > 1}) == []
