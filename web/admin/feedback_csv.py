"""Feedback as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable

from web.admin.feedback_views import FeedbackLine
from web.spreadsheet import Cell, spreadsheet

_HEAD = (
    "Nummer",
    "Tidspunkt",
    "Om",
    "Brugbart",
    "Grund",
    "Kommentar",
    "Spørgsmål",
    "Dokumenter",
    "Behandlet",
)


def feedback_csv(lines: Iterable[FeedbackLine]) -> bytes:
    """Return the lines as CSV."""
    return spreadsheet(_HEAD, map(_cells, lines))


def _cells(line: FeedbackLine) -> tuple[Cell, ...]:
    return (
        str(line.id),
        line.when,
        line.about,
        line.verdict,
        line.reason,
        line.comment,
        line.question,
        ", ".join(document.title for document in line.documents),
        "ja" if line.handled else "nej",
    )
