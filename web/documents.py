"""The documents: all of them, and one in full with the cited words highlighted."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from corpus.types import CleanText, Document, Span
from web.dependencies import TheAssistant, TheRenderer
from web.highlight import Stretch, clean_stretches
from web.reading import block_groups, outline
from web.views import DocumentsView, DocumentView, document_line

router = APIRouter(include_in_schema=False)

_NO_QUOTE = (
    "Citatet kunne ikke findes i dokumentet. Dokumentet kan være ændret, siden henvisningen blev lavet."
)


@router.get("/dokumenter")
def documents(assistant: TheAssistant, renderer: TheRenderer) -> Response:
    """List all documents."""
    return renderer.respond(DocumentsView(tuple(map(document_line, assistant.documents()))))


@router.get("/dokumenter/{document_id:path}")
def document(
    document_id: str,
    assistant: TheAssistant,
    renderer: TheRenderer,
    fra: str | None = None,
    til: str | None = None,
    v: str | None = None,
) -> Response:
    """Show a document; `fra` and `til` are offsets into its source file as it was in version `v`."""
    found = assistant.document(document_id)
    if found is None:
        raise HTTPException(404)
    changed = v is not None and v != found.version
    marked = () if changed else _marked(found.text, fra, til)
    return renderer.respond(_view(found, marked, asked=fra is not None or til is not None))


def _marked(text: CleanText, start: str | None, end: str | None) -> tuple[Stretch, ...]:
    """Return what to highlight; an address that asks for nonsense highlights nothing."""
    try:
        return clean_stretches(text, Span(int(start or ""), int(end or "")))
    except ValueError:
        return ()


def _view(document: Document, marked: tuple[Stretch, ...], *, asked: bool) -> DocumentView:
    groups = block_groups(document, marked)
    highlighted = any(piece.first for group in groups for block in group.blocks for piece in block.pieces)
    return DocumentView(
        line=document_line(document),
        file=document.file,
        ask_link=f"/?{urlencode({'dokument': document.id})}",
        outline=outline(document),
        groups=groups,
        highlighted=highlighted,
        note=_NO_QUOTE if asked and not highlighted else None,
    )
