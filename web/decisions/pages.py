"""The list of decisions, and the same search as files and feeds."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from assistant.record import Record
from web import spreadsheet
from web.decisions import atom, calendar, paper, sheet
from web.decisions.lists import found, list_view
from web.decisions.query import EVERY, Search, search_of
from web.decisions.rows import Row, row_of
from web.dependencies import TheAssistant, TheRenderer
from web.exports.names import disposition
from web.links import base_address
from web.parameters import refuse_unknown

router = APIRouter(include_in_schema=False)


@router.get("/beslutninger")
def decisions(request: Request, assistant: TheAssistant, renderer: TheRenderer) -> Response:
    """List the decisions that the address asks for."""
    search = search_of(request.query_params)
    view = list_view(search, assistant.record(), base_address(request))
    return renderer.respond(view, 422 if search.problems else 200)


@router.get("/beslutninger.csv")
def as_sheet(request: Request, assistant: TheAssistant) -> Response:
    """Send all decisions that the address asks for as a table for a spreadsheet."""
    search, rows = _rows(request, assistant.record())
    return _download(sheet.sheet(rows, base_address(request)), spreadsheet.MEDIA_TYPE, search, "csv")


@router.get("/beslutninger.docx")
def as_paper(request: Request, assistant: TheAssistant) -> Response:
    """Send the first decisions that the address asks for as a paper to take along."""
    search, rows = _rows(request, assistant.record())
    return _download(paper.paper(search, rows, base_address(request)), paper.MEDIA_TYPE, search, "docx")


@router.get("/beslutninger.atom")
def as_feed(request: Request, assistant: TheAssistant) -> Response:
    """Send the decisions that came in last as a feed."""
    search, record = _search(request), assistant.record()
    text = atom.feed(search, found(search, record), record, base_address(request))
    return Response(text, media_type=atom.MEDIA_TYPE)


@router.get("/beslutninger.ics")
def as_calendar(request: Request, assistant: TheAssistant) -> Response:
    """Send the meetings behind the decisions that the address asks for as a calendar."""
    search = _search(request)
    record = assistant.record()
    text = calendar.calendar(search, record, base_address(request))
    return Response(text, media_type=calendar.MEDIA_TYPE)


def _search(request: Request) -> Search:
    refuse_unknown(request, EVERY)
    search = search_of(request.query_params)
    if search.problems:
        raise HTTPException(422)
    return search


def _rows(request: Request, record: Record) -> tuple[Search, list[Row]]:
    search = _search(request)
    return search, [row_of(decision, record) for decision in found(search, record)]


def _download(content: bytes, media_type: str, search: Search, suffix: str) -> Response:
    title = " ".join(("Beslutninger", *(value for _, value in search.given)))
    headers = {"Content-Disposition": disposition(title, suffix)}
    return Response(content, media_type=media_type, headers=headers)
