"""Embeddings: texts as vectors, so that texts about one thing lie close together.

The default, ``lsa``, is computed here from the corpus itself: counts of words, pieces of words and
things (``terms``), weighted by how rare they are, reduced by a singular value decomposition. It
needs no download and no key, and the same corpus gives the same vectors: signs are fixed and
vectors rounded. ``minilm`` (Chroma's own ONNX model) and ``openai`` are Chroma's functions behind
the same Protocol. With ``openai``, passages and queries go to a hosted service; no text of a
patient's record is ever in either.
"""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from drafter.errors import CredentialError, InputError, ModelError, nearest
from drafter.guidelines.terms import pieces, things, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from drafter.settings import Settings

Vectors = npt.NDArray[np.float32]
#: The shares of a text's vector. Pieces lead, since the lexical side has the words already.
_SHARES: tuple[tuple[Callable[[str], list[str]], float], ...] = ((words, 0.25), (pieces, 0.5), (things, 0.25))
_DIMENSIONS = 96
_DIGITS = 6
_NOTHING = 1e-9  # a component weaker than this is rounding: texts that repeat each other leave some
_BATCH = 256
_OPENAI = "text-embedding-3-small"


class Embedding(Protocol):
    """Texts in, vectors out.

    ``name`` changes whenever the vectors of a text would.
    """

    @property
    def name(self) -> str: ...

    def embed(self, texts: Sequence[str]) -> Vectors:
        """A row for each text, of unit length, or of zeros when nothing is known of the text."""
        ...


class LatentSemantic:
    """Latent semantic analysis of some texts; others are projected into the same space."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._blocks = [_Block(features, share, texts) for features, share in _SHARES]
        sizes = [len(block.column) for block in self._blocks]
        self._offsets = np.cumsum([0, *sizes[:-1]])
        table = np.zeros((len(texts), sum(sizes)))
        for position, row in enumerate(table):
            columns, values = self._row([block.counts[position] for block in self._blocks])
            row[columns] = values
        self._projection = _components(_unit(table)).T.copy()
        # The name follows from counts, not from vectors, whose last digit may differ between machines.
        seen = [_DIMENSIONS, _DIGITS, *((block.share, block.counts) for block in self._blocks)]
        self.name = f"lsa-{hashlib.sha256(repr(seen).encode()).hexdigest()[:16]}"

    def embed(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self._projection.shape[1]))
        for row, text in zip(rows, texts, strict=True):
            columns, values = self._row([block.count(text) for block in self._blocks])
            row[:] = values @ self._projection[columns]
        return _unit(rows).round(_DIGITS).astype(np.float32)

    def _row(self, counts: Sequence[Mapping[str, int]]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]:
        """The columns that a text fills, and its weights there."""
        filled = [block.weighted(count) for block, count in zip(self._blocks, counts, strict=True)]
        columns = [offset + columns for offset, (columns, _) in zip(self._offsets, filled, strict=True)]
        return np.concatenate(columns), np.concatenate([values for _, values in filled])


class _Block:
    """One kind of feature: what each text has of it, its columns, and how rare each is."""

    def __init__(self, features: Callable[[str], list[str]], share: float, texts: Sequence[str]) -> None:
        self._features, self.share = features, share
        self.counts = [Counter(features(text)) for text in texts]
        spread = Counter(feature for count in self.counts for feature in count)
        self.column = {feature: at for at, feature in enumerate(sorted(spread))}
        rarity = (1 + len(texts)) / (1 + np.array([spread[feature] for feature in self.column], float))
        self._rarity = np.log(rarity) + 1

    def count(self, text: str) -> Counter[str]:
        return Counter(feature for feature in self._features(text) if feature in self.column)

    def weighted(self, count: Mapping[str, int]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.float64]]:
        columns = np.array([self.column[feature] for feature in count], dtype=np.intp)
        values = np.log1p(np.array(list(count.values()), float)) * self._rarity[columns]
        norm = np.linalg.norm(values)
        return columns, values * (np.sqrt(self.share) / norm if norm else 0.0)


def _components(table: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The right singular vectors of a wide table, the strongest first, signs fixed.

    By way of the small square of its rows with each other, which is ten times as fast.
    """
    squares, left = np.linalg.eigh(table @ table.T)
    strongest = np.argsort(-squares, kind="stable")[:_DIMENSIONS]
    strongest = strongest[squares[strongest] > _NOTHING]
    components = (left[:, strongest] / np.sqrt(squares[strongest])).T @ table
    # A component and its negative are equally right: the largest weight is made positive.
    largest = np.abs(components).argmax(axis=1)
    signs = np.sign(components[np.arange(len(components)), largest])
    return np.asarray(components * signs[:, None])


class Hosted:
    """An embedding function of Chroma's, its failures turned into one kind of error.

    :param name: of the model.
    :param function: texts in, vectors out.
    :param hint: what to do when it fails.
    """

    def __init__(self, name: str, function: Callable[[list[str]], Any], hint: str) -> None:
        self.name, self._function, self._hint = name, function, hint

    def embed(self, texts: Sequence[str]) -> Vectors:
        """:raises ModelError: when the function fails; its message never holds the texts."""
        rows: list[Any] = []
        for start in range(0, len(texts), _BATCH):
            try:
                rows += list(self._function(list(texts[start : start + _BATCH])))
            except Exception as error:
                raise ModelError(
                    f"the embedding {self.name} failed ({type(error).__name__})", retryable=True, hint=self._hint
                ) from error
        return _unit(np.array(rows, float)).astype(np.float32)


def chosen(settings: Settings, texts: Sequence[str], environment: Mapping[str, str] | None = None) -> Embedding:
    """The embedding that ``DRAFTER_EMBEDDING`` names, over these texts.

    :raises InputError: for a name that is none, or a package that is not installed.
    :raises CredentialError: when it needs a key that is not set.
    """
    name = settings["DRAFTER_EMBEDDING"]
    match name:
        case "lsa":
            return LatentSemantic(texts)
        case "minilm":
            return _minilm()
        case "openai":
            return _openai(os.environ if environment is None else environment)
    raise InputError(
        f"unknown embedding {name!r}", place="DRAFTER_EMBEDDING", remedy=nearest(name, ("lsa", "minilm", "openai"))
    )


def _minilm() -> Hosted:
    from chromadb.utils.embedding_functions import ONNXMiniLM_L6_V2  # noqa: PLC0415 - most runs need no Chroma model

    try:
        function = ONNXMiniLM_L6_V2()
    except ValueError as error:
        raise _missing("minilm", "onnxruntime and tokenizers") from error
    hint = "Chroma downloads the model at first use: allow that once, or set DRAFTER_EMBEDDING=lsa."
    return Hosted("minilm-all-MiniLM-L6-v2", function, hint)


def _openai(environment: Mapping[str, str]) -> Hosted:
    if not environment.get("OPENAI_API_KEY"):
        raise CredentialError("DRAFTER_EMBEDDING=openai needs a key. Set OPENAI_API_KEY, or DRAFTER_EMBEDDING=lsa.")
    from chromadb.utils.embedding_functions import OpenAIEmbeddingFunction  # noqa: PLC0415 - most runs need no key

    try:
        function = OpenAIEmbeddingFunction(model_name=_OPENAI)
    except ValueError as error:
        raise _missing("openai", "openai") from error
    return Hosted(f"openai-{_OPENAI}", function, "Check the key and the network, or set DRAFTER_EMBEDDING=lsa.")


def _missing(name: str, packages: str) -> InputError:
    remedy = f"Install {packages}, or set DRAFTER_EMBEDDING=lsa."
    return InputError(f"the embedding {name!r} cannot be loaded", place="DRAFTER_EMBEDDING", remedy=remedy)


def _unit(rows: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0))
