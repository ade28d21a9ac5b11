"""Headings of minutes, plans and strategies, found by how they look and what they say.

A heading is found by its pattern, never by the name of the file it stands in. Levels, outermost first:

0. what several items of minutes stand under ("Lukkede punkter")
1. an item of minutes
2. a part that items have ("Sagsfremstilling", "Indstilling", an organ's decision)
3. "Tema 3", "Fokusområde 2", "1 Indledning", lines in capitals, "Teknisk Forvaltning, Plan & Byg"
4. and 5. "2.1", "2.1.1", and a department's name alone
6. a group of initiatives ("Nye initiativer")
7. an initiative
8. a part that initiatives and themes have ("Hvorfor", "Formål, mål og succeskriterier")
9. a short line over a paragraph
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from corpus import names
from corpus.agenda import dotted_item, find_agenda, find_agenda_group, is_minutes
from corpus.clean import ends_open, is_list_item
from corpus.closed import opens_closed_group
from corpus.item_lines import leads_in
from corpus.labels import (
    DEPARTMENT,
    GROUP,
    INITIATIVE,
    ITEM_PART,
    NARROW,
    PART,
    SHORT,
    THEME,
    Found,
    begins_block,
    find_group,
    find_item_part,
    find_part,
    is_bare_decision_heading,
    is_decision_heading,
    item_label,
    joined,
)
from corpus.lines import Line
from corpus.types import Role

_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)(\.?)\s+(?!(?i:kvartal|halvår)\b)(\S.*)")
_SERIES = re.compile(r"(Fokusområde|Tema|Indsatsområde|Målsætning|Spor)\s+(\d{1,2})\b\s*[:.–-]?\s*(.*)", re.I)
_CONTENTS = re.compile(r"(?:\bs\.\s*\d+|\.{4,}\s*\d*)$")
_SENTENCE = 60  # characters: a numbered line that is longer and ends with a full stop is a footnote
_TITLE = 40  # characters: a longer line that ends in "til" or "af" is no title, as "Hvor vi kommer fra" is
_REPEATED = 3  # times that a lead-in stands in a document to be taken for a heading
_LONGEST = 110  # characters in a heading


def find_headings(lines: Sequence[Line], marks: Mapping[int, int] | None = None) -> list[Found]:
    """Return the headings in the order in which their text opens; they do not overlap.

    Args:
        lines: the lines of a document.
        marks: the levels of headings that the format itself calls so, by the source offset of their line.
    """
    marks = marks or {}
    lines = list(lines)
    minutes = is_minutes(lines)
    agenda = find_agenda(lines, marks) if minutes else {}
    part_levels = {marks.get(line.start) for line in lines if minutes and item_label(line.text)}
    found: list[Found] = []
    in_group = False
    i = 0
    while i < len(lines):
        heading = agenda.get(i) or (minutes and _of_item(lines, i)) or _heading_at(lines, i)
        heading = heading or _marked(lines, i, marks, part_levels)
        if heading is None:
            i += 1
            continue
        if heading.level <= GROUP and not (heading.level == THEME and in_group and _dotted(lines[i])):
            in_group = heading.level == GROUP
        elif heading.level == THEME:
            heading = replace(heading, level=INITIATIVE)  # "9. Title" among a group's initiatives
        found.append(replace(heading, opens=heading.first))
        i = heading.last + 1
        if i < len(lines):  # what stands under a heading begins something
            lines[i] = replace(lines[i], gap=True)
    return _turn_trailing(_name_initiatives(lines, found))


def _dotted(line: Line) -> bool:
    match = _NUMBERED.match(line.text)
    return bool(match and match[2])


def _heading_at(lines: Sequence[Line], i: int) -> Found | None:
    rules: tuple[Callable[[Sequence[Line], int], Found | None], ...] = (
        dotted_item, _closed_group, _decision, find_part, _series, find_group,
        _department, _numbered, _capitals, _theme_row, _lead_in, _short,
    )  # fmt: skip
    for rule in rules:
        heading = rule(lines, i)
        if heading:
            return heading
    return None


def _of_item(lines: Sequence[Line], i: int) -> Found | None:
    """Find what heads a part of an item within minutes only, where its words are no chapter's."""
    text = lines[i].text
    part = find_item_part(lines, i) or find_agenda_group(lines, i)
    if part is None and is_bare_decision_heading(text):
        part = Found(i, i, text.rstrip(" :."), ITEM_PART, Role.DECISION)
    if part is None and text.endswith(":") and leads_in(text) and begins_block(lines, i):
        part = Found(i, i, text.rstrip(" :"), ITEM_PART, Role.PROPOSAL)
    return part


def _marked(
    lines: Sequence[Line], i: int, marks: Mapping[int, int], part_levels: set[int | None]
) -> Found | None:
    """A line that the format calls a heading; one set as the parts of items are is a part of an item."""
    level = marks.get(lines[i].start)
    if level and level in part_levels:
        return Found(i, i, lines[i].text, ITEM_PART)
    return Found(i, i, lines[i].text, min(THEME + level - 1, DEPARTMENT)) if level else None


def _closed_group(lines: Sequence[Line], i: int) -> Found | None:
    """The heading over closed items, which counts also where nothing else tells that these are minutes."""
    text = lines[i].text
    if not opens_closed_group(text) or not re.search(r"dagsorden|punkt|døre", text, re.IGNORECASE):
        return None  # "Lukkede sager" may head a table
    return find_agenda_group(lines, i)


def _decision(lines: Sequence[Line], i: int) -> Found | None:
    if not is_decision_heading(lines[i].text):
        return None
    return Found(i, i, lines[i].text.rstrip(" :"), ITEM_PART, Role.DECISION)


def _series(lines: Sequence[Line], i: int) -> Found | None:
    """Find "Tema 1: ..." or "Fokusområde 2" with its title on the same line or the next."""
    match = _SERIES.fullmatch(lines[i].text)
    if not match or not (lines[i].gap or not match[3]) or len(lines[i].text) > _LONGEST:
        return None
    if match[3] and (match[3][0].islower() or match[3].endswith(".")):
        return None  # a sentence that happens to begin so
    table = next((k for k in range(i, i + 4) if _heads_a_table(lines, k)), None)
    last = table if table is not None and match[3] else i
    while last == i and last + 1 < len(lines) and not lines[last + 1].gap:
        following = lines[last + 1].text
        if (match[3].isupper() and following.isupper()) or (not match[3] and len(following) <= 80):
            last += 1
        break
    head = f"{match[1].capitalize()} {match[2]}"
    title = joined(lines, i, last)[len(match[1]) + 1 + len(match[2]) :].strip(" :.–-")
    level = INITIATIVE if _heads_a_table(lines, last) else THEME
    return Found(i, last, f"{head}: {title}" if title else head, level, series=match[1].casefold())


def _department(lines: Sequence[Line], i: int) -> Found | None:
    text = lines[i].text
    found = names.find_names(text)
    if not found or not lines[i].gap or not text.startswith(found[0]):
        return None
    if text == found[0] and re.search(r"(?:afdelingen|sekretariatet|centret)$", text):
        return Found(i, i, text, DEPARTMENT)
    if re.fullmatch(re.escape(found[0]) + r",\s[A-ZÆØÅ][\w &/-]{3,50}", text):
        return Found(i, i, text, THEME)
    return None


def _numbered(lines: Sequence[Line], i: int) -> Found | None:
    match = _NUMBERED.fullmatch(lines[i].text)
    if (
        not match
        or not lines[i].gap
        or _CONTENTS.search(match[3])
        or not re.match(r"[A-ZÆØÅ”\"(\d]", match[3])
    ):
        return None
    last = _title_end(lines, i)
    depth = match[1].count(".") + 1
    title = joined(lines, i, last)
    if (
        len(title) > _LONGEST
        or re.search(r"[,;:]$", title)
        or (depth == 1 and match[2] and _in_list(lines, i, last))
    ):
        return None
    following = lines[last + 1] if last + 1 < len(lines) else None
    if _heads_a_table(lines, last):
        return Found(i, last, title, INITIATIVE)
    if _wraps_before_table(lines, last):
        return Found(i, last + 1, joined(lines, i, last + 1), INITIATIVE)
    runs_on = following and not following.gap and following.text[0].islower()
    if runs_on or (lines[last].text.endswith(".") and (match[2] or len(title) > _SENTENCE)):
        return None
    return Found(i, last, title, min(THEME + depth - 1, DEPARTMENT))


def _heads_a_table(lines: Sequence[Line], last: int) -> bool:
    """Tell whether the first part of an initiative stands right below line `last`."""
    part = find_part(lines, last + 1) if last + 1 < len(lines) else None
    return part is not None and part.level in (PART, SHORT)


def _wraps_before_table(lines: Sequence[Line], last: int) -> bool:
    """Tell whether a title goes on over one more line, across a gap, before its table begins."""
    return (
        last + 2 < len(lines)
        and (lines[last + 1].text[0].islower() or ends_open(lines[last].text))
        and not is_list_item(lines[last + 1].text)
        and _heads_a_table(lines, last + 1)
    )


def _title_end(lines: Sequence[Line], i: int) -> int:
    """Return the last line of a title that may run over to a second line."""
    if i + 2 >= len(lines):
        return i
    following, after = lines[i + 1], lines[i + 2]
    if following.gap or is_list_item(following.text) or len(following.text) > 60:
        return i
    runs_on = following.text[0].islower() or ends_open(lines[i].text)
    body_starts = after.gap or is_list_item(after.text) or re.match(r"[A-ZÆØÅ]", after.text)
    return i + 1 if runs_on and body_starts and not following.text.endswith(".") else i


def _in_list(lines: Sequence[Line], i: int, last: int) -> bool:
    """Tell whether a numbered line is an item of a list: its neighbours follow at once."""
    number = int(_NUMBERED.fullmatch(lines[i].text)[1])  # type: ignore[index]  # the caller matched it
    if re.match(r"\d+\.\s+At\b", lines[i].text):
        return True
    after = lines[last + 1 : last + 4]
    before = lines[max(0, i - 3) : i][::-1]
    return _reaches(after, f"{number + 1}.") or (number > 1 and _reaches(before, f"{number - 1}."))


def _reaches(lines: Sequence[Line], number: str) -> bool:
    """Tell whether the next numbered line comes with nothing but an item's own wrapped lines before it."""
    for line in lines:
        if line.text.startswith(number):
            return True
        if line.gap and not line.text[0].islower():
            return False
    return False


def _capitals(lines: Sequence[Line], i: int) -> Found | None:
    def is_capital(line: Line) -> bool:
        named = re.sub(r"^[A-ZÆØÅ][a-zæøå]+:\s", "", line.text)  # "Aktivitetsområde: BESKÆFTIGELSE"
        letters = re.sub(r"[^A-Za-zÆØÅæøåÉé]", "", named)
        spaced = re.fullmatch(r"(?:\S\s+)+\S", line.text)
        return len(letters) > 6 and letters.isupper() and not spaced and not _CONTENTS.search(line.text)

    if not is_capital(lines[i]) or len(lines[i].text) > 80:
        return None
    last = i
    while last + 1 < min(i + 3, len(lines)) and not lines[last + 1].gap and is_capital(lines[last + 1]):
        last += 1
    title = joined(lines, i, last)
    level = INITIATIVE if title.endswith(":") else THEME
    return Found(i, last, title.rstrip(" :"), level)


def _theme_row(lines: Sequence[Line], i: int) -> Found | None:
    """The first row of a plan's table: "Tema  Økonomisk styring", then "Formål, mål og ..."."""
    match = re.fullmatch(r"Tema\s{1,}([A-ZÆØÅ].*)", lines[i].text)
    if not match:
        return None
    for last in range(i, min(i + 4, len(lines) - 1)):
        label = find_part(lines, last + 1)
        if label and label.role is Role.GOALS:
            return Found(i, last, "Tema: " + joined(lines, i, last)[4:].strip(), INITIATIVE)
    return None


def _lead_in(lines: Sequence[Line], i: int) -> Found | None:
    """Find a line over a list that a document repeats: "Som ledere har vi et særligt ansvar for at:"."""
    text = lines[i].text
    if not text.endswith(":") or len(text.split()) < 5 or not lines[i].gap or i + 1 >= len(lines):
        return None
    if not is_list_item(lines[i + 1].text):
        return None
    alike = sum(1 for line in lines if line.text.endswith(":") and _alike(line.text, text))
    return Found(i, i, text.rstrip(" :"), PART) if alike >= _REPEATED else None


def _alike(first: str, second: str) -> bool:
    """Tell whether two lead-ins share most of their words ("Vi ledere har", "Som ledere har vi")."""
    words, others = set(first.casefold().split()), set(second.casefold().split())
    return len(words & others) >= 0.5 * max(len(words), len(others))


def _short(lines: Sequence[Line], i: int) -> Found | None:
    line = lines[i]
    following = lines[i + 1] if i + 1 < len(lines) else None
    if (
        not line.gap
        or following is None
        or following.gap
        or is_list_item(line.text)
        or is_decision_heading(line.text)
    ):
        return None
    looks = re.fullmatch(r"[A-ZÆØÅ][^.:;,!?…]{3,70}", line.text) and not _CONTENTS.search(line.text)
    body = re.match(r"[A-ZÆØÅ”\"|]", following.text) and len(following.text) >= 40
    if not looks or not body or len(line.text) > 0.85 * len(following.text):
        return None
    if line.text.endswith("-") or (ends_open(line.text) and len(line.text) > _TITLE):
        return None
    return Found(i, i, line.text, SHORT)


def _name_initiatives(lines: Sequence[Line], found: list[Found]) -> list[Found]:
    """Give initiatives whose title is no heading by itself, only the first cell of a table, a heading."""
    named: list[Found] = []
    for heading in found:
        first_part = heading.title in ("Formål, mål og succeskriterier", "Hvad var målet?")
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
    if label.title == "Hvad var målet?":
        first = label.first - 1
        if first >= floor and not lines[first].gap and lines[first - 1].gap:
            first -= 1
        if first < floor or len(lines[first].text) > 90 or lines[first].text.endswith("."):
            return None
        return Found(first, label.first - 1, joined(lines, first, label.first - 1), INITIATIVE, opens=first)
    paragraphs = [i for i in range(max(floor, label.first - 14), label.first) if lines[i].gap or i == floor]
    for first in reversed(paragraphs):
        last = first
        while last + 1 < label.first and not lines[last + 1].gap and len(lines[last].text) <= NARROW:
            last += 1
        narrow = all(len(line.text) <= NARROW or not lines[last + 1].gap for line in lines[first : last + 1])
        titles = re.match(r"(?!Beslut)(?=.*[a-zæøå])[A-ZÆØÅ\d]", lines[first].text)
        if narrow and len(lines[last].text) <= 2 * NARROW and titles:
            return Found(first, last, joined(lines, first, last), INITIATIVE, opens=first)
    return None


def _turn_trailing(found: list[Found]) -> list[Found]:
    """Let each heading of a series that stands after its text open where that text begins.

    The sign: parts ("Hvorfor", "Hvordan") stand before the first heading of the series and between
    each two, and none follows the last.
    """
    turned = list(found)
    for series in {heading.series for heading in found if heading.series}:
        at = [i for i, heading in enumerate(found) if heading.series == series]
        bounds = [
            _first_part(found, 0, at[0]),
            *(_first_part(found, a + 1, b) for a, b in itertools.pairwise(at)),
        ]
        after = found[at[-1] + 1 :]
        if len(at) < 2 or any(heading.level == PART for heading in after):
            continue
        openers = [opener for opener in bounds if opener is not None]
        if len(openers) == len(at):
            for i, opener in zip(at, openers, strict=True):
                turned[i] = replace(found[i], opens=opener, closes=found[i].last + 1)
    return sorted(turned, key=lambda heading: (heading.opens, heading.level))


def _first_part(found: Sequence[Found], first: int, end: int) -> int | None:
    """Return the line of the first "Hvorfor" or "Hvordan" among `found[first:end]`."""
    return next((h.first for h in found[first:end] if h.role in (Role.WHY, Role.HOW)), None)
