"""Words on a page become lines in reading order: columns one after the other, tables row by row.

All is measured in points from the page's top left corner, with text upright. A column is told from a
table's cells by its prose: long rows that fill it. The method is a recursive XY cut (Nagy and Seth, 1984).
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from dataclasses import replace

from corpus.readers.words import BLANK, TextLine, Word, Words, lines_of, rows_of

_CORE = 0.25  # of a word's height that is left off above and below: boxes of close-set lines overlap
_GUTTER = 0.7  # of the usual word height: narrower white space is none between columns
_FLUSH = 0.1  # of the usual word height: lines that begin so near to each other begin at one edge
_COLUMN_ROWS = 3
_PROSE_LETTERS = 18  # in the usual row of a column; cells of tables hold less
_PROSE_WIDTH = 0.55  # of the column that its usual row fills
_DEEPEST_CUT = 4  # columns within columns
_MARGIN = 0.09  # of the page's height at top and foot, where running heads and feet stand
_FULL = 0.62  # of the width: a stretch without a gutter that is wider never gets one

Stretches = list[tuple[float, float]]  # of the page's width, from left to right


def text_lines(words: Words, page_height: float) -> list[TextLine]:
    """Return the lines of a page in reading order."""
    if not words:
        return []
    height = statistics.median(word.height for word in words)
    head, body, foot = _split_margins(_bands(words), page_height, height)
    lines: list[TextLine] = []
    for block in (head, *_blocks(body, height), foot):
        more = lines_of(rows_of(block))
        if lines and more and more[0].y0 - lines[-1].y1 > BLANK * height:
            more[0] = replace(more[0], gap=True)  # the next column's top is higher up and has none
        lines += more
    return lines


def _bands(words: Words) -> list[list[Word]]:
    """Return the words in bands that horizontal white space divides, from the top."""
    bands: list[list[Word]] = []
    bottom = float("-inf")
    for word in sorted(words, key=lambda word: word.y0 + _CORE * word.height):
        if word.y0 + _CORE * word.height > bottom:
            bands.append([])
        bands[-1].append(word)
        bottom = max(bottom, word.y1 - _CORE * word.height)
    return bands


def _split_margins(
    bands: list[list[Word]], page_height: float, height: float
) -> tuple[list[Word], list[list[Word]], list[Word]]:
    """Take off what stands alone in the margins: a foot under the left column is no part of it."""
    first, last = 0, len(bands)
    while first < last - 1 and _stands_off(bands[first], bands[first + 1], height):
        if max(word.middle for word in bands[first]) > _MARGIN * page_height:
            break
        first += 1
    while last > first + 1 and _stands_off(bands[last - 2], bands[last - 1], height):
        if min(word.middle for word in bands[last - 1]) < (1 - _MARGIN) * page_height:
            break
        last -= 1
    return _together(bands[:first]), bands[first:last], _together(bands[last:])


def _stands_off(above: Words, below: Words, height: float) -> bool:
    return min(word.y0 for word in below) - max(word.y1 for word in above) > BLANK * height


def _together(bands: Sequence[Words]) -> list[Word]:
    return [word for band in bands for word in band]


def _blocks(bands: Sequence[Words], height: float, depth: int = 0) -> list[list[Word]]:
    """Return blocks of words in reading order; no block has columns."""
    blocks: list[list[Word]] = [[]]
    stretches = [_merged([(word.x0, word.x1) for word in band], _GUTTER * height) for band in bands]
    i = 0
    while i < len(bands):
        end, middle = _longest_run(stretches, i, _GUTTER * height)
        first, last = _without_tables(bands, i, end, middle, height)
        left, right = _sides(_together(bands[first:last]), middle)
        if depth < _DEEPEST_CUT and _is_prose(left, _COLUMN_ROWS) and _is_prose(right, _COLUMN_ROWS):
            blocks[-1] += _together(bands[i:first])
            blocks += _blocks(_bands(left), height, depth + 1)
            blocks += _blocks(_bands(right), height, depth + 1)
            blocks.append(_together(bands[last:end]))
        else:
            blocks[-1] += _together(bands[i:end])
        i = end
    return [block for block in blocks if block]


def _without_tables(
    bands: Sequence[Words], first: int, last: int, middle: float, height: float
) -> tuple[int, int]:
    """Return the run without what stands off at its ends and is none of the columns' text.

    A table over columns may leave the same gutter free as they do, and so does a short heading. Short
    lines that begin just where both columns do are theirs: a heading and the line under it at the foot.
    """
    cuts = [
        first,
        *(i for i in range(first + 1, last) if _stands_off(bands[i - 1], bands[i], height)),
        last,
    ]
    pieces = [(a, b, *_sides(_together(bands[a:b]), middle)) for a, b in itertools.pairwise(cuts)]
    while len(pieces) > 1 and pieces[0][2] and not (_is_prose(pieces[0][2]) and _is_prose(pieces[0][3])):
        pieces.pop(0)
    edges = [_edge(side) for side in pieces[0][2:]]
    # What is left of one column under the end of the other is text of that column.
    while len(pieces) > 1 and pieces[-1][2] and pieces[-1][3]:
        if _is_prose(pieces[-1][2]) and _is_prose(pieces[-1][3]):
            break
        flush = [
            abs(_edge(s) - edge) < _FLUSH * height for s, edge in zip(pieces[-1][2:], edges, strict=True)
        ]
        whole = _sides(_together(bands[pieces[0][0] : pieces[-1][1]]), middle)
        if all(flush) and all(_is_prose(side) for side in whole):
            break
        pieces.pop()
    return pieces[0][0], pieces[-1][1]


def _edge(words: Words) -> float:
    """Return where the words begin on the left."""
    return min((word.x0 for word in words), default=float("inf"))


def _sides(words: Words, middle: float) -> tuple[list[Word], list[Word]]:
    return [word for word in words if word.x0 < middle], [word for word in words if word.x0 >= middle]


def _longest_run(bands: Sequence[Stretches], first: int, gutter: float) -> tuple[int, float]:
    """Return the end of the run of bands that a gutter goes through, and the gutter's middle.

    Without a gutter the run is the first band alone, and all of it stands left of the middle.
    """
    most = _FULL * (max(band[-1][1] for band in bands) - min(band[0][0] for band in bands))
    taken: Stretches = []
    best = (first + 1, float("inf"))
    for i in range(first, len(bands)):
        taken = _merged([*taken, *bands[i]], gutter)
        if len(taken) > 1:
            left, right = max(itertools.pairwise(taken), key=lambda pair: pair[1][0] - pair[0][1])
            best = (i + 1, (left[1] + right[0]) / 2)
        elif best[0] > first + 1 or taken[0][1] - taken[0][0] > most:
            break
    return best


def _merged(stretches: Stretches, gutter: float) -> Stretches:
    """Return the stretches of the page's width that are taken; less than a gutter between two is none."""
    merged: Stretches = []
    for x0, x1 in sorted(stretches):
        if merged and x0 - merged[-1][1] < gutter:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def _is_prose(words: Words, least_rows: int = 1) -> bool:
    """Tell whether words on one side of a gutter are a column of text, and not cells of a table."""
    rows = rows_of(words)
    if len(rows) < least_rows:
        return False
    width = max(word.x1 for word in words) - min(word.x0 for word in words)
    usual_width = statistics.median(row[-1].x1 - row[0].x0 for row in rows)
    usual_letters = statistics.median(sum(len(word.text) for word in row) for row in rows)
    return usual_width >= _PROSE_WIDTH * width and usual_letters >= _PROSE_LETTERS
