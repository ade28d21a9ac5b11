"""Titles of initiatives, known by the table of parts that begins below them.

A plan gives each initiative a table: its title, and below it "Formål, mål og succeskriterier", "Hvorfor"
or "Hvad var målet?". The title may stand in a row of its own ("Tema  Økonomisk styring"), after a number
alone, broken over the lines of a narrow column, or above a note on who decided it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.clean import ends_open, is_list_item
from corpus.found import INITIATIVE, NARROW, PART, SHORT, Found, joined
from corpus.labels import find_part
from corpus.lines import Line, is_bare_number
from corpus.plan_labels import find_plan_part
from corpus.rows import ROW_NAMES

_ROW = re.compile(rf"({ROW_NAMES})(?:\s*:|\s)?(?:\s*(\S.*))?")
_ROW_TITLE = re.compile(r"(\d{1,2})[.:]?\s+(\S.*)")
# A column of its own says who decided it; the text has that between the title and the table.
_ORIGIN = re.compile(
    r"(?:Besluttet|Vedtaget|Aftalt|Godkendt) (?:af|i|på|med) .{2,60}|[A-ZÆØÅ]\w+s eget mål\.?"
)
_FIRST_PARTS = ("Formål, mål og succeskriterier", "Hvad var målet?")
_ROW_LINES = 4  # of a title in a row of its own
_LONGEST = 200  # characters of such a title
_REACH = 14  # lines above a table in which its title stands


def heads_a_table(lines: Sequence[Line], last: int) -> bool:
    """Tell whether the first part of an initiative stands right below line `last`."""
    first = last + 1
    if first < len(lines) and _ORIGIN.fullmatch(lines[first].text):
        first += 1
    part = (find_part(lines, first) or find_plan_part(lines, first)) if first < len(lines) else None
    return part is not None and part.level in (PART, SHORT)


def wraps_before_table(lines: Sequence[Line], last: int) -> bool:
    """Tell whether a title goes on over one more line, across a gap, before its table begins."""
    return (
        last + 2 < len(lines)
        and (lines[last + 1].text[0].islower() or ends_open(lines[last].text))
        and not is_list_item(lines[last + 1].text)
        and heads_a_table(lines, last + 1)
    )


def title_row(lines: Sequence[Line], i: int) -> Found | None:
    """Find the first row of a plan's table: "Tema  Økonomisk styring", then "Formål, mål og ..."."""
    match = _ROW.fullmatch(lines[i].text)
    if not match or (match[2] and not re.match(r"(?:\d{1,2}[.:]?\s+)?[A-ZÆØÅ”\"]", match[2])):
        return None
    if lines[i].whole and not match[2]:
        return None  # a heading of its own, which the next paragraph does not go on
    first = i if match[2] else i + 1
    last = next(
        (k for k in range(first, min(first + _ROW_LINES, len(lines))) if heads_a_table(lines, k)), None
    )
    if last is None:
        return None
    title = joined(lines, i, last)[len(match[1]) :].strip(" :")
    numbered = _ROW_TITLE.fullmatch(title)
    if len(title) > _LONGEST or (is_list_item(title) and not numbered):
        return None
    name = match[1]
    if numbered:
        return Found(i, last, f"{name} {numbered[1]}: {numbered[2]}", INITIATIVE, series=name.casefold())
    return Found(i, last, f"{name}: {title}", INITIATIVE)


def number_row(lines: Sequence[Line], i: int, number: int) -> Found | None:
    """Find a title whose number, the one that comes next, stands alone on the line above it."""
    if not is_bare_number(lines[i]) or int(re.sub(r"\D", "", lines[i].text)) != number:
        return None
    for last in range(i + 1, min(i + 4, len(lines))):
        if heads_a_table(lines, last):
            return Found(i, last, joined(lines, i, last), INITIATIVE)
    return None


def name_initiatives(lines: Sequence[Line], found: list[Found]) -> list[Found]:
    """Give initiatives whose title is no heading by itself, only the first cell of a table, a heading."""
    named: list[Found] = []
    for heading in found:
        first_part = heading.title in _FIRST_PARTS
        before = named[-1] if named else None
        if first_part and (before is None or before.level != INITIATIVE or before.last < heading.first - 12):
            floor = before.last + 1 if before else 0
            title = _title_before(lines, floor, heading)
            if title:
                while named and named[-1].first >= title.first:
                    named.pop()
                named.append(title)
        named.append(heading)
    return named


def _title_before(lines: Sequence[Line], floor: int, label: Found) -> Found | None:
    found = _line_before if label.title == "Hvad var målet?" else _cell_before
    title = found(lines, floor, label.first)
    return replace(title, opens=title.first) if title else None


def _line_before(lines: Sequence[Line], floor: int, end: int) -> Found | None:
    """Find a title of one or two lines right above line `end`."""
    first = end - 1
    if first >= floor and not lines[first].gap and lines[first - 1].gap:
        first -= 1
    if first < floor or len(lines[first].text) > 90 or lines[first].text.endswith("."):
        return None
    return Found(first, end - 1, joined(lines, first, end - 1), INITIATIVE)


def _cell_before(lines: Sequence[Line], floor: int, end: int) -> Found | None:
    """Find the nearest paragraph above line `end` that a narrow column may have held."""
    paragraphs = [i for i in range(max(floor, end - _REACH), end) if lines[i].gap or i == floor]
    for first in reversed(paragraphs):
        last = first
        while last + 1 < end and not lines[last + 1].gap and len(lines[last].text) <= NARROW:
            last += 1
        narrow = all(len(line.text) <= NARROW or not lines[last + 1].gap for line in lines[first : last + 1])
        title = joined(lines, first, last)
        titles = re.match(r"(?!Beslut)(?=.*[a-zæøå]|[A-ZÆØÅ]{2,6}$)[A-ZÆØÅ\d]", title)
        if narrow and len(lines[last].text) <= 2 * NARROW and titles and not _ORIGIN.fullmatch(title):
            return Found(first, last, title, INITIATIVE)
    return None
