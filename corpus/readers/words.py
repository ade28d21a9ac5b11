"""Words on a page, the rows they stand in, and the lines that rows make.

All is measured in points from the page's top left corner, with text upright.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace

_LEVEL = 0.5  # of the lower word's height that two words of one row share
_CELL_GAP = 1.3  # of the height: wider white space separates cells
_CELL_SPACE = "   "
BLANK = 0.5  # of the height that the white space over a paragraph exceeds the usual


@dataclass(frozen=True, slots=True)
class Word:
    """Letters that stand together."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line and its box; `gap` tells whether a paragraph begins with it."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    gap: bool = False


Words = Sequence[Word]


def rows_of(words: Words) -> list[list[Word]]:
    """Return the words by their rows, from the top, each from left to right."""
    rows: list[list[Word]] = []
    tallest: Word | None = None  # in the row; a raised figure begins one before the words it belongs to
    for word in sorted(words, key=lambda word: word.middle):
        if tallest is None or not _stand_level(word, tallest):
            rows.append([])
            tallest = word
        rows[-1].append(word)
        tallest = max(tallest, word, key=lambda word: word.height)
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def _stand_level(first: Word, second: Word) -> bool:
    overlap = min(first.y1, second.y1) - max(first.y0, second.y0)
    return overlap >= _LEVEL * min(first.height, second.height)


def lines_of(rows: Sequence[Words]) -> list[TextLine]:
    """Return the lines of a block's rows; more white space than usual begins a paragraph."""
    lines = [line_of(row) for row in rows]
    spaces = [below.y0 - above.y1 for above, below in itertools.pairwise(lines)]
    # As if two more lines stood close: of two lines alone, no space would be wider than usual.
    usual = statistics.median_low([*spaces, 0.0, 0.0])
    return lines[:1] + [
        replace(line, gap=space - usual > BLANK * (line.y1 - line.y0))
        for line, space in zip(lines[1:], spaces, strict=True)
    ]


def line_of(row: Words) -> TextLine:
    """Return the line that words from left to right make; wide white space between them is kept."""
    parts = [row[0].text]
    for before, word in itertools.pairwise(row):
        wide = word.x0 - before.x1 > _CELL_GAP * max(before.height, word.height)
        parts += [_CELL_SPACE if wide else " ", word.text]
    x0, y0 = min(word.x0 for word in row), min(word.y0 for word in row)
    return TextLine("".join(parts), x0, y0, max(word.x1 for word in row), max(word.y1 for word in row))
