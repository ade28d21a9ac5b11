"""The pages about the program: what it is, what it keeps, how accessible it is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from web.about.operator import Operator
from web.about.said import about_view, accessibility_view, privacy_view
from web.dependencies import TheArchive, TheAssistant, TheRenderer

router = APIRouter(include_in_schema=False)


async def _operator(request: Request) -> Operator:
    operator: Operator = request.app.state.operator
    return operator


TheOperator = Annotated[Operator, Depends(_operator)]


@router.get("/om")
def about(
    assistant: TheAssistant, archive: TheArchive, operator: TheOperator, renderer: TheRenderer
) -> Response:
    """Say how an answer is made, what can be asked, and how old the documents are."""
    return renderer.respond(about_view(assistant.documents(), archive.files().values(), operator))


@router.get("/privatliv")
async def privacy(operator: TheOperator, renderer: TheRenderer) -> Response:
    """Say what is kept, where and how long."""
    return renderer.respond(privacy_view(operator))


@router.get("/tilgaengelighed")
async def accessibility(operator: TheOperator, renderer: TheRenderer) -> Response:
    """Show the accessibility statement."""
    return renderer.respond(accessibility_view(operator))


@router.get("/was")
async def statement(operator: TheOperator) -> Response:
    """Lead from the short address that each public site has to the statement."""
    return RedirectResponse(operator.statement_url or "/tilgaengelighed", 302)
