"""Which years the documents cover, so that a question that none of them answers is not asked in vain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.types import Document, Kind

Spans = tuple[tuple[int, int], ...]  # first and last year, oldest first


@dataclass(frozen=True, slots=True)
class YearsCovered:
    """How many documents there are, and the years that they and the minutes among them are of."""

    document_count: int
    years: Spans
    minutes_years: Spans


def years_covered(documents: Sequence[Document]) -> YearsCovered:
    """Return what the documents cover."""
    minutes = (document for document in documents if document.kind is Kind.MINUTES)
    return YearsCovered(len(documents), year_spans(documents), year_spans(minutes))


def year_spans(documents: Iterable[Document]) -> Spans:
    """Return the years that documents are of, those that follow each other as one span."""
    spans: list[tuple[int, int]] = []
    for year in sorted({year for document in documents for year in document.years}):
        if spans and year == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], year)
        else:
            spans.append((year, year))
    return tuple(spans)
