"""Forms of answer that follow a document's structure: a series, an initiative's goals, a theme's parts."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.cite import LONGEST_QUOTE, Quote
from assistant.readable import is_fragment
from assistant.texts import Texts
from corpus.clean import is_list_item
from corpus.found import ITEM_PART, PART
from corpus.item_labels import is_label
from corpus.people import speaks_of_absence
from corpus.sentences import sentences
from corpus.types import Document, Heading, Section
from index.types import Hit
from index.weigh import Weigher
from index.words import stems

LONGEST_ANSWER = 640  # characters of quotes, so that the whole reads in under 20 seconds
MOST_QUOTES = 4
_NAMES_PART = 0.3  # share of the topic that a part's title must hold to be the one that is named
_TOGETHER = 280  # characters: short sentences are quoted with those after them, to be understood
_LEAST_OF_PARENT = 0.1  # share of the topic that the heading above a part must add to name it
_FEWEST_MEMBERS = 3
_LONGEST_PART = 420  # characters of a part that is quoted in full
_POINT = re.compile(r"\s\d{1,2}[.)] (?=[a-zæøå])")  # "at 2. kommuneplanen ændres", within a sentence
GOAL_LEAD = re.compile(r"(Formål|Mål|Succeskriterier?|Succeskriterium)\s*:")


def recurring(hits: Sequence[Hit], topic: Weigher, say: Texts) -> list[Quote]:
    """Return the beginning of each part with the title that the question names, where several have it.

    "Som ledere har vi et særligt ansvar for at" stands under each theme; all of them answer, or those of
    the one theme that the question names too, and then in full.
    """
    for hit in hits[:3]:
        document = hit.document
        named: dict[Heading, Section] = {}
        for section in document.sections:
            part = heading_of_level(section, PART)
            if part and topic.share(set(stems(part.title))) >= _NAMES_PART:
                named.setdefault(part, section)
        named = _most_named(named, topic)
        if len(named) < _FEWEST_MEMBERS:
            continue
        own = _of_named_parent(list(named.values()), topic)
        if own:
            return fitting([_in_full(document, section, hit) for section in own])
        quotes = [q for section in named.values() for q in _beginning(document, section, hit) if q.text]
        return shown_as_first(quotes, say)
    return []


def _most_named(named: Mapping[Heading, Section], topic: Weigher) -> dict[Heading, Section]:
    """Return the parts without those whose title holds less of the topic than another's, and nothing else.

    Of "Vores ansvar som ledere" and "Vores ansvar som medarbejdere" a leader's question names the first.
    """
    held = {part: set(stems(part.title)) for part in named}
    most = max(held.values(), key=topic.share, default=set())
    return {
        part: section
        for part, section in named.items()
        if topic.share(held[part]) == topic.share(most) or topic.share(held[part] | most) > topic.share(most)
    }


def _of_named_parent(sections: Sequence[Section], topic: Weigher) -> list[Section]:
    """Return the sections under the one heading above them that the question names more than the others."""
    shares = {}
    for section in sections:
        own = set(stems(section.titles[-1]))
        shares[section] = topic.share(own | set(stems(" ".join(section.titles[:-1])))) - topic.share(own)
    most = max(shares.values())
    named = [section for section in sections if shares[section] == most]
    parents = {section.headings[:-1] for section in named}
    return named if most > _LEAST_OF_PARENT and len(parents) == 1 and len(named) < len(sections) else []


def _in_full(document: Document, section: Section, hit: Hit) -> Quote:
    part = section.headings[-1]
    start, end = window(document, max(section.start, part.end), section.end, _LONGEST_PART)
    return Quote(document, start, end, part.title, hit.also)


def shown_as_first(quotes: Sequence[Quote], say: Texts) -> list[Quote]:
    """Return the quotes that fit into an answer; where some do not, the first one's label says so."""
    kept: list[Quote] = []
    for quote in quotes:
        if kept and sum(len(q.text) for q in kept) + len(quote.text) > LONGEST_ANSWER:
            break
        kept.append(quote)
    if not kept or len(kept) == len(quotes):
        return kept
    incomplete = say.say("label", "first_of", shown=str(len(kept)), all=str(len(quotes)))
    label = f"{kept[0].label} · {incomplete}" if kept[0].label else incomplete
    return [replace(kept[0], label=label), *kept[1:]]


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


def fitting(quotes: Sequence[Quote], longest: int = LONGEST_ANSWER) -> list[Quote]:
    """Return the first quotes that fit into an answer; the first one always does."""
    kept: list[Quote] = []
    for quote in quotes[:MOST_QUOTES]:
        if not kept or sum(len(q.text) for q in kept) + len(quote.text) <= longest:
            kept.append(quote)
    return kept


def window(
    document: Document,
    start: int,
    end: int,
    longest: int,
    topic: Weigher | None = None,
    wanted: re.Pattern[str] | None = None,
) -> tuple[int, int]:
    """Return the sentences in a row that say most of the topic, in at most `longest` characters.

    All of them where they fit; else those that hold most of what is wanted and of the topic, the first of
    equals. A sentence that is longer alone is returned whole.
    """
    text = document.text.text
    spans = list(_pieces(text, start, end, longest))
    if not spans:
        return start, end
    best, weight = spans[0], (-1, -1.0)
    for i, (first, last) in enumerate(spans):
        for following in spans[i + 1 :]:
            if following[1] - first > longest:
                break
            last = following[1]
        said = text[first:last]
        found = (
            len(wanted.findall(said)) if wanted else 0,
            topic.share(set(stems(said))) if topic else 0.0,
        )
        if found > weight:
            best, weight = (first, last), found
        if last == spans[-1][1]:
            break
    return best


def _pieces(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences, who was absent aside; one that is too long is cut at the points it numbers."""
    spans: list[tuple[int, int]] = []
    for first, last in sentences(text, start, end):
        if spans and text[first].isdigit() and "\n" not in text[spans[-1][1] : first]:
            spans[-1] = spans[-1][0], last  # "maks. 1 plan" is no end of a sentence
        elif not speaks_of_absence(text[first:last]):
            spans.append((first, last))
    for first, last in spans:
        cuts = [first, *(match.start() + 1 for match in _POINT.finditer(text, first, last)), last]
        if last - first <= longest:
            cuts = [first, last]
        yield from ((a, b - (b < last)) for a, b in itertools.pairwise(cuts))


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
        if is_fragment(text[start:end]) and new_line:
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
