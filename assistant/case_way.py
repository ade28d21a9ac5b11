"""A case's way: what each organ said of it, in one item or in the minutes of several meetings.

A case is known by its number; where one is not given, by its title. Items that every meeting has
("Meddelelser") and reports that come again and again are no cases, however alike their titles.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus import names
from corpus.decisions import Decision
from corpus.meetings import Item, Meeting
from corpus.outcomes import Result

# The subject by the municipalities' common plan of subjects: many cases share it.
_SUBJECT = re.compile(r"\d{2}\.\d{2}(?:\.\d{2})?(?:[.-][A-ZÆØÅ]\d{0,2})?", re.IGNORECASE)
_READING = re.compile(r"[(\s-]*\b\d\.?\s*behandling(?:\s+af)?\b[)\s:-]*", re.IGNORECASE)
_ROUTINE = re.compile(
    r"(?:godkendelse|gennemgang) af (?:dagsorden\w*|referat\w*|protokol\w*)(?:en)?|dagsorden\w*"
    r"|(?:gensidige? )?(?:meddelelser|orientering(?:er|spunkter)?)(?: (?:fra|til|og|ved)\b.*)?"
    r"|sager til orientering|eventuelt|evt|spørgetid\w*|borgernes spørgetid|underskrift\w*(?: af .*)?"
    r"|(?:punkter|emner|sager) til (?:næste|kommende) møde\w*|næste møde\w*|mødeplan\w*|bordet rundt"
    r"|nyt fra .*|siden sidst|efterretningssager|lukke[td].*|uden titel"
)
_ENDED = {Result.APPROVED, Result.APPROVED_CHANGED, Result.DECIDED, Result.NOTED, Result.DISCUSSED}
_AGAIN_AND_AGAIN = 3  # days on which one organ ended what has this title: it is no case but a custom
_SHORTEST_NUMBER = 4  # digits of a case's number that has nothing but digits
_FARTHEST = dt.timedelta(days=2 * 365)  # between two meetings that a title alone makes one case's


class Known(StrEnum):
    """By what two items are known to be of one case; the values are the words that people see."""

    ITEM = "samme punkt"
    NUMBER = "samme sagsnummer"
    TITLE = "samme overskrift"


@dataclass(frozen=True, slots=True)
class Place:
    """An item in its meeting, and what it is called in an address: "3", or "u2" for one without a number."""

    meeting: Meeting
    item: Item
    key: str


@dataclass(frozen=True, slots=True)
class Step:
    """What one organ decided about a case on one day, and where that is printed."""

    decision: Decision
    place: Place
    known: Known


class Cases:
    """The items of all meetings, by case."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._by_number: dict[str, list[Place]] = {}
        self._by_title: dict[str, list[Place]] = {}
        for place in places:
            if place.item.closed:
                continue
            number, title = _number(place.item), case_title(place.item.title)
            if number:
                self._by_number.setdefault(number, []).append(place)
            if title:
                self._by_title.setdefault(title, []).append(place)

    def way(self, place: Place) -> tuple[Step, ...]:
        """Return what the organs said of an item's case, the newest word first.

        A decision that several minutes print is there once, from the organ's own minutes where they are.
        """
        found: dict[tuple[str, dt.date | None], list[Step]] = {}
        for other, known in self._same_case(place):
            for decision in other.item.decisions:
                if not decision.closed:
                    step = Step(decision, other, known)
                    _keep(found.setdefault((names.key(decision.organ), decision.date), []), step)
        steps = [step for kept in found.values() for step in kept]
        return tuple(sorted(steps, key=_when, reverse=True))

    def _same_case(self, place: Place) -> Iterator[tuple[Place, Known]]:
        yield place, Known.ITEM
        number, title = _number(place.item), case_title(place.item.title)
        if title is None:
            return
        by_number = [p for p in self._by_number.get(number or "", ()) if p is not place]
        yield from ((other, Known.NUMBER) for other in by_number)
        alike = self._by_title.get(title, [])
        if len({_number(p.item) for p in alike} - {None}) > 1 or _recurs(alike):
            return
        for other in alike:
            if other is not place and other not in by_number and _near(place, other):
                yield other, Known.TITLE


def case_title(title: str) -> str | None:
    """Return what the titles of one case share; None for what is no case: "Meddelelser", "Eventuelt"."""
    words = " ".join(_READING.sub(" ", title).casefold().split()).strip(" .:-–")
    if not words or _ROUTINE.fullmatch(words):
        return None
    return re.sub(r"\W+", "", words) or None


def _number(item: Item) -> str | None:
    """Return a case's own number; that of its subject alone is none, nor is one that counts items."""
    number = (item.case_number or "").strip().casefold()
    if _SUBJECT.fullmatch(number) or (number.isdigit() and len(number) < _SHORTEST_NUMBER):
        return None
    return number or None


def _recurs(alike: list[Place]) -> bool:
    """Tell whether one organ has ended what has this title so often that it is a report, say."""
    ended: dict[str, set[dt.date]] = {}
    for place in alike:
        for decision in place.item.decisions:
            if decision.date and any(result in _ENDED for result in decision.results):
                ended.setdefault(names.key(decision.organ), set()).add(decision.date)
    return any(len(days) >= _AGAIN_AND_AGAIN for days in ended.values())


def _near(place: Place, other: Place) -> bool:
    first, second = place.meeting.date, other.meeting.date
    return first is not None and second is not None and abs(first - second) <= _FARTHEST


def _keep(steps: list[Step], step: Step) -> None:
    """Add a step to those of its organ and day, unless other minutes tell them better."""
    if not steps or steps[0].decision.document.id == step.decision.document.id:
        steps.append(step)
    elif _is_own(step) and not _is_own(steps[0]):
        steps[:] = [step]


def _is_own(step: Step) -> bool:
    meeting, decision = step.place.meeting, step.decision
    own = meeting.organ is not None and names.key(meeting.organ) == names.key(decision.organ)
    return own and meeting.date == decision.date


def _when(step: Step) -> tuple[dt.date, dt.date, int]:
    """Order by day; what is undated or of one day by the meeting, then as the minutes have it."""
    held = step.place.meeting.date or dt.date.min
    return step.decision.date or held, held, step.decision.start
