"""The pages of the documents: the list, one in full, a page of its file."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from web.dependencies import TheArchive, TheAssistant, TheRenderer
from web.documents.document_view import Asked, document_view
from web.documents.files import page_number
from web.documents.list_view import documents_view, list_view
from web.documents.listing import PATH, wish
from web.documents.page_view import page_view
from web.render import wants_part

router = APIRouter(include_in_schema=False)


@router.get(PATH)
def documents(
    request: Request,
    assistant: TheAssistant,
    archive: TheArchive,
    renderer: TheRenderer,
    ord: str = "",  # noqa: A002  # the address's word
    type: str = "",  # noqa: A002  # the address's word
    organ: str = "",
    aar: str = "",
    orden: str = "",
    side: str = "",
) -> Response:
    """List the documents that the address asks for, and what is missing."""
    asked = wish(ord, type, organ, aar, orden, side)
    held, files = assistant.documents(), archive.files()
    if wants_part(request):
        return renderer.respond(list_view(held, files, asked))
    return renderer.respond(documents_view(held, files, archive.refusals(), assistant.choices(), asked))


@router.get("/dokumenter/{document_id:path}/side/{number}")
def page(
    document_id: str,
    number: str,
    assistant: TheAssistant,
    archive: TheArchive,
    renderer: TheRenderer,
    fra: str | None = None,
    til: str | None = None,
    v: str | None = None,
) -> Response:
    """Show a page of a document's file as a picture, with the cited words marked."""
    found = assistant.document(document_id)
    view = page_view(found, archive, page_number(number), Asked(fra, til, v)) if found else None
    if view is None:
        raise HTTPException(404)
    return renderer.respond(view)


@router.get("/dokumenter/{document_id:path}")
def document(
    document_id: str,
    assistant: TheAssistant,
    archive: TheArchive,
    renderer: TheRenderer,
    fra: str | None = None,
    til: str | None = None,
    v: str | None = None,
    ord: str = "",  # noqa: A002  # the address's word
    sted: str = "",
    rettelser: str = "",
) -> Response:
    """Show a document; `fra` and `til` are offsets into its source file as it was in version `v`."""
    found = assistant.document(document_id)
    if found is None:
        raise HTTPException(404)
    asked = Asked(fra, til, v, ord, sted, repairs=rettelser == "1")
    return renderer.respond(document_view(found, archive, asked))
