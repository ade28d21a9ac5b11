"""Reads back what a tagged PDF tells a screen reader: its structure with the words, where its links lead."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium


@dataclass(frozen=True, slots=True)
class Element:
    """An element of the structure; `text` is of it and all in it, in reading order."""

    kind: str
    language: str
    parents: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class InnerLink:
    """A link within the file: the height of its foot and head on its page, and where it leads."""

    page: int
    foot: float
    head: float
    to_page: int
    to_height: float

    def leads_to(self, other: InnerLink) -> bool:
        """Tell whether it leads to the line that the other stands in."""
        return self.to_page == other.page and abs(self.to_height - other.head) < 15


def elements(file: bytes) -> list[Element]:
    """Return the elements of all pages in reading order, a parent before what is in it."""
    document = pypdfium2.PdfDocument(file)
    found: list[Element] = []
    for page in document:
        words = _words(page)
        tree = pdfium.FPDF_StructTree_GetForPage(page)
        for place in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            found += _below(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place), words, ())
        pdfium.FPDF_StructTree_Close(tree)
    return found


def inner_links(file: bytes) -> list[InnerLink]:
    """Return the links that lead to another place of the file, in the order of the pages."""
    document = pypdfium2.PdfDocument(file)
    return [link for number, page in enumerate(document) for link in _links(document, number, page)]


def _words(page: pypdfium2.PdfPage) -> dict[int, str]:
    """Return the text of each marked part of a page."""
    found: dict[int, str] = defaultdict(str)
    text_page = page.get_textpage()
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
        size = pdfium.FPDFTextObj_GetText(each, text_page, None, 0)
        buffer = ctypes.create_string_buffer(size)
        pointer = ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
        pdfium.FPDFTextObj_GetText(each, text_page, pointer, size)
        identity = pdfium.FPDFPageObj_GetMarkedContentID(each)
        if identity >= 0:  # the foot of the page belongs to no element
            found[identity] += _decoded(buffer)
    return found


def _below(element: object, words: dict[int, str], parents: tuple[str, ...]) -> Iterator[Element]:
    kind = _value(pdfium.FPDF_StructElement_GetType, element)
    inner: list[Element] = []
    text = ""
    for place in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, place)
        if child:
            below = list(_below(child, words, (*parents, kind)))
            inner += below
            text += below[0].text
        else:
            text += words.get(pdfium.FPDF_StructElement_GetChildMarkedContentID(element, place), "")
    yield Element(kind, _value(pdfium.FPDF_StructElement_GetLang, element), parents, text)
    yield from inner


def _links(document: pypdfium2.PdfDocument, number: int, page: pypdfium2.PdfPage) -> Iterator[InnerLink]:
    place, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page, place, link):
        goal = pdfium.FPDFLink_GetDest(document, link)
        if not goal:
            continue
        frame = pdfium.FS_RECTF()
        pdfium.FPDFLink_GetAnnotRect(link, frame)
        has, at = [ctypes.c_int() for _ in range(3)], [ctypes.c_float() for _ in range(3)]
        pdfium.FPDFDest_GetLocationInPage(goal, *has, *at)
        to_page = pdfium.FPDFDest_GetDestPageIndex(document, goal)
        yield InnerLink(number, frame.bottom, frame.top, to_page, at[1].value)


def _value(function: object, element: object) -> str:
    size = function(element, None, 0)  # type: ignore[operator]
    buffer = ctypes.create_string_buffer(max(size, 2))
    function(element, buffer, size)  # type: ignore[operator]
    return _decoded(buffer)


def _decoded(buffer: ctypes.Array[ctypes.c_char]) -> str:
    return buffer.raw.decode("utf-16-le").rstrip("\0")
