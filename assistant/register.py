"""The register of decisions: all of them, or those that a filter leaves, in the order that is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from assistant.adopted import ended
from assistant.alphabet import sort_key
from assistant.held import case_spans, says, text_of, words_of
from corpus import names
from corpus.decisions import Decision
from corpus.outcomes import Result
from corpus.parties import party_key, party_of_voter
from corpus.people import persons_of
from index.words import fold, stem_set

_RESULTS = list(Result)


@dataclass(frozen=True, slots=True)
class DecisionFilter:
    """Which decisions are wanted; None sets no bound."""

    organ: str | None = None
    first: dt.date | None = None  # the earliest and the latest day, both included
    last: dt.date | None = None
    result: Result | None = None
    person: str | None = None  # a name or part of one: absent, voting, or named in the item
    text: str | None = None  # words that the title, proposal, case and decision hold together
    party: str | None = None  # its letter or name: that voted, or whose member is named


class Part(StrEnum):
    """What somebody had to do with a decision; the values are the words that people see."""

    ABSENT = "fraværende"
    AGAINST = "stemte imod"
    ABSTAINED = "undlod at stemme"
    FOR = "stemte for"
    NAMED = "nævnt i beslutningen"
    IN_CASE = "nævnt i sagen"


class Sorting(StrEnum):
    """The order of a list of decisions; the values are the words of the address."""

    NEWEST = "nyeste"
    OLDEST = "aeldste"
    ORGAN = "organ"
    CASE = "sag"
    RESULT = "udfald"


class Register:
    """Decisions that are filtered again and again; what that takes is made once, when first asked for."""

    def __init__(
        self,
        decisions: Iterable[Decision],
        last_day: Callable[[Decision], dt.date | None] | None = None,
    ) -> None:
        """Keep decisions.

        Args:
            decisions: all of them, in order.
            last_day: tells the last day of a decision's meeting where that went on for more than one.
        """
        self.decisions = tuple(decisions)
        self._last_day = last_day or (lambda _: None)

    def select(self, wanted: DecisionFilter) -> list[Decision]:
        """Return the decisions that keep every bound, in their order."""
        rows = self._by_text(wanted.text) if wanted.text is not None else range(len(self.decisions))
        organs = self._organs(wanted.organ) if wanted.organ is not None else None
        kept = [row for row in rows if self._keeps(row, wanted, organs)]
        return [self.decisions[row] for row in kept]

    @property
    def parties(self) -> frozenset[str]:
        """Return the keys of all parties that decisions name."""
        return frozenset().union(*self._parties)

    def _keeps(self, row: int, wanted: DecisionFilter, organs: set[str] | None) -> bool:
        decision = self.decisions[row]
        day = decision.date
        return (
            (organs is None or decision.organ in organs)
            and (
                wanted.first is None
                or (day is not None and (self._last_day(decision) or day) >= wanted.first)
            )
            and (wanted.last is None or (day is not None and day <= wanted.last))
            and (wanted.result is None or wanted.result in ended(decision))
            and (wanted.party is None or party_key(wanted.party) in self._parties[row])
            and (wanted.person is None or part_of(decision, wanted.person, self._cases[row]) is not None)
        )

    def _organs(self, asked: str) -> set[str]:
        return {organ for organ in {d.organ for d in self.decisions} if is_organ(organ, asked)}

    def _by_text(self, words: str) -> list[int]:
        """Return the rows whose item holds each word in some form, also as a part of a compound."""
        asked = stem_set(words)
        plain = [stem for stem in asked if stem.isalpha()]
        exact = asked.difference(plain)  # numbers, days, "fokusområde 3"
        rows = [row for row, text in enumerate(self._texts) if all(says(text, stem) for stem in plain)]
        return [row for row in rows if not exact or exact <= words_of(self.decisions[row])]

    @cached_property
    def _texts(self) -> list[str]:
        """Return what each item says, folded: to read through that is quicker than to keep all its stems."""
        return [fold(text_of(decision)) for decision in self.decisions]

    @cached_property
    def _cases(self) -> list[str]:
        return [case_text(decision) for decision in self.decisions]

    @cached_property
    def _parties(self) -> list[frozenset[str]]:
        return [frozenset(_parties(decision)) for decision in self.decisions]


def select(decisions: Iterable[Decision], wanted: DecisionFilter) -> list[Decision]:
    """Return the decisions that keep every bound, in their order."""
    return Register(decisions).select(wanted)


def in_order(decisions: Sequence[Decision], sorting: Sorting) -> list[Decision]:
    """Return decisions in order; those of one day stay as the minutes have them, undated ones come last."""
    newest = sorted(decisions, key=lambda decision: decision.date or dt.date.min, reverse=True)
    match sorting:
        case Sorting.NEWEST:
            return newest
        case Sorting.OLDEST:
            return sorted(decisions, key=lambda decision: decision.date or dt.date.max)
        case Sorting.ORGAN:
            return sorted(newest, key=lambda decision: sort_key(decision.organ))
        case Sorting.CASE:
            return sorted(newest, key=lambda decision: sort_key(decision.item_title))
        case Sorting.RESULT:
            return sorted(newest, key=lambda decision: min(map(_RESULTS.index, decision.results)))


def is_organ(organ: str, asked: str) -> bool:
    """Tell whether a committee is the one asked for, by its name in any form or its abbreviation."""
    return names.key(asked) == names.key(organ) or asked.upper() in names.abbreviations(organ)


def part_of(decision: Decision, person: str, case: str) -> Part | None:
    """Return the part that somebody had in a decision; None for who had none.

    Args:
        decision: the decision.
        person: a name or part of one.
        case: what the item says of its case, as `case_text` returns it.
    """
    asked = person.casefold()
    votes = decision.votes
    told = (
        (Part.ABSENT, [member.name for member in decision.absent]),
        (Part.AGAINST, votes.against if votes else ()),
        (Part.ABSTAINED, votes.abstained if votes else ()),
        (Part.FOR, votes.supporters if votes else ()),
        (Part.NAMED, (decision.text,)),
    )
    for part, names_in in told:
        if any(asked in name.casefold() for name in names_in):
            return part
    return Part.IN_CASE if asked in case else None


def case_text(decision: Decision) -> str:
    """Return what an item says of its case, in small letters and one line: who raised it is named there.

    Decisions are left out, for who was absent from another organ's has no part in this one.
    """
    text = decision.document.text.text
    within = (text[start:end] for start, end in case_spans(decision))
    return " ".join("\n".join(within).casefold().split())


def _parties(decision: Decision) -> Iterable[str]:
    """Yield the parties that a decision names: voters', absent members', those behind names in its words."""
    votes = decision.votes
    voters = (*votes.supporters, *votes.against, *votes.abstained) if votes else ()
    yield from (party for voter in voters if (party := party_of_voter(voter)))
    named = (*decision.absent, *persons_of(decision.text))
    yield from (party_key(person.party) for person in named if person.party)
