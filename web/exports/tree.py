"""A file as a tree of headings, paragraphs, lists and quotes: what a screen reader is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from web.exports.glyphs import drawn
from web.quoted import Block as Shown

BULLET = "•"

Style = Literal["plain", "bold", "struck", "address"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one language and look; make one with `run`."""

    text: str
    language: str
    style: Style
    address: str  # of a page that the words lead to
    to: str  # the name of the run that they lead to
    name: str  # by which other runs lead here; only one run has it


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that are read in one go; one that `leads` stays on a page with what follows."""

    runs: tuple[Run, ...]
    leads: bool = False
    kind: Literal["paragraph"] = field(default="paragraph", init=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the file's title."""

    level: int
    runs: tuple[Run, ...]
    kind: Literal["heading"] = field(default="heading", init=False)


@dataclass(frozen=True, slots=True)
class Quote:
    """What a document says."""

    blocks: tuple[Block, ...]
    kind: Literal["quote"] = field(default="quote", init=False)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list behind its mark: a bullet, a number, a source's number."""

    mark: Run
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class List:
    """Items one below the other."""

    items: tuple[Item, ...]
    kind: Literal["list"] = field(default="list", init=False)


Block = Paragraph | Heading | Quote | List


def run(
    text: str,
    *,
    language: str = "da",
    style: Style = "plain",
    address: str = "",
    to: str = "",
    name: str = "",
) -> Run:
    """Return words that the fonts can draw."""
    return Run(drawn(text), language, style, address, to, name)


def parts(
    blocks: Sequence[Shown], *, language: str = "da", behind: tuple[Run, ...] = ()
) -> Sequence[Paragraph | Item]:
    """Return a quote as paragraphs and list items with the document's own numbers.

    Args:
        blocks: its parts.
        language: of its words.
        behind: what stands behind the last word.
    """
    found: list[Paragraph | Item] = []
    for place, block in enumerate(blocks, 1):
        words = run(block.text, language=language)
        paragraph = Paragraph((words, *behind) if place == len(blocks) else (words,))
        found.append(Item(run(block.mark), (paragraph,)) if block.mark else paragraph)
    return found


def listed(blocks: Iterable[Item | Block]) -> tuple[Block, ...]:
    """Return the blocks with items that follow each other as one list."""
    found: list[Block] = []
    for block in blocks:
        if not isinstance(block, Item):
            found.append(block)
        elif found and isinstance(found[-1], List):
            found[-1] = List((*found[-1].items, block))
        else:
            found.append(List((block,)))
    return tuple(found)
