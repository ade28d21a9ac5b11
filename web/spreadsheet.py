"""CSV that spreadsheets open as it is, and that runs nothing there (OWASP: CSV injection)."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

from corpus.visible import visible

MEDIA_TYPE = "text/csv; charset=utf-8"
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

Cell = str | int | None


def spreadsheet(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table as Danish spreadsheets read it: UTF-8 with a mark, semicolons between cells."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: Cell) -> str | int:
    """Return a cell that no spreadsheet takes for a formula; a number stays one.

    Wide forms of the signs count as the signs, and so do those behind what cannot be seen.
    """
    if cell is None:
        return ""
    if isinstance(cell, int):
        return cell
    text = visible(cell)
    first = next((char for char in text if unicodedata.category(char) not in ("Cf", "Zs")), "")
    folded = unicodedata.normalize("NFKC", first)
    begins = text.startswith(_STARTS_FORMULA) or folded.startswith((*_STARTS_FORMULA, "−"))
    return f"'{text}" if begins else text
