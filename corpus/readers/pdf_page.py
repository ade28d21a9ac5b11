"""The characters of a PDF page become words with boxes as a person sees the page.

PDFium gives positions in the page's own coordinates. They are turned here by the page's rotation, cut
to its crop box, and counted in points from the top left corner.
"""

from __future__ import annotations

import ctypes
import functools
import math
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it has no types
from pypdfium2 import PdfPage

from corpus.readers.compose import plain
from corpus.readers.layout import text_lines
from corpus.readers.words import TextLine, Word

_HYPHENS = ("\x02", "\xad")  # PDFium's mark of a hyphen at a line's end, and the soft hyphen, which is drawn
_UNKNOWN = "\ufffd"
_FINE = 100  # steps per point when PDFium, which counts in whole steps, is asked for positions
_FAR = 1_000  # points between the positions asked for
_NEAR = 0.5  # of a letter's height: letters that stand closer belong to one word
_LEVEL = 0.5  # of a letter's height: letters whose middles differ less stand on one line

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # x0, y0, x1, y1


class _Letters:
    """A word that grows letter by letter; its box is in the page's own coordinates."""

    __slots__ = ("bottom", "characters", "last", "left", "quarter", "right", "top")

    def __init__(self, quarter: int, box: pdfium.FS_RECTF) -> None:
        self.quarter = quarter  # turns of 90 degrees against the clock, in the page's own coordinates
        self.characters: list[str] = []
        self.last: Box = (0, 0, 0, 0)  # of the last letter
        self.left, self.bottom, self.right, self.top = box.left, box.bottom, box.right, box.top

    def reaches(self, box: pdfium.FS_RECTF, quarter: int) -> bool:
        """Tell whether a letter with this box stands next to the last one, on the same line."""
        left, bottom, right, top = self.last
        aside = max(box.left - right, left - box.right)
        above = max(box.bottom - top, bottom - box.top)
        if quarter % 2:
            size, along, across = right - left, above, abs(box.left + box.right - left - right) / 2
        else:
            size, along, across = top - bottom, aside, abs(box.bottom + box.top - bottom - top) / 2
        return quarter == self.quarter and along <= _NEAR * size and across <= _LEVEL * size

    def add(self, character: str, box: pdfium.FS_RECTF) -> None:
        self.characters.append(character)
        self.last = (box.left, box.bottom, box.right, box.top)
        self.left, self.bottom = min(self.left, box.left), min(self.bottom, box.bottom)
        self.right, self.top = max(self.right, box.right), max(self.top, box.top)


def page_lines(page: PdfPage) -> list[TextLine]:
    """Return the lines of a page's text layer in reading order; turned text comes last."""
    width, height = page.get_size()
    shown = _as_shown(page, width, height)
    by_quarter: dict[int, list[Word]] = defaultdict(list)
    for letters in _words(page):
        (xa, ya), (xb, yb) = shown(letters.left, letters.bottom), shown(letters.right, letters.top)
        if 0 <= (xa + xb) / 2 <= width and 0 <= (ya + yb) / 2 <= height:  # the rest is off the page
            quarter = (letters.quarter - page.get_rotation() // 90) % 4
            box = _box(quarter, (xa, ya), (xb, yb), width, height)
            by_quarter[quarter].append(Word(plain("".join(letters.characters)), *box))
    lines: list[TextLine] = []
    for quarter, words in sorted(by_quarter.items(), key=lambda item: -len(item[1])):
        upright = text_lines(words, width if quarter % 2 else height)
        lines += [_turned_back(line, quarter, width, height) for line in upright]
    return lines


def _words(page: PdfPage) -> Iterator[_Letters]:
    """Yield the page's words in the order in which they are drawn."""
    text = page.get_textpage()
    box = pdfium.FS_RECTF()  # filled anew for each letter: most of the time is spent here
    word: _Letters | None = None
    for i in range(text.count_chars()):
        character = chr(pdfium.FPDFText_GetUnicode(text, i))
        blank = character.isspace() or not pdfium.FPDFText_GetLooseCharBox(text, i, box)
        quarter = -round(pdfium.FPDFText_GetCharAngle(text, i) / (math.pi / 2)) % 4
        if word and (blank or not word.reaches(box, quarter)):
            yield word
            word = None
        if not blank:
            word = word or _Letters(quarter, box)
            word.add(_readable(character), box)
    if word:
        yield word
    text.close()


@functools.cache
def _readable(character: str) -> str:
    if character in _HYPHENS:
        return "-"
    if "\ufb00" <= character <= "\ufb06":  # ligatures: ff, fi, fl, ffi, ffl, st
        return unicodedata.normalize("NFKC", character)
    return plain(character) or _UNKNOWN


def _as_shown(page: PdfPage, width: float, height: float) -> Callable[[float, float], Point]:
    """Return what leads from the page's own coordinates to those of the page as it is shown."""
    size = (round(width * _FINE), round(height * _FINE))
    across, down = ctypes.c_int(), ctypes.c_int()

    def ask(x: float, y: float) -> Point:
        pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
        return across.value / _FINE, down.value / _FINE

    x, y = ask(0, 0)
    (ax, ay), (bx, by) = ask(_FAR, 0), ask(0, _FAR)
    a, b, c, d = ((value - start) / _FAR for value, start in ((ax, x), (bx, x), (ay, y), (by, y)))
    return lambda left, bottom: (x + a * left + b * bottom, y + c * left + d * bottom)


def _box(quarter: int, first: Point, second: Point, width: float, height: float) -> Box:
    """Return the box between two corners on the page turned so that text of the quarter is upright."""
    (xa, ya), (xb, yb) = (_upright(quarter, corner, width, height) for corner in (first, second))
    return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def _upright(quarter: int, point: Point, width: float, height: float) -> Point:
    x, y = point
    return ((x, y), (height - y, x), (width - x, height - y), (y, width - x))[quarter]


def _turned_back(line: TextLine, quarter: int, width: float, height: float) -> TextLine:
    """Return the line with its box on the page as it is shown."""
    if quarter % 2:
        width, height = height, width
    box = _box(-quarter % 4, (line.x0, line.y0), (line.x1, line.y1), width, height)
    return TextLine(line.text, *box, gap=line.gap)
