"""Whether one may do something: what speaks of that very thing, or what was decided at the very place."""

from __future__ import annotations

import re

from assistant.case import Case
from assistant.decided import outcome_of
from assistant.demands import Demand, demand_of, holds
from assistant.likely import Likelihood
from assistant.texts import Texts
from assistant.told import Told
from index.weigh import Weigher
from index.words import stem_set

_LEAST = 0.5  # share of the topic that a sentence must hold
_PLACE = re.compile(r"\b[A-ZÆØÅ]\w{3,}\s+\d+\s?[A-Z]?\b")  # a street and a number in it


def asked_at_place(question: str) -> str | None:
    """Return the address where a question asks whether one may do something; None for another question."""
    found = _PLACE.search(question) if demand_of(question) is Demand.PERMISSION else None
    return found.group() if found else None


def permitted_at(place: str, case: Case, wish: Weigher, topic: Weigher, say: Texts) -> Told | None:
    """Return what was decided in a case, and on what proposal, where its title tells of the wish; else None.

    "Må man bygge i to etager på Skovvej 15?" is answered by what the council made of that very wish, not by
    what it made of another one there.

    Args:
        place: the address, which the title must name.
        case: what the question may be about.
        wish: weighs text by the words of the question without the address.
        topic: weighs text by what the question is about.
        say: the texts that label the quotes.
    """
    title = case.chosen[0].item_title if case.chosen else ""
    if not re.search(rf"\b{re.escape(place)}\b", title) or wish.share(stem_set(title)) < _LEAST:
        return None
    quotes = outcome_of(case, topic, say)
    return Told(tuple(quotes)) if quotes else None


def speaks_of(likely: Likelihood, topic: Weigher) -> bool:
    """Tell whether a sentence that allows or forbids something holds half of what the question is about.

    "Må jeg tage min hund med?" is not answered by what one may do without a dog, however like it sounds.
    """
    return any(
        holds(sentence.text, Demand.PERMISSION) and topic.share(stem_set(sentence.text)) >= _LEAST
        for sentence in likely.sentences
    )
