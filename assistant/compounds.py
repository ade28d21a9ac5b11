"""Compounds of a question that the documents tell in two words: "lederlønninger" as "ledelsens løn"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from index.words import STOP_WORDS, fold

_SHORTEST = 3  # letters of a root: "løn"
_SENTENCE_ENDS = re.compile(r"[.!?]\s|\n\s*\n")
# Longest first, so that "ninger" goes before "er".
_ENDINGS = (
    *("ningernes", "elsernes", "ningerne", "elserne", "ningens", "elsens", "ernes", "ningen", "ninger"),
    *("elsen", "elser", "ingen", "inger", "erens", "eren", "erne", "ning", "else", "ende", "enes", "ens"),
    *("ets", "ene", "ers", "ing", "er", "en", "et", "es", "e", "r", "n", "t", "s"),
)


def is_told_apart(word: str, texts: Sequence[str]) -> bool:
    """Tell whether the parts of a compound stand as words of their own in one sentence or heading.

    Args:
        word: the compound; one that is no compound has no parts that do.
        texts: folded.
    """
    parts = _parts(fold(word))
    sentences = (sentence for text in texts for sentence in _SENTENCE_ENDS.split(text))
    return any(
        first in held and last in held
        for held in map(_roots, dict.fromkeys(sentences))
        for first, last in parts
    )


@lru_cache(maxsize=4_096)  # what many questions find is looked at again
def _roots(text: str) -> frozenset[str]:
    words = (word for word in re.findall(r"[^\W\d_]+", text) if word not in STOP_WORDS)
    return frozenset(_root(word) for word in words if len(word) >= _SHORTEST)


def _parts(word: str) -> set[tuple[str, str]]:
    """Return the roots of what a word may be made of, with or without an "s" or "e" between."""
    cuts = range(_SHORTEST, len(word) - _SHORTEST + 1)
    pieces = {(first, word[cut:]) for cut in cuts for first in (word[:cut], word[:cut].rstrip("s"))}
    return {
        (_root(first), _root(last))
        for first, last in pieces
        if len(first) >= _SHORTEST and not {first, last} & STOP_WORDS and _root(first) != _root(last)
    }


def _root(word: str) -> str:
    """Return what a folded word and the words derived from it share: "led" of "leder" and "ledelsens"."""
    for ending in _ENDINGS:
        stump = word.removesuffix(ending)
        if stump != word and len(stump) >= _SHORTEST:
            return stump[:-1] if len(stump) > _SHORTEST and stump[-1] == stump[-2] else stump
    return word
