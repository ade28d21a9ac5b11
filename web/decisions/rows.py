"""A decision with all that a row of the table and of every export shows of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from assistant.case_way import Place
from assistant.cite import source_at
from assistant.record import Record
from assistant.types import Source
from corpus.decisions import Decision
from corpus.meetings import Meeting
from corpus.outcomes import Result
from corpus.visible import one_line
from web.decisions.words import long_days
from web.turns import source_link


@dataclass(frozen=True, slots=True)
class Row:
    """A decision, the item that it is printed in, and where its words stand."""

    decision: Decision
    place: Place | None  # None for one that stands outside all minutes
    source: Source
    last_date: dt.date | None = None  # of its meeting, where that went on for more than a day

    @property
    def link(self) -> str:
        """Return the address of the item's page, else of the words in their document."""
        return item_link(self.place) if self.place else source_link(self.source)

    @property
    def results(self) -> tuple[Result, ...]:
        """Return the outcomes, each once."""
        return tuple(dict.fromkeys(self.decision.results))

    @property
    def id(self) -> str:
        """Return what stays the same however often the library is read again."""
        decision, place = self.decision, self.place
        item = place.key if place else one_line(decision.item_title)
        return stable_id("decision", decision.document.id, item, decision.organ, str(decision.date))


def row_of(decision: Decision, record: Record) -> Row:
    """Return a decision with all that is shown of it."""
    source = source_at(decision.document, decision.start, decision.end)
    return Row(decision, record.place_of(decision), source, record.last_day(decision))


def item_link(place: Place) -> str:
    """Return the address of an item's page."""
    return f"{meeting_link(place.item.document.id)}/punkt/{place.key}"


def meeting_link(document_id: str) -> str:
    """Return the address of a meeting's page, by one of its documents."""
    return f"/moeder/{quote(document_id, safe='')}"


def reference(
    organ: str | None,
    day: dt.date | None,
    number: str | None,
    page: int | None,
    *,
    title: str = "",
    last: dt.date | None = None,
) -> str:
    """Return a reference fit for a journal: "Økonomiudvalget, 24. januar 2012, punkt 3, s. 4".

    An item without a number is known by its title; `last` is the last day of a meeting of several.
    """
    named = f"»{one_line(title)}«" if title else ""
    said = (
        one_line(organ or ""),
        long_days(day, last) if day else "",
        f"punkt {one_line(number)}" if number else named,
        f"s. {page}" if page else "",
    )
    return ", ".join(part for part in said if part)


def decision_reference(row: Row) -> str:
    """Return the reference of a decision: its own organ and day, and where it is printed."""
    decision = row.decision
    return reference(decision.organ, decision.date, decision.item_number, row.source.page, last=row.last_date)


def meeting_title(meeting: Meeting) -> str:
    """Return what a meeting is called: its organ and day, else its minutes' title."""
    if meeting.organ is None:
        return one_line(meeting.document.title)
    return (
        f"{one_line(meeting.organ)}, {long_days(meeting.date, meeting.last_date)}"
        if meeting.date
        else one_line(meeting.organ)
    )


def stable_id(*parts: str) -> str:
    """Return a UUID that depends on nothing but these words."""
    return str(uuid5(NAMESPACE_URL, "raadslag\0" + "\0".join(parts)))
