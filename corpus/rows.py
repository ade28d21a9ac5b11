"""Rows of a table that keep their cells apart, by a bar or by wide white space, become a line for each cell.

Only rows are parted whose first cell is a label of a plan's or item's part, or what a plan calls the row
of a title. A label that its narrow column broke over several rows is put together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.found import NARROW
from corpus.lines import Line
from corpus.plan_labels import is_part, label_of, row_label, row_part

# What a plan calls the first row of a table: "Tema  Økonomisk styring".
ROW_NAMES = "Tema|Indsats|Indsatsområde|Initiativ|Projekt|Aktivitet|Titel"
_ROW_NAME = re.compile(ROW_NAMES)
_BARRED = re.compile(r"([^|]{2,60}?)\s*\|\s*([^|]+)")
# Two cells, of which the second may set its bullet off; a row of more is of a table without labels.
_SPACED = re.compile(r"(?P<label>\S(?:(?!\s{3}).){1,59}?)\s{3,}(?P<cell>(?:[•·√–-]\s+)?\S(?:(?!\s{3}).)*)")
_MOST_ROWS = 4  # over which a column breaks a label


@dataclass(frozen=True, slots=True)
class _Row:
    """A line's share of a label: its first `end` characters, and whether a cell stands beside it."""

    line: Line
    end: int
    has_cell: bool

    @property
    def piece(self) -> str:
        return self.line.text[: self.end]


def split_rows(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with labels and the cells beside them on lines of their own."""
    parted: list[Line] = []
    i = 0
    in_table = False  # below a row of an initiative's table, where "Aktivitet" is no title
    while i < len(lines):
        if rows := _spaced_rows(lines, i):
            parted += _parted(rows)
            i += len(rows)
        else:
            begins = _has_row_label(lines[i]) and i + 1 < len(lines) and _has_row_label(lines[i + 1])
            pieces = _split_barred(lines[i], in_table or begins)
            in_table = len(pieces) > 1 or (in_table and "|" in lines[i].text)
            parted += pieces
            i += 1
    return parted


def split_line(line: Line, end: int) -> tuple[Line, Line]:
    """Return the line up to `end` and what stands after, each as a line of its own."""
    rest = line.text[end:].lstrip()
    start = line.end - len(rest)
    first = replace(line, end=line.start + end, text=line.text[:end])
    return first, replace(line, start=start, text=rest, gap=True, page_top=False)


def _has_row_label(line: Line) -> bool:
    """Tell whether a line is a row that begins with a label; two of them are a table of an initiative."""
    row = _BARRED.fullmatch(line.text)
    return row is not None and (is_part(row[1]) or row_label(row[1]) is not None)


def _split_barred(line: Line, in_table: bool) -> list[Line]:
    """Part the two cells of a row that a format sets apart: "Formål | At køle byen"."""
    row = _BARRED.fullmatch(line.text)
    # A label in the second cell, too, is the head of a table that has them side by side.
    if not row or row_part(row[2]):
        return [line]
    part_of_row = row_label(row[1]) if in_table else None
    if not (is_part(row[1]) or _ROW_NAME.fullmatch(row[1]) or part_of_row):
        return [line]
    label, cell = split_line(line, row.end(1))
    label = replace(label, whole=part_of_row or label.whole)
    return [label, replace(cell, start=cell.end - len(row[2]), text=row[2])]


def _spaced_rows(lines: Sequence[Line], i: int) -> list[_Row]:
    """Return the rows from line `i` on that hold one label, the most of them; none where there is none."""
    rows = list(_rows(lines, i))
    for count in range(len(rows), 0, -1):
        pieces = [row.piece for row in rows[:count]]
        if any(row.has_cell for row in rows[:count]) and _names_part(pieces):
            return rows[:count]
    return []


def _rows(lines: Sequence[Line], i: int) -> Iterator[_Row]:
    """Yield the rows that may hold pieces of one label: the second and further ones close below the first."""
    for k, line in enumerate(lines[i : i + _MOST_ROWS]):
        spaced = _SPACED.fullmatch(line.text)
        if k and line.gap and not line.page_top:
            return
        if spaced and _is_cell(spaced["cell"]):
            yield _Row(line, spaced.end("label"), has_cell=True)
        elif len(line.text) <= NARROW and (k == 0 or not is_part(line.text)):
            yield _Row(line, len(line.text), has_cell=False)
        else:
            return


def _is_cell(text: str) -> bool:
    """Tell whether the text is a cell of words: neither another label nor figures."""
    return bool(re.search(r"[^\W\d_]{2}", text)) and not is_part(text)


def _names_part(pieces: Sequence[str]) -> bool:
    return is_part("".join(pieces)) or (len(pieces) == 1 and bool(_ROW_NAME.fullmatch(pieces[0])))


def _parted(rows: Sequence[_Row]) -> list[Line]:
    """Return the label's pieces down to its first cell, then the cells; later pieces are in none's way."""
    label = label_of("".join(row.piece for row in rows)) if len(rows) > 1 else None
    first_cell = next(k for k, row in enumerate(rows) if row.has_cell)
    parted: list[Line] = []
    for k, row in enumerate(rows):
        name, cell = split_line(row.line, row.end)
        if k <= first_cell:
            parted.append(replace(name, whole=label, gap=k == 0))
        if row.has_cell:
            parted.append(replace(cell, gap=k == first_cell))
    return parted
