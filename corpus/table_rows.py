"""Initiatives that a plan lists in a table: a row for each, under a row that names the columns.

"Indsats | Mål | Tidsplan | Ansvarlig" over "Sikre skoleveje | Seks krydsninger ombygges | 2021 | Veje": the
first cell is the initiative, each other one a part of it with its column's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.plan_labels import row_part
from corpus.types import Document, Role

CELL = " | "
_TITLES = re.compile(
    r"(?:(?:Del)?(?:indsats|projekt)(?:er|område|områder)?|Initiativ(?:er)?|Aktivitet(?:er)?|Handling(?:er)?|Tiltag"
    r"|Opgaver?|Temae?r?)(?:\s+i\s+(?:19|20)\d\d)?",
    re.IGNORECASE,
)
_COUNT = re.compile(r"(?:Nr\.?|#|Nummer)", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2})*\.?")

Stretch = tuple[int, int]  # of clean text: its start and its end, excluded


@dataclass(frozen=True, slots=True)
class TableRow:
    """An initiative's row: where its title stands, and its other cells with the names of their columns."""

    number: str | None
    title: Stretch
    cells: tuple[tuple[str, Role, Stretch], ...]
    start: int
    end: int


def table_rows(document: Document, span: Stretch) -> Iterator[TableRow]:
    """Yield the initiatives that the tables in a stretch of a plan list; other tables give none."""
    text = document.text.text
    columns: Sequence[str] = ()
    for line in re.finditer(r"[^\n]+", text[slice(*span)]):
        cells = _cells(line.group(), span[0] + line.start())
        said = [text[slice(*cell)] for cell in cells]
        if len(cells) < 2:
            columns = ()
        elif _names_columns(said):
            columns = said
        elif columns and (row := _row(text, columns, cells)):
            yield row


def _cells(line: str, at: int) -> list[Stretch]:
    cells: list[Stretch] = []
    for cell in line.split(CELL):
        bare = cell.strip()
        start = at + len(cell) - len(cell.lstrip())
        cells.append((start, start + len(bare)))
        at += len(cell) + len(CELL)
    return cells


def _names_columns(cells: Sequence[str]) -> bool:
    """Tell whether a row names columns: the initiatives' first, behind a number at most."""
    named = cells[1:] if _COUNT.fullmatch(cells[0]) else cells
    return len(named) > 1 and bool(_TITLES.fullmatch(named[0])) and any(row_part(cell) for cell in named[1:])


def _row(text: str, columns: Sequence[str], cells: Sequence[Stretch]) -> TableRow | None:
    """Return the row's initiative; where a cell is left out, nothing tells what the others are."""
    start, end = cells[0][0], cells[-1][1]
    number = None
    if _COUNT.fullmatch(columns[0]):
        if not _NUMBER.fullmatch(text[slice(*cells[0])]) or len(cells) < 2:
            return None
        number, columns, cells = text[slice(*cells[0])].rstrip("."), columns[1:], cells[1:]
    if not re.search(r"[^\W\d_]{3}", text[slice(*cells[0])]):
        return None
    if len(cells) != len(columns):
        return TableRow(
            number, cells[0], (("", Role.BODY, (cells[1][0], end)),) if cells[1:] else (), start, end
        )
    named = zip(columns[1:], cells[1:], strict=True)
    parts = ((label, row_part(label) or Role.BODY, cell) for label, cell in named if cell[0] < cell[1])
    return TableRow(number, cells[0], tuple(parts), start, end)
