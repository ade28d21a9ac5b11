"""Text as the fonts of the PDF files can draw it: a sign that they lack is shown as the nearest they have."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Letters of Europe's alphabets and the signs of documents, as far as the fonts that come with the compiler,
# Libertinus Serif and DejaVu Sans Mono, have them, regular and bold. A test draws each of them.
_RANGES = """
20-7e a0-2ff 384-38a 38c 38e-3a1 3a3-3ce 400-45f 490-491 1e00-1e9b 1e9e-1ef9 2010-2027 2030-2037 2039-203f
2044-204b 2070-2071 2074-208e 20a0-20b5 20b8-20ba 20bd 20bf 2100-2103 2113 2116-2117 2120 2122 2126 212b 212e
2153-2184 2190-2220 2223-222d 2234-223d 2241-226b 22c2-22c6 2300-2306 2318-2319 2460-2473 24ff-262f 2638-268b
2690-269c 26a0-26a5 2701-2704 2706-2709 270c-2727 2729-274b 274d 274f-2752 2756 2758-275e 2761-277f 2794
2798-27af 27b1-27be 2b05-2b0d 2b12-2b1a
"""
_BOX = "❑"
_LONG = re.compile(r"[^\s\u200b]{41,}")  # more than a line may hold; the longest Danish words have some 30
_ADDRESS = re.compile(r"https?://")  # the compiler breaks these by itself


def drawn(text: str) -> str:
    """Return the text in characters that the fonts have, with places to break very long words."""
    shown = "".join(map(_drawn, unicodedata.normalize("NFC", text)))
    return _LONG.sub(_breakable, shown)


@cache
def characters() -> frozenset[str]:
    """Return all characters that the fonts have; a line feed ends a line."""
    ends = [part.partition("-") for part in _RANGES.split()]
    codes = (range(int(first, 16), int(last or first, 16) + 1) for first, _, last in ends)
    return frozenset("\n").union(*(map(chr, each) for each in codes))


def _drawn(char: str) -> str:
    """Return what is drawn for a character: itself, else its base letters, else a box."""
    if char in characters():
        return char
    if "\uf000" <= char <= "\uf0ff":  # where Word keeps its bullets and ticks
        return "•"
    if char.isspace():
        return " "
    if unicodedata.category(char).startswith("M"):  # an accent without a letter of its own
        return ""
    return "".join(c for c in unicodedata.normalize("NFKD", char) if c in characters()) or _BOX


def _breakable(word: re.Match[str]) -> str:
    return word[0] if _ADDRESS.match(word[0]) else "\u200b".join(word[0])
