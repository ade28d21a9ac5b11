"""The meetings, one of them, and one item of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from assistant.minutes import select_meetings
from assistant.record import Record
from corpus.meetings import Meeting
from corpus.visible import one_line
from web.danish import counted
from web.decisions.case_paper import case_paper
from web.decisions.item_views import item_view
from web.decisions.meeting_views import meeting_view
from web.decisions.paper import MEDIA_TYPE
from web.decisions.query import page_number
from web.decisions.rows import meeting_link, meeting_title
from web.decisions.views import Link, Option
from web.decisions.words import long_days
from web.dependencies import TheAssistant, TheRenderer
from web.exports.names import disposition
from web.links import base_address
from web.views import View

router = APIRouter(include_in_schema=False)
_PAGE = 100  # meetings on a page


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting in a list."""

    title: str
    link: str
    count: str


@dataclass(frozen=True, slots=True)
class MeetingsView(View):
    """Meetings by year, those of one organ or one year where the address says so."""

    template = "decisions/meetings.html"
    menu = "beslutninger"
    menu_current = "true"

    organs: tuple[Option, ...]
    years: tuple[Option, ...]
    status: str
    groups: tuple[tuple[str, tuple[MeetingLine, ...]], ...]  # the year, its meetings
    pages: tuple[Link, ...]
    bounded: bool


@router.get("/moeder")
def meetings(
    assistant: TheAssistant, renderer: TheRenderer, organ: str = "", aar: str = "", side: str = "1"
) -> Response:
    """List the meetings whose minutes are there, newest first."""
    record = assistant.record()
    found = [m for m in select_meetings(record.meetings, organ or None, None, None) if _is_of(m, aar)]
    found.sort(key=lambda m: (m.date.isoformat() if m.date else "", m.organ or ""), reverse=True)
    pages = max(1, -(-len(found) // _PAGE))
    page = min(page_number(side), pages)
    view = MeetingsView(
        organs=_options("Alle udvalg", record.organs, organ),
        years=_options("Alle år", [str(year) for year in record.years], aar),
        status=counted(len(found), "møde", "møder") + (f". Side {page} af {pages}." if pages > 1 else "."),
        groups=_groups(found[(page - 1) * _PAGE : page * _PAGE]),
        pages=_pages(page, pages, organ, aar),
        bounded=bool(organ or aar),
    )
    return renderer.respond(view)


@router.get("/moeder/{document_id:path}/punkt/{key}.docx")
def item_paper(document_id: str, key: str, request: Request, assistant: TheAssistant) -> Response:
    """Send an item with its case's way as a paper to take along."""
    record = assistant.record()
    place = record.place(document_id, key)
    if place is None:
        raise HTTPException(404)
    title = f"{meeting_title(place.meeting)} punkt {key}"
    headers = {"Content-Disposition": disposition(title, "docx")}
    content = case_paper(place, record, base_address(request))
    return Response(content, media_type=MEDIA_TYPE, headers=headers)


# The item first: its address ends in "/punkt/..." whatever slashes a document's id has.
@router.get("/moeder/{document_id:path}/punkt/{key}")
def item(
    document_id: str, key: str, request: Request, assistant: TheAssistant, renderer: TheRenderer
) -> Response:
    """Show an item: what was proposed beside what was decided, and its case's way."""
    record = assistant.record()
    place = record.place(document_id, key)
    if place is None:
        return _meeting(record, f"{document_id}/punkt/{key}", renderer)
    return renderer.respond(item_view(place, record, base_address(request)))


@router.get("/moeder/{document_id:path}")
def meeting(document_id: str, assistant: TheAssistant, renderer: TheRenderer) -> Response:
    """Show a meeting with its items."""
    return _meeting(assistant.record(), document_id, renderer)


def _meeting(record: Record, document_id: str, renderer: TheRenderer) -> Response:
    found = record.meeting(document_id)
    if found is None:
        raise HTTPException(404)
    day = found.date.isoformat() if found.date else ""
    query = urlencode({"organ": found.organ, "fra": day, "til": day}) if found.organ and day else ""
    return renderer.respond(meeting_view(found, record, f"/beslutninger?{query}" if query else None))


def _is_of(meeting: Meeting, year: str) -> bool:
    return not year or (meeting.date is not None and str(meeting.date.year) == year)


def _options(every: str, values: Sequence[str], chosen: str) -> tuple[Option, ...]:
    return (
        Option("", every, not chosen),
        *(Option(value, one_line(value), value == chosen) for value in values),
    )


def _groups(found: Sequence[Meeting]) -> tuple[tuple[str, tuple[MeetingLine, ...]], ...]:
    groups: dict[str, list[MeetingLine]] = {}
    for each in found:
        year = str(each.date.year) if each.date else "Uden dato"
        name = one_line(each.organ or each.document.title)
        title = f"{name}, {long_days(each.date, each.last_date)}" if each.date else name
        line = MeetingLine(
            title, meeting_link(each.document.id), counted(len(each.items), "punkt", "punkter")
        )
        groups.setdefault(year, []).append(line)
    return tuple((year, tuple(lines)) for year, lines in groups.items())


def _pages(page: int, pages: int, organ: str, year: str) -> tuple[Link, ...]:
    if pages < 2:
        return ()

    def link(number: int) -> str:
        given = {"organ": organ, "aar": year, "side": str(number)}
        return f"/moeder?{urlencode({name: value for name, value in given.items() if value})}"

    return tuple(Link(str(n), None if n == page else link(n)) for n in range(1, pages + 1))
