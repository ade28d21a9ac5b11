"""Minutes as data: meetings with their items, and the parts and attachments of each item."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus import names
from corpus.decisions import Decision, decisions_of
from corpus.found import ITEM, ITEM_PART
from corpus.item_labels import is_attachments
from corpus.item_lines import case_number, case_number_in_title, number_and_title
from corpus.meeting_head import head_of
from corpus.people import Person
from corpus.types import Document, Heading, Kind, Role, Section

_NO_ATTACHMENT = re.compile(r"(?:ingen|intet|nej|-|–)(?: bilag)?\.?", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[•·√\-–*]|\(?\d{1,2}[.)])\s*")


@dataclass(frozen=True, slots=True)
class ItemPart:
    """A part of an item: its heading, what it is, and its clean offsets with the heading."""

    title: str
    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a meeting's agenda; offsets are into its document's clean text."""

    document: Document
    number: str | None  # as the minutes print it
    title: str
    closed: bool  # treated behind closed doors
    start: int
    end: int
    case_number: str | None
    parts: tuple[ItemPart, ...]
    attachments: tuple[str, ...]  # the titles that the item lists
    decisions: tuple[Decision, ...]  # those of other organs that it repeats as well

    @property
    def text(self) -> str:
        return self.document.text.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as its minutes record it; None or empty is what they do not say."""

    document: Document  # the first document of the meeting; an addendum's items carry their own
    organ: str | None
    date: dt.date | None
    last_date: dt.date | None  # where it went on for more than a day
    extraordinary: bool
    place: str | None
    time: dt.time | None
    present: tuple[Person, ...]
    absent: tuple[Person, ...]
    items: tuple[Item, ...]  # in the order of the minutes, each once


def meetings(
    documents: Iterable[Document], each: Callable[[Document], Meeting] | None = None
) -> list[Meeting]:
    """Return the meetings whose minutes are among the documents, in order.

    Documents of one organ and day are one meeting: an addendum's items follow the others.

    Args:
        documents: the documents.
        each: tells what one document says, for who keeps that; None reads it.
    """
    minutes = [document for document in documents if document.kind is Kind.MINUTES]
    found: dict[tuple[str, dt.date] | str, Meeting] = {}
    for document in minutes:
        meeting = (each or meeting_of)(document)
        key = (names.key(meeting.organ), meeting.date) if meeting.organ and meeting.date else document.id
        known = found.get(key)
        found[key] = replace(known, items=_once((*known.items, *meeting.items))) if known else meeting
    return list(found.values())


def meeting_of(document: Document, decided: Sequence[Decision] | None = None) -> Meeting:
    """Return the meeting as one document records it; `decided` are its decisions where they are read."""
    decided = list(decisions_of(document)) if decided is None else decided
    head = head_of(document)
    items = [_item(document, heading, sections, decided) for heading, sections in _items(document)]
    first = document.date or head.date
    same_day = head.date is None or head.date == first
    return Meeting(
        document=document,
        organ=document.organ or head.organ,
        date=first,
        last_date=head.last_date if same_day else None,
        extraordinary=head.extraordinary or "ekstraordinær" in document.title.casefold(),
        place=head.place,
        time=head.time,
        present=head.present,
        absent=head.absent,
        items=_once(items),
    )


def _items(document: Document) -> Iterator[tuple[Heading, list[Section]]]:
    groups: dict[Heading, list[Section]] = {}
    for section in document.sections:
        heading = _at_level(section, ITEM)
        if heading:
            groups.setdefault(heading, []).append(section)
    yield from groups.items()


def _item(
    document: Document, heading: Heading, sections: Sequence[Section], decided: Sequence[Decision]
) -> Item:
    number, title = number_and_title(heading.title)
    start, end = min(heading.start, sections[0].start), sections[-1].end
    parts = tuple(_parts(sections))
    before = parts[0].start if parts else end
    return Item(
        document=document,
        number=number,
        title=title,
        closed=any(section.closed for section in sections),
        start=start,
        end=end,
        case_number=_case_number(document.text.text, start, heading.end, before),
        parts=parts,
        attachments=tuple(_attachments(document, parts)),
        decisions=tuple(decision for decision in decided if start <= decision.start < end),
    )


def _case_number(text: str, start: int, title_end: int, end: int) -> str | None:
    """Return the number of the case, from the lines below an item's title or else from around the title."""
    below = (case_number(line) for line in text[title_end:end].split("\n"))
    return next((number for number in below if number), None) or case_number_in_title(text[start:title_end])


def _parts(sections: Sequence[Section]) -> Iterator[ItemPart]:
    parts: dict[Heading, ItemPart] = {}
    for section in sections:
        heading = _at_level(section, ITEM_PART)
        if heading and heading in parts:
            parts[heading] = replace(parts[heading], end=section.end)
        elif heading:
            parts[heading] = ItemPart(heading.title, section.role, section.start, section.end)
    yield from parts.values()


def _attachments(document: Document, parts: Sequence[ItemPart]) -> Iterator[str]:
    for part in parts:
        if is_attachments(part.title):
            lines = document.text.text[part.start : part.end].split("\n")[1:]
            titles = (_BULLET.sub("", line).strip() for line in lines)
            yield from (title for title in titles if title and not _NO_ATTACHMENT.fullmatch(title))


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items, each once: of two printings the one with decisions, then the longer one counts."""
    kept: dict[tuple[str | None, str], Item] = {}
    for item in items:
        key = (item.number, re.sub(r"\W+", "", item.title.casefold()))
        known = kept.get(key)
        if known is None or _weight(item) > _weight(known):
            kept[key] = item
    return tuple(kept.values())


def _weight(item: Item) -> tuple[int, int, int]:
    return len(item.decisions), len(item.parts), item.end - item.start


def _at_level(section: Section, level: int) -> Heading | None:
    return next((heading for heading in section.headings if heading.level == level), None)
