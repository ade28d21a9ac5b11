"""Tables of contents: their titles, and their entries, which are headings that stand further on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.found import THEME, Found
from corpus.lines import Line
from corpus.numbered import CONTENTS
from corpus.types import Role

_TITLE = re.compile(r"Indhold(?:sfortegnelse|soversigt)?\s*:?", re.IGNORECASE)
_MINUTES_TITLE = re.compile(rf"{_TITLE.pattern}|Dagsorden(?:spunkter|soversigt)?\s*:?", re.IGNORECASE)
_ENTRY = re.compile(r"(?:[•·*]\s+)?(?P<title>.*?)(?:[\s.…]+(?P<page>\d{1,3}))?")
_APART = 2  # lines that may stand between two entries


def contents(lines: Sequence[Line], i: int) -> Found | None:
    """Find the heading of a table of contents, which page numbers follow."""
    if not _TITLE.fullmatch(lines[i].text):
        return None
    below = range(i + 1, min(i + 7, len(lines)))
    listed = sum(bool(CONTENTS.search(lines[k].text)) for k in below)
    if listed < 2 and len(entries(lines) & set(below)) < 2:
        return None
    return Found(i, i, lines[i].text.rstrip(" :"), THEME, Role.CONTENTS)


def contents_of_minutes(lines: Sequence[Line], i: int, first: int) -> Found | None:
    """Find the heading of what minutes list before line `first`, where their first item stands."""
    if i >= first or not _MINUTES_TITLE.fullmatch(lines[i].text):
        return None
    return Found(i, i, lines[i].text.rstrip(" :"), THEME, Role.CONTENTS)


def entries(lines: Sequence[Line]) -> set[int]:
    """Return the lines that end in a page's number and are else what a line further on says."""
    last = {_key(line.text): i for i, line in enumerate(lines)}
    found = {
        i
        for i, line in enumerate(lines)
        if (entry := _ENTRY.fullmatch(line.text)) and entry["page"] and last.get(_key(entry["title"]), -1) > i
    }
    return {i for i in found if any(i + k in found for k in range(-_APART, _APART + 1) if k)}


def without_page(text: str) -> str:
    """Return an entry of a table of contents without its bullet and the number of its page."""
    entry = _ENTRY.fullmatch(text)
    return entry["title"].rstrip(" .…") if entry else text


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
