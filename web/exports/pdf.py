"""Answers as a PDF: embedded fonts, an outline, numbers that lead to their sources, pages with numbers."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from xml.sax.saxutils import quoteattr

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from web.exports.fonts import BOLD, REGULAR, markup, register
from web.exports.model import Export, ExportedAnswer, ExportedSource, ExportedStatement
from web.exports.words import NOTICE, PROGRAM

_INK, _FAINT, _LINK = HexColor("#1a1a1a"), HexColor("#5a5a5a"), "#004d99"
_SIDE, _TOP, _FOOT = 2.2 * cm, 2 * cm, 2.2 * cm
_BODY = ParagraphStyle("body", fontName=REGULAR, fontSize=9.5, leading=14, textColor=_INK, spaceAfter=6)
_SAID = ParagraphStyle("said", _BODY, keepWithNext=1)
_ITEM = ParagraphStyle("item", _BODY, leftIndent=14, bulletIndent=3)
_SOURCE = ParagraphStyle("source", _BODY, spaceBefore=6, spaceAfter=3, keepWithNext=1)
_QUOTE = ParagraphStyle("quote", _BODY, leftIndent=14, spaceAfter=3)
_LINKS = ParagraphStyle("links", _BODY, leftIndent=14, spaceAfter=9)
_TITLES = tuple(
    ParagraphStyle(
        f"title-{level}",
        fontName=BOLD,
        fontSize=size,
        leading=size * 1.3,
        textColor=_INK,
        spaceBefore=size * 0.9 if level else 0,
        spaceAfter=6,
        keepWithNext=1,
    )
    for level, size in enumerate((17, 13, 10.5))
)


def pdf(export: Export) -> bytes:
    """Return the export as a PDF file."""
    register()
    file = BytesIO()
    document = _Document(
        file,
        pagesize=A4,
        title=export.title,
        author=PROGRAM,
        creator=PROGRAM,
        subject=NOTICE,
        lang="da-DK",
        leftMargin=_SIDE,
        rightMargin=_SIDE,
        topMargin=_TOP,
        bottomMargin=_FOOT,
    )
    frame = Frame(document.leftMargin, document.bottomMargin, document.width, document.height, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate("page", [frame], onPage=_add_foot))
    document.build(list(_story(export)))
    return file.getvalue()


class _Heading(Paragraph):
    """A heading for the outline; of one that is split over two pages the first part."""

    title = ""
    level: int | None = None  # 0 is the title of the file

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return the parts; ReportLab makes them without what it does not know of."""
        parts: list[Flowable] = super().split(available_width, available_height)
        if parts and isinstance(parts[0], _Heading):
            parts[0].title, parts[0].level = self.title, self.level
        return parts


def _heading(title: str, level: int) -> _Heading:
    heading = _Heading(markup(title), _TITLES[level])
    heading.title, heading.level = title, level
    return heading


class _Document(BaseDocTemplate):
    """Puts the headings into the outline that readers show beside the pages."""

    _headings = 0

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Note a heading that has just been drawn."""
        if isinstance(flowable, _Heading) and flowable.level is not None:
            self._headings += 1
            key = f"afsnit-{self._headings}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.title, key, flowable.level)


def _add_foot(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.saveState()
    canvas.setFont(REGULAR, 7.5)
    canvas.setFillColor(_FAINT)
    canvas.drawString(_SIDE, 1.2 * cm, NOTICE)
    canvas.drawRightString(A4[0] - _SIDE, 1.2 * cm, f"Side {document.page}")
    canvas.restoreState()


def _story(export: Export) -> Iterator[Flowable]:
    yield _heading(export.title, 0)
    yield Paragraph(markup(export.made_text), _BODY)
    for answer in export.answers:
        if not export.single:
            yield _heading(answer.question, 1)
        yield from _answer(answer, 1 if export.single else 2)


def _answer(answer: ExportedAnswer, level: int) -> Iterator[Flowable]:
    for sentence in answer.said:
        yield Paragraph(markup(sentence), _SAID)
    for statement in answer.statements:
        yield Paragraph(_statement(statement, answer), _ITEM, bulletText="•")
    for each in answer.lists:
        yield _heading(each.title, level)
        for source in each.sources:
            yield from _source(source, answer)


def _statement(statement: ExportedStatement, answer: ExportedAnswer) -> str:
    text = markup(statement.text)
    if statement.struck is not None:
        return f"<strike>{text}</strike> {markup(f'({answer.labels.struck}: {statement.struck})')}"
    label = f"<b>{markup(statement.label)}:</b> " if statement.label else ""
    numbers = "".join(f" {_link('#' + _anchor(answer, n), f'[{n}]')}" for n in statement.numbers)
    return f"{label}{text}{numbers}"


def _source(source: ExportedSource, answer: ExportedAnswer) -> Iterator[Flowable]:
    mark = ""
    if source.number is not None:
        mark = f'<a name="{_anchor(answer, source.number)}"/><b>[{source.number}]</b> '
    lines = [f"{mark}<b>{markup(source.title)}</b>", markup(source.facts), markup(source.breadcrumb)]
    yield Paragraph("<br/>".join(line for line in lines if line), _SOURCE)
    yield Paragraph(markup(source.quote), _QUOTE)
    links = [_link(source.address, answer.labels.show)]
    links += [f"{markup(answer.labels.also)} {_link(place.address, place.text)}" for place in source.also]
    yield Paragraph(". ".join(links), _LINKS)


def _link(address: str, text: str) -> str:
    return f'<a href={quoteattr(address)} color="{_LINK}">{markup(text)}</a>'


def _anchor(answer: ExportedAnswer, number: int) -> str:
    return f"kilde-{answer.number}-{number}"
