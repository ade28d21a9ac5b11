"""Whether what was found speaks of the very thing that one asks to be allowed."""

from __future__ import annotations

from assistant.demands import Demand, holds
from assistant.likely import Likelihood
from index.weigh import Weigher
from index.words import stem_set

_LEAST = 0.5  # share of the topic that a sentence must hold


def speaks_of(likely: Likelihood, topic: Weigher) -> bool:
    """Tell whether a sentence that allows or forbids something holds half of what the question is about.

    "Må jeg tage min hund med?" is not answered by what one may do without a dog, however like it sounds.
    """
    return any(
        holds(sentence.text, Demand.PERMISSION) and topic.share(stem_set(sentence.text)) >= _LEAST
        for sentence in likely.sentences
    )
