"""Passages that repeat one another, so that a text printed twice is one hit with two places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from index.words import tokens

_SHINGLE = 4  # words
_ALIKE = 0.8  # share of the smaller passage's shingles that the other must hold


def find_twins(texts: Sequence[str]) -> list[int]:
    """Return for each text the row of the first text that it repeats, or its own row."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    sizes: list[int] = []
    first: list[int] = []
    for row, text in enumerate(texts):
        shingles = _shingles(text)
        shared = Counter(holder for shingle in shingles for holder in holders[shingle])
        twin = row
        for other, count in shared.most_common(1):
            larger = max(len(shingles), sizes[other])
            if shingles and count >= _ALIKE * larger:
                twin = first[other]
        for shingle in shingles:
            holders[shingle].append(row)
        sizes.append(len(shingles))
        first.append(twin)
    return first


def _shingles(text: str) -> set[int]:
    words = tokens(text)
    return {hash(tuple(words[i : i + _SHINGLE])) for i in range(max(0, len(words) - _SHINGLE + 1))}
