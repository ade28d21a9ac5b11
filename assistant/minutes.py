"""Meetings for people and programs: which there were, and what was on their agendas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from assistant.register import is_organ
from corpus.dates import written
from corpus.meetings import Item, Meeting
from corpus.people import Person

JSON = dict[str, object]


def select_meetings(
    meetings: Iterable[Meeting], organ: str | None, first: dt.date | None, last: dt.date | None
) -> list[Meeting]:
    """Return the meetings of an organ and from `first` to `last`, both included; None sets no bound."""
    return [
        meeting
        for meeting in meetings
        if (organ is None or (meeting.organ is not None and is_organ(meeting.organ, organ)))
        and (first is None or (meeting.date is not None and (meeting.last_date or meeting.date) >= first))
        and (last is None or (meeting.date is not None and meeting.date <= last))
    ]


def meetings_json(meetings: Sequence[Meeting]) -> JSON:
    """Return meetings with their items; offsets are characters in the source file."""
    return {"meetings": [_meeting(meeting) for meeting in meetings]}


def _meeting(meeting: Meeting) -> JSON:
    return {
        "document": meeting.document.id,
        "organ": meeting.organ,
        "date": meeting.date.isoformat() if meeting.date else None,
        "last_date": meeting.last_date.isoformat() if meeting.last_date else None,
        "extraordinary": meeting.extraordinary,
        "place": meeting.place,
        "time": meeting.time.isoformat("minutes") if meeting.time else None,
        "present": _people(meeting.present),
        "absent": _people(meeting.absent),
        "items": [_item(item) for item in meeting.items],
    }


def _item(item: Item) -> JSON:
    return {
        "number": item.number,
        "title": item.title,
        "closed": item.closed,
        "case_number": item.case_number,
        "parts": [
            {"title": part.title, "role": part.role.value, "citation": _citation(item, part.start, part.end)}
            for part in item.parts
        ],
        "attachments": list(item.attachments),
        "decisions": len(item.decisions),
        "citation": _citation(item, item.start, item.end),
    }


def _people(people: Sequence[Person]) -> list[JSON]:
    return [{"name": person.name, "party": person.party} for person in people]


def _citation(item: Item, start: int, end: int) -> JSON:
    span = item.document.text.span(start, end)
    return {"file": item.document.file, "start": span.start, "end": span.end}


def meetings_text(meetings: Sequence[Meeting]) -> str:
    """Return meetings for the terminal, an item a line."""
    return "\n\n".join(map(_meeting_text, meetings))


def _meeting_text(meeting: Meeting) -> str:
    when = written(meeting.date) if meeting.date else "dato ukendt"
    until = f" til {written(meeting.last_date)}" if meeting.last_date else ""
    kind = ", ekstraordinært" if meeting.extraordinary else ""
    lines = [f"{meeting.organ or meeting.document.title}, {when}{until}{kind}  ({meeting.document.id})"]
    absent = ", ".join(_named(person) for person in meeting.absent)
    if absent:
        lines.append(f"  fraværende: {absent}")
    for item in meeting.items:
        number = f"{item.number}. " if item.number else "   "
        case = f"  (sag {item.case_number})" if item.case_number else ""
        lines.append(f"  {number}{item.title}{case}")
    return "\n".join(lines)


def _named(person: Person) -> str:
    return f"{person.name} ({person.party})" if person.party else person.name
