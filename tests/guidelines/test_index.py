"""The search: exact where Chroma could be approximate, filtered, fused, the same every time."""

import subprocess
import sys

import numpy as np
import pytest

from drafter import settings
from drafter.errors import InputError
from drafter.guidelines.corpus import Corpus
from drafter.guidelines.index import Hit, Index, Ranks
from drafter.guidelines.terms import spelled


@pytest.fixture(scope="module")
def index(shipped, tmp_path_factory):
    """The shipped corpus, indexed in a folder of its own."""
    home = tmp_path_factory.mktemp("home")
    return Index.open(shipped, settings.read({"DRAFTER_HOME": str(home)}))


def ids(hits):
    return [hit.passage.id for hit in hits]


QUERIES = ["GON block for chronic migraine", "epidural steroids", "is it safe?", "trigger points in the neck"]
FILTERS = [{}, {"codes": ["64405"]}, {"codes": ["20552", "64483"], "kinds": ["study"]}, {"kinds": ["definition"]}]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("chosen", FILTERS)
def test_chroma_ranks_as_exact_arithmetic_does(index, query, chosen):
    """Chroma's graph search is approximate in general; over this corpus it must not be."""
    sources = {guideline.id: guideline for guideline in index.corpus.guidelines}
    allowed = [
        passage
        for passage in index.corpus.passages
        if not {*chosen.get("codes", [])} or {*chosen["codes"]} & {*sources[passage.source].codes}
        if not chosen.get("kinds") or sources[passage.source].kind in chosen["kinds"]
    ]
    hits = index.search(query, **chosen, limit=len(index.corpus.passages), mode="vector")

    stored = index._store._collection.get(ids=[p.id for p in allowed], include=["embeddings"])
    vectors = dict(zip(stored["ids"], stored["embeddings"], strict=True))
    asked = index.embedding.embed([spelled(query, index._known)])[0]
    exact = np.array([vectors[name] @ asked for name in ids(hits)])

    assert set(ids(hits)) == {passage.id for passage in allowed}
    assert np.all(np.diff(exact) < 1e-4), "a closer passage ranks lower, beyond rounding"


def test_a_statement_finds_itself(index):
    wanted = index.corpus.passage("navarro-santana-2022-dry-needling-vs-tpi#2")

    for mode in ("fused", "lexical", "vector"):
        assert index.search(wanted.text, limit=1, mode=mode)[0].passage == wanted


def test_an_abbreviation_finds_what_it_stands_for(index):
    assert ids(index.search("SCS infection", limit=1)) == ["wireless-scs-trial-rct#4"]


def test_only_sources_that_list_one_of_the_codes_are_found(index):
    hits = index.search("injection", codes=["64483", "20552"], limit=200)

    listing = {g.id for g in index.corpus.guidelines if {"64483", "20552"} & {*g.codes}}
    assert {hit.passage.source for hit in hits} == listing


def test_only_sources_of_the_kinds_are_found(index):
    hits = index.search("chronic pain", kinds=["definition", "guideline"], limit=200)

    kinds = {guideline.id: guideline.kind for guideline in index.corpus.guidelines}
    assert {kinds[hit.passage.source] for hit in hits} == {"definition", "guideline"}


def test_a_code_without_literature_finds_nothing(index):
    assert index.search("pain", codes=["99213"]) == ()


@pytest.mark.parametrize("query", ["", "   ", "the and of", "zzzz"])
def test_a_query_that_shares_nothing_finds_nothing(index, query):
    assert index.search(query) == ()


def test_fusion_adds_reciprocal_ranks(index):
    hits = index.search("dry needling for neck pain", limit=200)
    lexical = {
        name: rank
        for rank, name in enumerate(ids(index.search("dry needling for neck pain", limit=200, mode="lexical")), 1)
    }
    vector = {
        name: rank
        for rank, name in enumerate(ids(index.search("dry needling for neck pain", limit=200, mode="vector")), 1)
    }

    assert {hit.passage.id for hit in hits} == {*lexical, *vector}
    for hit in hits:
        ranks = Ranks(lexical.get(hit.passage.id), vector.get(hit.passage.id))
        assert hit.ranks == ranks
        assert hit.score == pytest.approx(sum(1 / (60 + rank) for rank in (ranks.lexical, ranks.vector) if rank))
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_one_side_alone_has_ranks_of_that_side_only(index):
    lexical = index.search("dry needling", limit=2, mode="lexical")
    vector = index.search("dry needling", limit=2, mode="vector")

    assert [hit.ranks for hit in lexical] == [Ranks(1, None), Ranks(2, None)]
    assert [hit.ranks for hit in vector] == [Ranks(None, 1), Ranks(None, 2)]


def test_ties_go_to_the_passage_that_comes_first(write, folder, values):
    for name in ("beta", "alpha"):
        write(f"x/{name}.md", id=name, body="[1 0 low] The same words.\n\n[2 0 low] The same words.\n")
    index = Index.open(Corpus.load(folder), values())

    for mode in ("fused", "lexical", "vector"):
        assert ids(index.search("the same words", mode=mode)) == ["alpha#1", "alpha#2", "beta#1", "beta#2"]


def test_a_statement_is_found_by_what_its_source_is_about(write, folder, values):
    write("x/alpha.md", id="alpha", title='"Sphenopalatine block"', body="[1 0 low] Nothing was found.\n")
    write("x/beta.md", id="beta", body="[1 0 low] Nothing was found.\n")
    index = Index.open(Corpus.load(folder), values())

    assert ids(index.search("sphenopalatine", mode="lexical")) == ["alpha#1"]


def test_a_new_index_of_the_same_corpus_answers_the_same(index, shipped, values):
    again = Index.open(shipped, values())

    for query in QUERIES:
        assert again.search(query, limit=200) == index.search(query, limit=200)


def test_a_changed_corpus_is_indexed_anew(write, folder, values):
    write()
    before = Index.open(Corpus.load(folder), values())
    write(body="[1 - high] The block did nothing.\n")
    after = Index.open(Corpus.load(folder), values())

    assert ids(before.search("headache days", mode="vector")) == ["smith-2020#2", "smith-2020#1"]
    assert [hit.passage.text for hit in after.search("block", mode="vector")] == ["The block did nothing."]


def test_a_repeated_query_is_answered_from_memory(index, monkeypatch):
    first = index.search("occipital stimulation", codes=["64405", "20552"])

    monkeypatch.setattr(index, "_store", None)

    assert index.search("occipital stimulation", codes=("20552", "64405")) is first
    assert isinstance(first[0], Hit)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"codes": ["6440"]}, "['6440'] are not codes. Codes have five characters, such as 64405."),
        ({"codes": "64405"}, "'64405' are not codes. Codes have five characters, such as 64405."),
        ({"kinds": ["studies"]}, "unknown kind 'studies'. Did you mean 'study'?"),
        ({"mode": "lexica"}, "unknown mode 'lexica'. Did you mean 'lexical'?"),
        ({"limit": 0}, "0 is no limit. Give 1 or more."),
    ],
)
def test_a_search_that_cannot_be_is_refused(index, wrong, message):
    with pytest.raises(InputError) as caught:
        index.search("pain", **wrong)

    assert str(caught.value) == message


def test_metadata_is_what_filters_and_readers_of_the_collection_need(index):
    stored = index._store._collection.get(ids=["busse-2025-chronic-spine-pain#1"], include=["metadatas", "documents"])

    source = index.corpus.guideline("busse-2025-chronic-spine-pain")
    assert stored["documents"] == [index.corpus.passage("busse-2025-chronic-spine-pain#1").text]
    assert stored["metadatas"] == [
        {
            "codes": list(source.codes),
            "topics": list(source.topics),
            "kind": "guideline",
            "year": source.year,
            "publisher": source.publisher,
            "direction": "-",
        }
    ]


def test_importing_the_index_does_not_import_chroma():
    """Chroma takes most of a second to import, and commands that search nothing must not pay it."""
    code = "import sys, drafter.guidelines.index; print('chromadb' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
