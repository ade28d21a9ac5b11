"""Stretches of documents become numbered citations whose quotes are checked against the source."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.types import Citation, Source, Statement
from corpus.clean import GLYPHS, LIST_ITEM
from corpus.edits import printed
from corpus.types import Document, Section
from index.types import Passage

LONGEST_QUOTE = 700  # characters


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch of a document's clean text that the answer is to show."""

    document: Document
    start: int
    end: int
    label: str | None = None
    also: tuple[tuple[Document, Passage], ...] = ()  # where the passage around it is printed again

    @property
    def text(self) -> str:
        return self.document.text.text[self.start : self.end]


def same_words(first: str, second: str) -> bool:
    """Tell whether two texts agree, white space, hyphens and the shape of bullets aside."""
    return _squash(first) == _squash(second)


def _squash(text: str) -> str:
    return re.sub(r"[\s\-\u2010\u2011\u00ad]+", "", text.translate(GLYPHS))


def cite(
    quotes: Sequence[Quote], source_of: Callable[[Document], str]
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """Number the quotes in order of appearance.

    A quote over which the source has page furniture is shown as one statement with a citation for each
    side of it. A quote that the source does not hold is left out.

    Args:
        quotes: what to show, in order.
        source_of: the text of the file that a document stands in.
    """
    statements: list[Statement] = []
    citations: list[Citation] = []
    for quote in quotes:
        numbers: list[int] = []
        joined: list[str] = []
        whole = source_of(quote.document)
        for start, end in _unbroken(quote, whole):
            source = source_at(quote.document, start, end)
            if same_words(whole[source.start : source.end], printed(quote.document.text, whole, start, end)):
                also = tuple(passage_source(document, passage) for document, passage in quote.also)
                citations.append(Citation(len(citations) + 1, source, also))
                numbers.append(len(citations))
                apart = joined and quote.document.text.text[start - 1].isspace()
                joined.append(" " + source.text if apart else source.text)
        if numbers:
            text = "".join(joined)
            statements.append(Statement(text, tuple(numbers), quote.label))
    return tuple(statements), tuple(citations)


def _unbroken(quote: Quote, source: str) -> list[tuple[int, int]]:
    """Split a quote where the source holds something between its words that the clean text left out."""
    text = quote.document.text
    start = quote.start + _marker(quote.text)
    pieces: list[tuple[int, int]] = []
    for run, following in zip(text.runs, text.runs[1:], strict=False):
        edge = following.clean
        if start < edge < quote.end and source[run.source_end : following.source].strip(" \t\r\n\f-"):
            pieces.append((start, edge))
            start = edge
    pieces.append((start, quote.end))
    return [piece for first, last in pieces if (piece := _trimmed(text.text, first, last))]


def _marker(text: str) -> int:
    """Return the length of a bullet before the text; a numbered item keeps its number."""
    match = LIST_ITEM.match(text)
    return match.end() if match and not match.group().strip()[0].isalnum() else 0


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return (start, min(end, start + LONGEST_QUOTE)) if end > start else None


def source_at(document: Document, start: int, end: int, *, depth: int | None = None) -> Source:
    """Return the stretch `start` to `end` of a document's clean text with all that a card shows.

    Args:
        document: the document.
        start: the first character.
        end: the character after the last.
        depth: how many of the headings it stands under are shown; None for all.
    """
    span = document.text.span(start, end)
    found = section_at(document, start)
    titles = found.titles[:depth] if found else ()
    return _source(document, titles, span.start, span.end, document.text.text[start:end])


def passage_source(document: Document, passage: Passage) -> Source:
    """Return a passage with all that a card shows."""
    return _source(document, passage.headings, passage.source.start, passage.source.end, passage.text)


def section_at(document: Document, offset: int) -> Section | None:
    """Return the section that holds the clean offset."""
    found = bisect_right(document.sections, offset, key=lambda section: section.start) - 1
    return document.sections[found] if found >= 0 and offset < document.sections[found].end else None


def _source(document: Document, headings: tuple[str, ...], start: int, end: int, text: str) -> Source:
    period = document.period
    shown = None
    if period:
        shown = str(period.first) if period.first == period.last else f"{period.first}-{period.last}"
    return Source(
        document_id=document.id,
        version=document.version,
        file=document.file,
        title=document.title,
        kind=document.kind,
        organ=document.organ,
        date=document.date,
        period=shown,
        page=document.page_at(start),
        headings=headings,
        start=start,
        end=end,
        text=text,
    )
