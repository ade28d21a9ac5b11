"""What was treated behind closed doors is taken out of a document; that something was is still said.

The index, the pages and the exports get documents that went through here, so that no closed text is
ranked, counted, suggested or shown to anyone.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.edits import Edit, apply
from corpus.types import Document, Heading, Role, Section

PLACEHOLDER = "Lukket punkt"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Closed text: `text[start:end]` with the headings that stood open around it."""

    start: int
    end: int
    headings: tuple[Heading, ...]
    level: int  # of the outermost heading in it


def without_closed(document: Document) -> Document:
    """Return the document with "Lukket punkt" in the place of each closed stretch.

    A document without closed sections is returned as it is.
    """
    stretches = list(_stretches(document))
    if not stretches:
        return document
    edits = [Edit(s.start, s.end, f"{PLACEHOLDER}\n") for s in stretches]
    text = apply(document.text, edits)
    sections = [*_open(document.sections, edits), *_placeholders(stretches, edits)]
    return replace(document, text=text, sections=tuple(sorted(sections, key=lambda s: s.start)))


def _stretches(document: Document) -> Iterator[_Stretch]:
    for closed, group in groupby(document.sections, key=lambda section: section.closed):
        if not closed:
            continue
        sections = list(group)
        start, end = sections[0].start, sections[-1].end
        around = tuple(h for h in sections[0].headings if not start <= h.start < end)
        within = [h.level for h in sections[0].headings if start <= h.start < end]
        outer = around[-1].level + 1 if around else 1
        yield _Stretch(start, end, around, min(within, default=outer))


def _open(sections: tuple[Section, ...], edits: list[Edit]) -> Iterator[Section]:
    for section in sections:
        if not section.closed:
            yield replace(
                section,
                headings=tuple(_moved(heading, edits) for heading in section.headings),
                start=_at(section.start, edits),
                end=_at(section.end, edits),
            )


def _placeholders(stretches: list[_Stretch], edits: list[Edit]) -> Iterator[Section]:
    for stretch in stretches:
        start = _at(stretch.start, edits)
        heading = Heading(PLACEHOLDER, stretch.level, start, start + len(PLACEHOLDER))
        around = tuple(_moved(h, edits) for h in stretch.headings)
        yield Section((*around, heading), Role.BODY, start, start + len(PLACEHOLDER) + 1, closed=True)


def _moved(heading: Heading, edits: list[Edit]) -> Heading:
    return replace(heading, start=_at(heading.start, edits), end=_at(heading.end, edits))


def _at(offset: int, edits: list[Edit]) -> int:
    """Return where an offset outside the closed stretches has come to lie."""
    before = edits[: bisect.bisect_right(edits, offset, key=lambda edit: edit.end)]
    return offset + sum(len(edit.to) - (edit.end - edit.start) for edit in before)
