"""What stands before questions and passages, as a model wants it."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from index.embed import SentenceTransformerEmbedder
from index.errors import EmbedderError
from index.prefixes import Prefixes, known, prefixes
from tests.index.tiny import embedding_model

TEXT = "Hvornår åbner hallen?"


def plainly(folder: Path, texts: list[str]) -> np.ndarray:
    """Return the vectors of the texts as they stand, by a copy of the model without prefixes."""
    copy = shutil.copytree(folder, folder.parent / "plain")
    (copy / "config_sentence_transformers.json").unlink()
    return SentenceTransformerEmbedder(str(copy)).embed_passages(texts)


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("intfloat/multilingual-e5-small", Prefixes("query: ", "passage: ")),
        ("intfloat/e5-base-v2", Prefixes("query: ", "passage: ")),
        ("/srv/models/multilingual-e5-large/", Prefixes("query: ", "passage: ")),
        ("BAAI/bge-small-en-v1.5", Prefixes("Represent this sentence for searching relevant passages: ")),
        ("BAAI/bge-m3", None),
        ("nomic-ai/nomic-embed-text-v1.5", Prefixes("search_query: ", "search_document: ")),
        ("Snowflake/snowflake-arctic-embed-l-v2.0", Prefixes("query: ")),
        ("sentence-transformers/all-MiniLM-L6-v2", None),
        ("raadslag-da-en", None),
        ("someone/my-e5-like", None),
    ],
)
def test_well_known_families_are_known(model: str, expected: Prefixes | None) -> None:
    assert known(model) == expected


def test_an_instructed_model_gets_its_task() -> None:
    found = known("intfloat/multilingual-e5-large-instruct")
    assert found
    assert found.question.startswith("Instruct: ")
    assert found.passage == ""


@pytest.mark.parametrize(
    ("prompts", "default", "expected"),
    [
        ({}, None, Prefixes("query: ", "passage: ")),
        ({"query": "", "document": ""}, None, Prefixes("query: ", "passage: ")),
        ({"query": "q: ", "document": "", "passage": "p: "}, None, Prefixes("q: ", "p: ")),
        ({"query": "q: ", "document": ""}, None, Prefixes("q: ", "")),
        ({"all": "a: ", "query": ""}, "all", Prefixes("a: ", "a: ")),
        ({"all": "a: ", "query": ""}, None, Prefixes("query: ", "passage: ")),
    ],
)
def test_what_a_model_says_itself_counts_first(
    prompts: dict[str, str | None], default: str | None, expected: Prefixes
) -> None:
    assert prefixes("multilingual-e5-small", prompts, default) == expected


def test_a_family_s_prefixes_stand_before_the_text(tmp_path: Path) -> None:
    folder = embedding_model(tmp_path / "multilingual-e5-tiny")
    model = SentenceTransformerEmbedder(str(folder))
    question, passage = plainly(folder, [f"query: {TEXT}", f"passage: {TEXT}"])
    assert model.embed_question(TEXT) == pytest.approx(question, abs=1e-3)
    assert model.embed_passages([TEXT])[0] == pytest.approx(passage, abs=1e-3)
    assert model.embed_question(TEXT) != pytest.approx(passage, abs=1e-3)
    assert model.model_id.startswith("multilingual-e5-tiny@")
    assert model.model_id.endswith("+prefixes")  # it gives other vectors than it did without them


def test_a_model_s_own_prompts_stand_before_the_text(tmp_path: Path) -> None:
    prompts = {"query": "hvornår ", "passage": "hallen "}
    folder = embedding_model(tmp_path / "own", prompts=prompts)
    model = SentenceTransformerEmbedder(str(folder))
    question, passage = plainly(folder, [f"hvornår {TEXT}", f"hallen {TEXT}"])
    assert model.embed_question(TEXT) == pytest.approx(question, abs=1e-3)
    assert model.embed_passages([TEXT])[0] == pytest.approx(passage, abs=1e-3)
    assert "+" not in model.model_id


def test_weights_that_are_damaged_are_told(tmp_path: Path) -> None:
    folder = embedding_model(tmp_path / "model")
    (folder / "model.safetensors").write_bytes(b"nothing of the sort")
    model = SentenceTransformerEmbedder(str(folder))
    with pytest.raises(EmbedderError, match="cannot be loaded; name a model folder"):
        model.embed_question(TEXT)
