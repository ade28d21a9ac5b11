"""The meetings behind a search as iCalendar (RFC 5545), for whoever follows an organ."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from assistant.minutes import select_meetings
from assistant.record import Record
from corpus.meetings import Meeting
from corpus.visible import one_line, visible
from web.decisions.query import Search
from web.decisions.rows import meeting_link, meeting_title, stable_id
from web.decisions.words import CLOSED

MEDIA_TYPE = "text/calendar; charset=utf-8"
_ZONE = ZoneInfo("Europe/Copenhagen")
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
_OF_MEETINGS = {"organ", "fra", "til"}  # filters that a meeting keeps whatever was decided there


def calendar(search: Search, record: Record, base: str) -> bytes:
    """Return the meetings of an organ, or those at which something was decided that a search finds.

    Args:
        search: the search.
        record: what the minutes record.
        base: what links begin with.
    """
    title = ", ".join(search.label(field) for field, _ in search.given) or "Alle møder"
    own = stable_id("calendar", search.parameters)
    found = Calendar.new(prodid="-//Raadslag//Beslutninger//DA", name=visible(title), uid=own)
    for meeting in meetings_of(search, record):
        if meeting.date:
            found.add_component(_event(meeting, meeting.date, record, base))
    found.add_missing_timezones()
    return bytes(found.to_ical())


def meetings_of(search: Search, record: Record) -> list[Meeting]:
    """Return the meetings that a search is about, in the order of their minutes."""
    wanted = search.wanted
    if {field for field, _ in search.given} <= _OF_MEETINGS:
        return select_meetings(record.meetings, wanted.organ, wanted.first, wanted.last)
    places = (record.place_of(decision) for decision in record.select(wanted))
    held = {place.meeting.document.id for place in places if place}
    return [meeting for meeting in record.meetings if meeting.document.id in held]


def _event(meeting: Meeting, day: dt.date, record: Record, base: str) -> Event:
    start: dt.date = day
    if meeting.time:
        start = dt.datetime.combine(day, meeting.time, _ZONE)
    last = meeting.last_date or day
    return Event.new(
        uid=stable_id("meeting", meeting.document.id),
        stamp=record.added(meeting.document.id) or _NEVER,
        start=start,
        # How long it lasted is not recorded; a day without a time ends before the next.
        end=None if meeting.time else last + dt.timedelta(days=1),
        summary=one_line(meeting.organ or meeting_title(meeting)),
        location=one_line(meeting.place) if meeting.place else None,
        description="\n".join(_agenda(meeting)),
        url=base + meeting_link(meeting.document.id),
    )


def _agenda(meeting: Meeting) -> list[str]:
    lines: list[str] = []
    for item in meeting.items:
        number = f"{one_line(item.number)}. " if item.number and not item.closed else ""
        lines.append(CLOSED if item.closed else f"{number}{one_line(item.title)}")
    return lines
