"""What stretches of documents mean, as the index knows it already: no text is embedded anew."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from assistant.focus.types import Vector
from index.search import Index
from index.types import Stretch


def meaning(index: Index, stretches: Iterable[Stretch]) -> Vector:
    """Return the mean of the vectors of all passages that hold some of the stretches.

    Shape (dimension,), of unit length; all zeros when the index has no vector for any of them.
    """
    embedder = index.embedder
    ids = {i for s in stretches for i in index.store.passages_at(s.document_id, s.start, s.end)}
    found = index.store.vectors(sorted(ids), embedder.model_id, embedder.dimension)
    if not found:
        return np.zeros(embedder.dimension, dtype=np.float32)
    mean: Vector = np.concatenate(list(found.values())).mean(axis=0)
    return (mean / max(float(np.linalg.norm(mean)), 1e-9)).astype(np.float32)
