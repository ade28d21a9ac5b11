"""Where on its pages a stretch of a source file stands."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from corpus.readers.types import LineBox

Box = tuple[int, float, float, float, float]  # page from 1; x0, y0, x1, y1 in points from its top left


def boxes(source_boxes: Sequence[LineBox], start: int, end: int) -> tuple[Box, ...]:
    """Return the boxes of the lines that `source[start:end]` touches, in the order of the text.

    A line is given as a whole, whatever part of it the stretch holds: the reader knows no place of
    single words. The result is empty for formats without positions and for an empty stretch.

    Args:
        source_boxes: the lines of the file, in the order of the text.
        start: first source offset.
        end: source offset just past the stretch.
    """
    if start >= end:
        return ()
    first = bisect.bisect_right(source_boxes, start, key=lambda line: line.end)
    last = bisect.bisect_left(source_boxes, end, key=lambda line: line.start)
    return tuple((line.page, line.x0, line.y0, line.x1, line.y1) for line in source_boxes[first:last])
