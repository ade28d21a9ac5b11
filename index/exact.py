"""Terms that mean one thing however they are written: a day of the year, a section of an act."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.dates import ENGLISH_MONTHS, MONTHS

_ENGLISH_MONTHS = tuple(month.casefold() for month in ENGLISH_MONTHS)
_DIGIT = re.compile(r"\d")
_MONTH = "|".join(dict.fromkeys((*MONTHS, *_ENGLISH_MONTHS)))
# "24. januar", "24 January", "2. og 3. februar"; "January 24"; "24.1.2012", "24/1-2012".
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})\.?(?:\s*(?:og|and|-|–)\s*(\d{{1,2}})\.?)?\s+(?:of\s+)?({_MONTH})\b")
_MONTH_DAY = re.compile(rf"\b({'|'.join(_ENGLISH_MONTHS)})\s+(\d{{1,2}})\b(?!\s*\d)")
_NUMERIC = re.compile(r"\b(\d{1,2})[.\-/]\s?(\d{1,2})[.\-/ ]\s?(?:19|20)?\d\d\b")
# "§ 62", "§§ 62", "paragraf 62"; what follows ("stk. 2") says more, but is often left out.
_SECTION = re.compile(r"(?:§+|\bparagraf(?:fen|ferne)?|\bsection)\s*(\d{1,4}\s?[a-z]?)\b")


def exact_terms(text: str) -> list[str]:
    """Return a term for each day and each section that the text names, in lower case without spaces."""
    if not _DIGIT.search(text):
        return []
    lowered = text.casefold()
    return [*_days(lowered), *(f"§{found.replace(' ', '')}" for found in _SECTION.findall(lowered))]


def _days(text: str) -> Iterator[str]:
    for first, last, month in _DAY_MONTH.findall(text):
        yield from (day_term(int(day), _number(month)) for day in (first, last) if day)
    for month, day in _MONTH_DAY.findall(text):
        yield day_term(int(day), _number(month))
    for day, month in _NUMERIC.findall(text):
        if 1 <= int(day) <= 31 and 1 <= int(month) <= 12:
            yield day_term(int(day), int(month))


def _number(month: str) -> int:
    names = MONTHS if month in MONTHS else _ENGLISH_MONTHS
    return names.index(month) + 1


def day_term(day: int, month: int) -> str:
    """Return the term of a day of the year."""
    return f"dag{day}/{month}"
