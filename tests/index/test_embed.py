"""What every embedding model must keep, on the fake and on the real one."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from index import embed
from index.embed import BUNDLED, SentenceTransformerEmbedder
from index.errors import EmbedderError
from index.types import Embedder
from tests.fakes import WordEmbedder

MODEL = Path(embed.__file__).parent / "model"
TRANSLATIONS = [
    ("Byrådet sænker grundskylden fra nytår.", "The city council lowers the land tax from New Year."),
    ("Der er venteliste til vuggestuerne i byen.", "There is a waiting list for the town's nurseries."),
    ("Cykelstien langs åen får belysning.", "The cycle path along the stream will be lit."),
    ("Hjemmeplejen mangler sygeplejersker.", "The home care service is short of nurses."),
    ("Borgmesteren undlod at stemme.", "The mayor abstained from voting."),
    ("Regnvand skal ledes væk fra kældrene.", "Rainwater must be led away from the basements."),
    ("Biblioteket holder lukket i juli.", "The library is closed in July."),
    ("Naboerne klager over støj fra motorvejen.", "The neighbours complain of noise from the motorway."),
]
TEXTS = [
    "Kommunen bygger en ny svømmehal ved havnen.",
    "Budgettet for 2012 er vedtaget.",
    "",
    "å",
    "ord " * 2_000,
    "Kommunen bygger en ny svømmehal ved havnen.",
]


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.model)])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    return WordEmbedder() if request.param == "fake" else request.getfixturevalue("model")


def test_vectors_are_rows_of_unit_length(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)
    assert vectors.shape == (len(TEXTS), embedder.dimension)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-4)


def test_a_question_is_one_vector(embedder: Embedder) -> None:
    vector = embedder.embed_question("Hvor bygges svømmehallen?")
    assert vector.shape == (embedder.dimension,)
    assert vector.dtype == np.float32
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4)


def test_rows_keep_their_order_whatever_stands_beside_them(embedder: Embedder) -> None:
    together = embedder.embed_passages(TEXTS)
    for row, text in zip(together, TEXTS, strict=True):
        assert row == pytest.approx(embedder.embed_passages([text])[0], abs=1e-3)


def test_a_text_is_nearest_to_itself_and_nearer_to_its_like(embedder: Embedder) -> None:
    vectors = embedder.embed_passages(TEXTS)
    question = embedder.embed_question(TEXTS[0])
    assert vectors[0] @ question == pytest.approx(1, abs=1e-3)
    near = embedder.embed_question("svømmehal ved havnen")
    assert vectors[0] @ near > vectors[1] @ near


def test_no_texts_are_no_rows(embedder: Embedder) -> None:
    assert embedder.embed_passages([]).shape == (0, embedder.dimension)


def test_the_model_id_names_the_model_and_its_revision(embedder: Embedder) -> None:
    name, _, revision = embedder.model_id.partition("@")
    assert name
    assert revision


def test_the_bundled_model_is_known_by_its_weights() -> None:
    with (MODEL / "model.safetensors").open("rb") as weights:
        digest = hashlib.file_digest(weights, "sha256").hexdigest()
    assert SentenceTransformerEmbedder(BUNDLED).model_id == f"raadslag-da-en@{digest[:12]}"


def test_the_bundled_model_is_small() -> None:
    assert sum(path.stat().st_size for path in MODEL.rglob("*") if path.is_file()) < 60_000_000


@pytest.mark.model
def test_the_bundled_model_loads_without_any_hub() -> None:
    program = (
        "import socket\n"
        "socket.socket.connect = None\n"
        "from sentence_transformers import SentenceTransformer\n"
        f"model = SentenceTransformer({str(MODEL)!r}, device='cpu')\n"
        "assert {str(weights.dtype) for weights in model.parameters()} == {'torch.float32'}\n"
        "assert model.encode(['byråd']).shape == (1, 384)\n"
    )
    offline = {**os.environ, "HF_HUB_OFFLINE": "1"}
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120, env=offline)


@pytest.mark.model
def test_danish_lies_nearest_to_its_own_english(model: SentenceTransformerEmbedder) -> None:
    danish = model.embed_passages([danish for danish, _ in TRANSLATIONS])
    english = model.embed_passages([english for _, english in TRANSLATIONS])
    cosines = danish @ english.T
    assert cosines.argmax(axis=1).tolist() == list(range(len(TRANSLATIONS)))
    assert cosines.argmax(axis=0).tolist() == list(range(len(TRANSLATIONS)))


@pytest.mark.parametrize("name", ["./findes-ikke", "/findes/ikke", "~/ikke", "findes-ikke", "a/b/c"])
def test_a_model_folder_that_is_not_there_is_told(name: str) -> None:
    with pytest.raises(EmbedderError, match=f"embedder '{name}' is no folder; name a model folder"):
        SentenceTransformerEmbedder(name)


def test_a_folder_without_weights_is_told(tmp_path: Path) -> None:
    with pytest.raises(
        EmbedderError, match=r"no model\.safetensors in .*; name a sentence-transformers folder"
    ):
        SentenceTransformerEmbedder(str(tmp_path))


def test_the_slow_libraries_stay_out_until_they_are_needed() -> None:
    program = (
        "import sys, assistant.cli, web.main\n"
        "from index.embed import BUNDLED, SentenceTransformerEmbedder\n"
        "SentenceTransformerEmbedder(BUNDLED)\n"
        "assert not {'torch', 'sentence_transformers'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
