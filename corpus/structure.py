"""Lines of a document become its clean text and its sections, each under its breadcrumb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus import masking
from corpus.agenda import is_minutes
from corpus.clean import Joiner, clean_text
from corpus.closed import mark_closed
from corpus.columns import part_columns
from corpus.edits import changed_words
from corpus.found import ITEM, Found
from corpus.headings import find_headings
from corpus.item_labels import split_item_labels
from corpus.lines import Line, is_bare_number
from corpus.plan_labels import role_of
from corpus.repair import Repairer
from corpus.types import CleanText, Heading, Role, Section, SourceFile


def structure(
    lines: Sequence[Line], joiner: Joiner, repairer: Repairer, source: SourceFile | None = None
) -> tuple[CleanText, tuple[Section, ...]]:
    """Return the clean text of a document's lines, with a scan's words repaired, and its sections.

    Args:
        lines: the document's lines.
        joiner: joins words broken over lines.
        repairer: repairs the words of a scan.
        source: the file, for what its format says of headings and blocks; None for plain text.
    """
    kept = part_columns([line for line in lines if not line.furniture])
    if is_minutes(kept):
        kept = split_item_labels(kept)
    marks = {mark.start: mark.level for mark in source.marks} if source else {}
    found = mark_closed(kept, find_headings(kept, marks), [line for line in lines if line.furniture])
    kept, found = _drop_page_numbers(kept, found)
    breaks = {kept[i].start for h in found for i in (h.first, h.last + 1, h.opens) if i < len(kept)}
    if source and source.blocks:
        breaks |= {line.start for line in kept}
    printed = clean_text(kept, breaks, joiner)
    if not printed.text:
        return printed, ()
    text = repairer.repair(printed)
    if text is not printed:
        found = [_read_again(h, printed, text, _clean_offsets(kept, printed)) for h in found]
    text = masking.label(text)
    found = [replace(h, title=masking.shown(h.title)) for h in found]
    offsets = _clean_offsets(kept, text)
    return text, tuple(_sections(found, offsets, len(text.text)))


def _read_again(h: Found, printed: CleanText, text: CleanText, offsets: Sequence[int]) -> Found:
    """Return a heading with the words of its title as they were repaired in the text."""
    words = changed_words(printed, text, offsets[h.first], offsets[h.last + 1])
    bare = {before.rstrip(".,:;"): now.rstrip(".,:;") for before, now in words.items()}
    title = " ".join(bare.get(word, word) for word in h.title.split(" "))
    return replace(h, title=title, role=role_of(title) if h.role is Role.BODY else h.role)


def _drop_page_numbers(lines: list[Line], found: list[Found]) -> tuple[list[Line], list[Found]]:
    """Drop lines with a number alone that belong to no heading: the numbers of pages."""
    in_heading = {i for heading in found for i in range(heading.first, heading.last + 1)}
    kept = [
        i
        for i, line in enumerate(lines)
        if i in in_heading or not is_bare_number(line) or _ends_sentence(lines, i)
    ]
    new = {old: i for i, old in enumerate(kept)}

    def moved(old: int) -> int:
        while old not in new and old < len(lines):
            old += 1
        return new.get(old, len(kept))

    headings = [
        replace(
            h,
            first=new[h.first],
            last=new[h.last],
            opens=moved(h.opens),
            closes=None if h.closes is None else moved(h.closes),
        )
        for h in found
    ]
    return [lines[i] for i in kept], headings


def _ends_sentence(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a number alone is a year that the sentence above it ends with."""
    before = lines[i - 1].text if i and not lines[i].page_top else "."
    return bool(re.fullmatch(r"(?:19|20)\d\d", lines[i].text)) and before[-1] not in ".:;!?"


def _clean_offsets(lines: Sequence[Line], text: CleanText) -> list[int]:
    """Return the clean offset at which each line begins, and the text's length last."""
    offsets: list[int] = []
    run = 0
    for line in lines:
        while text.runs[run].source_end <= line.start:
            run += 1
        at = text.runs[run]
        offsets.append(at.clean + (0 if at.width is not None else line.start - at.source))
    return [*offsets, len(text.text)]


def _sections(found: Sequence[Found], offsets: Sequence[int], length: int) -> list[Section]:
    sections: list[Section] = []
    stack: list[tuple[Heading, Role, bool]] = []
    at = 0

    def close(until: int) -> None:
        nonlocal at
        if until > at:
            headings = tuple(heading for heading, _, _ in stack)
            role = next((role for _, role, _ in reversed(stack) if role is not Role.BODY), Role.BODY)
            # An item says for itself whether it is closed, whatever it stands under.
            closed = next((closed for h, _, closed in reversed(stack) if h.level <= ITEM or closed), False)
            sections.append(Section(headings, role, at, until, closed))
            at = until

    closing: list[tuple[int, int]] = []  # where a trailing heading's text ends, and its level
    for entry in found:
        opens = offsets[entry.opens]
        while closing and closing[0][0] <= opens:
            until, level = closing.pop(0)
            close(until)
            stack = [kept for kept in stack if kept[0].level < level]
        close(opens)
        stack = [kept for kept in stack if kept[0].level < entry.level]
        end = offsets[entry.last + 1]
        heading = Heading(entry.title, entry.level, offsets[entry.first], end - (end < length))
        stack.append((heading, entry.role, entry.closed))
        if entry.closes is not None:
            closing.append((offsets[entry.closes], entry.level))
    for until, level in closing:
        close(until)
        stack = [kept for kept in stack if kept[0].level < level]
    close(length)
    return sections
