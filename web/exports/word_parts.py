"""What python-docx leaves to us: Danish A4 documents with links, bookmarks and page numbers."""

from __future__ import annotations

import datetime as dt
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_FONT = "Calibri"  # every word processor has it, or one of the same widths
_INK = RGBColor(0x1A, 0x1A, 0x1A)
_LINK = RGBColor(0x00, 0x4D, 0x99)  # contrast to white: 8 to 1
_LONGEST = 255  # characters that a property of the file may have
_SIZES = {"Title": 20, "Heading 1": 15, "Heading 2": 12, "Normal": 11, "Quote": 11, "Footer": 9}


def new_document(title: str, made: dt.date, program: str) -> WordDocument:
    """Return an empty Danish document on A4."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    _speak_danish(document)
    for name, points in _SIZES.items():
        style = document.styles[name]
        if isinstance(style, ParagraphStyle):
            _dress(style, points)
    properties = document.core_properties
    properties.title, properties.author, properties.language = title[:_LONGEST], program, "da-DK"
    properties.last_modified_by, properties.comments = program, ""
    properties.created = properties.modified = dt.datetime.combine(made, dt.time())
    return document


def add_text(paragraph: Paragraph, text: str, *, bold: bool = False, language: str = "da") -> Run:
    """Add words to a paragraph; those of another language than the document's are marked."""
    run = paragraph.add_run(text)
    run.bold = bold or None
    if language != "da":
        lang = _element("w:lang")
        lang.set(qn("w:val"), {"en": "en-GB"}[language])
        run._element.get_or_add_rPr().append(lang)
    return run


def add_bookmark(paragraph: Paragraph, name: str, number: int, text: str) -> None:
    """Add bold words that links lead to; `number` is one that no other bookmark of the document has."""
    start, end = _element("w:bookmarkStart"), _element("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    paragraph._p.append(start)
    add_text(paragraph, text, bold=True)
    paragraph._p.append(end)


def add_inner_link(paragraph: Paragraph, bookmark: str, text: str) -> None:
    """Add words that lead to a bookmark."""
    _add_link(paragraph, "w:anchor", bookmark, text)


def add_link(paragraph: Paragraph, address: str, text: str) -> None:
    """Add words that lead to an address."""
    identity = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    _add_link(paragraph, "r:id", identity, text)


def add_footer(document: WordDocument, text: str) -> None:
    """Put words and the page's number at the foot of every page."""
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    add_text(paragraph, f"{text} Side ")
    field = _element("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    field.append(paragraph.add_run("1")._element)


def _add_link(paragraph: Paragraph, attribute: str, target: str, text: str) -> None:
    link = _element("w:hyperlink")
    link.set(qn(attribute), target)
    run = paragraph.add_run(text)
    run.font.color.rgb, run.font.underline = _LINK, True
    link.append(run._element)
    paragraph._p.append(link)


def _element(tag: str) -> Any:  # noqa: ANN401
    return OxmlElement(tag)  # its stubs know no common type that all parents take


def _speak_danish(document: WordDocument) -> None:
    lang: Any = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    lang.set(qn("w:val"), "da-DK")


def _dress(style: ParagraphStyle, points: int) -> None:
    style.font.name, style.font.size, style.font.color.rgb = _FONT, Pt(points), _INK
    style.font.italic = False
    fonts: Any = style.element.rPr.rFonts
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(qn(f"w:{kind}Theme"), None)  # the theme's font would win
        fonts.set(qn(f"w:{kind}"), _FONT)
