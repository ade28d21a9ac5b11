"""How alike two texts are: near in meaning, and sharing words that few texts hold."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from assistant.focus.types import Vector
from index.words import stems

_MEANING = 0.5  # share of nearness in meaning; the rest is the words
_TITLE = 6  # times that a word of the title counts


@dataclass(frozen=True, slots=True)
class Compared:
    """A text as it is compared: what it means, and its stems with how much each says."""

    meaning: Vector
    words: dict[str, float]


class Rarity:
    """Tells how rare a word is among some texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Count in how many of the texts each stem stands."""
        counted = [set(stems(text)) for text in texts]
        self._texts = len(counted)
        self._held = Counter(stem for found in counted for stem in found)

    def weights(self, title: str, text: str) -> dict[str, float]:
        """Return the stems of a text with how much each says: the rarer, the more; repeated, a little more.

        A word of the title says what one that stands several times in the text does.
        """
        counts = Counter(stems(text))
        counts.update(dict.fromkeys(stems(title), _TITLE))
        return {stem: (1 + math.log(count)) * self._of(stem) for stem, count in counts.items()}

    def _of(self, stem: str) -> float:
        return math.log((1 + self._texts) / (1 + self._held[stem])) + 0.1


def likeness(first: Compared, second: Compared) -> float:
    """Return how alike two texts are, 0 to 1."""
    near = float(np.clip(first.meaning @ second.meaning, 0, 1))
    return _MEANING * near + (1 - _MEANING) * _shared(first.words, second.words)


def _shared(first: dict[str, float], second: dict[str, float]) -> float:
    """Return the cosine of two texts' words."""
    dot = sum(weight * second[stem] for stem, weight in first.items() if stem in second)
    norm = math.sqrt(sum(w * w for w in first.values()) * sum(w * w for w in second.values()))
    return dot / norm if norm else 0.0
