"""Documents become passages of 900 to 1,400 characters, inside their sections.

A passage holds whole neighbouring parts of one item or initiative where they fit together; a part that
is longer is split at paragraph, list and sentence borders by langchain-text-splitters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from langchain_text_splitters import RecursiveCharacterTextSplitter

from corpus.found import INITIATIVE, ITEM_PART
from corpus.types import Document, Heading, Role, Section
from index.types import Passage

LONGEST = 1_400  # characters
_SHORTEST = 900  # aimed at when a part is split


def passages(document: Document, first_id: int = 0) -> Iterator[Passage]:
    """Yield the document's passages in order, numbered from `first_id`; none of closed sections."""
    number = first_id
    named = Counter(heading for s in document.sections if not s.closed for heading in s.headings)
    for _, group in groupby((s for s in document.sections if not s.closed), key=_owner):
        for sections, start, end in _packed(document, list(group)):
            text = document.text.text[start:end]
            start += len(text) - len(text.lstrip())
            end = start + len(text.strip())
            if _says_something(text) and not _is_bare(document, sections, start, end, named):
                yield Passage(
                    id=number,
                    document_id=document.id,
                    start=start,
                    end=end,
                    source=document.text.span(start, end),
                    page=document.page_at(document.text.span(start, end).start),
                    headings=_common(sections),
                    role=sections[0].role if len({s.role for s in sections}) == 1 else Role.BODY,
                    text=document.text.text[start:end],
                )
                number += 1


def _owner(section: Section) -> tuple[Heading, ...]:
    """Return the headings down to the item or initiative that the section is part of.

    The parts of an item do not count: its proposal and its decision are to be found together.
    """
    return tuple(h for h in section.headings if h.level <= INITIATIVE and h.level != ITEM_PART)


def _packed(document: Document, sections: Sequence[Section]) -> Iterator[tuple[list[Section], int, int]]:
    pending: list[Section] = []
    for section in sections:
        if pending and section.end - pending[0].start > LONGEST:
            yield pending, pending[0].start, pending[-1].end
            pending = []
        if section.end - section.start > LONGEST:
            for start, end in _split(document.text.text, section.start, section.end):
                yield [section], start, end
        else:
            pending.append(section)
    if pending:
        yield pending, pending[0].start, pending[-1].end


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split into pieces of like length, so that none is left a scrap."""
    count = -(-(end - start) // LONGEST)
    splitter = RecursiveCharacterTextSplitter(
        separators=["\n", r"(?<=[.!?])\s", " ", ""],
        is_separator_regex=True,
        keep_separator="start",
        chunk_size=max(_SHORTEST, min(LONGEST, int((end - start) / count * 1.15))),
        chunk_overlap=0,
        strip_whitespace=False,
    )
    at, spans = start, []
    for piece in splitter.split_text(text[start:end]):
        at = text.index(piece, at)
        spans.append((at, at + len(piece)))
        at += len(piece)
    return spans


def _common(sections: Sequence[Section]) -> tuple[str, ...]:
    """Return the breadcrumb that all the sections share."""
    shared: list[str] = []
    for level in zip(*(section.headings for section in sections), strict=False):
        if any(heading != level[0] for heading in level):
            break
        shared.append(level[0].title)
    return tuple(shared)


def _is_bare(
    document: Document, sections: Sequence[Section], start: int, end: int, named: Counter[Heading]
) -> bool:
    """Tell whether a passage holds but headings that stand in the breadcrumbs of others too.

    Such a hit answers nothing, and takes the place of one that does.

    Args:
        document: the document.
        sections: those that the passage is made of.
        start: where it begins in the document's text.
        end: where it ends.
        named: in how many sections' breadcrumbs each heading of the document stands.
    """
    here = Counter(heading for section in sections for heading in section.headings)
    inside = sorted((h for h in here if start <= h.start and h.end <= end), key=lambda h: h.start)
    starts = [start, *(heading.end for heading in inside)]
    ends = [*(heading.start for heading in inside), end]
    rest = "".join(document.text.text[a:b] for a, b in zip(starts, ends, strict=True))
    return not re.search(r"\w", rest) and all(named[heading] > here[heading] for heading in inside)


def _says_something(text: str) -> bool:
    """Tell whether the text is more than signs and page numbers, and no table of contents."""
    lines = text.strip().split("\n")
    contents = sum(bool(re.search(r"(?:\bs\.\s*\d+|\.{4,}\s*\d+)\s*$", line)) for line in lines)
    return len(re.findall(r"[^\W\d_]{2,}", text)) >= 2 and contents <= len(lines) / 2
