"""Passages and their vectors in Chroma: local files, a server, or memory.

Its rules:

* A collection is named by the digest of what is in it, so a changed corpus or embedding has
  another name and an unchanged one is never built twice.
* Building is an upsert of the same rows under the same name: builders at the same time do no harm.
* What is stored can be computed again. A folder that cannot be used is replaced by memory, and a
  collection that somebody removed is built again.
* Old collections of ours are removed from the local folder; on a server another release may be
  using them, so there they stay.
* We give Chroma our vectors, never a function of its own; telemetry is off. Without a server or a
  hosted embedding nothing here reaches a network.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from drafter.errors import DrafterError, InputError, ModelError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from chromadb.api import ClientAPI
    from chromadb.api.collection_configuration import CreateCollectionConfiguration
    from chromadb.api.models.Collection import Collection
    from chromadb.config import Settings as ChromaSettings

    from drafter.guidelines.embedding import Vectors
    from drafter.settings import Settings

PREFIX = "drafter-guidelines-"
#: Wide enough that ranking a corpus of hundreds is exact (a test compares it with numpy).
_HNSW: CreateCollectionConfiguration = {
    "hnsw": {"space": "cosine", "ef_construction": 400, "ef_search": 400, "max_neighbors": 32}
}
_SERVER_HINT = "Check that the Chroma server runs and that DRAFTER_CHROMA_URL is right, or unset it."
_LOCAL_HINT = "Delete the folder: it is built again."


@dataclass(frozen=True, slots=True)
class Rows:
    """What a collection should hold, in one order.

    :param name: of the collection; it follows from the rest.
    :param vectors: computes them, for they are needed only when the collection is not there.
    """

    name: str
    ids: Sequence[str]
    documents: Sequence[str]
    metadatas: Sequence[Mapping[str, Any]]
    vectors: Callable[[], Vectors]


class Store:
    """One collection of one client.

    :param place: where it lies: a folder, a URL or ``memory``.
    """

    def __init__(self, client: ClientAPI, place: str, rows: Rows) -> None:
        self._client, self.place, self._rows = client, place, rows
        self._collection = self._built()

    def nearest(self, vector: Vectors, where: Mapping[str, Any] | None, count: int) -> list[tuple[str, float]]:
        """Ids with their cosine distance (0 to 2), nearest first.

        :param vector: of shape (d,), not all zeros.
        :param where: a filter of Chroma's, over the metadata.
        :raises ModelError: when Chroma fails, also after the collection was built again.
        """
        from chromadb.errors import ChromaError  # noqa: PLC0415 - already loaded by whoever made the client

        try:
            return self._query(vector, where, count)
        except ChromaError:
            pass  # somebody removed it, or the folder under it
        except Exception as error:
            raise self._failure(error) from error
        try:
            self._collection = self._built()
            return self._query(vector, where, count)
        except DrafterError:
            raise
        except Exception as error:
            raise self._failure(error) from error

    def remove_stale(self) -> None:
        """Remove collections of ours with other contents."""
        from chromadb.errors import NotFoundError  # noqa: PLC0415 - already loaded by whoever made the client

        for collection in self._client.list_collections():
            if collection.name.startswith(PREFIX) and collection.name != self._rows.name:
                with suppress(NotFoundError):  # another process was faster
                    self._client.delete_collection(collection.name)

    def _built(self) -> Collection:
        rows = self._rows
        collection = self._client.get_or_create_collection(rows.name, embedding_function=None, configuration=_HNSW)
        if collection.count() != len(rows.ids):
            step = self._client.get_max_batch_size()
            vectors = rows.vectors()
            for start in range(0, len(rows.ids), step):
                batch = slice(start, start + step)
                collection.upsert(
                    ids=list(rows.ids[batch]),
                    embeddings=vectors[batch],
                    documents=list(rows.documents[batch]),
                    metadatas=[dict(metadata) for metadata in rows.metadatas[batch]],
                )
        return collection

    def _query(self, vector: Vectors, where: Mapping[str, Any] | None, count: int) -> list[tuple[str, float]]:
        found = self._collection.query(
            query_embeddings=[vector.tolist()],
            n_results=count,
            where=dict(where) if where else None,
            include=["distances"],
        )
        return list(zip(found["ids"][0], (found["distances"] or [[]])[0], strict=True))

    def _failure(self, error: Exception) -> ModelError:
        hint = _SERVER_HINT if "://" in self.place else _LOCAL_HINT
        return ModelError(
            f"the guideline index in {self.place} failed ({type(error).__name__})", retryable=True, hint=hint
        )


def opened(rows: Rows, settings: Settings) -> Store:
    """The collection of these rows where the settings want it, built if it is not there.

    :raises InputError: for a ``DRAFTER_CHROMA_URL`` that is no URL.
    :raises ModelError: when the server cannot be used.
    """
    import chromadb  # noqa: PLC0415 - it takes half a second to import
    from chromadb.errors import ChromaError  # noqa: PLC0415

    if settings["DRAFTER_CHROMA_URL"]:
        return _on_server(rows, settings["DRAFTER_CHROMA_URL"])
    folder = settings.home / "index"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        store = Store(chromadb.PersistentClient(str(folder), settings=_quiet()), str(folder), rows)
        store.remove_stale()
    except (OSError, ChromaError):
        return Store(chromadb.EphemeralClient(settings=_quiet()), "memory", rows)
    return store


def _on_server(rows: Rows, url: str) -> Store:
    import chromadb  # noqa: PLC0415 - it takes half a second to import

    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        parts, port = urlsplit(""), 0
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise InputError(f"{url!r} is not a URL", place="DRAFTER_CHROMA_URL", remedy="Write http://<host>:<port>.")
    place = f"{parts.scheme}://{parts.hostname}:{port}"
    try:
        client = chromadb.HttpClient(parts.hostname, port, ssl=parts.scheme == "https", settings=_quiet())
        return Store(client, place, rows)
    except DrafterError:
        raise
    except Exception as error:
        cause = f"the Chroma server {place} cannot be used ({type(error).__name__})"
        raise ModelError(cause, retryable=True, hint=_SERVER_HINT) from error


def _quiet() -> ChromaSettings:
    """Settings for one client: without telemetry, and fresh, for a client writes into what it is given."""
    from chromadb.config import Settings as ChromaSettings  # noqa: PLC0415

    return ChromaSettings(anonymized_telemetry=False)
