"""Blocks of text become the text of an extract; headings are marked on the way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.readers.types import Extract, HeadingMark, Limits, Refused

BULLET = "• "
CELL = " | "  # between the cells of a table's row: two figures must never run together
# Two blank lines end a paragraph: `corpus.lines` takes single ones for double spacing when every
# paragraph is one line.
_PARAGRAPH = "\n\n\n"
_LONGEST_LABEL = 60  # characters of a cell that names what stands beside it
_NO_TEXT = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u200b\u2060\ufeff\ufffe\uffff]"
)
_MOJIBAKE = re.compile(r"Ã[¦¸¥†˜…]")  # UTF-8's æ ø å Æ Ø Å read as Windows-1252


def plain(text: str) -> str:
    """Return the text composed (å is one character) and without characters that are none.

    Those are control characters, lone surrogates, zero-width spaces and byte order marks: they cannot
    be seen, and stores and searches stumble over them.
    """
    return unicodedata.normalize("NFC", _NO_TEXT.sub("", text))


def mojibake_warning(text: str) -> str | None:
    """Return a warning when the text holds letters that were decoded wrongly before it was saved."""
    garbled = _MOJIBAKE.findall(text)
    if not garbled:
        return None
    places = f"{garbled[0]!r} and the like stand in {len(garbled)} places"
    return f"the letters æ, ø and å are garbled: {places}; save the file anew as UTF-8"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or an item of a list, as its format calls it."""

    text: str
    level: int = 0  # of a heading, 1 is outermost; 0 for what is none
    item: bool = False
    number: str = ""  # that its program writes before it: "2.", "a)"; an item without one has a bullet


class Composer:
    """Puts the blocks of a document without pages together and knows where each came to stand."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._parts: list[str] = []
        self._marks: list[HeadingMark] = []
        self._length = 0
        self._blocks = 0
        self._kind = ""  # of the block before: "item", "row" or neither

    def add(self, block: Block) -> None:
        """Add a block; an empty one is left out."""
        number = " ".join(plain(block.number).split())
        before = f"{number} " if number else BULLET if block.item and not block.level else ""
        if block.level:
            title = " ".join(plain(block.text).split())
            self._heading(before + title if title else "", block.level)
        elif block.item:
            self._append(_lines(block.text), before, kind="item")
        else:
            self._append(_lines(block.text))

    def row(self, cells: Sequence[Sequence[Block]]) -> None:
        """Add a table's row.

        A row of data becomes one line. So does a label with the first paragraph of the text that it
        names; the others follow. Another row in which a cell holds several blocks or a heading is there
        for the layout, and its cells are read one after the other.
        """
        filled = [kept for cell in cells if (kept := [block for block in cell if block.text.strip()])]
        if _is_labelled(filled):
            (label,), (first, *others) = filled
            self._append(CELL.join((_line(label), _line(first))))
            for block in others:
                self.add(block)
        elif any(len(cell) > 1 or cell[0].level for cell in filled):
            for block in (block for cell in filled for block in cell):
                self.add(block)
        else:
            texts = (_line(cell[0]) for cell in filled)
            self._append(CELL.join(text for text in texts if text), kind="row")

    def extract(self, warnings: Iterable[str] = ()) -> Extract:
        """Return what was composed."""
        return Extract("".join(self._parts), paged=False, marks=tuple(self._marks), warnings=tuple(warnings))

    def _heading(self, title: str, level: int) -> None:
        self._append(title)
        if title:
            self._marks.append(HeadingMark(self._length - len(title), self._length, level))

    def _append(self, text: str, before: str = "", kind: str = "") -> None:
        if not text:
            return
        self._blocks += 1
        if self._blocks > self._limits.paragraphs:
            raise Refused(f"holds more than {self._limits.paragraphs} paragraphs; divide it")
        separator = "\n" if kind and kind == self._kind else _PARAGRAPH
        added = (separator if self._parts else "") + before + text
        self._parts.append(added)
        self._length += len(added)
        self._kind = kind


def _is_labelled(cells: Sequence[Sequence[Block]]) -> bool:
    """Tell whether a row is a label and a text of several paragraphs: "Formål" beside what it is."""
    if len(cells) != 2 or len(cells[0]) > 1 or len(cells[1]) < 2:
        return False
    label, first = cells[0][0], cells[1][0]
    return not (label.level or first.level or first.item) and len(label.text.strip()) <= _LONGEST_LABEL


def _line(block: Block) -> str:
    return " ".join(plain(f"{block.number} {block.text}").split())


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in plain(text).splitlines())
    return "\n".join(line for line in lines if line)
