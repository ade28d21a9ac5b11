"""The embedding model: any sentence-transformers model, by folder or hub name."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from index.errors import EmbedderError
from index.prefixes import known, prefixes

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

BUNDLED = "raadslag-da-en"  # made by index.training
_BUNDLED_FOLDER = Path(__file__).parent / "model"
_BATCH = 64


def is_no_model(name: str) -> bool:
    """Tell whether a name can be no hub model and is no folder."""
    looks_like_path = name.startswith((".", "/", "~")) or name.count("/") != 1
    return looks_like_path and not Path(name).is_dir()


class SentenceTransformerEmbedder:
    """Embeds with a sentence-transformers model, which is loaded at the first use."""

    def __init__(self, name: str, *, known_as: str | None = None) -> None:
        """Prepare a model.

        Args:
            name: `BUNDLED` for the one that comes with the program, a model folder, or a hub name.
            known_as: what it is called, if not by its folder.

        Raises:
            EmbedderError: the model's folder or its weights are missing.
        """
        self.source = str(_BUNDLED_FOLDER) if name == BUNDLED else name  # folder or hub name
        folder = Path(self.source)
        if name != BUNDLED and is_no_model(name):
            raise EmbedderError(f"embedder {name!r} is no folder; name a model folder or a hub model")
        revision = weights_digest(folder)[:12] if folder.is_dir() else "hub"
        shown = known_as or (folder.resolve().name if folder.is_dir() and name != BUNDLED else name)
        # A model that now gets prefixes gives other vectors than it did without.
        self.model_id = f"{shown}@{revision}{'+prefixes' if known(shown) else ''}"
        self.name = shown
        self._model: _Model | None = None

    @property
    def dimension(self) -> int:
        return self._loaded().dimension

    def embed_passages(self, texts: Sequence[str], /) -> npt.NDArray[np.float32]:
        """Return unit vectors, shape (len(texts), dimension)."""
        return self._loaded().encode(texts, question=False, threads=None)

    def embed_question(self, question: str, /) -> npt.NDArray[np.float32]:
        """Return a unit vector, shape (dimension,)."""
        vector: npt.NDArray[np.float32] = self._loaded().encode([question], question=True, threads=1)[0]
        return vector

    def _loaded(self) -> _Model:
        if self._model is None:
            self._model = _Model(self.source, self.name)
        return self._model


class _Model:
    """Keeps the slow import of sentence-transformers, and with it of torch, to the first use."""

    def __init__(self, source: str, name: str) -> None:
        import torch

        self._model = load_model(source)
        self._prefixes = prefixes(name, self._model.prompts, self._model.default_prompt_name)
        self._set_threads = torch.set_num_threads
        self._all_threads = torch.get_num_threads()
        self.dimension = int(self._model.get_embedding_dimension() or 0)

    def encode(self, texts: Sequence[str], *, question: bool, threads: int | None) -> npt.NDArray[np.float32]:
        # One question is too little work to share: with two threads on a busy machine each waits for the
        # other (measured: 513 ms instead of 15).
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        self._set_threads(threads or self._all_threads)
        encode = self._model.encode_query if question else self._model.encode_document
        prefix = self._prefixes.question if question else self._prefixes.passage
        vectors = encode(
            list(texts), prompt=prefix, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return np.asarray(vectors, dtype=np.float32)


def load_model(source: str, **how: object) -> SentenceTransformer:
    """Load a sentence-transformers model by its folder or hub name.

    Raises:
        EmbedderError: it cannot be loaded.
    """
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    # A bar for a model that loads in a moment is noise.
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        return SentenceTransformer(source, device="cpu", **how)  # type: ignore[arg-type]  # passed on
    except (OSError, ValueError, ImportError, RuntimeError, SafetensorError) as error:
        raise EmbedderError(
            f"embedding model {source!r} cannot be loaded; name a model folder, or a hub model where "
            f"the hub can be reached ({type(error).__name__})"
        ) from error


def weights_digest(folder: Path) -> str:
    """Return the SHA-256 of a model's weights.

    Raises:
        EmbedderError: there are none in the folder.
    """
    for name in ("model.safetensors", "pytorch_model.bin"):
        if (folder / name).is_file():
            with (folder / name).open("rb") as weights:
                return hashlib.file_digest(weights, "sha256").hexdigest()
    raise EmbedderError(f"no model.safetensors in {str(folder)!r}; name a sentence-transformers folder")
