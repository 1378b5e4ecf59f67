"""Embeddings: the computed one is reproducible, the others fail as one kind of error. No network."""

import numpy as np
import pytest
from chromadb.utils import embedding_functions

from drafter.errors import CredentialError, InputError, ModelError
from drafter.guidelines.embedding import Hosted, LatentSemantic, chosen

TEXTS = [
    "Greater occipital nerve block for chronic migraine.",
    "Occipital nerve block in cluster headache.",
    "Epidural steroid injection for sciatica.",
    "Radiofrequency ablation of facet joints for back pain.",
]


def test_vectors_have_unit_length_and_single_precision():
    vectors = LatentSemantic(TEXTS).embed(["nerve block", *TEXTS])

    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)


def test_a_text_is_nearest_to_itself_and_near_to_what_it_is_about():
    lsa = LatentSemantic(TEXTS)
    vectors = lsa.embed(TEXTS)

    assert list((vectors @ vectors.T).argmax(axis=1)) == [0, 1, 2, 3]
    assert int((vectors @ lsa.embed(["ESI"])[0]).argmax()) == 2


def test_the_same_texts_give_the_same_vectors_and_name():
    first, second = LatentSemantic(TEXTS), LatentSemantic(TEXTS)

    assert first.name == second.name
    assert first.embed(TEXTS).tobytes() == second.embed(TEXTS).tobytes()


def test_a_text_has_one_vector_whatever_it_is_embedded_with():
    lsa = LatentSemantic(TEXTS)

    assert lsa.embed(TEXTS)[1].tobytes() == lsa.embed([TEXTS[1]])[0].tobytes()


def test_other_texts_give_another_name():
    assert LatentSemantic(TEXTS).name != LatentSemantic([*TEXTS[:3], "Radiofrequency ablation."]).name


def test_texts_that_repeat_each_other_do_no_harm():
    vectors = LatentSemantic([TEXTS[0], TEXTS[0], TEXTS[2]]).embed([TEXTS[0], TEXTS[2]])

    assert vectors.shape == (2, 2)
    assert np.allclose(vectors @ vectors.T, np.eye(2), atol=0.2)


def test_a_text_that_shares_nothing_has_no_direction():
    assert not LatentSemantic(TEXTS).embed(["", "zzz qqq"]).any()


def test_no_more_than_96_dimensions(shipped):
    texts = [passage.text for passage in shipped.passages]

    assert LatentSemantic(texts).embed(["pain"]).shape == (1, 96)


def test_the_default_is_computed_here(values):
    assert isinstance(chosen(values(), TEXTS), LatentSemantic)


def test_an_unknown_embedding_is_refused_with_the_nearest(values):
    with pytest.raises(InputError) as caught:
        chosen(values(DRAFTER_EMBEDDING="minlm"), TEXTS)

    assert str(caught.value) == "DRAFTER_EMBEDDING: unknown embedding 'minlm'. Did you mean 'minilm'?"


def test_minilm_is_chromas_own_function(values, monkeypatch):
    monkeypatch.setattr(embedding_functions, "ONNXMiniLM_L6_V2", lambda: lambda texts: [[3.0, 4.0] for _ in texts])

    embedding = chosen(values(DRAFTER_EMBEDDING="minilm"), TEXTS)

    assert embedding.name == "minilm-all-MiniLM-L6-v2"
    assert embedding.embed(["a", "b"]).tolist() == np.array([[0.6, 0.8]] * 2, np.float32).tolist()


def test_minilm_that_cannot_be_downloaded_is_a_model_error_with_a_way_out(values, monkeypatch):
    def fails(texts):
        raise ConnectionError("no route to host")

    monkeypatch.setattr(embedding_functions, "ONNXMiniLM_L6_V2", lambda: fails)

    with pytest.raises(ModelError) as caught:
        chosen(values(DRAFTER_EMBEDDING="minilm"), TEXTS).embed(["secret"])

    assert str(caught.value) == (
        "the embedding minilm-all-MiniLM-L6-v2 failed (ConnectionError). "
        "Chroma downloads the model at first use: allow that once, or set DRAFTER_EMBEDDING=lsa."
    )
    assert caught.value.retryable


@pytest.mark.parametrize(
    ("name", "function", "packages"),
    [("minilm", "ONNXMiniLM_L6_V2", "onnxruntime and tokenizers"), ("openai", "OpenAIEmbeddingFunction", "openai")],
)
def test_a_package_that_is_not_installed_is_named(values, monkeypatch, name, function, packages):
    def absent(**kwargs):
        raise ValueError("not installed")

    monkeypatch.setattr(embedding_functions, function, absent)

    with pytest.raises(InputError) as caught:
        chosen(values(DRAFTER_EMBEDDING=name), TEXTS, {"OPENAI_API_KEY": "k"})

    assert str(caught.value) == (
        f"DRAFTER_EMBEDDING: the embedding {name!r} cannot be loaded. Install {packages}, or set DRAFTER_EMBEDDING=lsa."
    )


def test_openai_needs_a_key(values):
    with pytest.raises(CredentialError) as caught:
        chosen(values(DRAFTER_EMBEDDING="openai"), TEXTS, {})

    assert str(caught.value) == ("DRAFTER_EMBEDDING=openai needs a key. Set OPENAI_API_KEY, or DRAFTER_EMBEDDING=lsa.")


def test_openai_is_asked_for_a_named_model(values, monkeypatch):
    asked = []

    def function(model_name):
        asked.append(model_name)
        return lambda texts: [[0.0, 2.0] for _ in texts]

    monkeypatch.setattr(embedding_functions, "OpenAIEmbeddingFunction", function)

    embedding = chosen(values(DRAFTER_EMBEDDING="openai"), TEXTS, {"OPENAI_API_KEY": "k"})

    assert embedding.name == "openai-text-embedding-3-small"
    assert embedding.embed(["a"]).tolist() == [[0.0, 1.0]]
    assert asked == ["text-embedding-3-small"]


def test_many_texts_go_to_a_hosted_function_in_batches():
    sizes = []

    def function(texts):
        sizes.append(len(texts))
        return [[1.0] for _ in texts]

    assert Hosted("x", function, "").embed(["t"] * 600).shape == (600, 1)
    assert sizes == [256, 256, 88]
