"""Decisions as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence

from web.decisions.rows import Row
from web.decisions.words import absent_texts, outcomes_text
from web.spreadsheet import Cell, spreadsheet
from web.turns import source_link

_COLUMNS = (
    "Dato", "Udvalg", "Punkt", "Sagsnummer", "Sag", "Udfald", "Indstilling", "Beslutning",
    "Stemmer for", "Stemmer imod", "For", "Imod", "Undlod", "Enstemmigt", "Fraværende",
    "Side", "Dokument", "Link",
)  # fmt: skip


def sheet(rows: Sequence[Row], base: str) -> bytes:
    """Return decisions as CSV; days are as ISO writes them.

    Args:
        rows: the decisions.
        base: what links begin with.
    """
    return spreadsheet(_COLUMNS, (_cells(row, base) for row in rows))


def _cells(row: Row, base: str) -> tuple[Cell, ...]:
    decision, votes = row.decision, row.decision.votes
    item = row.place.item if row.place else None
    return (
        decision.date.isoformat() if decision.date else None,
        decision.organ,
        decision.item_number,
        item.case_number if item else None,
        decision.item_title,
        outcomes_text(decision),
        decision.proposal,
        decision.text,
        votes.in_favour if votes else None,
        votes.opposed if votes else None,
        ", ".join(votes.supporters) if votes else None,
        ", ".join(votes.against) if votes else None,
        ", ".join(votes.abstained) if votes else None,
        "ja" if votes and votes.unanimous else None,
        ", ".join(absent_texts(decision, row.last_date)),
        row.source.page,
        row.source.title,
        base + (row.link if row.place else source_link(row.source)),
    )
