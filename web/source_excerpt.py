"""A quote with about a paragraph before it and one after, as a page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.types import Document
from web.documents.highlight import Marks, Piece, Stretch
from web.documents.reading import Block, block_groups

_LEAST = 200  # characters of context on each side, where the document has so much
_MOST = 420  # of one paragraph of it


def excerpt(document: Document, marked: Sequence[Stretch]) -> tuple[Block, ...]:
    """Return the blocks that hold the marked stretches, with those around them.

    Context ends at a heading; the one right above is shown. Empty when nothing is marked.
    """
    blocks = [block for group in block_groups(document, Marks(quote=tuple(marked))) for block in group.blocks]
    places = [i for i, block in enumerate(blocks) if any(piece.marked for piece in block.pieces)]
    if not places:
        return ()
    first, last = places[0], places[-1]
    quoted = blocks[first : last + 1]
    before = [_tail(block) for block in _context(reversed(blocks[:first]), with_heading=True)]
    following = blocks[last + 1 :]
    while is_heading(quoted[-1]) and following and is_heading(following[0]):
        quoted.append(following.pop(0))  # a heading that is quoted is understood by what comes below it
    after = [_head(block) for block in _context(following, with_heading=False)]
    quoted[0] = _from_mark(quoted[0])
    quoted[last - first] = _to_mark(quoted[last - first])
    return (*reversed(before), *quoted, *after)


def is_heading(block: Block) -> bool:
    """Tell whether a block is a heading."""
    return block.tag.startswith("h")


def _context(blocks: Iterable[Block], *, with_heading: bool) -> list[Block]:
    """Return the nearest blocks until they hold enough."""
    taken: list[Block] = []
    for block in blocks:
        if is_heading(block):
            return [*taken, block] if with_heading else taken
        if sum(len(_text(each)) for each in taken) >= _LEAST:
            break
        taken.append(block)
    return taken


def _text(block: Block) -> str:
    return "".join(piece.text for piece in block.pieces)


def _tail(block: Block) -> Block:
    return block if is_heading(block) else replace(block, pieces=(Piece(_last(_text(block))),))


def _head(block: Block) -> Block:
    return replace(block, pieces=(Piece(_first(_text(block))),))


def _from_mark(block: Block) -> Block:
    """Shorten what stands before the first mark of a long paragraph."""
    piece = block.pieces[0]
    return block if piece.marked else replace(block, pieces=(Piece(_last(piece.text)), *block.pieces[1:]))


def _to_mark(block: Block) -> Block:
    piece = block.pieces[-1]
    return block if piece.marked else replace(block, pieces=(*block.pieces[:-1], Piece(_first(piece.text))))


def _first(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[:_MOST].rpartition(' ')[0] or text[:_MOST]} …"


def _last(text: str) -> str:
    return text if len(text) <= _MOST else f"… {text[-_MOST:].partition(' ')[2] or text[-_MOST:]}"
