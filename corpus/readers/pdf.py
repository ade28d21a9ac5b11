"""PDF: the text layer page by page, and text recognition for pages that are pictures.

Nothing in a PDF is run or opened: PDFium gets no form environment, so scripts and launches are inert,
and embedded files are only named.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it has no types
from pypdfium2 import PdfDocument, PdfiumError

from corpus.readers import ocr
from corpus.readers.names import shown_name
from corpus.readers.pages import Page, extract_of, no_text, page_warnings
from corpus.readers.pdf_outline import bookmarks, marks_of
from corpus.readers.pdf_page import page_lines
from corpus.readers.pdf_picture import is_garbled, is_picture, letter_count, picture_of, shows_anything
from corpus.readers.types import Extract, Limits, Refused

_END = b"%%EOF"
_TAIL = 2048  # bytes in which the end mark stands
_BETTER = 1.5  # times the letters of the text layer that recognition must find to replace it
_NAMED = 3  # embedded files that the warning names


class PdfReader:
    """Reads PDF files."""

    suffixes: tuple[str, ...] = (".pdf",)

    def __init__(
        self, on_ocr: Callable[[], None] = lambda: None, in_ocr: Callable[[], None] | None = None
    ) -> None:
        """Make a reader.

        Args:
            on_ocr: called before text recognition begins, which takes longer than reading.
            in_ocr: called in each of Tesseract's processes before it starts.
        """
        self._on_ocr = on_ocr
        self._in_ocr = in_ocr

    def read(self, data: bytes, limits: Limits) -> Extract:
        if _END not in data[-_TAIL:]:
            raise Refused("is cut off: its end is missing; fetch the file again")
        document = _opened(data)
        if len(document) > limits.pages:
            raise Refused(f"has more than {limits.pages} pages; divide it")
        pages = [_page(document, number) for number in range(len(document))]
        can_recognise = any(page.picture for page in pages) and ocr.is_available()
        if can_recognise:
            pages = self._recognised(document, pages, limits)
        warnings = [*page_warnings(pages, can_recognise), *_embedded(document)]
        outline = list(bookmarks(document))
        document.close()
        if not any(page.lines for page in pages):
            raise Refused(no_text(pages, can_recognise))
        extract = extract_of(pages, warnings)
        return replace(extract, marks=marks_of(outline, extract))

    def _recognised(self, document: PdfDocument, pages: list[Page], limits: Limits) -> list[Page]:
        """Return the pages with the text of pictures, as far as the time goes."""
        self._on_ocr()
        deadline = time.monotonic() + limits.ocr_seconds
        pages = list(pages)
        for number, page in enumerate(pages):
            left = deadline - time.monotonic()
            if page.picture and left > 0:
                lines, certainty = ocr.recognise(picture_of(document[number]), left, self._in_ocr)
                if letter_count(lines) > _BETTER * letter_count(page.lines):
                    pages[number] = replace(page, lines=lines, picture=False, certainty=certainty)
        return pages


def _opened(data: bytes) -> PdfDocument:
    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise Refused("is protected by a password; save a copy without one") from error
        raise Refused("is damaged; open it in its program, print it to a new PDF and try again") from error


def _page(document: PdfDocument, number: int) -> Page:
    try:
        page = document[number]
    except PdfiumError:
        return Page([], shows=True, picture=False)
    lines = page_lines(page)
    if is_garbled(lines):
        lines = []
    read = Page(lines, bool(lines) or shows_anything(page), is_picture(page, letter_count(lines)))
    page.close()
    return read


def _embedded(document: PdfDocument) -> list[str]:
    count = document.count_attachments()
    if not count:
        return []
    names = [shown_name(document.get_attachment(i).get_name()) for i in range(min(count, _NAMED))]
    return [f"{count} embedded files are not read ({', '.join(names)}{', …' if count > _NAMED else ''})"]
