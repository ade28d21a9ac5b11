"""Decisions as Word documents to take along: a search's, or one case with its way; each quote has its source.

There are no fields in them but the page's number, no macros, and no links but to our own pages.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from docx.document import Document as WordDocument

from assistant.case_way import Place
from assistant.cite import source_at
from assistant.item_text import own_decisions, proposals
from assistant.record import Record
from assistant.types import Source
from corpus.decisions import Decision
from corpus.visible import one_line, visible
from web.decisions.item_views import decision_facts
from web.decisions.lists import LONGEST_PAPER
from web.decisions.query import Search
from web.decisions.rows import Row, decision_reference, item_link, meeting_title, reference
from web.decisions.words import decisions_counted, excerpt, long_day, outcomes_text
from web.exports.word_parts import add_footer, add_link, add_text, new_document
from web.exports.words import PROGRAM
from web.turns import source_link

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_NOTICE = "Udarbejdet med Rådslag. Kontrollér kilden, før du bruger en beslutning."
_PROPOSAL = 1200  # characters of a proposal among many; the source has all of it


@dataclass(slots=True)
class _Paper:
    """A document that is being written, and the sources that it has named so far."""

    document: WordDocument
    base: str
    sources: list[tuple[str, str]] = field(default_factory=list)  # reference, address

    def cite(self, said: str, source: Source) -> str:
        """Return the mark of a source, which is listed at the end by what is said of it."""
        self.sources.append((f"{said}. {one_line(source.title)}", self.base + source_link(source)))
        return f" [{len(self.sources)}]"

    def labelled(self, label: str, text: str) -> None:
        paragraph = self.document.add_paragraph()
        add_text(paragraph, f"{label}: ", bold=True)
        add_text(paragraph, text)

    def finished(self) -> bytes:
        """Return the file, with the list of sources and the notice."""
        self.document.add_heading("Kilder", 1)
        for number, (said, address) in enumerate(self.sources, start=1):
            paragraph = self.document.add_paragraph(f"[{number}] {said}. ")
            add_link(paragraph, address, "Vis i dokumentet")
        add_footer(self.document, _NOTICE)
        held = io.BytesIO()
        self.document.save(held)
        return held.getvalue()


def paper(search: Search, rows: Sequence[Row], base: str) -> bytes:
    """Return what a search finds.

    Args:
        search: what was asked for.
        rows: what it finds; past the limit they are left out, and the paper says so.
        base: what addresses begin with.
    """
    made = _begun("Beslutninger", base)
    for name, _ in search.given:
        made.document.add_paragraph(search.label(name), style="List Bullet")
    kept = rows[:LONGEST_PAPER]
    made.document.add_paragraph(_count(len(rows), len(kept)))
    for row in kept:
        _decision(made, row)
    return made.finished()


def case_paper(place: Place, record: Record, base: str) -> bytes:
    """Return an item with what was proposed and decided, and its case's way through the organs."""
    item = place.item
    point = f"{one_line(item.number)}. " if item.number else ""
    made = _begun(f"{point}{one_line(item.title)}", base)
    case = f", sag {one_line(item.case_number)}" if item.case_number else ""
    paragraph = made.document.add_paragraph(f"{meeting_title(place.meeting)}{case}. ")
    add_link(paragraph, base + item_link(place), "Åbn punktet i Rådslag")
    made.document.add_heading("Indstilling", 1)
    for text in proposals(item):
        source = source_at(text.document, text.start, text.end)
        said = reference(place.meeting.organ, place.meeting.date, item.number, source.page)
        made.document.add_paragraph(f"»{visible(text.text)}«{made.cite(said, source)}")
    made.document.add_heading("Beslutning", 1)
    _decided(made, own_decisions(place.meeting, item) or item.decisions[-1:])
    steps = record.way(place)
    if len(steps) > 1:
        made.document.add_heading("Sagens vej, nyeste først", 1)
        _decided(made, [step.decision for step in steps])
    if item.attachments:
        made.document.add_heading("Bilag", 1)
    for title in item.attachments:
        made.document.add_paragraph(one_line(title), style="List Bullet")
    return made.finished()


def _begun(title: str, base: str) -> _Paper:
    document = new_document(title, dt.datetime.now(tz=dt.UTC).date(), PROGRAM)
    document.add_heading(title, 0)
    return _Paper(document, base)


def _count(total: int, kept: int) -> str:
    if total == kept:
        return f"{decisions_counted(total)}."
    return (
        f"{decisions_counted(total)}, hvoraf de første {kept} står her. Afgræns søgningen for at få resten."
    )


def _decision(made: _Paper, row: Row) -> None:
    decision = row.decision
    point = f"{one_line(decision.item_number)}. " if decision.item_number else ""
    made.document.add_heading(f"{point}{one_line(decision.item_title)}", 2)
    made.document.add_paragraph(_whose(decision))
    if decision.proposal:
        made.labelled("Indstilling", excerpt(decision.proposal, _PROPOSAL))
    mark = made.cite(decision_reference(row), row.source)
    made.labelled("Beslutning", f"»{visible(decision.text)}«{mark}")
    for fact in decision_facts(decision):
        made.labelled(fact.name, fact.text)


def _decided(made: _Paper, decisions: Iterable[Decision]) -> None:
    for decision in decisions:
        source = source_at(decision.document, decision.start, decision.end)
        said = reference(decision.organ, decision.date, decision.item_number, source.page)
        made.document.add_heading(_whose(decision), 2)
        made.document.add_paragraph(f"»{visible(decision.text)}«{made.cite(said, source)}")
        for fact in decision_facts(decision):
            made.labelled(fact.name, fact.text)


def _whose(decision: Decision) -> str:
    when = f"{one_line(decision.organ)}, {long_day(decision.date)}"
    return f"{when}. Udfald: {outcomes_text(decision)}"
