"""Where a passage stands on a page of its file: a rectangle for each line, from the places of the lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.readers.types import LineBox
from corpus.types import CleanText, Span

# Widths of letters, of which the usual one is 1. The font is not known: in lines of Helvetica and Times
# these miss a letter's place by 0.3 letters on average, letters of one width by 0.9.
_NARROW, _CAPITAL, _WIDE = 0.5, 1.3, 1.5
_WIDTHS = dict.fromkeys("iljtfrI.,:;'|!()[] -", _NARROW) | dict.fromkeys("mwMW@%—", _WIDE)


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A part of a page in points from its top left corner, as the page is shown."""

    x: float
    y: float
    width: float
    height: float


def rectangles(
    text: CleanText, source: str, boxes: Iterable[LineBox], page: int, cited: Span
) -> tuple[Rectangle, ...]:
    """Return the rectangles of the cited words on a page, in the order of the text.

    Where a line is cited in part, its ends are reckoned from the widths of letters; running heads and
    feet within the passage are left out, as they are of the quote.

    Args:
        text: of the document.
        source: the text of its file, into which `cited` and the boxes count.
        boxes: where the lines of the file stand.
        page: counted from 1.
        cited: the passage.
    """
    if cited.start >= cited.end:
        return ()
    on_page = [box for box in boxes if box.page == page and box.start < cited.end and cited.start < box.end]
    return tuple(
        _part(box, source[box.start : box.end], part.start - box.start, part.end - box.start)
        for box in on_page
        for part in _kept(text, Span(max(box.start, cited.start), min(box.end, cited.end)))
    )


def _kept(text: CleanText, cited: Span) -> Iterator[Span]:
    """Yield from the first to the last character that the document keeps of a stretch of one line."""
    parts = [
        (max(run.source, cited.start), min(run.source_end, cited.end))
        for run in text.runs
        if run.source < cited.end and cited.start < run.source_end
    ]
    if parts:
        yield Span(min(start for start, _ in parts), max(end for _, end in parts))


def _part(box: LineBox, line: str, start: int, end: int) -> Rectangle:
    width, height = box.x1 - box.x0, box.y1 - box.y0
    if height > width and len(line) > 1:  # text that is turned: all of it
        return Rectangle(box.x0, box.y0, width, height)
    total = _length(line) or 1
    left, right = _length(line[:start]) / total, _length(line[:end]) / total
    return Rectangle(box.x0 + left * width, box.y0, (right - left) * width, height)


def _length(letters: Sequence[str]) -> float:
    return sum(_WIDTHS.get(letter, _CAPITAL if letter.isupper() else 1.0) for letter in letters)
