"""Which stretches of a text read as sentences: no table rows, drawings' labels or left-overs of a page."""

from __future__ import annotations

import re
from functools import lru_cache

from corpus.clean import is_list_item

_SMALL_WORDS = frozenset(
    """
    af at den der det de dem deres du efter eller en er et for fra han har havde hun hvor i ikke ind jeg kan
    man med men mellem mod må når og også om op over på sig sin sit skal som til ud under var ved vi vil blev
    bliver kunne skulle ville være have dette denne disse herunder samt hos uden både
    the of and to in is are was
    """.split()
)
_TOKEN = re.compile(r"[^\s]+")
_NUMERIC = re.compile(r"[-–+(]?\d[\d.,:/–-]*[%)]?$|[-–]+$")
_ENDS = re.compile(r"[.!?:;][”\"»«)’']*$")
# What a scan makes of letters: one alone that is no word, a stroke or a sign within or before a word.
_DAMAGED = re.compile(
    r"[/\\|][A-ZÆØÅ]$|[(\[{][^\s)\]}]*/[^\s)\]}]*$|[^\W\d_][|\\~^*{}<>=§¢£][^\W\d_]|"
    r"[|\\~^*{}<>=¢£_■□�]+$"
)
_FEWEST_DAMAGED, _SHARE_DAMAGED = 2, 0.12  # of a stretch that a scan has damaged
_LONG_ROW = 4  # numbers from which a line may be a row of a table
_SHORT = 6  # words up to which a line needs a small word to say anything
# How a sentence begins that is about what the one before it names.
_POINTS_BACK = re.compile(
    r"(?:det|den|denne|dette|disse|de|han|hun|her|heri|hertil|herved|hermed|heraf|derfor|dermed|dertil|derved|"
    r"derudover|desuden|endvidere|samtidig|således|dog|men|også|dem|deres|begge|sidstnævnte|førstnævnte)\b"
    r"(?! der\b| som\b)",
    re.IGNORECASE,
)


def points_back(text: str) -> bool:
    """Tell whether a stretch begins with a word that stands for what was said before: "Denne", "Derfor"."""
    return _POINTS_BACK.match(text.lstrip()) is not None


@lru_cache(maxsize=8_192)  # what many questions find is looked at again and again
def is_fragment(text: str) -> bool:
    """Tell whether a stretch says nothing by itself: numbers in a row, or words that no sentence joins.

    "Kapacitet 12 14 15 15 16" and "Budget/økonomi Udefra kommende" are such; "At flere cykler" is none, nor
    is an item of a list.
    """
    words = _TOKEN.findall(text)
    numbers = sum(bool(_NUMERIC.match(word)) for word in words)
    damaged = sum(bool(_DAMAGED.search(word)) for word in words)
    if damaged >= _FEWEST_DAMAGED and damaged >= _SHARE_DAMAGED * len(words):
        return True
    if numbers >= _LONG_ROW and 2 * numbers >= len(words):
        return True
    if is_list_item(text):
        return False
    small = sum(word.casefold().strip(".,:;()”\"'") in _SMALL_WORDS for word in words)
    whole = bool(_ENDS.search(text.rstrip()))
    if len(words) <= _SHORT:
        return small == 0
    return small < 2 and not whole
