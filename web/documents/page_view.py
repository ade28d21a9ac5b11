"""A page of a document's file: its picture with what is cited marked, beside its text."""

from __future__ import annotations

from urllib.parse import urlencode

from assistant.archive import Withheld
from assistant.page_marks import Rectangle as Mark
from assistant.place import clean_offset
from corpus.readers.page_picture import PagePicture
from corpus.types import Document
from web.documents.document_view import Asked, cited_span, quoted
from web.documents.highlight import Marks, Stretch
from web.documents.reading import block_groups
from web.documents.views import PageView, PictureView, Rectangle
from web.turns import document_link
from web.types import Archiving

_WITHHELD = {
    Withheld.CLOSED: "Siden vises ikke som billede, for på den står et punkt, der er behandlet for "
    "lukkede døre.",
    Withheld.MASKED: "Siden vises ikke som billede, for på den står et CPR-nummer.",
    Withheld.UNDRAWN: "Siden kan ikke vises som billede lige nu.",
}
_UNMARKED = "Stedet kunne ikke findes på billedet af siden. Det er fremhævet i teksten."
_ELSEWHERE = "Det citerede sted står ikke på denne side."


def page_view(document: Document, archive: Archiving, number: int, asked: Asked) -> PageView | None:
    """Return a page with what the address cites marked; None when there is no such page to show."""
    shown = archive.page(document, number)
    if shown is None:
        return None
    cited = cited_span(document, asked)
    picture = shown if isinstance(shown, PagePicture) else None
    marks = tuple(archive.marks(document, number, cited)) if cited and picture else ()
    part = _part(document, number)
    quote = quoted(document, asked)
    on_page = any(stretch.start < part.end and part.start < stretch.end for stretch in quote)
    link = document_link(document.id)
    values = {"fra": asked.start, "til": asked.end, "v": asked.version}
    query = urlencode({name: value for name, value in values.items() if value})
    return PageView(
        title=document.title,
        link=link,
        text_link=f"{link}?{query}#citat" if on_page else f"{link}#side-{number}",
        number=number,
        count=len(document.page_starts),
        picture=_picture(picture, f"{link}/side/{number}.png", number, marks) if picture else None,
        note=_note(shown, bool(marks), on_page=on_page, asked=cited is not None),
        groups=block_groups(document, Marks(quote=quote), part),
        previous=_beside(link, number - 1, len(document.page_starts), query),
        following=_beside(link, number + 1, len(document.page_starts), query),
    )


def _part(document: Document, number: int) -> Stretch:
    """Return the stretch of the document's text that stands on a page."""
    starts, end = document.page_starts, len(document.text.text)
    first = clean_offset(document, starts[number - 1])
    last = clean_offset(document, starts[number]) if number < len(starts) else end
    return Stretch(min(first, end), min(max(first, last), end))


def _note(shown: PagePicture | Withheld, marked: bool, *, on_page: bool, asked: bool) -> str | None:
    if isinstance(shown, Withheld):
        return _WITHHELD[shown]
    if not asked or marked:
        return None
    return _UNMARKED if on_page else _ELSEWHERE


def _picture(picture: PagePicture, link: str, number: int, marks: tuple[Mark, ...]) -> PictureView:
    said = f"Billede af side {number}"
    return PictureView(
        link=link,
        width=f"{picture.width:.1f}",
        height=f"{picture.height:.1f}",
        marks=tuple(
            Rectangle(f"{mark.x:.1f}", f"{mark.y:.1f}", f"{mark.width:.1f}", f"{mark.height:.1f}")
            for mark in marks
        ),
        described=f"{said} med det citerede sted markeret" if marks else said,
    )


def _beside(link: str, number: int, count: int, query: str) -> str | None:
    if not 1 <= number <= count:
        return None
    return f"{link}/side/{number}{'?' if query else ''}{query}"
