"""The word index: BM25 over stems and over 4-grams, by bm25s."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
import numpy.typing as npt

from index.words import grams, stems

_K1, _B = 1.2, 0.75  # measured best or equal on Danish text
_GRAM_WEIGHT = 0.3  # flat between 0.15 and 0.5


class WordIndex:
    """Scores every passage for the words of a question."""

    def __init__(self, stem_index: bm25s.BM25, gram_index: bm25s.BM25) -> None:
        self._stems = stem_index
        self._grams = gram_index
        frequency = np.diff(stem_index.scores["indptr"])
        count = int(stem_index.scores["num_docs"])
        self._idf = np.log1p((count - frequency + 0.5) / (frequency + 0.5))
        self._unseen = float(np.log1p((count + 0.5) / 0.5))

    @classmethod
    def build(cls, texts: Sequence[str]) -> WordIndex:
        """Index the texts; row i of the scores is text i."""
        return cls(_index([stems(text) for text in texts]), _index([grams(text) for text in texts]))

    def save(self, folder: Path) -> None:
        """Write the index into two subfolders of `folder`."""
        self._stems.save(folder / "stems", show_progress=False)
        self._grams.save(folder / "grams", show_progress=False)

    @classmethod
    def load(cls, folder: Path) -> WordIndex:
        """Read what `save` wrote."""
        return cls(bm25s.BM25.load(folder / "stems"), bm25s.BM25.load(folder / "grams"))

    def scores(self, text: str, pieces: str | None = None) -> npt.NDArray[np.float32]:
        """Return the BM25 score of each passage, stems plus weighted 4-grams; shape (passages,).

        Args:
            text: what to look for.
            pieces: what of it to look for by 4-grams; None for all.
        """
        by_pieces = _scores(self._grams, grams(text if pieces is None else pieces))
        total = _scores(self._stems, stems(text)) + _GRAM_WEIGHT * by_pieces
        return np.asarray(total, dtype=np.float32)

    def is_known(self, stem: str) -> bool:
        """Tell whether any passage holds the stem."""
        return stem in self._stems.vocab_dict

    def rarity(self, stem: str) -> float:
        """Return the inverse document frequency of a stem; a stem not in the index is the rarest."""
        column = self._stems.vocab_dict.get(stem)
        return self._unseen if column is None else float(self._idf[column])


def _index(rows: list[list[str]]) -> bm25s.BM25:
    index = bm25s.BM25(k1=_K1, b=_B)
    index.index([row or [""] for row in rows], show_progress=False)
    return index


def _scores(index: bm25s.BM25, terms: list[str]) -> npt.NDArray[np.float32]:
    known = [term for term in terms if term in index.vocab_dict]
    if not known:
        return np.zeros(int(index.scores["num_docs"]), dtype=np.float32)
    return np.asarray(index.get_scores(known), dtype=np.float32)
