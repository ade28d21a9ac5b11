"""Where a stretch of the source file stands in the clean text that a page shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.types import CleanText, Span


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A stretch of clean text: `text[start:end]`, in characters, end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one block that is marked as a whole or not at all."""

    text: str
    marked: bool = False
    first: bool = False  # the first marked piece of the page, where a link to the quote leads


def clean_stretches(text: CleanText, source: Span) -> tuple[Stretch, ...]:
    """Return the clean text that stands within `source`, in order, neighbours joined.

    What the cleaning took out (page furniture, hyphens at line ends) leaves no gap. The result is
    empty when the span is reversed, outside the file or holds nothing but what was taken out.
    """
    joined: list[Stretch] = []
    for stretch in _overlaps(text, source):
        if joined and joined[-1].end == stretch.start:
            stretch = Stretch(joined.pop().start, stretch.end)
        joined.append(stretch)
    return tuple(stretch for stretch in joined if text.text[stretch.start : stretch.end].strip())


def _overlaps(text: CleanText, source: Span) -> Iterator[Stretch]:
    for run in text.runs:
        if run.source >= source.end or run.source_end <= source.start:
            continue
        if run.width is not None:  # a repaired run is marked as a whole
            yield Stretch(run.clean, run.clean + run.length)
            continue
        first = max(source.start, run.source)
        last = min(source.end, run.source_end)
        if first < last:
            yield Stretch(run.clean + first - run.source, run.clean + last - run.source)


def pieces(text: str, block: Stretch, marked: Sequence[Stretch]) -> tuple[Piece, ...]:
    """Return the block's text, cut where a mark begins or ends.

    `marked` is in order and without overlaps, as `clean_stretches` returns it. A mark that would
    hold white space only is left out.
    """
    result: list[Piece] = []
    at = block.start
    for stretch in marked:
        start, end = max(stretch.start, at), min(stretch.end, block.end)
        if start >= end or not text[start:end].strip():
            continue
        if at < start:
            result.append(Piece(text[at:start]))
        result.append(Piece(text[start:end], marked=True))
        at = end
    if at < block.end:
        result.append(Piece(text[at : block.end]))
    return tuple(result)
