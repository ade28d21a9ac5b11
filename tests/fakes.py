"""Models whose judgement can be told by eye: what shares words is near, and answers."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.types import Excerpt
from index.words import stems

_DIMENSION = 256


class WordEmbedder:
    """Counts a text's stems, each in the place that its checksum gives it."""

    def __init__(self, model_id: str = "words@1") -> None:
        self.model_id = model_id
        self.dimension = _DIMENSION

    def embed_passages(self, texts: Sequence[str], /) -> npt.NDArray[np.float32]:
        counts = np.zeros((len(texts), _DIMENSION), dtype=np.float32)
        for row, text in enumerate(texts):
            for stem in stems(text) or [""]:
                counts[row, zlib.crc32(stem.encode()) % _DIMENSION] += 1
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)

    def embed_question(self, question: str, /) -> npt.NDArray[np.float32]:
        return self.embed_passages([question])[0]


class WordSelector:
    """Gives a sentence the share of the question's stems that it or its heading holds."""

    def answers(self, question: str, stretches: Sequence[Excerpt], /) -> list[list[float]]:
        asked = set(stems(question))
        return [
            [
                len(asked & set(stems(f"{stretch.heading} {sentence}"))) / max(1, len(asked))
                for sentence in stretch.sentences
            ]
            for stretch in stretches
        ]
