"""Vectors in Chroma: named by content, built once, rebuilt when gone. No network, folders in tmp_path."""

import chromadb
import numpy as np
import pytest
from chromadb.config import Settings as ChromaSettings

from drafter.errors import InputError, ModelError
from drafter.guidelines import store

VECTORS = np.eye(3, dtype=np.float32)


@pytest.fixture
def rows():
    """Rows for a store, and how often their vectors were computed: ``rows("name")``."""

    def rows(name="one"):
        def vectors():
            computed.append(name)
            return VECTORS

        ids = ["a#1", "b#1", "b#2"]
        metadatas = [{"codes": ["64405"], "kind": "study"}, {"codes": ["20552", "64405"], "kind": "guideline"}]
        metadatas.append({"codes": ["20552"], "kind": "guideline"})
        return store.Rows(store.PREFIX + name, ids, ids, metadatas, vectors)

    computed = rows.computed = []
    return rows


def client(settings):
    """The client of the folder that the settings name, as another process would open it."""
    quiet = ChromaSettings(anonymized_telemetry=False)
    return chromadb.PersistentClient(str(settings.home / "index"), settings=quiet)


def test_neighbours_come_nearest_first_with_their_cosine_distance(rows, values):
    opened = store.opened(rows(), values())

    found = opened.nearest(np.array([0, 0.6, 0.8], np.float32), None, 2)

    assert [name for name, _ in found] == ["b#2", "b#1"]
    assert [distance for _, distance in found] == pytest.approx([0.2, 0.4])


def test_a_filter_reaches_into_lists(rows, values):
    opened = store.opened(rows(), values())

    found = opened.nearest(VECTORS[0], {"codes": {"$contains": "20552"}}, 3)

    assert sorted(name for name, _ in found) == ["b#1", "b#2"]


def test_vectors_are_computed_once_and_found_again(rows, values):
    first, second = store.opened(rows(), values()), store.opened(rows(), values())

    assert rows.computed == ["one"]
    assert first.place == second.place == str(values().home / "index")
    assert second.nearest(VECTORS[1], None, 1)[0][0] == "b#1"


def test_other_contents_replace_ours_and_leave_what_is_not_ours(rows, values):
    store.opened(rows("old"), values())
    client(values()).get_or_create_collection("somebody-elses", embedding_function=None)

    store.opened(rows("new"), values())

    names = {collection.name for collection in client(values()).list_collections()}
    assert names == {"drafter-guidelines-new", "somebody-elses"}


def test_a_collection_that_another_release_removed_is_built_again(rows, values):
    old = store.opened(rows("old"), values())
    store.opened(rows("new"), values())

    assert old.nearest(VECTORS[2], None, 1)[0][0] == "b#2"
    assert rows.computed == ["old", "new", "old"]


def test_a_collection_that_was_left_half_built_is_completed(rows, values):
    opened = store.opened(rows(), values())
    client(values()).get_collection("drafter-guidelines-one", embedding_function=None).delete(ids=["b#2"])

    store.opened(rows(), values())

    assert [name for name, _ in opened.nearest(VECTORS[2], None, 1)] == ["b#2"]


def test_a_folder_that_cannot_be_written_is_replaced_by_memory(rows, tmp_path, values):
    file = tmp_path / "file"
    file.touch()

    opened = store.opened(rows("memory"), values(DRAFTER_HOME=str(file)))

    assert opened.place == "memory"
    assert opened.nearest(VECTORS[0], None, 1)[0][0] == "a#1"


def test_a_folder_that_is_no_index_is_replaced_by_memory(rows, values):
    folder = values().home / "index"
    folder.mkdir(parents=True)
    (folder / "chroma.sqlite3").write_bytes(b"something else entirely")

    assert store.opened(rows("memory"), values()).place == "memory"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://chroma:8000", ("chroma", 8000, {"ssl": False}, "http://chroma:8000")),
        ("https://chroma.example", ("chroma.example", 443, {"ssl": True}, "https://chroma.example:443")),
    ],
)
def test_a_url_is_a_server_whose_other_collections_stay(rows, values, monkeypatch, url, expected):
    server = chromadb.EphemeralClient(settings=ChromaSettings(anonymized_telemetry=False))
    server.get_or_create_collection(store.PREFIX + "another-release", embedding_function=None)
    asked = []

    def http(host, port, *, settings, **given):
        assert not settings.anonymized_telemetry
        asked.extend((host, port, given))
        return server

    monkeypatch.setattr(chromadb, "HttpClient", http)

    opened = store.opened(rows("server"), values(DRAFTER_CHROMA_URL=url))

    assert (*asked, opened.place) == expected
    assert opened.nearest(VECTORS[0], None, 1)[0][0] == "a#1"
    assert store.PREFIX + "another-release" in {collection.name for collection in server.list_collections()}


@pytest.mark.parametrize("url", ["localhost:8000", "ftp://chroma", "http://", "http://chroma:port"])
def test_a_url_that_is_none_is_refused(rows, values, url):
    with pytest.raises(InputError) as caught:
        store.opened(rows(), values(DRAFTER_CHROMA_URL=url))

    assert str(caught.value) == f"DRAFTER_CHROMA_URL: {url!r} is not a URL. Write http://<host>:<port>."


def test_a_server_that_is_not_there_is_a_model_error(rows, values, monkeypatch):
    def http(*args, **kwargs):
        raise ValueError("Could not connect")

    monkeypatch.setattr(chromadb, "HttpClient", http)

    with pytest.raises(ModelError) as caught:
        store.opened(rows(), values(DRAFTER_CHROMA_URL="http://chroma:8000"))

    assert str(caught.value) == (
        "the Chroma server http://chroma:8000 cannot be used (ValueError). "
        "Check that the Chroma server runs and that DRAFTER_CHROMA_URL is right, or unset it."
    )
    assert caught.value.retryable


def test_a_search_that_fails_twice_is_a_model_error_without_the_query(rows, values, monkeypatch):
    opened = store.opened(rows(), values())

    def fails(*args, **kwargs):
        raise chromadb.errors.InternalError("disk on fire")

    monkeypatch.setattr(opened, "_query", fails)

    with pytest.raises(ModelError) as caught:
        opened.nearest(VECTORS[0], None, 1)

    assert str(caught.value) == (
        f"the guideline index in {opened.place} failed (InternalError). Delete the folder: it is built again."
    )
