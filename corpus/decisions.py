"""Decisions as data: what an organ decided about an item, point by point, with votes and absences.

A decision belongs to the organ and the date in its own heading, not to the minutes that print it: a
committee's recommendation that a later organ's minutes repeat stays the committee's. Who was away from the
whole meeting, as its head says, was absent from each decision of its own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from corpus import names
from corpus.dates import first_date
from corpus.decision_headings import is_bare_decision_heading
from corpus.found import ITEM, ITEM_PART
from corpus.item_labels import is_conclusion
from corpus.item_lines import number_and_title
from corpus.meeting_head import head_of
from corpus.motions import without_fallen
from corpus.outcomes import Result, results_by_point, results_of
from corpus.people import Person, absent_of, speaks_of_absence
from corpus.sentences import sentences
from corpus.types import Document, Heading, Role, Section
from corpus.votes import Votes, votes_of

# "Beslutning for punkt 3: Valg til Ældrerådet" names no organ that decides.
_OF_POINT = re.compile(r"\w+\s+(?:for|til)\s+(?:punkt|pkt|sag)\b", re.IGNORECASE)
# How a point ended that no further organ has to say yes to.
_SETTLES = {Result.APPROVED, Result.APPROVED_CHANGED, Result.DECIDED, Result.REJECTED, Result.NOTED}


@dataclass(frozen=True, slots=True)
class Decision:
    """What one organ decided about one item on one date; offsets are into the document's clean text."""

    document: Document
    item_number: str | None
    item_title: str
    organ: str
    date: dt.date | None  # the first day where a meeting had two
    results: tuple[Result, ...]  # one for each point where the decision answers points
    proposal: str | None
    votes: Votes | None
    absent: tuple[Person, ...]
    start: int
    end: int
    closed: bool = False  # of an item treated behind closed doors
    # The points of the proposal that it could be about, as an earlier organ settled the others; else empty.
    left: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        return self.document.text.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Meeting:
    organ: str | None
    date: dt.date | None
    absent: tuple[Person, ...] = ()  # from the whole of it


def decisions(
    documents: Iterable[Document], each: Callable[[Document], Iterable[Decision]] | None = None
) -> list[Decision]:
    """Return the decisions of all documents in order; an item printed in two minutes is there once.

    Of two printings the one in the minutes of the day it was decided counts.

    Args:
        documents: the documents.
        each: tells those of one document, for who keeps them; None reads them.
    """
    found: dict[tuple[str, str, str, dt.date | None], Decision] = {}
    for document in documents:
        for decision in (each or decisions_of)(document):
            title = decision.item_title.casefold()
            key = ("", title, names.key(decision.organ), decision.date)
            known = found.get(key)
            if known and known.document.id == document.id and known.item_number != decision.item_number:
                key = (decision.item_number or "", *key[1:])  # two items titled "Lukket punkt"
                known = found.get(key)
            if known is None or (known.document.date != known.date and document.date == decision.date):
                found[key] = decision
    return list(found.values())


def decisions_of(document: Document) -> Iterator[Decision]:
    """Yield the decisions that a document's items hold, in order."""
    parts = _parts(document)
    meeting = _meeting(document) if parts else _Meeting(None, None)
    left: dict[Heading, tuple[int, ...]] = {}
    for i, (heading, sections) in enumerate(parts):
        item = _at_level(sections[0], ITEM)
        organ = _organ(heading, meeting) if sections[0].role is Role.DECISION else None
        if item and organ:
            after = _attendance_after(document, parts[i + 1 :], item)
            decided = _decision(document, item, heading, sections, organ, after)
            if decided:
                date = _date(heading, meeting, organ)
                own = date == meeting.date and _is_own(organ, meeting)
                absent = _together(decided.absent, meeting.absent) if own else decided.absent
                proposal = _proposal(document, parts, item)
                yield replace(decided, date=date, proposal=proposal, absent=absent, left=left.get(item, ()))
                left[item] = _left_by(decided) or left.get(item, ())


def _meeting(document: Document) -> _Meeting:
    """Return whose meeting it was and when, from the catalogue or else from the minutes' own head."""
    head = head_of(document)
    return _Meeting(document.organ or head.organ, document.date or head.date, head.absent)


def _is_own(organ: str, meeting: _Meeting) -> bool:
    return meeting.organ is not None and names.key(organ) == names.key(meeting.organ)


def _parts(document: Document) -> list[tuple[Heading, list[Section]]]:
    parts: dict[Heading, list[Section]] = {}
    for section in document.sections:
        heading = _at_level(section, ITEM_PART)
        if heading and _at_level(section, ITEM):
            parts.setdefault(heading, []).append(section)
    return list(parts.items())


def _attendance_after(
    document: Document, following: list[tuple[Heading, list[Section]]], item: Heading
) -> str:
    """Return what stands under "Fraværende" right after a decision of the item."""
    texts: list[str] = []
    for heading, sections in following:
        if sections[0].role is not Role.ATTENDANCE or item not in sections[0].headings:
            break
        if speaks_of_absence(heading.title):
            texts.append(document.text.text[heading.end : sections[-1].end])
    return "\n".join(texts)


def _decision(
    document: Document, item: Heading, heading: Heading, sections: list[Section], organ: str, after: str
) -> Decision | None:
    text = document.text.text
    spans = list(sentences(text, heading.end, sections[-1].end))
    # What follows a line of hyphens is the administration's remark, not the organ's decision.
    remark = next((i for i, (start, _) in enumerate(spans) if text.startswith("---", start)), len(spans))
    spans = spans[:remark]
    absent = [text[slice(*span)] for span in spans if speaks_of_absence(text[slice(*span)])]
    kept = [span for span in spans if not speaks_of_absence(text[slice(*span)])] or spans
    if not kept:
        return None
    start, end = kept[0][0], kept[-1][1]
    number, title = number_and_title(item.title)
    ended = without_fallen(text[start:end])
    people = [person for sentence in (*absent, *after.split("\n")) for person in absent_of(sentence)]
    return Decision(
        document=document,
        item_number=number,
        item_title=title,
        organ=organ,
        date=None,
        results=results_of(ended),
        proposal=None,
        votes=votes_of(ended),
        absent=tuple(dict.fromkeys(people)),
        start=start,
        end=end,
        closed=sections[0].closed,
    )


def _left_by(decided: Decision) -> tuple[int, ...]:
    """Return the points that an organ recommends to the next one; empty unless it settles others itself."""
    by_point = results_by_point(without_fallen(decided.text))
    left = tuple(sorted(point for point, result in by_point.items() if result is Result.RECOMMENDED))
    return left if any(result in _SETTLES for result in by_point.values()) else ()


def _together(people: tuple[Person, ...], more: tuple[Person, ...]) -> tuple[Person, ...]:
    """Return all the persons, each name once and with its party where either side tells it."""
    found = {person.name: person for person in people}
    for person in more:
        if person.name not in found or found[person.name].party is None:
            found[person.name] = person
    return tuple(found.values())


def _date(heading: Heading, meeting: _Meeting, organ: str) -> dt.date | None:
    """Return the day that a decision heading gives, or the meeting's own for a decision of its organ."""
    return first_date(heading.title) or (meeting.date if _is_own(organ, meeting) else None)


def _organ(heading: Heading, meeting: _Meeting) -> str | None:
    """Return the organ that a decision heading names, in the catalogue's spelling where it is that one."""
    found = [] if _OF_POINT.match(heading.title) else names.find_names(heading.title)
    if not found:
        bare = is_bare_decision_heading(heading.title) or is_conclusion(heading.title)
        return meeting.organ if bare else None
    organ = names.nominative(found[0])
    return meeting.organ if _is_own(organ, meeting) else organ


def _proposal(document: Document, parts: list[tuple[Heading, list[Section]]], item: Heading) -> str | None:
    """Return the text of an item's first proposal that has any."""
    for heading, sections in parts:
        if item in sections[0].headings and sections[0].role is Role.PROPOSAL:
            text = document.text.text[heading.end : sections[-1].end].strip()
            if text:
                return text
    return None


def _at_level(section: Section, level: int) -> Heading | None:
    return next((heading for heading in section.headings if heading.level == level), None)
