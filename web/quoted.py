"""A quote as it is shown: paragraphs and lists, whose items stand without the marks of the document.

Only what is shown changes: the quote itself, with its offsets, stays the document's to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from corpus.clean import LIST_ITEM, ends_open

# The marks that begin a list item in the documents; what is shown has a bullet of its own instead.
BULLET = re.compile(r"[•·√▪●◦‣]\s*|[-–*o]\s+")
_MARK = "•"
# Bullets that nothing else looks like: between words they begin the next item, where lines were lost.
_WITHIN = re.compile(r"(?<!\S)[•▪●◦‣]\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or with a `mark` a list item: "•", or the number that the document gives it."""

    text: str
    mark: str = ""

    @property
    def numbered(self) -> bool:
        return self.mark not in {"", _MARK}

    @property
    def line(self) -> str:
        """Return it as a line of plain text."""
        return f"{self.mark} {self.text}" if self.mark else self.text


@dataclass(frozen=True, slots=True)
class BlockGroup:
    """A list, or a paragraph alone."""

    is_list: bool
    blocks: tuple[Block, ...]

    @property
    def numbered(self) -> bool:
        return self.blocks[0].numbered

    @property
    def in_order(self) -> bool:
        """Tell whether it is numbered "1.", "2.", "3." from any number on."""
        first = self.blocks[0].mark.rstrip(".")
        wanted = (f"{int(first) + place}." for place in range(len(self.blocks))) if first.isdecimal() else ()
        return [block.mark for block in self.blocks] == list(wanted)


def blocks_of(text: str, *, quoted: bool) -> tuple[Block, ...]:
    """Return what a quote is shown as, at least one block.

    Lines that are in no list stay one block. A list of one item is none.

    Args:
        text: the quote, in the document's lines.
        quoted: whether it is a citation, which gets quotation marks and may begin within a list; else a
            whole section.
    """
    lines = [block for line in text.split("\n") for block in _of_line(line)]
    if len(lines) == 1 and not lines[0].numbered:
        lines = [Block(lines[0].text)]
    if sum(block.numbered for block in lines) == 1:  # "2. og 3. kvartal", a heading
        lines = [Block(block.line) if block.numbered else block for block in lines]
    found = [*_joined(_with_first(lines) if quoted else lines)] or [Block(text.strip())]
    if quoted:
        found[0] = replace(found[0], text=f"»{found[0].text}")
        found[-1] = replace(found[-1], text=f"{found[-1].text}«")
    return tuple(found)


def groups_of(blocks: Sequence[Block]) -> tuple[BlockGroup, ...]:
    """Return the blocks with those of one list together."""

    def kind(block: Block) -> tuple[bool, bool]:
        return bool(block.mark), block.numbered

    return tuple(BlockGroup(is_list, tuple(group)) for (is_list, _), group in groupby(blocks, key=kind))


def plain_lines(text: str, *, quoted: bool = False) -> str:
    """Return a quote as plain text, an item a line."""
    return "\n".join(block.line for block in blocks_of(text, quoted=quoted))


def _of_line(line: str) -> Iterator[Block]:
    """Yield a line, or the items that it holds."""
    line = line.strip()
    bullet = BULLET.match(line)
    if bullet and bullet.end() < len(line):
        yield from (Block(item.strip(), _MARK) for item in _WITHIN.split(line[bullet.end() :]) if item)
        return
    number = LIST_ITEM.match(line)
    if number and number.group()[-1].isspace():
        yield Block(line[number.end() :], number.group().strip())
        return
    first, *items = _WITHIN.split(line)
    yield from [Block(first.strip())] if first else []
    yield from (Block(item.strip(), _MARK) for item in items if item)


def _with_first(lines: list[Block]) -> list[Block]:
    """Make a list item again of a first line that a citation begins with, behind its bullet."""
    if len(lines) < 2 or lines[0].mark or lines[1].mark != _MARK:
        return lines
    first = lines[0].text
    return lines if first.endswith(":") or ends_open(first) else [Block(first, _MARK), *lines[1:]]


def _joined(lines: list[Block]) -> Iterator[Block]:
    for in_list, group in groupby(lines, key=lambda block: bool(block.mark)):
        if in_list:
            yield from group
        else:
            yield Block("\n".join(block.text for block in group))
