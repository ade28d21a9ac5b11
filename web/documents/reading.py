"""A document as its page shows it: headings where they stand, paragraphs, lists, a table of contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.place import clean_offset
from corpus.types import Document, Heading
from web.documents.highlight import Marks, PageStart, Piece, Stretch, pieces
from web.quoted import BULLET
from web.turns import document_link

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
    reference: Reference | None = None  # of a heading that the table of contents names

    @property
    def is_current(self) -> bool:
        """Tell whether the reader has come to a word in it that was looked for."""
        return any(piece.current for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Reference:
    """What refers to a place in a letter or a journal."""

    text: str  # "Økonomiudvalgets møde den 24. januar 2012, 3. Virksomhedsplaner 2012, side 4"
    link: str  # which says so when the document has changed since


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
    path: tuple[str, ...]  # of titles, its own last

    @property
    def anchor(self) -> str:
        return f"afsnit-{self.heading.start}"


def outline(document: Document) -> tuple[OutlineEntry, ...]:
    """Return the headings in the order they stand in.

    One that recurs all over the document is left out, unless it leads to one that does not.
    """
    return tuple(OutlineEntry(stop.heading.title, stop.depth, stop.anchor) for stop in _named(document))


def block_groups(document: Document, marks: Marks, part: Stretch | None = None) -> tuple[BlockGroup, ...]:
    """Return the text of the document as blocks, with what is marked.

    A heading is shown once, where its offsets say that it stands: that can be after its text.

    Args:
        document: whose text.
        marks: into all of the text.
        part: only this stretch, with what stands at its borders cut; None for all.
    """
    whole = part is None
    blocks = _with_first(_blocks(document, marks, part or Stretch(0, len(document.text.text)), named=whole))
    grouped = groupby(enumerate(blocks), key=lambda item: "list" if item[1].tag == "li" else item[0])
    return tuple(BlockGroup(key == "list", tuple(block for _, block in group)) for key, group in grouped)


def page_starts(document: Document) -> tuple[PageStart, ...]:
    """Return where the document's pages begin in its text; the last one of pages that hold none of it."""
    text, found = document.text.text, dict[int, int]()
    if not document.page_starts or not text:
        return ()
    first = document.page_at(document.text.source_offset(0)) or 1
    last = document.page_at(document.text.source_offset(len(text) - 1)) or first
    found[0] = first
    for number in range(first + 1, last + 1):
        offset = clean_offset(document, document.page_starts[number - 1])
        while offset < len(text) and text[offset].isspace():
            offset += 1
        found[offset] = number
    return tuple(PageStart(offset, number) for offset, number in sorted(found.items()))


def _named(document: Document) -> tuple[_Stop, ...]:
    """Return the headings that a table of contents names."""
    stops = _stops(document)
    often = Counter(stop.heading.title for stop in stops)
    kept: list[_Stop] = []
    for stop in reversed(stops):
        if often[stop.heading.title] < _RECURRING or (kept and kept[-1].depth > stop.depth):
            kept.append(stop)
    return tuple(reversed(kept))


def _stops(document: Document) -> tuple[_Stop, ...]:
    """Return each heading once, in text order; one that overlaps another or is empty is left out."""
    found = {
        _Stop(heading, depth, section.titles[:depth])
        for section in document.sections
        for depth, heading in enumerate(section.headings, 1)
    }
    result: list[_Stop] = []
    for stop in sorted(found, key=lambda stop: (stop.heading.start, stop.heading.end, stop.depth)):
        after = result[-1].heading.end if result else 0
        if after <= stop.heading.start < stop.heading.end <= len(document.text.text):
            result.append(stop)
    return tuple(result)


def _blocks(document: Document, marks: Marks, part: Stretch, *, named: bool) -> Iterator[Block]:
    text, at = document.text.text, part.start
    referred = {stop.heading.start for stop in _named(document)} if named else set()
    for stop in _stops(document):
        heading = stop.heading
        if part.start <= heading.start and heading.end <= part.end:
            yield from _lines(text, Stretch(at, heading.start), marks)
            yield from _heading(document, stop, marks, referred=heading.start in referred)
            at = heading.end
    yield from _lines(text, Stretch(at, part.end), marks)


def _heading(document: Document, stop: _Stop, marks: Marks, *, referred: bool) -> Iterator[Block]:
    heading = stop.heading
    own = pieces(document.text.text, Stretch(heading.start, heading.end), marks)
    # A page begins before a heading, not within what a screen reader reads out as its name.
    for page in (piece.page for piece in own if piece.page):
        yield Block("p", (Piece("", page=page),))
    if heading.title == document.text.text[heading.start : heading.end]:
        shown = tuple(replace(piece, page=None) for piece in own)
    else:
        shown = tuple(_title(heading.title, own))
    tag = f"h{min(stop.depth + _FIRST_HEADING - 1, _LAST_HEADING)}"
    yield Block(tag, shown, stop.anchor, _reference(document, stop) if referred else None)


def _title(title: str, own: tuple[Piece, ...]) -> Iterator[Piece]:
    """Yield a title with what is marked of the heading that it was read off.

    What stands as "3" over "Tilsyn ." has the title "3. Tilsyn": the title's characters are not those of
    the text, so a quote marks all of it, and words are marked wherever they stand in it.
    """
    marked, current = any(piece.marked for piece in own), any(piece.current for piece in own)
    words = {piece.text for piece in own if piece.found}
    parts = [title]
    if any(word in title for word in words):
        longest_first = sorted(words, key=len, reverse=True)
        parts = re.split(f"({'|'.join(map(re.escape, longest_first))})", title)
    for part in filter(None, parts):
        found = part in words or bool(words and len(parts) == 1)
        yield Piece(part, marked, found=found, current=current and found)
        current = current and not found


def _reference(document: Document, stop: _Stop) -> Reference:
    span = document.text.span(stop.heading.start, stop.heading.end)
    page = document.page_at(span.start)
    titles = [title for title in stop.path if title != document.title]
    text = ", ".join([document.title, *titles, *([f"side {page}"] if page else [])])
    version = f"&v={document.version}" if document.version else ""
    return Reference(text, f"{document_link(document.id)}?fra={span.start}&til={span.end}{version}#citat")


def _lines(text: str, stretch: Stretch, marks: Marks) -> Iterator[Block]:
    for line in re.finditer(r"[^\n]+", text[stretch.start : stretch.end]):
        if not line.group().strip():
            continue
        start, end = stretch.start + line.start(), stretch.start + line.end()
        bullet = BULLET.match(text, start, end)
        if bullet and bullet.end() < end:
            yield Block("li", pieces(text, Stretch(bullet.end(), end), marks, opens=start))
        else:
            yield Block("p", pieces(text, Stretch(start, end), marks))


def _with_first(blocks: Iterable[Block]) -> Iterator[Block]:
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
