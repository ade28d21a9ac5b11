"""What is marked in the clean text that a page shows: a quote, words that were looked for, repairs, pages."""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from assistant.repairs import Repair
from corpus.types import CleanText, Span

_Part = TypeVar("_Part", "Stretch", Repair)


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A stretch of clean text: `text[start:end]`, in characters, end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where in the clean text a page of the file begins; `number` counts from 1."""

    start: int
    number: int


@dataclass(frozen=True, slots=True)
class Marks:
    """All that is marked in a text. Each kind is in order, and no two of a kind overlap."""

    quote: Sequence[Stretch] = ()
    found: Sequence[Stretch] = ()
    repairs: Sequence[Repair] = ()
    pages: Sequence[PageStart] = ()
    current: int | None = None  # where the word begins that the reader has come to of those found


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one block that is marked as a whole or not at all, in each way."""

    text: str
    marked: bool = False
    first: bool = False  # the first marked piece of the page, where a link to the quote leads
    found: bool = False  # a word that was looked for
    current: bool = False  # the one that the reader has come to
    printed: str | None = None  # what the source has in the place of a repaired word
    page: int | None = None  # the page that begins with it


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


def pieces(text: str, block: Stretch, marks: Marks, opens: int | None = None) -> tuple[Piece, ...]:
    """Return the block's text, cut where a mark of any kind begins or ends.

    A quote's mark that would hold white space only is left out.

    Args:
        text: the whole text.
        block: the part of it that is to be cut.
        marks: into the whole text.
        opens: where the line of the block begins, when that is before it: a bullet is not shown.
    """
    quote = [part for part in _within(marks.quote, block) if text[part.start : part.end].strip()]
    found = _within(marks.found, block)
    repairs = [each for each in _touching(marks.repairs, block) if block.start <= each.start]
    pages = _pages(marks.pages, block, block.start if opens is None else opens)
    cuts = {block.start, block.end, *pages}
    parts: list[Stretch | Repair] = [*quote, *found, *repairs]
    cuts.update(border for part in parts for border in (part.start, part.end))
    return tuple(
        Piece(
            text[start:end],
            marked=_covers(quote, start),
            found=_covers(found, start),
            current=start == marks.current,
            printed=next((each.printed for each in repairs if each.start <= start < each.end), None),
            page=pages.get(start),
        )
        for start, end in itertools.pairwise(sorted(cut for cut in cuts if cut <= block.end))
    )


def _within(stretches: Sequence[Stretch], block: Stretch) -> list[Stretch]:
    """Return the stretches, cut to the block."""
    cut = (
        Stretch(max(part.start, block.start), min(part.end, block.end))
        for part in _touching(stretches, block)
    )
    return [part for part in cut if part.start < part.end]


def _touching(parts: Sequence[_Part], block: Stretch) -> list[_Part]:
    def end(part: _Part) -> int:
        return part.end

    first = bisect.bisect_right(parts, block.start, key=end)
    return list(itertools.takewhile(lambda part: part.start < block.end, parts[first:]))


def _pages(pages: Sequence[PageStart], block: Stretch, opens: int) -> dict[int, int]:
    """Return the pages that begin in a block by where they do; one that begins at its bullet, before it."""
    first = bisect.bisect_left(pages, opens, key=lambda page: page.start)
    inside = itertools.takewhile(lambda page: page.start < block.end, pages[first:])
    return {max(page.start, block.start): page.number for page in inside}


def _covers(parts: Sequence[Stretch], offset: int) -> bool:
    return any(part.start <= offset < part.end for part in parts)
