"""Where in a document the search for headings has come to, and what level a heading has there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.found import CHAPTER, DEPARTMENT, GROUP, INITIATIVE, ITEM, PART, SHORT, THEME, Found
from corpus.initiatives import number_row
from corpus.labels import GOALS
from corpus.lines import Line
from corpus.numbered import NUMBERED, next_member
from corpus.plan_labels import find_plan_part
from corpus.types import Role


class HeadingPlace:
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
            heading = replace(heading, level=level_of(mark))
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


def level_of(mark: int) -> int:
    """Return the level of what the format calls a heading of its level `mark`, counted from 1."""
    return min(THEME + mark - 1, DEPARTMENT)


def _takes_level(heading: Found) -> bool:
    """Tell whether the format's word on a heading's level counts; labels and initiatives keep theirs."""
    return heading.role is Role.BODY and heading.level in (THEME, CHAPTER, DEPARTMENT, SHORT)
