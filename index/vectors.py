"""The vector index: FAISS over windows of passages; a passage is as near as its nearest window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt

from corpus.sentences import sentences

_WINDOW = 350  # characters: a mean over more than two sentences or so blurs what they say
_NEAREST = 400  # windows looked at for a question

Rows = npt.NDArray[np.int64]


def windows(text: str) -> list[str]:
    """Return the text in pieces of whole sentences, about 350 characters each."""
    pieces: list[str] = []
    for start, end in sentences(text):
        sentence = text[start:end]
        if pieces and len(pieces[-1]) + len(sentence) < _WINDOW:
            pieces[-1] = f"{pieces[-1]} {sentence}"
        else:
            pieces.append(sentence)
    return pieces


class VectorIndex:
    """Finds the passages whose windows lie nearest to a question."""

    def __init__(self, index: faiss.Index, window_rows: Rows) -> None:
        """Wrap an inner-product index; `window_rows[i]` is the passage row of window i."""
        self._index = index
        self._window_rows = window_rows

    @classmethod
    def build(cls, vectors: npt.NDArray[np.float32], window_rows: Sequence[int]) -> VectorIndex:
        """Index unit vectors, one for each window."""
        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(vectors)
        return cls(index, np.asarray(window_rows, dtype=np.int64))

    def save(self, folder: Path) -> None:
        """Write the vectors and their rows into `folder`."""
        faiss.write_index(self._index, str(folder / "vectors.faiss"))
        np.save(folder / "windows.npy", self._window_rows)

    @classmethod
    def load(cls, folder: Path) -> VectorIndex:
        """Read what `save` wrote."""
        return cls(faiss.read_index(str(folder / "vectors.faiss")), np.load(folder / "windows.npy"))

    @property
    def dimension(self) -> int:
        return int(self._index.d)

    def scores(
        self, question: npt.NDArray[np.float32], passage_count: int, allowed: npt.NDArray[np.bool_] | None
    ) -> npt.NDArray[np.float32]:
        """Return each passage's best cosine, shape (passage_count,); 0 for those too far to be looked at.

        Args:
            question: a unit vector.
            passage_count: the number of passage rows.
            allowed: which passage rows may be found, or None for all.
        """
        scores = np.zeros(passage_count, dtype=np.float32)
        parameters = None
        if allowed is not None:
            selector = faiss.IDSelectorBatch(np.flatnonzero(allowed[self._window_rows]))
            parameters = faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # SWIG adds it
        limit = min(_NEAREST, len(self._window_rows))
        cosines, found = self._index.search(question[None, :], limit, params=parameters)
        # FAISS fills up with row -1 when it holds fewer than `limit` allowed windows.
        kept = found[0] >= 0
        np.maximum.at(scores, self._window_rows[found[0][kept]], cosines[0][kept])
        return scores
