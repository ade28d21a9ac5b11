"""A passage of a document with the text around it."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.types import Document, Span
from web.documents.highlight import Stretch, clean_stretches

LONGEST_PASSAGE = 8_000  # characters


@dataclass(frozen=True, slots=True)
class Opened:
    """A stretch of a document's clean text, so that nothing is in it that the document's page has not."""

    document: Document
    stretch: Stretch
    before: str
    after: str

    @property
    def text(self) -> str:
        return self.document.text.text[self.stretch.start : self.stretch.end]

    @property
    def headings(self) -> tuple[str, ...]:
        """Return the breadcrumb of the section in which the passage begins."""
        at = self.stretch.start
        return next((s.titles for s in self.document.sections if s.start <= at < s.end), ())


def opened(document: Document, source: Span, context: int) -> Opened | None:
    """Return what stands at a stretch of the source file; None when nothing of the document does.

    Args:
        document: the document.
        source: where, in characters of the source file.
        context: about how many characters around it to take along, to a whole word.
    """
    found = clean_stretches(document.text, source)
    if not found:
        return None
    text, start, end = document.text.text, found[0].start, found[-1].end
    return Opened(
        document,
        Stretch(start, end),
        _last_words(text[max(start - context - 1, 0) : start], context),
        _first_words(text[end : end + context + 1], context),
    )


def _first_words(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text.strip()
    kept = text[:limit]
    return kept.strip() if text[limit].isspace() else kept[: _last_space(kept)].strip()


def _last_words(text: str, limit: int) -> str:
    return _first_words(text[::-1], limit)[::-1]


def _last_space(text: str) -> int:
    return next((at for at in range(len(text) - 1, -1, -1) if text[at].isspace()), 0)
