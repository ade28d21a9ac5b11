"""Pages of lines become an extract, and what is to be said of pages that are hard to read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.readers import ocr
from corpus.readers.numbers import page_ranges
from corpus.readers.types import Extract, LineBox
from corpus.readers.words import TextLine

_UNCERTAIN = 70  # per cent: Tesseract's certainty on a clean scan is above 85


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read."""

    lines: Sequence[TextLine]
    shows: bool  # there is something on it, readable or not
    picture: bool  # most of it is a picture, perhaps of text, that was not read
    certainty: float | None = None  # of text recognition, in per cent; None for a text layer


def extract_of(pages: Sequence[Page], warnings: Sequence[str]) -> Extract:
    """Return the text of the pages with the place of every line."""
    parts: list[str] = []
    boxes: list[LineBox] = []
    at = 0
    for number, page in enumerate(pages, start=1):
        if number > 1:
            parts.append("\f")
            at += 1
        for i, line in enumerate(page.lines):
            before = "" if i == 0 else "\n\n" if line.gap else "\n"
            start, at = at + len(before), at + len(before) + len(line.text)
            parts += [before, line.text]
            box = (round(value, 1) for value in (line.x0, line.y0, line.x1, line.y1))
            boxes.append(LineBox(number, start, at, *box))
    return Extract("".join(parts), paged=True, lines=tuple(boxes), warnings=tuple(warnings))


def page_warnings(pages: Sequence[Page], can_recognise: bool) -> list[str]:
    """Return what is missing from or uncertain in the pages' text, with the numbers of the pages."""
    advice = "" if can_recognise else f"; {ocr.MISSING} and read the file again"
    numbered = list(enumerate(pages, start=1))
    unread = [number for number, page in numbered if page.shows and not page.lines]
    stamped = [number for number, page in numbered if page.picture and page.lines]
    recognised = {number: page.certainty for number, page in numbered if page.certainty is not None}
    uncertain = [number for number, certainty in recognised.items() if certainty < _UNCERTAIN]
    return [
        *([unread_warning(unread, sum(page.shows for page in pages)) + advice] if unread else []),
        *_of(stamped, "pictures in which no text was read", advice),
        *_of(list(recognised), "text that was recognised in a picture"),
        *_of(uncertain, "text that was recognised with low certainty"),
    ]


def unread_warning(numbers: Sequence[int], count: int) -> str:
    """Return the warning of pages without text, and how many of a document's pages were read.

    Args:
        numbers: of the pages, rising.
        count: of the pages that have something on them.
    """
    (warning,) = _of(numbers, "no readable text")
    return f"{warning} ({count - len(numbers)} of {count} pages were read)"


def no_text(pages: Sequence[Page], can_recognise: bool) -> str:
    """Say why pages without any text are refused."""
    if not any(page.shows for page in pages):
        return "has empty pages only; fetch or save it again"
    if can_recognise:
        return "holds no readable text, also not in its pictures; scan it again with better contrast"
    return f"holds no readable text and may be scanned; {ocr.MISSING} and try again"


def _of(numbers: Sequence[int], what: str, advice: str = "") -> list[str]:
    if not numbers:
        return []
    return [f"{what} on {'page' if len(numbers) == 1 else 'pages'} {page_ranges(numbers)}{advice}"]
