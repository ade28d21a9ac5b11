"""Forms of answer that follow a document's structure: a series, an initiative's goals, a theme's parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.cite import LONGEST_QUOTE, Quote, section_at
from assistant.understand import Reading, Want
from corpus.clean import is_list_item
from corpus.labels import CHAPTER, INITIATIVE, ITEM_PART, PART, THEME, is_label
from corpus.sentences import sentences
from corpus.types import Document, Heading, Role, Section
from index.types import Hit
from index.weigh import Weigher
from index.words import fold, stems, tokens

LONGEST_ANSWER = 640  # characters of quotes, so that the whole reads in under 20 seconds
MOST_QUOTES = 4
_NAMES_PART = 0.3  # share of the topic that a part's title must hold to be the one that is named
_ABOUT = 0.6  # share of the question that a heading must hold for the question to be about it
_TOGETHER = 280  # characters: short sentences are quoted with those after them, to be understood
_MEMBER = re.compile(r"(\w+) \d+:")  # "Fokusområde 3: Samarbejde og helhed på tværs"
_FEWEST_MEMBERS, _MOST_MEMBERS = 3, 10
GOAL_LEAD = re.compile(r"(Formål|Mål|Succeskriterier?|Succeskriterium)\s*:")


def members(reading: Reading, widened: Sequence[str], documents: Sequence[Document]) -> list[Quote]:
    """Return the headings of a series when all of it is asked for: "hvilke fokusområder er der?".

    Of several documents that have such a series, those of the years asked for go first, then the newest.

    Args:
        reading: the question.
        widened: Danish terms that stand for the question's own, so that "focus areas" finds them too.
        documents: the documents to look in.
    """
    if Want.LIST not in reading.wants:
        return []
    words = [*tokens(reading.text), *(token for term in widened for token in tokens(term))]
    numbered = any("_" in stem for stem in stems(reading.text))
    best: list[Quote] = []
    for document in sorted(documents, key=lambda d: _newness(d, reading.bounds.years)):
        series: dict[str, list[Heading]] = {}
        for heading in dict.fromkeys(h for section in document.sections for h in section.headings):
            match = _MEMBER.match(heading.title)
            if match and not numbered and any(word.startswith(fold(match[1])) for word in words):
                series.setdefault(match[1], []).append(heading)
        for headings in series.values():
            if len(headings) >= _FEWEST_MEMBERS:
                best = [Quote(document, h.start, h.end) for h in headings[:_MOST_MEMBERS]]
    return best


def _newness(document: Document, asked: Sequence[int]) -> tuple[bool, int]:
    years = document.years
    return bool(years & set(asked)), max(years, default=0)


def overview(hits: Sequence[Hit], weigher: Weigher) -> list[Quote]:
    """Return the parts of the initiative or theme that the question is about, one sentence each."""
    for hit in hits[:3]:
        section = section_at(hit.document, hit.passage.start)
        for heading in reversed(section.headings if section else ()):
            share = weigher.share(set(stems(heading.title)))
            if heading.level in (INITIATIVE, THEME, CHAPTER) and share >= _ABOUT:
                quotes = _goals(hit.document, heading, hit) or _why_and_how(hit.document, heading, hit)
                if quotes:
                    return quotes
    return []


def recurring(hits: Sequence[Hit], topic: Weigher) -> list[Quote]:
    """Return the beginning of each part with the title that the question names, where several have it.

    "Som ledere har vi et særligt ansvar for at" stands under each theme; all of them answer.
    """
    for hit in hits[:3]:
        document = hit.document
        named: dict[Heading, Section] = {}
        for section in document.sections:
            part = heading_of_level(section, PART)
            if part and topic.share(set(stems(part.title))) >= _NAMES_PART:
                named.setdefault(part, section)
        if len(named) >= _FEWEST_MEMBERS:
            quotes = [q for section in named.values() for q in _beginning(document, section, hit)]
            return [quote for quote in quotes if quote.text][:_MOST_MEMBERS]
    return []


def _goals(document: Document, initiative: Heading, hit: Hit) -> list[Quote]:
    quotes: list[Quote] = []
    for section in document.sections:
        if initiative not in section.headings or section.role is not Role.GOALS:
            continue
        label = section.titles[-1] if GOAL_LEAD.match(section.titles[-1] + ":") else None
        spans = list(sentences(document.text.text, section.start, section.end))
        for i, (start, end) in enumerate(spans):
            text = document.text.text[start:end]
            lead = GOAL_LEAD.match(text)
            if lead:
                label = lead[1]
                start += lead.end() + (text[lead.end() :][:1] == " ")
            if label and start < end and not text.endswith("?") and not is_label(text):
                group = together([(start, end), *spans[i + 1 : i + 3]], section, document)
                quotes.append(Quote(document, start, group[-1][1], label, hit.also))
                label = None
    return fitting([quote for quote in quotes if len(quote.text) <= LONGEST_QUOTE])


def _why_and_how(document: Document, heading: Heading, hit: Hit) -> list[Quote]:
    roles = (Role.WHY, Role.HOW, Role.STATUS, Role.GOALS)
    parts = [s for s in document.sections if heading in s.headings and s.role in roles]
    return fitting([quote for part in parts for quote in _beginning(document, part, hit)])


def _beginning(document: Document, section: Section, hit: Hit) -> list[Quote]:
    """Return the first sentences of a part, as one quote under its heading."""
    part = section.headings[-1]
    spans = list(sentences(document.text.text, max(section.start, part.end), section.end))
    if not spans or part.start > spans[0][0]:
        return []
    group = together(spans, section, document)
    if group[-1][1] - group[0][0] > LONGEST_QUOTE:
        return []
    return [Quote(document, group[0][0], group[-1][1], part.title, hit.also)]


def fitting(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the first quotes that fit into an answer; the first one always does."""
    kept: list[Quote] = []
    for quote in quotes[:MOST_QUOTES]:
        if not kept or sum(len(q.text) for q in kept) + len(quote.text) <= LONGEST_ANSWER:
            kept.append(quote)
    return kept


def together(
    spans: Sequence[tuple[int, int]], section: Section | None, document: Document
) -> list[tuple[int, int]]:
    """Return the first sentence and those after it that are short enough to be read with it.

    A list item stands alone, and nothing is read together with the lead-in of what comes next.
    """
    text = document.text.text
    group = [spans[0]]
    item = is_list_item(text[spans[0][0] : spans[0][1]])
    for start, end in spans[1:]:
        inside = section is not None and section.start <= start < section.end
        new_line = "\n" in text[group[-1][1] : start]
        lead_in = text[start:end].endswith((":", "?")) or is_label(text[start:end])
        if not inside or start < group[-1][1] or end - spans[0][0] > _TOGETHER:
            break
        if lead_in or (item and new_line) or GOAL_LEAD.match(text[start:end]):
            break
        group.append((start, end))
    return group


def heading_of_level(section: Section | None, level: int) -> Heading | None:
    """Return the section's heading of a level, or None."""
    return next((h for h in section.headings if h.level == level), None) if section else None


def part_of(section: Section | None) -> Heading | None:
    """Return the heading of the part of an item or initiative that the section stands in, or None."""
    return heading_of_level(section, PART) or heading_of_level(section, ITEM_PART)
