"""How likely each reading of each word of a sentence is, given all the others.

A hidden Markov model: the hidden words follow each other as in the corpus, and what stands in the text
is what the damage made of them. The forward-backward algorithm weighs all sentences that the readings
allow.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from corpus.confusions import Channel, Reading
from corpus.wordlist import OPENING, WordList

Weights = list[float]  # one for each reading of a word


def posteriors(sentence: Sequence[Sequence[Reading]], words: WordList, channel: Channel) -> list[Weights]:
    """Return the chances of the readings of each word of a sentence; those of one word sum to 1."""
    damage = [[_emission(reading, words, channel) for reading in readings] for readings in sentence]
    steps = [
        [[words.chance_after(a.words[-1], b.words[0]) for b in after] for a in before]
        for before, after in itertools.pairwise(sentence)
    ]
    opening = [words.chance_after(OPENING, reading.words[0]) for reading in sentence[0]]
    forward = [_scaled(_product(opening, damage[0]))]
    for step, here in zip(steps, damage[1:], strict=True):
        arriving = [math.fsum(_product(forward[-1], column)) for column in zip(*step, strict=True)]
        forward.append(_scaled(_product(arriving, here)))
    backward = [[1.0] * len(sentence[-1])]
    for step, there in zip(reversed(steps), reversed(damage[1:]), strict=True):
        leaving = _product(there, backward[-1])
        backward.append(_scaled([math.fsum(_product(row, leaving)) for row in step]))
    return [_scaled(_product(f, b)) for f, b in zip(forward, reversed(backward), strict=True)]


def _emission(reading: Reading, words: WordList, channel: Channel) -> float:
    inner = (words.chance_after(a, b) for a, b in itertools.pairwise(reading.words))
    return channel.chance(reading) * math.prod(inner)


def _product(first: Sequence[float], second: Sequence[float]) -> Weights:
    return [a * b for a, b in zip(first, second, strict=True)]


def _scaled(weights: Weights) -> Weights:
    total = math.fsum(weights)
    return [weight / total for weight in weights]
