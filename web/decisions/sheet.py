"""Decisions as CSV that spreadsheets open as it is, and that runs nothing there."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Sequence

from web.decisions.rows import Row
from web.decisions.words import person_text, plain, results_text
from web.turns import source_link

MEDIA_TYPE = "text/csv; charset=utf-8"
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_COLUMNS = (
    "Dato", "Udvalg", "Punkt", "Sagsnummer", "Sag", "Udfald", "Indstilling", "Beslutning",
    "Stemmer for", "Stemmer imod", "For", "Imod", "Undlod", "Enstemmigt", "Fraværende",
    "Side", "Dokument", "Link",
)  # fmt: skip

Cell = str | int | None


def sheet(rows: Sequence[Row], base: str) -> bytes:
    """Return decisions as CSV: UTF-8 with a mark, semicolons, days as ISO writes them.

    Args:
        rows: the decisions.
        base: what links begin with.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow([harmless(cell) for cell in _cells(row, base)])
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: Cell) -> str | int:
    """Return a cell that no spreadsheet takes for a formula; a number stays one.

    Wide forms of the signs count as the signs, and so do those behind what cannot be seen.
    """
    if cell is None:
        return ""
    if isinstance(cell, int):
        return cell
    text = plain(cell)
    first = next((char for char in text if unicodedata.category(char) not in ("Cf", "Zs")), "")
    folded = unicodedata.normalize("NFKC", first)
    begins = text.startswith(_STARTS_FORMULA) or folded.startswith((*_STARTS_FORMULA, "−"))
    return f"'{text}" if begins else text


def _cells(row: Row, base: str) -> tuple[Cell, ...]:
    decision, votes = row.decision, row.decision.votes
    item = row.place.item if row.place else None
    return (
        decision.date.isoformat() if decision.date else None,
        decision.organ,
        decision.item_number,
        item.case_number if item else None,
        decision.item_title,
        results_text(decision.results),
        decision.proposal,
        decision.text,
        votes.in_favour if votes else None,
        votes.opposed if votes else None,
        ", ".join(votes.supporters) if votes else None,
        ", ".join(votes.against) if votes else None,
        ", ".join(votes.abstained) if votes else None,
        "ja" if votes and votes.unanimous else None,
        ", ".join(person_text(person) for person in decision.absent),
        row.source.page,
        row.source.title,
        base + (row.link if row.place else source_link(row.source)),
    )
