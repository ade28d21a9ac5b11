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
from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.agenda import find_agenda, find_agenda_group, is_minutes
from corpus.clean import is_list_item
from corpus.contents import contents_of_minutes, entries
from corpus.decision_headings import is_bare_decision_heading
from corpus.found import ITEM, ITEM_PART, SHORT, THEME, Found, begins_block
from corpus.heading_place import HeadingPlace, level_of
from corpus.heading_rules import heading_at
from corpus.initiatives import name_initiatives
from corpus.item_labels import find_item_part, is_conclusion, item_label
from corpus.item_lines import is_meta, leads_in
from corpus.lines import Line
from corpus.series import turn_trailing
from corpus.types import Role


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
    place = HeadingPlace(bool(minutes))
    listed = entries(lines)
    first_item = min((i for i, item in agenda.items() if item.level == ITEM), default=0)
    i = 0
    while i < len(lines):
        if i in listed and i not in agenda:
            i += 1
            continue
        heading = agenda.get(i) or contents_of_minutes(lines, i, first_item)
        heading = heading or (minutes and _of_item(lines, i, found)) or heading_at(lines, i)
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
    return Found(i, i, lines[i].text, level_of(level)) if level else None
