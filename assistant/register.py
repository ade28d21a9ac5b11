"""The register of decisions: all of them, or those that a filter leaves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from corpus import names
from corpus.decisions import Decision
from corpus.outcomes import Result
from index.words import stems


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
        (wanted.organ is None or names.key(wanted.organ) == names.key(decision.organ))
        and (wanted.first is None or (day is not None and day >= wanted.first))
        and (wanted.last is None or (day is not None and day <= wanted.last))
        and (wanted.result is None or wanted.result in decision.results)
        and (wanted.person is None or wanted.person.casefold() in _people(decision))
        and (wanted.text is None or set(stems(wanted.text)) <= set(stems(_all_text(decision))))
    )


def _people(decision: Decision) -> str:
    against = decision.votes.against if decision.votes else ()
    return "\n".join((*(person.name for person in decision.absent), *against, decision.text)).casefold()


def _all_text(decision: Decision) -> str:
    return "\n".join((decision.item_title, decision.proposal or "", decision.text))
