"""Answers as a Word file: headings, numbers that lead to their sources, sources that lead to our pages."""

from __future__ import annotations

from io import BytesIO

from docx.document import Document as WordDocument
from docx.shared import Cm, Pt

from web.exports.model import Export, ExportedAnswer, ExportedSource, ExportedStatement
from web.exports.word_parts import (
    add_bookmark,
    add_footer,
    add_inner_link,
    add_link,
    add_text,
    new_document,
)
from web.exports.words import NOTICE, PROGRAM

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
    paragraph = document.add_paragraph(style="List Bullet")
    if statement.label:
        add_text(paragraph, f"{statement.label}: ", bold=True)
    run = add_text(paragraph, statement.text, language=statement.language)
    if statement.struck is not None:
        run.font.strike = True
        reason = f" ({answer.labels.struck}: {statement.struck})"
        add_text(paragraph, reason, language=answer.language.value)
    for number in statement.numbers:
        add_text(paragraph, " ")
        add_inner_link(paragraph, _bookmark(answer, number), f"[{number}]")


def _add_source(document: WordDocument, source: ExportedSource, answer: ExportedAnswer) -> None:
    paragraph = document.add_paragraph()
    if source.number is not None:
        identity = answer.number * _MOST_SOURCES + source.number
        add_bookmark(paragraph, _bookmark(answer, source.number), identity, f"[{source.number}]")
        add_text(paragraph, " ")
    add_text(paragraph, source.title, bold=True)
    for line in (source.facts, source.breadcrumb):
        if line:
            paragraph.add_run().add_break()
            add_text(paragraph, line)
    quote = document.add_paragraph(style="Quote")
    quote.paragraph_format.left_indent = Cm(0.8)
    for above in (paragraph, quote):
        above.paragraph_format.keep_with_next, above.paragraph_format.space_after = True, Pt(3)
    add_text(quote, source.quote)
    links = document.add_paragraph()
    add_link(links, source.address, answer.labels.show)
    for place in source.also:
        add_text(links, f". {answer.labels.also} ", language=answer.language.value)
        add_link(links, place.address, place.text)


def _bookmark(answer: ExportedAnswer, number: int) -> str:
    return f"kilde_{answer.number}_{number}"
