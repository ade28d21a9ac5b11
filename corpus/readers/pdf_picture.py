"""Which PDF pages are pictures of text, and the pictures that text recognition gets of them."""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it has no types
from pypdfium2 import PdfPage

from corpus.readers import ocr
from corpus.readers.words import TextLine

_STAMP = 200  # letters that a picture of a page may carry as a stamp: its journal number, "Side 3 af 7"
_COVERED = 0.5  # of the page by its pictures
_GARBLED = 0.3  # of the characters: more that mean nothing come from a font without a table of letters
_NESTED = 3  # forms within forms in which pictures are looked for
_MOST_DOTS = 40_000_000  # an A2 page at 300 dots per inch
_POINTS_PER_INCH = 72


def letter_count(lines: Sequence[TextLine]) -> int:
    """Return how many letters and digits the lines hold."""
    return sum(character.isalnum() for line in lines for character in line.text)


def is_garbled(lines: Sequence[TextLine]) -> bool:
    """Tell whether a text layer cannot be read because its font does not say what its signs mean."""
    text = "".join(line.text for line in lines)
    meaningless = sum(character == "\ufffd" or "\ue000" <= character <= "\uf8ff" for character in text)
    return meaningless > _GARBLED * len(text)


def shows_anything(page: PdfPage) -> bool:
    """Tell whether there is anything on the page."""
    return bool(pdfium.FPDFPage_CountObjects(page) or pdfium.FPDFPage_GetAnnotCount(page))


def is_picture(page: PdfPage, letters: int) -> bool:
    """Tell whether a page with so many letters in its text layer is, or may be, a picture of text."""
    if not letters:
        return shows_anything(page)  # letters may also be drawn as shapes
    return letters < _STAMP and _covered(page) >= _COVERED


def _covered(page: PdfPage) -> float:
    """Return how much of the page its pictures cover, 1 for all of it."""
    area = 0.0
    for picture in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=_NESTED):
        left, bottom, right, top = picture.get_bounds()
        area += max(0.0, right - left) * max(0.0, top - bottom)
    width, height = page.get_size()
    return area / float(width * height)


def picture_of(page: PdfPage) -> ocr.Picture:
    """Return a grey picture of the page as it is shown, as fine as text recognition wants it."""
    width, height = page.get_size()
    scale = min(ocr.RESOLUTION / _POINTS_PER_INCH, (_MOST_DOTS / (width * height)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    rows = memoryview(bitmap.buffer).cast("B")
    dots = b"".join(
        rows[start : start + bitmap.width] for start in range(0, bitmap.height * bitmap.stride, bitmap.stride)
    )
    picture = ocr.Picture(bitmap.width, bitmap.height, dots, scale)
    bitmap.close()
    return picture
