"""A document as its page shows it: headings where they stand, paragraphs, lists, a table of contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.types import Document, Heading
from web.highlight import Piece, Stretch, pieces

# The marks that begin a list item in the documents; the page shows its own bullet instead.
_BULLET = re.compile(r"[•·√▪●]\s*|[-–*o]\s+")
# h1 is the document's title and HTML ends at h6, however deep a document goes.
_FIRST_HEADING, _LAST_HEADING = 2, 6
# "Sagsfremstilling" under every item tells nobody where to go: so often is too often for the outline.
_RECURRING = 3


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph or a list item."""

    tag: str  # "h2" to "h6", "p" or "li"
    pieces: tuple[Piece, ...]
    anchor: str | None = None  # the address of a heading within the page


@dataclass(frozen=True, slots=True)
class BlockGroup:
    """Blocks that stand together: all list items of one list, or a single other block."""

    is_list: bool
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the table of contents; `depth` counts from 1."""

    title: str
    depth: int
    anchor: str


@dataclass(frozen=True, slots=True)
class _Stop:
    """A heading that is shown, and how many others it stands under, itself included."""

    heading: Heading
    depth: int

    @property
    def anchor(self) -> str:
        return f"afsnit-{self.heading.start}"


def outline(document: Document) -> tuple[OutlineEntry, ...]:
    """Return the headings in the order they stand in.

    One that recurs all over the document is left out, unless it leads to one that does not.
    """
    stops = _stops(document)
    often = Counter(stop.heading.title for stop in stops)
    kept: list[_Stop] = []
    for stop in reversed(stops):
        if often[stop.heading.title] < _RECURRING or (kept and kept[-1].depth > stop.depth):
            kept.append(stop)
    return tuple(OutlineEntry(stop.heading.title, stop.depth, stop.anchor) for stop in reversed(kept))


def block_groups(document: Document, marked: Sequence[Stretch]) -> tuple[BlockGroup, ...]:
    """Return all text of the document as blocks, with the marked stretches marked.

    A heading is shown once, where its offsets say that it stands: that can be after its text.
    """
    blocks = _with_first_mark(_blocks(document, marked))
    grouped = groupby(enumerate(blocks), key=lambda item: "list" if item[1].tag == "li" else item[0])
    return tuple(BlockGroup(key == "list", tuple(block for _, block in group)) for key, group in grouped)


def _stops(document: Document) -> tuple[_Stop, ...]:
    """Return each heading once, in text order; one that overlaps another or is empty is left out."""
    found = {
        _Stop(heading, depth)
        for section in document.sections
        for depth, heading in enumerate(section.headings, 1)
    }
    result: list[_Stop] = []
    for stop in sorted(found, key=lambda stop: (stop.heading.start, stop.heading.end, stop.depth)):
        after = result[-1].heading.end if result else 0
        if after <= stop.heading.start < stop.heading.end <= len(document.text.text):
            result.append(stop)
    return tuple(result)


def _blocks(document: Document, marked: Sequence[Stretch]) -> Iterator[Block]:
    text, at = document.text.text, 0
    for stop in _stops(document):
        yield from _lines(text, Stretch(at, stop.heading.start), marked)
        yield _heading(stop, marked)
        at = stop.heading.end
    yield from _lines(text, Stretch(at, len(text)), marked)


def _heading(stop: _Stop, marked: Sequence[Stretch]) -> Block:
    # The title is the heading as it was read: "3\nTilsyn ." is "3. Tilsyn". Its characters are not
    # those of the text, so it is marked as a whole.
    heading = stop.heading
    is_marked = any(stretch.start < heading.end and heading.start < stretch.end for stretch in marked)
    tag = f"h{min(stop.depth + _FIRST_HEADING - 1, _LAST_HEADING)}"
    return Block(tag, (Piece(heading.title, is_marked),), stop.anchor)


def _lines(text: str, stretch: Stretch, marked: Sequence[Stretch]) -> Iterator[Block]:
    for line in re.finditer(r"[^\n]+", text[stretch.start : stretch.end]):
        if not line.group().strip():
            continue
        start, end = stretch.start + line.start(), stretch.start + line.end()
        bullet = _BULLET.match(text, start, end)
        if bullet and bullet.end() < end:
            yield Block("li", pieces(text, Stretch(bullet.end(), end), marked))
        else:
            yield Block("p", pieces(text, Stretch(start, end), marked))


def _with_first_mark(blocks: Iterable[Block]) -> Iterator[Block]:
    found = False
    for block in blocks:
        index = next((i for i, piece in enumerate(block.pieces) if piece.marked), None)
        if found or index is None:
            yield block
            continue
        found = True
        changed = list(block.pieces)
        changed[index] = replace(changed[index], first=True)
        yield replace(block, pieces=tuple(changed))
