"""Passages that repeat one another, so that a text printed twice is one hit with two places."""

from __future__ import annotations

from hashlib import blake2b

from index.words import tokens

_PHRASE = 4  # words
_ALIKE = 0.8  # share of the larger passage's phrases that the other must hold
# Two passages that share 0.8 of the larger one's phrases, 0.67 of all, share none of the least hashes of
# either in less than one case in ten thousand.
_SKETCH = 8


def phrases(text: str) -> frozenset[int]:
    """Return the hashes of all runs of four words; each fits SQLite's signed 64 bits."""
    words = tokens(text)
    runs = (" ".join(words[i : i + _PHRASE]) for i in range(len(words) - _PHRASE + 1))
    return frozenset(
        int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big", signed=True) for run in runs
    )


def sketch(found: frozenset[int]) -> list[int]:
    """Return the few phrases under which a passage is looked up."""
    return sorted(found)[:_SKETCH]


def is_twin(found: frozenset[int], others: frozenset[int]) -> bool:
    """Tell whether two passages say the same, a misprint or two aside."""
    return bool(found) and len(found & others) >= _ALIKE * max(len(found), len(others))
