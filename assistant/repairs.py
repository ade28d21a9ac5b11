"""Which words of a document were repaired after an OCR damaged them, and how they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.edits import printed
from corpus.masking import LABEL, SIGN
from corpus.types import Document, Run


@dataclass(frozen=True, slots=True, order=True)
class Repair:
    """A repaired word: `text[start:end]` of the document's clean text, its end excluded."""

    start: int
    end: int
    printed: str  # what stands in the source


def repairs(document: Document, source: str) -> tuple[Repair, ...]:
    """Return the repaired words in order; two that are joined are one.

    What was taken out is no repair: closed items and masked numbers are never among them.

    Args:
        document: as it is in the library.
        source: the text of its file.
    """
    found: list[Repair] = []
    for start, end in _words(document, source):
        if found and start < found[-1].end:
            continue
        found.append(Repair(start, end, printed(document.text, source, start, end)))
    return tuple(found)


def is_repaired(document: Document) -> bool:
    """Tell whether any word was; cheaper than finding all."""
    return any(_is_repair(document, run) for run in document.text.runs)


def _words(document: Document, source: str) -> Iterator[tuple[int, int]]:
    text = document.text.text
    for run in document.text.runs:
        if not _is_repair(document, run) or SIGN in source[run.source : run.source_end]:
            continue
        start, end = run.clean, run.clean + run.length
        while start and text[start - 1].isalnum():
            start -= 1
        while end < len(text) and text[end].isalnum():
            end += 1
        if source:
            yield start, end


def _is_repair(document: Document, run: Run) -> bool:
    shown = document.text.text[run.clean : run.clean + run.length]
    if run.width is None or shown == LABEL:
        return False
    # The words that stand for a closed item lead back to all of it.
    return not any(
        section.closed and section.start <= run.clean < section.end for section in document.sections
    )
