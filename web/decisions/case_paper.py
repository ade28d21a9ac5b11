"""One case as a Word document to take along: proposal, decision, text, way through the organs."""

from __future__ import annotations

from assistant.case_way import Place
from assistant.cite import source_at
from assistant.item_text import PartText, case_texts, own_decisions, proposals
from assistant.record import Record
from corpus.decisions import Decision
from corpus.visible import one_line
from web.decisions.item_views import awaits_text, case_title, decision_facts, part_title
from web.decisions.paper_parts import Paper, begun
from web.decisions.rows import item_link, meeting_title, reference
from web.decisions.words import decision_heading
from web.exports.word_parts import add_link

_ABOVE = "Står ovenfor under Beslutning."


def case_paper(place: Place, record: Record, base: str) -> bytes:
    """Return an item with what was proposed and decided, its case's text and way through the organs."""
    item = place.item
    point = f"{one_line(item.number)}. " if item.number else ""
    made = begun(f"{point}{one_line(item.title)}", base)
    case = f", sag {one_line(item.case_number)}" if item.case_number else ""
    paragraph = made.document.add_paragraph(f"{meeting_title(place.meeting)}{case}. ")
    add_link(paragraph, base + item_link(place), "Åbn punktet i Rådslag")
    if texts := proposals(item):
        made.document.add_heading("Indstilling", 1)
        for text in texts:
            _part(made, place, text)
    decided = own_decisions(place.meeting, item) or item.decisions[-1:]
    if decided:
        made.document.add_heading("Beslutning", 1)
    for decision in decided:
        _decision(made, decision, record)
    if awaits := awaits_text(place, record):
        made.labelled("Mangler", awaits)
    _case(made, place)
    _way(made, place, record, decided)
    if item.attachments:
        made.document.add_heading("Bilag", 1)
    for title in item.attachments:
        made.document.add_paragraph(one_line(title), style="List Bullet")
    return made.finished()


def _case(made: Paper, place: Place) -> None:
    texts = case_texts(place.item)
    if texts:
        made.document.add_heading(case_title(place.item), 1)
    for text in texts:
        made.document.add_heading(part_title(text), 2)
        _part(made, place, text)


def _part(made: Paper, place: Place, text: PartText) -> None:
    source = source_at(text.document, text.start, text.end)
    meeting = place.meeting
    said = reference(meeting.organ, meeting.date, place.item.number, source.page, last=meeting.last_date)
    made.quote(text.text, made.cite(said, source))


def _way(made: Paper, place: Place, record: Record, decided: tuple[Decision, ...]) -> None:
    """Add what the organs said of the case; what stands above is not printed twice."""
    steps = record.way(place)
    if len(steps) < 2:
        return
    made.document.add_heading("Sagens vej, nyeste først", 1)
    above = {(decision.document.id, decision.start) for decision in decided}
    for decision in (step.decision for step in steps):
        if (decision.document.id, decision.start) in above:
            made.document.add_heading(decision_heading(decision, record.last_day(decision)), 2)
            made.document.add_paragraph(_ABOVE)
        else:
            _decision(made, decision, record)


def _decision(made: Paper, decision: Decision, record: Record) -> None:
    source = source_at(decision.document, decision.start, decision.end)
    last = record.last_day(decision)
    said = reference(decision.organ, decision.date, decision.item_number, source.page, last=last)
    made.document.add_heading(decision_heading(decision, last), 2)
    made.quote(decision.text, made.cite(said, source))
    for fact in decision_facts(decision, last):
        made.labelled(fact.name, fact.text)
