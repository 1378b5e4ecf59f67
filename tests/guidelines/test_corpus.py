"""The corpus holds verified, complete sources only, and every refusal says where and what to do."""

from datetime import date

import pytest

from drafter.errors import InputError
from drafter.guidelines.corpus import Corpus, Guideline, Identifiers, Passage, Verified
from drafter.settings import data


@pytest.fixture
def refused(write, folder):
    """The message with which a corpus of one changed source is refused, without the file's name."""

    def refused(**changes):
        file = write(**changes)
        with pytest.raises(InputError) as caught:
            Corpus.load(folder)
        assert caught.value.file == file
        return str(caught.value).removeprefix(f"{file}: ")

    return refused


def test_a_source_is_read_as_it_is_written(write, folder):
    write()

    corpus = Corpus.load(folder)

    assert corpus.guidelines == (
        Guideline(
            id="smith-2020",
            kind="study",
            title="Nerve block for migraine",
            publisher="Headache",
            year=2020,
            authors=("Smith",),
            identifiers=Identifiers(doi="10.1000/x", pmid="1", pmcid="PMC1"),
            url="https://example.org/x",
            verified=Verified(mark="V", on=date(2026, 11, 23), scope="abstract"),
            design="trial",
            population="people with migraine",
            n=84,
            codes=("64405",),
            topics=("occipital-nerve-block", "chronic-migraine"),
            path="blocks/smith-2020.md",
        ),
    )
    assert [(p.id, p.source, p.number, p.text, p.direction, p.certainty) for p in corpus.passages] == [
        ("smith-2020#1", "smith-2020", 1, "The trial took in 84 people.", "0", "not-rated"),
        ("smith-2020#2", "smith-2020", 2, "Headache days fell with the block.", "+", "low"),
    ]


def test_what_may_be_unknown_may_be_null(write, folder):
    write(publisher="null", year="null", authors="[]", identifiers="{}", url="null", n="null")

    guideline = Corpus.load(folder).guidelines[0]

    assert (guideline.publisher, guideline.year, guideline.url, guideline.n) == (None, None, None, None)
    assert (guideline.authors, guideline.identifiers) == ((), Identifiers())


def test_sources_and_passages_come_in_order_of_id_and_number(write, folder):
    write("a/zeta.md", id="zeta", body="".join(f"[{n} 0 low] S{n}.\n\n" for n in range(1, 12)))
    write("b/alpha.md", id="alpha")

    corpus = Corpus.load(folder)

    assert [guideline.id for guideline in corpus.guidelines] == ["alpha", "zeta"]
    assert [passage.id for passage in corpus.passages] == ["alpha#1", "alpha#2", *(f"zeta#{n}" for n in range(1, 12))]


def test_sources_and_passages_are_found_by_id_and_strangers_are_none(write, folder):
    write()
    corpus = Corpus.load(folder)

    assert corpus.guideline("smith-2020") == corpus.guidelines[0]
    assert corpus.passage("smith-2020#2") == corpus.passages[1]
    assert corpus.guideline("smith") is None
    assert corpus.passage("smith-2020#3") is None


def test_the_digest_follows_what_is_said_and_not_where_it_lies(write, folder, tmp_path):
    file = write()
    first = Corpus.load(folder).digest

    other = tmp_path / "corpus" / "elsewhere" / "smith-2020.md"
    other.parent.mkdir()
    file.rename(other)
    other.write_text(other.read_text().replace("\n\n[2", "\n\n\n[2"))
    moved = Corpus.load(folder)
    other.write_text(other.read_text().replace("days fell", "days rose"))
    changed = Corpus.load(folder)

    assert moved.guidelines[0].path == "elsewhere/smith-2020.md"
    assert moved.digest == first
    assert changed.digest != first
    assert len(first) == 64


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"title": None}, "title: the key is missing. Write it; null where it may be unknown."),
        ({"publsher": "x"}, "front matter: unknown key 'publsher'. Did you mean 'publisher'?"),
        (
            {"path": "x"},
            "front matter: unknown key 'path'. Known: " + ", ".join(sorted(set(Guideline.model_fields) - {"path"})),
        ),
        ({"identifiers": "{dio: x}"}, "identifiers.dio: unknown key. Did you mean 'doi'?"),
        (
            {"verified": "{mark: V, on: 2026-11-23, scope: x}"},
            'verified.1: the key True is not text. Write it in quotes: "on".',
        ),
        (
            {"verified": '{mark: V2, "on": 2026-11-23, scope: x}'},
            "verified.mark: the source is not verified (mark 'V2'). Read it and mark it V, or take it out.",
        ),
        (
            {"verified": '{mark: null, "on": 2026-11-23, scope: x}'},
            "verified.mark: the source is not verified (mark None). Read it and mark it V, or take it out.",
        ),
        ({"verified": None}, "verified: the key is missing. Write it; null where it may be unknown."),
        ({"kind": "studdy"}, "kind: 'studdy' is not known. Did you mean 'study'?"),
        ({"codes": '["6440"]'}, "codes.0: '6440' is not a code. Codes have five characters, such as 64405 or J0585."),
        ({"codes": "[64405]"}, "codes.0: 64405 is not text. Write it in quotes."),
        ({"codes": '["64405", "64405"]'}, "codes: '64405' is given twice. It is ['64405', '64405']."),
        ({"codes": "[]"}, "codes: Tuple should have at least 1 item after validation, not 0. It is []."),
        ({"topics": "[a, a]"}, "topics: 'a' is given twice. It is ['a', 'a']."),
        ({"url": "example.org"}, "url: String should match pattern '^https?://\\S+$'. It is 'example.org'."),
        ({"n": "0"}, "n: Input should be greater than or equal to 1. It is 0."),
        ({"title": "null"}, "title: Input should be a valid string. It is None."),
        (
            {"id": "jones-2020"},
            "id: the id 'jones-2020' is not the file's name. Name the file jones-2020.md, or mend the id.",
        ),
        ({"body": "[1 0 lo] One.\n"}, "line 17, certainty: 'lo' is not known. Did you mean 'low'?"),
        ({"body": "[2 0 low] Two.\n"}, "line 17: the statement is numbered 2. Statements count 1, 2, 3: this is 1."),
        ({"body": "[1 0 low]\n"}, "line 17: the statement is empty. Write it, or take it out."),
    ],
)
def test_a_source_that_is_not_as_it_should_be_is_refused_with_its_place_and_a_remedy(refused, changes, message):
    assert refused(**changes) == message


def test_a_day_of_reading_is_a_date(write, folder):
    file = write(verified='{mark: V, "on": 5, scope: x}')

    with pytest.raises(InputError) as caught:
        Corpus.load(folder)

    assert (caught.value.file, caught.value.place) == (file, "verified.on")


def test_an_id_is_given_once_in_all_folders(write, folder):
    write("a/smith-2020.md")
    second = write("b/smith-2020.md")

    with pytest.raises(InputError) as caught:
        Corpus.load(folder)

    assert str(caught.value) == (
        f"{second}: id: the id 'smith-2020' is given twice. a/smith-2020.md has it too: give one of them another."
    )


def test_a_folder_without_sources_is_refused(tmp_path):
    with pytest.raises(InputError) as caught:
        Corpus.load(tmp_path)

    assert str(caught.value) == f"{tmp_path}: the corpus has no sources. It should hold <topic>/<source-id>.md files."


def test_records_do_not_change(write, folder):
    write()
    passage = Corpus.load(folder).passages[0]

    with pytest.raises(ValueError, match="frozen"):
        passage.text = "otherwise"
    assert set(Passage.model_fields) == {
        "id", "source", "number", "text", "direction", "certainty", "start", "end",
    }  # fmt: skip


def test_the_shipped_corpus_has_at_least_25_sources_and_all_are_verified(shipped):
    assert len(shipped.guidelines) >= 25
    assert {guideline.verified.mark for guideline in shipped.guidelines} == {"V"}


def test_every_shipped_passage_lies_in_its_file_where_it_says(shipped):
    files = {g.id: (data("guidelines_corpus") / g.path).read_text(encoding="utf-8") for g in shipped.guidelines}

    assert [files[p.source][p.start : p.end] for p in shipped.passages] == [p.text for p in shipped.passages]


def test_the_shipped_corpus_speaks_for_and_against(shipped):
    assert {passage.direction for passage in shipped.passages} == {"+", "-", "0"}
