"""How near texts are to each other in meaning, by the embedding model."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
_MOST_KEPT = 5_000  # vectors: words and sentences come again from one sentence to the next


class Nearness:
    """Compares texts; the vectors of recent ones are kept."""

    def __init__(self, embed: Callable[[Sequence[str]], Vectors]) -> None:
        """Compare by what `embed` makes of texts: unit vectors, shape (len(texts), dimension)."""
        self._embed = embed
        self._kept: dict[str, Vectors] = {}

    def cosines(self, texts: Sequence[str], others: Sequence[str]) -> Vectors:
        """Return the cosine of each text to each of the others, shape (len(texts), len(others))."""
        kept = dict(self._kept) if len(self._kept) < _MOST_KEPT else {}
        new = [text for text in dict.fromkeys([*texts, *others]) if text not in kept]
        if new:
            kept |= zip(new, self._embed(new), strict=True)
            self._kept = kept
        if not texts or not others:
            return np.zeros((len(texts), len(others)), dtype=np.float32)
        cosines: Vectors = np.stack([kept[t] for t in texts]) @ np.stack([kept[t] for t in others]).T
        return cosines

    def best(self, text: str, others: Sequence[str]) -> float:
        """Return the cosine of a text to the nearest of the others; 0 when there are none."""
        return float(self.cosines([text], others).max()) if others else 0.0
