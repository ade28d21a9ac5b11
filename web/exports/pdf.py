"""Answers as a PDF: embedded fonts, an outline, numbers that lead to their sources, pages with numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from web.quoted import Block

_INK, _FAINT, _LINK = HexColor("#1a1a1a"), HexColor("#5a5a5a"), "#004d99"
_SIDE, _TOP, _FOOT = 2.2 * cm, 2 * cm, 2.2 * cm
_BODY = ParagraphStyle(
    "body", fontName=REGULAR, fontSize=9.5, leading=14, textColor=_INK, spaceAfter=6, bulletFontName=REGULAR
)
_SAID = ParagraphStyle("said", _BODY, keepWithNext=1)
_LABEL = ParagraphStyle("label", _BODY, spaceBefore=3, spaceAfter=3, keepWithNext=1)
_ITEM = ParagraphStyle("item", _BODY, leftIndent=14, bulletIndent=3)
_SOURCE = ParagraphStyle("source", _BODY, spaceBefore=6, spaceAfter=3, keepWithNext=1)
_INNER = ParagraphStyle("inner", _BODY, leftIndent=28, bulletIndent=16, spaceAfter=3)
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
        yield from _statement(statement, answer)
    for each in answer.lists:
        yield _heading(each.title, level)
        for source in each.sources:
            yield from _source(source, answer)


def _statement(statement: ExportedStatement, answer: ExportedAnswer) -> Iterator[Flowable]:
    if statement.label:
        yield Paragraph(f"<b>{markup(statement.label)}</b>", _LABEL)
    if statement.struck is not None:
        reason = markup(f"({answer.labels.struck}: {statement.struck})")
        yield Paragraph(f"<strike>{markup(statement.text)}</strike> {reason}", _ITEM, bulletText="•")
        return
    numbers = "".join(f" {_link('#' + _anchor(answer, n), f'[{n}]')}" for n in statement.numbers)
    yield from _blocks(statement.blocks, numbers, bullet="•")


def _blocks(blocks: Sequence[Block], behind: str = "", *, bullet: str | None = None) -> Iterator[Flowable]:
    """Yield paragraphs and list items, with marked-up words behind the last.

    What a paragraph leads in stands a level below it. `bullet` is that of the first paragraph.
    """
    led = not blocks[0].mark
    for place, block in enumerate(blocks, 1):
        text = markup(block.text) + (behind if place == len(blocks) else "")
        mark = block.mark or (bullet if place == 1 else None)
        yield Paragraph(text, _INNER if block.mark and led else _ITEM, bulletText=mark)


def _source(source: ExportedSource, answer: ExportedAnswer) -> Iterator[Flowable]:
    number = _number(source.number, answer) if source.number is not None else ""
    lines = [f"{number}<b>{markup(source.title)}</b>", *map(markup, source.lines)]
    yield Paragraph("<br/>".join(lines), _SOURCE)
    for quote in source.quotes:
        if quote.blocks:
            yield from _blocks(quote.blocks)
        mark = _number(quote.number, answer) if quote.number and source.number is None else ""
        facts = [markup(quote.facts)] if quote.facts else []
        links = [*facts, _link(quote.address, answer.labels.show)]
        links += [f"{markup(answer.labels.also)} {_link(place.address, place.text)}" for place in quote.also]
        yield Paragraph(mark + ". ".join(links), _LINKS)


def _number(number: int, answer: ExportedAnswer) -> str:
    return f'<a name="{_anchor(answer, number)}"/><b>[{number}]</b> '


def _link(address: str, text: str) -> str:
    return f'<a href={quoteattr(address)} color="{_LINK}">{markup(text)}</a>'


def _anchor(answer: ExportedAnswer, number: int) -> str:
    return f"kilde-{answer.number}-{number}"
