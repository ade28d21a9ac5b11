"""Forms of answer that follow a document's structure: a decision, an initiative's goals, a theme's parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cite import LONGEST_QUOTE, Quote, section_at
from assistant.understand import Reading, Want
from corpus import names
from corpus.labels import CHAPTER, INITIATIVE, ITEM, PART, THEME
from corpus.sentences import sentences
from corpus.types import Document, Heading, Role, Section
from index.types import Hit
from index.weigh import Weigher
from index.words import stems

LONGEST_ANSWER = 640  # characters of quotes, so that the whole reads in under 20 seconds
MOST_QUOTES = 4
_LONGEST_DECISION = 420  # characters of one committee's decision; the rest is a click away
_ABOUT = 0.6  # share of the question that a heading must hold for the question to be about it
_ABOUT_ITEM = 0.4  # the same for an item's title, which is one line for a whole case
_TOGETHER = 280  # characters: short sentences are quoted with those after them, to be understood
_GOAL_LEAD = re.compile(r"(Formål|Mål|Succeskriterier?|Succeskriterium)\s*:")


def decision(hits: Sequence[Hit], reading: Reading, weigher: Weigher) -> list[Quote]:
    """Return what was decided in the item that the question is about, then what was proposed.

    A committee that the question names speaks alone; else the one that decided last goes first.
    """
    for hit in hits[:3]:
        document = hit.document
        item = heading_of_level(section_at(document, hit.passage.start), ITEM)
        if item is None or weigher.share(set(stems(item.title))) < _ABOUT_ITEM:
            continue
        parts = [section for section in document.sections if item in section.headings]
        decided = [s for s in parts if s.role is Role.DECISION]
        asked = {names.key(organ) for organ in reading.bounds.organs}
        named = [
            s for s in decided if any(names.key(n) in asked for t in s.titles for n in names.find_names(t))
        ]
        proposed = [s for s in parts if s.role is Role.PROPOSAL]
        quotes = [q for s in (named or decided[::-1]) + proposed for q in _whole(document, s, hit, reading)]
        if quotes:
            return _fitting(quotes)
    return []


def _whole(document: Document, section: Section, hit: Hit, reading: Reading) -> list[Quote]:
    """Return a decision's or proposal's text as one quote; who was absent only when that is asked."""
    heading = heading_of_level(section, PART)
    absent = re.search(r"frav|absent|afbud", reading.text.casefold())
    spans = [
        (start, end)
        for start, end in sentences(document.text.text, section.start, section.end)
        if not (heading and heading.start <= start < heading.end)
        and (absent or not re.search(r"\bfraværende\b", document.text.text[start:end]))
    ]
    group = [span for span in spans if span[1] - spans[0][0] <= _LONGEST_DECISION] if spans else []
    if not group:
        return []
    return [Quote(document, group[0][0], group[-1][1], heading.title if heading else None, hit.also)]


def overview(hits: Sequence[Hit], reading: Reading, weigher: Weigher) -> list[Quote]:
    """Return the parts of the initiative or theme that the question is about, one sentence each."""
    for hit in hits[:3]:
        section = section_at(hit.document, hit.passage.start)
        for heading in reversed(section.headings if section else ()):
            share = weigher.share(set(stems(heading.title)))
            if heading.level in (INITIATIVE, THEME, CHAPTER) and share >= _ABOUT:
                quotes = _goals(hit.document, heading, hit) if Want.PLAN in reading.wants else []
                quotes = quotes or _why_and_how(hit.document, heading, hit)
                if quotes:
                    return quotes
    return []


def _goals(document: Document, initiative: Heading, hit: Hit) -> list[Quote]:
    text = document.text.text
    quotes: list[Quote] = []
    label: str | None = None
    for section in document.sections:
        if initiative not in section.headings or section.role is not Role.GOALS:
            continue
        for start, end in sentences(text, section.start, section.end):
            lead = _GOAL_LEAD.match(text, start, end)
            alone = re.fullmatch(r"(Formål|Mål|Succeskriterier?)\s*:?", text[start:end])
            if alone:
                label = alone[1]
                continue
            if lead:
                label, start = lead[1], lead.end() + (text[lead.end() : end][:1] == " ")
            if label and end > start and end - start <= LONGEST_QUOTE:
                quotes.append(Quote(document, start, end, label, hit.also))
                label = None
    return _fitting(quotes)


def _why_and_how(document: Document, heading: Heading, hit: Hit) -> list[Quote]:
    roles = (Role.WHY, Role.HOW, Role.STATUS, Role.GOALS)
    parts = [s for s in document.sections if heading in s.headings and s.role in roles]
    return _fitting([quote for part in parts for quote in _beginning(document, part, hit)])


def _beginning(document: Document, section: Section, hit: Hit) -> list[Quote]:
    """Return the first sentences of a part, as one quote under its heading."""
    part = section.headings[-1]
    spans = list(sentences(document.text.text, max(section.start, part.end), section.end))
    if not spans or part.start > spans[0][0]:
        return []
    group = together(spans, section)
    if group[-1][1] - group[0][0] > LONGEST_QUOTE:
        return []
    return [Quote(document, group[0][0], group[-1][1], part.title, hit.also)]


def _fitting(quotes: Sequence[Quote]) -> list[Quote]:
    kept: list[Quote] = []
    for quote in quotes[:MOST_QUOTES]:
        if not kept or sum(len(q.text) for q in kept) + len(quote.text) <= LONGEST_ANSWER:
            kept.append(quote)
    return kept


def together(spans: Sequence[tuple[int, int]], section: Section | None) -> list[tuple[int, int]]:
    """Return the first sentence and those after it that are short enough to be read with it."""
    group = [spans[0]]
    for start, end in spans[1:]:
        inside = section is not None and section.start <= start < section.end
        if not inside or start < group[-1][1] or end - spans[0][0] > _TOGETHER:
            break
        group.append((start, end))
    return group


def heading_of_level(section: Section | None, level: int) -> Heading | None:
    """Return the section's heading of a level, or None."""
    return next((h for h in section.headings if h.level == level), None) if section else None
