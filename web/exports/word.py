"""Answers as a Word file: headings, numbers that lead to their sources, sources that lead to our pages."""

from __future__ import annotations

from io import BytesIO

from docx.document import Document as WordDocument
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from web.exports.model import Export, ExportedAnswer, ExportedQuote, ExportedSource, ExportedStatement
from web.exports.word_parts import (
    add_bookmark,
    add_footer,
    add_inner_link,
    add_link,
    add_text,
    new_document,
)
from web.exports.words import NOTICE, PROGRAM
from web.quoted import Block

_MOST_SOURCES = 1000  # of one answer; keeps the ids of bookmarks apart


def word(export: Export) -> bytes:
    """Return the export as a DOCX file."""
    document = new_document(export.title, export.made, PROGRAM)
    document.add_heading(export.title, 0)
    document.add_paragraph(export.made_text)
    for answer in export.answers:
        if not export.single:
            document.add_heading(answer.question, 1)
        _add_answer(document, answer, 1 if export.single else 2)
    add_footer(document, NOTICE)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _add_answer(document: WordDocument, answer: ExportedAnswer, level: int) -> None:
    language = answer.language.value
    for sentence in answer.said:
        add_text(document.add_paragraph(), sentence, language=language)
    for statement in answer.statements:
        _add_statement(document, statement, answer)
    for each in answer.lists:
        add_text(document.add_heading("", level), each.title, language=language)
        for source in each.sources:
            _add_source(document, source, answer)


def _add_statement(document: WordDocument, statement: ExportedStatement, answer: ExportedAnswer) -> None:
    if statement.label:
        label = document.add_paragraph()
        label.paragraph_format.keep_with_next, label.paragraph_format.space_after = True, Pt(3)
        add_text(label, statement.label, bold=True)
    if statement.struck is not None:
        paragraph = document.add_paragraph(style="List Bullet")
        run = add_text(paragraph, statement.text, language=statement.language)
        run.font.strike = True
        reason = f" ({answer.labels.struck}: {statement.struck})"
        add_text(paragraph, reason, language=answer.language.value)
    else:
        paragraph = _add_words(document, statement)
    for number in statement.numbers:
        add_text(paragraph, " ")
        add_inner_link(paragraph, _bookmark(answer, number), f"[{number}]")


def _add_words(document: WordDocument, statement: ExportedStatement) -> Paragraph:
    """Add a statement as a list item, its own items a level below; return its last paragraph."""
    first, *items = statement.blocks
    if first.mark:
        return [_add_block(document, block, "List Continue", "List Bullet") for block in statement.blocks][-1]
    paragraph = document.add_paragraph(style="List Bullet")
    add_text(paragraph, first.text, language=statement.language)
    return [paragraph, *(_add_block(document, each, "List Continue", "List Bullet 2") for each in items)][-1]


def _add_block(document: WordDocument, block: Block, style: str, item_style: str) -> Paragraph:
    """Add a paragraph or a list item; a number is the document's own, and no list of Word's."""
    bulleted = bool(block.mark) and not block.numbered
    paragraph = document.add_paragraph(style=item_style if bulleted else style)
    add_text(paragraph, block.text if bulleted else block.line)
    return paragraph


def _add_source(document: WordDocument, source: ExportedSource, answer: ExportedAnswer) -> None:
    paragraph = document.add_paragraph()
    if source.number is not None:
        _add_number(paragraph, source.number, answer)
    add_text(paragraph, source.title, bold=True)
    for line in source.lines:
        paragraph.add_run().add_break()
        add_text(paragraph, line)
    paragraph.paragraph_format.keep_with_next, paragraph.paragraph_format.space_after = True, Pt(3)
    for quote in source.quotes:
        _add_quote(document, quote, answer, numbered=source.number is None)


def _add_quote(
    document: WordDocument, quote: ExportedQuote, answer: ExportedAnswer, *, numbered: bool
) -> None:
    for block in quote.blocks:
        paragraph = _add_block(document, block, "Quote", "List Bullet 2")
        paragraph.paragraph_format.keep_with_next, paragraph.paragraph_format.space_after = True, Pt(3)
        if not paragraph.style or paragraph.style.name == "Quote":
            paragraph.paragraph_format.left_indent = Cm(0.8)
    links = document.add_paragraph()
    links.paragraph_format.left_indent = Cm(0.8) if numbered else None
    if numbered and quote.number is not None:
        _add_number(links, quote.number, answer)
    if quote.facts:
        add_text(links, f"{quote.facts}. ")
    add_link(links, quote.address, answer.labels.show)
    for place in quote.also:
        add_text(links, f". {answer.labels.also} ", language=answer.language.value)
        add_link(links, place.address, place.text)


def _add_number(paragraph: Paragraph, number: int, answer: ExportedAnswer) -> None:
    identity = answer.number * _MOST_SOURCES + number
    add_bookmark(paragraph, _bookmark(answer, number), identity, f"[{number}]")
    add_text(paragraph, " ")


def _bookmark(answer: ExportedAnswer, number: int) -> str:
    return f"kilde_{answer.number}_{number}"
