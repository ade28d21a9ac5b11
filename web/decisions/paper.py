"""Decisions as a Word document to take along: proposal and decision with a number for each source."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.document import Document as Paper
from docx.shared import Pt

from web.decisions.lists import LONGEST_PAPER
from web.decisions.query import Search
from web.decisions.rows import Row, decision_reference
from web.decisions.words import decisions_counted, excerpt, long_day, person_text, plain, results_text, shown
from web.turns import source_link

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PROPOSAL = 1200  # characters of a proposal; the source has all of it


def paper(search: Search, rows: Sequence[Row], base: str) -> bytes:
    """Return a Word document without fields, links and macros: its addresses are text.

    Args:
        search: what was asked for.
        rows: what it finds; past the limit they are left out, and the paper says so.
        base: what the addresses begin with.
    """
    made = docx.Document()
    made.core_properties.title = "Beslutninger"
    made.core_properties.author = "Rådslag"
    made.styles["Normal"].font.size = Pt(11)
    made.add_heading("Beslutninger", 1)
    for field, _ in search.given:
        made.add_paragraph(search.label(field), style="List Bullet")
    kept = rows[:LONGEST_PAPER]
    made.add_paragraph(_count(len(rows), len(kept)))
    for number, row in enumerate(kept, start=1):
        _decision(made, number, row)
    made.add_heading("Kilder", 2)
    for number, row in enumerate(kept, start=1):
        title = shown(row.source.title)
        made.add_paragraph(f"[{number}] {decision_reference(row)}. {title}. {base}{source_link(row.source)}")
    made.add_paragraph("Udarbejdet med Rådslag. Kontrollér kilden, før du bruger en beslutning.")
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def _count(total: int, kept: int) -> str:
    if total == kept:
        return f"{decisions_counted(total)}."
    return (
        f"{decisions_counted(total)}, hvoraf de første {kept} står her. Afgræns søgningen for at få resten."
    )


def _decision(made: Paper, number: int, row: Row) -> None:
    decision, votes = row.decision, row.decision.votes
    point = f"{shown(decision.item_number)}. " if decision.item_number else ""
    made.add_heading(f"{point}{shown(decision.item_title)}", 2)
    made.add_paragraph(
        f"{shown(decision.organ)}, {long_day(decision.date)}. Udfald: {results_text(decision.results)}."
    )
    if decision.proposal:
        _labelled(made, "Indstilling: ", excerpt(decision.proposal, _PROPOSAL))
    _labelled(made, "Beslutning: ", f"»{plain(decision.text)}« [{number}]")
    if votes and votes.against:
        _labelled(made, "Imod: ", ", ".join(shown(voter) for voter in votes.against))
    if decision.absent:
        _labelled(made, "Fraværende: ", ", ".join(person_text(person) for person in decision.absent))


def _labelled(made: Paper, label: str, text: str) -> None:
    paragraph = made.add_paragraph()
    paragraph.add_run(label).bold = True
    paragraph.add_run(text)
