"""The embedding model: any sentence-transformers model, by folder or hub name."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.errors import EmbedderError

BUNDLED = "raadslag-da-en"  # made by index.training
_BUNDLED_FOLDER = Path(__file__).parent / "model"
_BATCH = 64


class SentenceTransformerEmbedder:
    """Embeds with a sentence-transformers model, which is loaded at the first use."""

    def __init__(self, name: str) -> None:
        """Prepare a model; `BUNDLED` names the one that comes with the program.

        Raises:
            EmbedderError: the model's folder or its weights are missing.
        """
        self._source = str(_BUNDLED_FOLDER) if name == BUNDLED else name
        folder = Path(self._source)
        looks_like_path = name != BUNDLED and (name.startswith((".", "/", "~")) or name.count("/") != 1)
        if looks_like_path and not folder.is_dir():
            raise EmbedderError(f"embedder {name!r} is no folder; name a model folder or a hub model")
        revision = _digest(folder)[:12] if folder.is_dir() else "hub"
        shown = folder.name if folder.is_dir() and name != BUNDLED else name
        self.model_id = f"{shown}@{revision}"
        self._model: _Model | None = None

    @property
    def dimension(self) -> int:
        return self._loaded().dimension

    def embed_passages(self, texts: Sequence[str], /) -> npt.NDArray[np.float32]:
        """Return unit vectors, shape (len(texts), dimension)."""
        return self._loaded().encode(texts, threads=None)

    def embed_question(self, question: str, /) -> npt.NDArray[np.float32]:
        """Return a unit vector, shape (dimension,)."""
        vector: npt.NDArray[np.float32] = self._loaded().encode([question], threads=1)[0]
        return vector

    def _loaded(self) -> _Model:
        if self._model is None:
            self._model = _Model(self._source)
        return self._model


class _Model:
    """Keeps the slow import of sentence-transformers, and with it of torch, to the first use."""

    def __init__(self, source: str) -> None:
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        # A bar for a model that loads in a moment is noise.
        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            self._model = SentenceTransformer(source, device="cpu")
        except (OSError, ValueError) as error:
            raise EmbedderError(
                f"embedding model {source!r} cannot be loaded; name a model folder, or a hub model where "
                f"the hub can be reached ({type(error).__name__})"
            ) from error
        self._set_threads = torch.set_num_threads
        self._all_threads = torch.get_num_threads()
        self.dimension = int(self._model.get_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str], *, threads: int | None) -> npt.NDArray[np.float32]:
        # One question is too little work to share: with two threads on a busy machine each waits for the
        # other (measured: 513 ms instead of 15).
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        self._set_threads(threads or self._all_threads)
        vectors = self._model.encode(
            list(texts), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)


def _digest(folder: Path) -> str:
    """Return the SHA-256 of the model's weights."""
    for name in ("model.safetensors", "pytorch_model.bin"):
        if (folder / name).is_file():
            with (folder / name).open("rb") as weights:
                return hashlib.file_digest(weights, "sha256").hexdigest()
    raise EmbedderError(f"no model.safetensors in {str(folder)!r}; name a sentence-transformers folder")
