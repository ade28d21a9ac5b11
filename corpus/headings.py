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
from corpus.alone import lone, opening, short
from corpus.clean import is_list_item
from corpus.closed import opens_closed_group
from corpus.contents import contents, contents_of_minutes, entries
from corpus.initiatives import name_initiatives, number_row, title_row
from corpus.item_lines import is_meta, leads_in
from corpus.labels import (
    CHAPTER,
    DEPARTMENT,
    GOALS,
    GROUP,
    INITIATIVE,
    ITEM,
    ITEM_PART,
    PART,
    SHORT,
    THEME,
    Found,
    begins_block,
    find_item_part,
    find_part,
    is_bare_decision_heading,
    is_conclusion,
    is_decision_heading,
    item_label,
    joined,
)
from corpus.lines import Line
from corpus.numbered import CONTENTS, NUMBERED, next_member, numbered
from corpus.plan_labels import find_group, find_plan_part, role_of
from corpus.series import series, turn_trailing
from corpus.types import Role

_REPEATED = 3  # times that a lead-in stands in a document to be taken for a heading


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
    lines = [replace(line, whole=line.text) if line.start in marks else line for line in lines]
    found: list[Found] = []
    place = _Place(bool(minutes))
    listed = entries(lines)
    first_item = min((i for i, item in agenda.items() if item.level == ITEM), default=0)
    i = 0
    while i < len(lines):
        if i in listed and i not in agenda:
            i += 1
            continue
        heading = agenda.get(i) or contents_of_minutes(lines, i, first_item)
        heading = heading or (minutes and _of_item(lines, i, found)) or _heading_at(lines, i)
        if heading is None or (heading.level == SHORT and heading.role is Role.BODY):
            heading = place.heading_at(lines, i, found) or heading  # a known label says more than its looks
        if heading is None or (i not in agenda and _is_plain(heading)):
            heading = _as_part(lines, i, marks, part_levels) or heading
        heading = heading or _marked(lines, i, marks)
        if heading is None:
            i += 1
            continue
        if lines[i].start in marks and i not in agenda:  # the format says where such a heading ends
            heading = replace(heading, last=i)
        heading = place.put(heading, lines[heading.first], marks)
        found.append(replace(heading, opens=heading.first))
        i = heading.last + 1
        if i < len(lines):  # what stands under a heading begins something
            lines[i] = replace(lines[i], gap=True)
    found = _conclude(found) if minutes else found
    return turn_trailing(name_initiatives(lines, found))


def _conclude(found: list[Found]) -> list[Found]:
    """Let conclusions be the decisions of items without any, in minutes without proposals."""
    if any(heading.role is Role.PROPOSAL for heading in found):
        return found
    items = list(itertools.accumulate(heading.level <= ITEM for heading in found))
    decided = {item for item, heading in zip(items, found, strict=True) if heading.role is Role.DECISION}
    return [
        replace(h, role=Role.DECISION) if is_conclusion(h.title) and item not in decided else h
        for item, h in zip(items, found, strict=True)
    ]


class _Place:
    """Where in a document the search for headings has come to: what a number or label means there."""

    def __init__(self, in_minutes: bool) -> None:
        self._in_item = in_minutes
        self._in_group = False
        self._chapter = 0  # the number of the last chapter
        self._member = 0  # the number of the last initiative
        self._part_end = -1  # the line below the last label of a part
        self._group_mark = 0  # the level that the format gives the group; 0 when it gives none
        self._member_mark = 0  # the same of the last initiative
        self._beside_goals = False  # the last part is one that "Mål" stands beside, not under

    def heading_at(self, lines: Sequence[Line], i: int, found: Sequence[Found]) -> Found | None:
        """Find a heading that is one only here: a plan's part, or the next initiative of a group."""
        if self._in_item:
            return None
        heading = find_plan_part(lines, i) or number_row(lines, i, self._member + 1)
        if heading or not self._in_group:
            return heading
        return next_member(lines, i, self._member + 1, found[-1].last + 1)

    def put(self, heading: Found, line: Line, marks: Mapping[int, int]) -> Found:
        """Return the heading at the level that it has in this place, which moves on past it."""
        match = NUMBERED.match(heading.title)
        number = int(match[1]) if match and match[1].isdigit() else None
        mark = marks.get(line.start, 0)
        if heading.level == ITEM:
            self._in_item = True
        if heading.level == GROUP:
            self._group_mark = mark
        elif self._in_group and 0 < self._group_mark < mark and _takes_level(heading):
            heading = replace(heading, level=INITIATIVE if mark == self._group_mark + 1 else SHORT)
        elif 0 < self._member_mark < mark and _takes_level(heading):
            heading = replace(heading, level=SHORT)  # within an initiative, whatever the depth
        elif heading.level == THEME and self._in_group and _dotted(line) and not self._opens_chapter(number):
            heading = replace(heading, level=INITIATIVE)  # "9. Title" among a group's initiatives
        elif mark and _takes_level(heading):
            heading = replace(heading, level=_level_of(mark))
        elif heading.level == PART and heading.role is Role.BODY and heading.first == self._part_end:
            heading = replace(heading, level=SHORT)  # "Inden 2030 er det vores mål:" under "Fælles mål"
        elif heading.level == SHORT and heading.role is Role.GOALS and self._beside_goals:
            heading = replace(heading, level=PART)
        if heading.level == PART:
            self._part_end = heading.last + 1
        if heading.level <= PART:
            over_goals = heading.role is Role.GOALS and heading.title not in GOALS
            self._beside_goals = heading.level == PART and not over_goals
        if heading.level <= INITIATIVE:
            self._member_mark = mark if heading.level == INITIATIVE else 0
        if heading.level <= GROUP:
            self._in_group = heading.level == GROUP
            self._member = 0 if self._in_group else self._member
        if number is not None and heading.level == THEME:
            self._chapter = number
        elif number is not None and heading.level == INITIATIVE:
            self._member = number
        return heading

    def _opens_chapter(self, number: int | None) -> bool:
        """Tell whether a number goes on the chapters' numbers and not the group's."""
        return self._chapter > 0 and number == self._chapter + 1 != self._member + 1


def _dotted(line: Line) -> bool:
    match = NUMBERED.match(line.text)
    return bool(match and match[2])


def _heading_at(lines: Sequence[Line], i: int) -> Found | None:
    rules: tuple[Callable[[Sequence[Line], int], Found | None], ...] = (
        dotted_item, _closed_group, _decision, find_part, contents, series, title_row, find_group,
        _department, numbered, _capitals, opening, _lead_in, short, lone,
    )  # fmt: skip
    for rule in rules:
        heading = rule(lines, i)
        if heading:
            return heading
    return None


def _of_item(lines: Sequence[Line], i: int, found: Sequence[Found]) -> Found | None:
    """Find what heads a part of an item within minutes only, where its words are no chapter's."""
    text = lines[i].text
    part = find_item_part(lines, i) or find_agenda_group(lines, i)
    if part is None and is_bare_decision_heading(text):
        part = Found(i, i, text.rstrip(" :."), ITEM_PART, Role.DECISION)
    if part is None and leads_in(text) and _opens_proposal(lines, i, found):
        part = Found(i, i, text.rstrip(" :,"), ITEM_PART, Role.PROPOSAL)
    return part


def _opens_proposal(lines: Sequence[Line], i: int, found: Sequence[Found]) -> bool:
    """Tell whether a lead-in stands for the label of a proposal: over a list, and not within a decision."""
    following = lines[i + 1].text if i + 1 < len(lines) else ""
    before = found[-1] if found else None
    proposed = before is not None and before.role is Role.PROPOSAL
    over_list = is_list_item(following) or (following.startswith("at ") and not proposed)
    if before and before.role is Role.PROPOSAL and before.last == i - 1:
        return False  # the label itself stands right above
    decided = before is not None and before.role is Role.DECISION
    return (lines[i].text.endswith(":") or over_list) and begins_block(lines, i) and not decided


def _as_part(
    lines: Sequence[Line], i: int, marks: Mapping[int, int], part_levels: set[int | None]
) -> Found | None:
    """A line that the format sets as the parts of items are: a part of an item, whatever it is called."""
    level = None if is_meta(lines[i].text) else marks.get(lines[i].start)
    if not level or level not in part_levels:
        return None
    role = Role.PROPOSAL if leads_in(lines[i].text) else Role.BODY  # "Administrationen indstiller"
    return Found(i, i, lines[i].text, ITEM_PART, role)


def _is_plain(heading: Found) -> bool:
    """Tell whether a heading was found by its looks alone."""
    return heading.role is Role.BODY and heading.level in (THEME, SHORT) and not heading.series


def _marked(lines: Sequence[Line], i: int, marks: Mapping[int, int]) -> Found | None:
    """A line that the format calls a heading."""
    level = None if is_meta(lines[i].text) else marks.get(lines[i].start)
    return Found(i, i, lines[i].text, _level_of(level)) if level else None


def _level_of(mark: int) -> int:
    return min(THEME + mark - 1, DEPARTMENT)


def _takes_level(heading: Found) -> bool:
    """Tell whether the format's word on a heading's level counts; labels and initiatives keep theirs."""
    return heading.role is Role.BODY and heading.level in (THEME, CHAPTER, DEPARTMENT, SHORT)


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


def _capitals(lines: Sequence[Line], i: int) -> Found | None:
    def is_capital(line: Line) -> bool:
        named = re.sub(r"^[A-ZÆØÅ][a-zæøå]+:\s", "", line.text)  # "Aktivitetsområde: BESKÆFTIGELSE"
        letters = re.sub(r"[^A-Za-zÆØÅæøåÉé]", "", named)
        spaced = re.fullmatch(r"(?:\S\s+)+\S", line.text)
        return len(letters) > 6 and letters.isupper() and not spaced and not CONTENTS.search(line.text)

    if not is_capital(lines[i]) or len(lines[i].text) > 80:
        return None
    last = i
    while last + 1 < min(i + 3, len(lines)) and not lines[last + 1].gap and is_capital(lines[last + 1]):
        last += 1
    title = joined(lines, i, last)
    role = role_of(title.rstrip(" :"))
    level = INITIATIVE if title.endswith(":") or role is not Role.BODY else THEME
    return Found(i, last, title.rstrip(" :"), level, role)


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
