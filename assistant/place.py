"""Where an answer came from: the item, initiative or theme, and its parts."""

from __future__ import annotations

import bisect
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.cite import section_at
from assistant.forms import heading_of_level
from assistant.types import Place, Source
from corpus.found import CHAPTER, INITIATIVE, ITEM, ITEM_PART, PART, SHORT, THEME
from corpus.plans import plan
from corpus.types import Document, Heading, Kind, Role, Section

_A_LIST = 3  # quotes, each from another place
_OWNERS = (INITIATIVE, ITEM, THEME, CHAPTER)  # whose matter a passage is, the nearest first


@dataclass(frozen=True, slots=True)
class PlacePart:
    """A part of a place with its label; offsets are into the document's clean text, without the label."""

    label: str
    role: Role
    start: int
    end: int


def place_of(sources: Sequence[Source], find: Callable[[str], Document | None]) -> Place | None:
    """Return the item or initiative that most of the quotes come from; of two the one that goes first.

    A list of things that come each from a place of their own has none.

    Args:
        sources: what an answer cites, in its order.
        find: returns the document of an id, None when it is gone.
    """
    places = [place for source in sources if (place := _place(source, find))]
    counts = Counter(places)
    if not counts or (len(counts) >= _A_LIST and len(counts) == len(places)):
        return None
    return max(counts, key=lambda place: counts[place])


def _place(source: Source, find: Callable[[str], Document | None]) -> Place | None:
    document = find(source.document_id)
    if document is None or document.version != source.version:
        return None
    section = section_at(document, clean_offset(document, source.start))
    levels = (heading_of_level(section, level) for level in _OWNERS)
    heading = next((heading for heading in levels if heading), None)
    if heading is None:
        return None
    held = [each for each in document.sections if heading in each.headings]
    return Place(document.id, document.version, held[0].start, held[-1].end, heading.title)


def clean_offset(document: Document, source_offset: int) -> int:
    """Return where in a document's clean text a source offset stands, or what comes after it there."""
    runs = document.text.runs
    at = max(bisect.bisect_right(runs, source_offset, key=lambda run: run.source) - 1, 0)
    for run in runs[at : at + 2]:
        if source_offset < run.source_end:
            inside = max(source_offset - run.source, 0) if run.width is None else 0
            return run.clean + inside
    return runs[at + 1].clean if at + 1 < len(runs) else len(document.text.text)


def sections_of(document: Document, place: Place) -> list[Section]:
    """Return the open sections of a place."""
    return [s for s in document.sections if place.start <= s.start < place.end and not s.closed]


def parts_of(document: Document, place: Place) -> Iterator[PlacePart]:
    """Yield the labelled parts of a place in their order: "Indstilling", "Hvorfor", "Mål"."""
    initiatives = plan(document).initiatives() if document.kind is not Kind.MINUTES else ()
    for each in initiatives:
        if (
            each.node.heading.title == place.title
            and place.start <= each.node.start < place.end
            and each.parts
        ):
            for part in each.parts:
                yield from (PlacePart(part.label, part.role, start, end) for start, end in part.spans)
            return
    yield from _labelled_sections(document, place)


def _labelled_sections(document: Document, place: Place) -> Iterator[PlacePart]:
    found: dict[Heading, PlacePart] = {}
    for section in sections_of(document, place):
        heading = label_of(section)
        if heading is None:
            continue
        known = found.get(heading)
        start = known.start if known else max(section.start, min(heading.end, section.end))
        role = known.role if known else section.role
        found[heading] = PlacePart(heading.title, role, start, section.end)
    yield from found.values()


def label_of(section: Section) -> Heading | None:
    """Return the heading that labels the part of its matter: of an item's the outer, else the innermost."""
    part = heading_of_level(section, ITEM_PART)
    labels = [heading for heading in section.headings if heading.level in (PART, SHORT)]
    return part or (labels[-1] if labels else None)
