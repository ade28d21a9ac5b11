"""Feedback as a table for a spreadsheet, in which nothing that people wrote becomes a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from web.admin.feedback_views import FeedbackLine

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
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def feedback_csv(lines: Iterable[FeedbackLine]) -> bytes:
    """Return the lines as Danish spreadsheets read them: UTF-8 with a mark, semicolons, quoted cells."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(_HEAD)
    for line in lines:
        cells = (
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
        writer.writerow([_cell(cell) for cell in cells])
    return written.getvalue().encode("utf-8-sig")


def _cell(text: str) -> str:
    """Return a cell that is shown as it stands (OWASP: CSV injection)."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
