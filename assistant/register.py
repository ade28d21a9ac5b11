"""The register of decisions: all of them, or those that a filter leaves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from corpus import names
from corpus.decisions import Decision
from corpus.outcomes import Result
from index.words import stems

_SHORTEST_PART = 5  # letters of a stem that may be the beginning of another
_ENDING = 2  # letters by which the stems of one word may differ


@dataclass(frozen=True, slots=True)
class DecisionFilter:
    """Which decisions are wanted; None sets no bound."""

    organ: str | None = None
    first: dt.date | None = None  # the earliest and the latest day, both included
    last: dt.date | None = None
    result: Result | None = None
    person: str | None = None  # a name or part of one: absent, voting against, or named in the decision
    text: str | None = None  # words that the item, its proposal and its decision hold together


def select(decisions: Iterable[Decision], wanted: DecisionFilter) -> list[Decision]:
    """Return the decisions that keep every bound, in their order."""
    return [decision for decision in decisions if _keeps(decision, wanted)]


def _keeps(decision: Decision, wanted: DecisionFilter) -> bool:
    day = decision.date
    return (
        (wanted.organ is None or is_organ(decision.organ, wanted.organ))
        and (wanted.first is None or (day is not None and day >= wanted.first))
        and (wanted.last is None or (day is not None and day <= wanted.last))
        and (wanted.result is None or wanted.result in decision.results)
        and (wanted.person is None or wanted.person.casefold() in _people(decision))
        and (wanted.text is None or _holds(_all_text(decision), wanted.text))
    )


def is_organ(organ: str, asked: str) -> bool:
    """Tell whether a committee is the one asked for, by its name in any form or its abbreviation."""
    return names.key(asked) == names.key(organ) or asked.upper() in names.abbreviations(organ)


def _holds(text: str, words: str) -> bool:
    """Tell whether a text holds each word in some form, also as the beginning of a compound."""
    held = set(stems(text))
    return all(_is_held(stem, held) for stem in stems(words))


def _is_held(stem: str, held: set[str]) -> bool:
    if stem in held or len(stem) < _SHORTEST_PART:
        return stem in held
    return any(other.startswith(stem) or _differ_in_ending(stem, other) for other in held)


def _differ_in_ending(stem: str, other: str) -> bool:
    """Tell whether two stems are of one word: Danish leaves "gæstepladser" and "gæsteplads" apart."""
    return len(other) >= _SHORTEST_PART and stem.startswith(other) and len(stem) - len(other) <= _ENDING


def _people(decision: Decision) -> str:
    against = decision.votes.against if decision.votes else ()
    return "\n".join((*(person.name for person in decision.absent), *against, decision.text)).casefold()


def _all_text(decision: Decision) -> str:
    return "\n".join((decision.item_title, decision.proposal or "", decision.text))
