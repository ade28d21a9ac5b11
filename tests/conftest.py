"""The whole shipped corpus, read and indexed once for all tests.

A test of one rule does not take these: it writes the few lines that show the rule.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from assistant.ask import Assistant
from corpus.catalogue import Entry
from corpus.read import documents, read_folder
from corpus.types import Document, SourceFile
from index.build import build
from index.embed import BUNDLED, SentenceTransformerEmbedder
from index.fusion import VectorWeight
from index.glossary import bundled
from index.search import Index, Weights
from index.selector import SentenceSelector
from tests.fakes import WordEmbedder

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ROOT / "corpus" / "documents"

Files = list[tuple[Entry, SourceFile]]

# A busy machine is slow, which says nothing of the code.
settings.register_profile("no-deadline", deadline=None)
settings.load_profile("no-deadline")


@pytest.fixture(scope="session")
def files() -> Files:
    return read_folder(DOCUMENTS)


@pytest.fixture(scope="session")
def shipped(files: Files) -> dict[str, Document]:
    """Every document of the shipped files, by id, in order."""
    return {document.id: document for document in documents(files)}


@pytest.fixture(scope="session")
def sources(files: Files) -> dict[str, str]:
    return {source.name: source.text for _, source in files}


@pytest.fixture(scope="session")
def index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the shipped documents by the word-counting embedder; a test must not change it."""
    return _once(tmp_path_factory, "index", lambda folder: build(DOCUMENTS, folder, WordEmbedder()))


def _once(made: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that is made once for all processes that run tests beside one another."""
    beside = "PYTEST_XDIST_WORKER" in os.environ
    folder = (made.getbasetemp().parent if beside else made.getbasetemp()) / f"once-{name}"
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            make(aside := folder.with_suffix(".new"))
            aside.rename(folder)
    return folder


@pytest.fixture(scope="session")
def index(index_dir: Path) -> Index:
    """Its vectors count little: they know no more than the words do."""
    index = Index.open(index_dir, WordEmbedder())
    index.weights = Weights(vectors=VectorWeight(unknown=0.1, known=0.1))
    return index


@pytest.fixture(scope="session")
def assistant(index: Index) -> Assistant:
    return Assistant(index, bundled())


@pytest.fixture(scope="session")
def model() -> SentenceTransformerEmbedder:
    return SentenceTransformerEmbedder(BUNDLED)


@pytest.fixture(scope="session")
def model_index_dir(tmp_path_factory: pytest.TempPathFactory, model: SentenceTransformerEmbedder) -> Path:
    """An index of the shipped documents by the real model, which takes half a minute."""
    return _once(tmp_path_factory, "model-index", lambda folder: build(DOCUMENTS, folder, model))


@pytest.fixture(scope="session")
def model_assistant(model_index_dir: Path, model: SentenceTransformerEmbedder) -> Assistant:
    return Assistant(Index.open(model_index_dir, model), bundled(), SentenceSelector())
