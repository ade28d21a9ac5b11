"""What a search finds as a Word document to take along; each quote has its source."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.visible import one_line
from web.decisions.item_views import decision_facts
from web.decisions.lists import LONGEST_PAPER
from web.decisions.paper_parts import Paper, begun
from web.decisions.query import Search
from web.decisions.rows import Row, decision_reference
from web.decisions.words import decision_heading, decisions_counted, excerpt

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PROPOSAL = 1200  # characters of a proposal among many; the source has all of it


def paper(search: Search, rows: Sequence[Row], base: str) -> bytes:
    """Return what a search finds.

    Args:
        search: what was asked for.
        rows: what it finds; past the limit they are left out, and the paper says so.
        base: what addresses begin with.
    """
    made = begun("Beslutninger", base)
    for name, _ in search.given:
        made.document.add_paragraph(search.label(name), style="List Bullet")
    kept = rows[:LONGEST_PAPER]
    made.document.add_paragraph(_count(len(rows), len(kept)))
    for row in kept:
        _decision(made, row)
    return made.finished()


def _count(total: int, kept: int) -> str:
    if total == kept:
        return f"{decisions_counted(total)}."
    return (
        f"{decisions_counted(total)}, hvoraf de første {kept} står her. Afgræns søgningen for at få resten."
    )


def _decision(made: Paper, row: Row) -> None:
    decision = row.decision
    point = f"{one_line(decision.item_number)}. " if decision.item_number else ""
    made.document.add_heading(f"{point}{one_line(decision.item_title)}", 2)
    made.document.add_paragraph(decision_heading(decision, row.last_date))
    if decision.proposal:
        made.labelled("Indstilling", excerpt(decision.proposal, _PROPOSAL))
    made.quote(decision.text, made.cite(decision_reference(row), row.source), label="Beslutning")
    for fact in decision_facts(decision, row.last_date):
        made.labelled(fact.name, fact.text)
