"""The obvious parts put together, over the same passages: what a program of twenty lines would do."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from index.types import Embedder

_LIMIT = 10  # hits


@dataclass(frozen=True, slots=True)
class Given:
    """What every rival gets."""

    texts: list[str]  # of the passages
    vectors: npt.NDArray[np.float32]  # one for each
    embedder: Embedder


class Rival(Protocol):
    """Finds passages for a question."""

    def ask(self, question: str) -> object:
        """Search, with the question's embedding where vectors are used."""
        ...

    def save(self, folder: Path) -> int:
        """Write the index; return its bytes and take it away again."""
        ...


class LangChain:
    """LangChain's splitter and its FAISS store."""

    def __init__(self, given: Given) -> None:
        """Split the passages and store what comes of each with its vector."""
        from langchain_community.vectorstores import FAISS
        from langchain_core.embeddings import DeterministicFakeEmbedding
        from langchain_text_splitters import RecursiveCharacterTextSplitter

        splitter = RecursiveCharacterTextSplitter(chunk_size=1_500, chunk_overlap=0)
        pieces, rows = [], []
        for row, text in enumerate(given.texts):
            for piece in splitter.split_text(text):
                pieces.append(piece)
                rows.append(row)
        self._embedder = given.embedder
        pairs = zip(pieces, given.vectors[rows].tolist(), strict=True)
        # It wants an embedding of its own, which is never asked: it gets vectors.
        self._store: Any = FAISS.from_embeddings(pairs, DeterministicFakeEmbedding(size=1))

    def ask(self, question: str) -> object:
        return self._store.similarity_search_by_vector(self._embedder.embed_question(question), k=_LIMIT)

    def save(self, folder: Path) -> int:
        self._store.save_local(str(folder))
        return _weighed(folder)


class Bm25s:
    """The bm25s package with a Danish stemmer and its Danish stop words."""

    def __init__(self, given: Given) -> None:
        """Index the words."""
        import bm25s
        import Stemmer

        self._package: Any = bm25s
        self._stemmer = Stemmer.Stemmer("danish")
        self._index: Any = bm25s.BM25()
        self._index.index(self._tokens(given.texts), show_progress=False)

    def _tokens(self, texts: Sequence[str]) -> object:
        return self._package.tokenize(texts, stopwords="da", stemmer=self._stemmer, show_progress=False)

    def ask(self, question: str) -> object:
        return self._index.retrieve(self._tokens([question]), k=_LIMIT, show_progress=False)

    def save(self, folder: Path) -> int:
        self._index.save(str(folder))
        return _weighed(folder)


class Txtai:
    """A txtai index of words and vectors."""

    def __init__(self, given: Given) -> None:
        """Index the passages; txtai asks for their vectors in order."""
        from txtai import Embeddings

        self._embedder = given.embedder
        known = dict(zip(given.texts, given.vectors, strict=True))

        def vectors(texts: Sequence[str]) -> npt.NDArray[np.float32]:
            return np.array(
                [known[text] if text in known else self._embedder.embed_question(text) for text in texts]
            )

        self._index: Any = Embeddings(method="external", transform=vectors, hybrid=True, backend="faiss")
        self._index.index((row, text, None) for row, text in enumerate(given.texts))
        known.clear()

    def ask(self, question: str) -> object:
        return self._index.search(question, _LIMIT)

    def save(self, folder: Path) -> int:
        self._index.save(str(folder))
        return _weighed(folder)


def _weighed(folder: Path) -> int:
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    shutil.rmtree(folder)
    return size
