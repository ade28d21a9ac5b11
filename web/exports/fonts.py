"""Fonts of the PDF files: embedded ones for what documents hold, two that every reader has for signs."""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD = "Vera", "VeraBd"  # the Bitstream Vera that comes with ReportLab
# Signs that none of them has, as the nearest that one has.
_NEAREST = str.maketrans("▪◾◼◦□☐☑☒\u00ad", "■■■•❑❑✔✘-")
_BOX = "❑"
_SIGNS = {"Symbol": "SymbolEncoding", "ZapfDingbats": "ZapfDingbatsEncoding"}  # arrows, Greek; ticks, boxes


def register() -> None:
    """Make the fonts known to ReportLab."""
    _font(REGULAR), _font(BOLD)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=REGULAR, boldItalic=BOLD)


def markup(text: str) -> str:
    """Return text as a ReportLab paragraph takes it: escaped, each character in a font that has it."""
    text = "".join(map(_drawn, text.translate(_NEAREST)))
    parts = ((font, escape("".join(chars))) for font, chars in groupby(text, key=_font_of))
    marked = (f'<font name="{font}">{part}</font>' if font else part for font, part in parts)
    return "".join(marked).replace("\n", "<br/>")


@cache
def _font(name: str) -> TTFont:
    font = TTFont(name, f"{name}.ttf")
    pdfmetrics.registerFont(font)
    return font


@cache
def _drawn(char: str) -> str:
    """Return what is drawn for a character: itself, else its base letters, else a box."""
    if "\uf000" <= char <= "\uf0ff":  # where Word keeps its bullets and ticks
        return "•"
    if _font_of(char) is not None:
        return char
    return "".join(c for c in unicodedata.normalize("NFKD", char) if _font_of(c) == "") or _BOX


@cache
def _font_of(char: str) -> str | None:
    """Return the font that a sign needs: "" for the document's own, None where none has it."""
    if char == "\n" or ord(char) in _font(REGULAR).face.charToGlyph:
        return ""
    return next((name for name, encoding in _SIGNS.items() if _encodes(encoding, char)), None)


def _encodes(encoding: str, char: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
