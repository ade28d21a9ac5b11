"""Forms of answer about decisions: what was decided in a case, and what a committee decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.cite import Quote, section_at
from assistant.forms import fitting, heading_of_level
from assistant.understand import Reading
from corpus import names
from corpus.labels import ITEM, ITEM_PART
from corpus.sentences import sentences
from corpus.types import Document, Heading, Role
from index.types import Hit
from index.weigh import Weigher
from index.words import stems

_LONGEST = 420  # characters of one committee's decision; the rest is a click away
_ABOUT = 0.4  # share of the topic that an item's title must hold for the question to be about it
_ABOUT_TEXT = 0.7  # or that its title and the passage found must hold together
_HITS = 6
_ABSENT = re.compile(r"\bfraværende\b|\bafbud\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of an item, with the short headings inside it."""

    heading: Heading
    role: Role
    end: int


def decision(hits: Sequence[Hit], reading: Reading, topic: Weigher) -> list[Quote]:
    """Return what was decided in the item that the question is about, then what was proposed.

    A committee that the question names speaks alone; else the one that decided last goes first. An item
    that a later meeting's minutes print again is answered from the later ones.
    """
    for hit in hits[:_HITS]:
        item = heading_of_level(section_at(hit.document, hit.passage.start), ITEM)
        if item is None or not _is_about(item, hit, topic):
            continue
        document, item = _latest(hit, item)
        parts = _parts(document, item)
        decided = [part for part in parts if part.role is Role.DECISION]
        named = [part for part in decided if _is_of(part, reading, document)]
        proposed = [part for part in parts if part.role is Role.PROPOSAL]
        quotes = [
            quote
            for part in (named or decided[::-1]) + proposed
            for quote in _whole(document, part, reading, part.heading.title)
        ]
        if quotes:
            return fitting(quotes)
    return []


def decisions_of(reading: Reading, documents: Sequence[Document]) -> list[Quote]:
    """Return what the committees or years that the question names decided, an item a quote."""
    quotes: list[Quote] = []
    for document in documents:
        years = reading.bounds.years
        if not reading.bounds.organs or (years and not document.years & set(years)):
            continue
        for item in _items(document):
            for part in _parts(document, item):
                if part.role is Role.DECISION and _is_of(part, reading, document):
                    quotes.extend(_whole(document, part, reading, item.title))
    return fitting(quotes)


def is_about_absence(text: str) -> bool:
    """Tell whether a sentence says who was absent."""
    return bool(_ABSENT.search(text))


def _is_about(item: Heading, hit: Hit, topic: Weigher) -> bool:
    title = set(stems(item.title))
    return topic.share(title) >= _ABOUT or topic.share(title | set(stems(hit.passage.text))) >= _ABOUT_TEXT


def _latest(hit: Hit, item: Heading) -> tuple[Document, Heading]:
    """Return the newest document that prints the hit's passage, and its heading of the item."""
    newest, found = hit.document, item
    for document, passage in hit.also:
        other = heading_of_level(section_at(document, passage.start), ITEM)
        later = document.date and (newest.date is None or document.date > newest.date)
        if other and later:
            newest, found = document, other
    return newest, found


def _items(document: Document) -> list[Heading]:
    found = (heading_of_level(section, ITEM) for section in document.sections)
    return list(dict.fromkeys(heading for heading in found if heading))


def _parts(document: Document, item: Heading) -> list[_Part]:
    found: dict[Heading, _Part] = {}
    for section in document.sections:
        heading = heading_of_level(section, ITEM_PART)
        if heading and item in section.headings:
            role = found[heading].role if heading in found else section.role
            found[heading] = _Part(heading, role, section.end)
    return list(found.values())


def _is_of(part: _Part, reading: Reading, document: Document) -> bool:
    """Tell whether an organ asked for decided; a heading that names none is that of the meeting's organ."""
    asked = {names.key(organ) for organ in reading.bounds.organs}
    found = names.find_names(part.heading.title) or [document.organ or ""]
    return bool(asked & {names.key(name) for name in found})


def _whole(document: Document, part: _Part, reading: Reading, label: str) -> Iterator[Quote]:
    """Yield a decision's or proposal's text as one quote; who was absent only when that is asked."""
    asked = is_about_absence(reading.text) or re.search(r"frav|absent", reading.text.casefold())
    spans = [
        (start, end)
        for start, end in sentences(document.text.text, part.heading.end, part.end)
        if asked or not is_about_absence(document.text.text[start:end])
    ]
    group = [span for span in spans if span[1] - spans[0][0] <= _LONGEST]
    if group:
        yield Quote(document, group[0][0], group[-1][1], label)
