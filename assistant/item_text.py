"""The texts of an item's parts, each without its heading: the case, what was proposed, what was said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus import names
from corpus.decisions import Decision
from corpus.found import ITEM, ITEM_PART
from corpus.item_labels import is_attachments
from corpus.item_lines import is_meta, says_openness
from corpus.meetings import Item, Meeting
from corpus.types import Document, Heading, Role

_CASE = {Role.BODY, Role.CASE, Role.ECONOMY, Role.COMPETENCE}


@dataclass(frozen=True, slots=True)
class PartText:
    """A part of an item: its heading's words and its own text; offsets are into the document's clean text."""

    document: Document
    title: str
    role: Role
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.document.text.text[self.start : self.end]


def case_texts(item: Item) -> tuple[PartText, ...]:
    """Return what an item says of its case: neither what was proposed nor what was decided."""
    own = (t for t in _texts(item) if t.role in _CASE and not is_attachments(t.title))
    return (*opening_texts(item), *own)


def opening_texts(item: Item) -> tuple[PartText, ...]:
    """Return what an item says outside its parts, by its headings: the messages of "Meddelelser", say.

    What stands under no heading but the item's own has an empty title.
    """
    found: dict[Heading, tuple[int, int]] = {}
    for section in item.document.sections:
        own = next((h for h in section.headings if h.level == ITEM), None)
        inside = own is not None and item.start <= section.start < item.end
        if inside and not section.closed and all(h.level != ITEM_PART for h in section.headings):
            heading = section.headings[-1]
            found[heading] = found.get(heading, (section.start, 0))[0], section.end
    return tuple(text for heading, span in found.items() if (text := _opening(item, heading, *span)))


def _opening(item: Item, heading: Heading, start: int, end: int) -> PartText | None:
    """Return what stands under a heading; None where that is no more than the case's number and the like."""
    text = item.document.text.text
    start = _said_from(text, max(start, heading.end), end)
    while start < end:
        line = text[start:end].partition("\n")[0]
        if line.strip(" .:") and not is_meta(line.strip()) and not says_openness(line.strip()):
            break
        start = _said_from(text, start + len(line), end)
    end = start + len(text[start:end].rstrip())
    title = "" if heading.level == ITEM else heading.title
    return PartText(item.document, title, Role.BODY, start, end) if start < end else None


def proposals(item: Item) -> tuple[PartText, ...]:
    """Return what was proposed."""
    return tuple(text for text in _texts(item) if text.role is Role.PROPOSAL)


def attachments_text(item: Item) -> PartText | None:
    """Return where an item lists its attachments, or None."""
    return next((text for text in _texts(item) if is_attachments(text.title)), None)


def own_decisions(meeting: Meeting, item: Item) -> tuple[Decision, ...]:
    """Return what the meeting itself decided about an item; an item repeats other organs' decisions too."""
    decided = tuple(decision for decision in item.decisions if not decision.closed)
    if meeting.organ is None:
        return decided
    organ = names.key(meeting.organ)
    days = {None, meeting.date, meeting.last_date}
    return tuple(d for d in decided if names.key(d.organ) == organ and d.date in days)


def documents_of(meeting: Meeting) -> tuple[Document, ...]:
    """Return the documents that a meeting is recorded in: its minutes first, then what was added to them."""
    found = {meeting.document.id: meeting.document}
    found.update({item.document.id: item.document for item in meeting.items})
    return tuple(found.values())


def _texts(item: Item) -> Iterator[PartText]:
    """Yield the parts that have a text; of what stands before the first part there is none but the title."""
    text = item.document.text.text
    ends = {
        heading.start: heading.end
        for section in item.document.sections
        for heading in section.headings
        if heading.level == ITEM_PART
    }
    for part in item.parts:
        start = max(part.start, ends.get(part.start, part.start))
        start = _said_from(text, start, part.end)
        if start < part.end and text[start : part.end].strip():
            yield PartText(
                item.document, part.title, part.role, start, start + len(text[start : part.end].rstrip())
            )


def _said_from(text: str, start: int, end: int) -> int:
    """Return where the words behind a heading begin, past what ends it."""
    said = text[start:end]
    return start + len(said) - len(said.lstrip(" \n:.-–"))
