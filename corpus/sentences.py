"""Sentences of clean Danish and English text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.abbreviations import runs_on

_END = re.compile(r"[.!?…](?P<closed>[”\"»)\]]*)(?=\s)")
_SHORT_YEAR = re.compile(r"[’‘'´]\d\d\b")  # "sept. ’12"; no sentence begins with one
# A year or a share that a sentence may end with; any other short number may be an ordinal.
_NO_ORDINAL = re.compile(r"(?:[’‘'´]|\d{4}[-–/]|\d,)\d{1,2}$")

_NEAR = 40  # characters around a stop that tell whether a sentence ends there


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sentence in `text[start:end]`; a line break always ends one.

    White space around a sentence is not part of it.
    """
    stop = len(text) if end is None else end
    line_start = start
    while line_start < stop:
        line_end = text.find("\n", line_start, stop)
        line_end = stop if line_end < 0 else line_end
        yield from _in_line(text, line_start, line_end)
        line_start = line_end + 1


def _in_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        before = text[max(begin, match.start() - _NEAR) : match.start()]
        following = text[match.end() : min(end, match.end() + _NEAR)].lstrip()
        if _ends(before, match, following):
            yield from _trimmed(text, begin, match.end())
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _ends(before: str, stop: re.Match[str], following: str) -> bool:
    """Tell whether a sentence ends with a stop that stands between what was said and what follows."""
    goes_on = following.lstrip("([")[:1].islower()
    if stop["closed"]:  # "(… m.v.) omkring", "”Hvorfor?” spurgte"
        return not goes_on
    if stop.group() != ".":
        return stop.group() != "…" or not goes_on
    if goes_on or _SHORT_YEAR.match(following):
        return False
    number = re.search(r"\b\d+$", before)
    if number:
        return _ends_with_number(before, number.group(), following)
    return not runs_on(before, following)


def _ends_with_number(before: str, number: str, following: str) -> bool:
    if re.search(r"\d\.\d+$", before):  # "17.00", "2.1.3", but not the day in "26.10. 2011"
        return not re.match(r"(?:19|20)\d\d\b", following)
    # "24. januar" is caught by its small letter; "1. Økonomi" and "nr. 3. Den" differ by what is before.
    return len(number) > 2 or _NO_ORDINAL.search(before) is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    if end > start:
        yield start, end
