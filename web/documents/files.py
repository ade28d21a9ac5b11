"""What is sent of a document's file: the file as it came, and the picture of a page."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse, Response

from assistant.archive import Original
from corpus.readers.names import shown_name
from corpus.readers.page_picture import PagePicture
from web.dependencies import TheArchive, TheAssistant

router = APIRouter(include_in_schema=False)

# What browsers save as they get it; all else, HTML above all, is bytes that none of them shows.
_TYPES = {
    ".pdf": "application/pdf",
    ".txt": "text/plain; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
}
_BYTES = "application/octet-stream"
_DIGITS = 6  # of a page's number


@router.get("/dokumenter/{document_id:path}/original")
def original(document_id: str, assistant: TheAssistant, archive: TheArchive) -> Response:
    """Send the file that a document came in, to be saved and never shown by the browser."""
    document = assistant.document(document_id)
    found = archive.original(document) if document else None
    if not isinstance(found, Original):
        raise HTTPException(404)
    return FileResponse(
        found.path,
        media_type=_TYPES.get(Path(found.name).suffix.lower(), _BYTES),
        filename=shown_name(found.name),
        content_disposition_type="attachment",
        headers={"Content-Security-Policy": "default-src 'none'; sandbox"},
    )


@router.get("/dokumenter/{document_id:path}/side/{number}.png")
def page_picture(document_id: str, number: str, assistant: TheAssistant, archive: TheArchive) -> Response:
    """Send the picture of a page."""
    document = assistant.document(document_id)
    found = archive.page(document, page_number(number)) if document else None
    if not isinstance(found, PagePicture):
        raise HTTPException(404)
    return Response(found.png, media_type="image/png")


def page_number(text: str) -> int:
    """Return the page that an address names; 0, which no file has, for nonsense."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _DIGITS else 0
