"""Headings that look and words tell wherever they stand, each found by a rule of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus import names
from corpus.agenda import dotted_item, find_agenda_group
from corpus.alone import lone, opening, short
from corpus.clean import is_list_item
from corpus.closed import opens_closed_group
from corpus.contents import contents
from corpus.decision_headings import is_decision_heading
from corpus.found import DEPARTMENT, INITIATIVE, ITEM_PART, PART, THEME, Found, joined
from corpus.initiatives import title_row
from corpus.labels import find_part
from corpus.lines import Line
from corpus.numbered import CONTENTS, numbered
from corpus.plan_labels import find_group, role_of
from corpus.series import series
from corpus.types import Role

_REPEATED = 3  # times that a lead-in stands in a document to be taken for a heading


def heading_at(lines: Sequence[Line], i: int) -> Found | None:
    """Find the heading that begins at line `i`, by the first rule that knows it."""
    rules: tuple[Callable[[Sequence[Line], int], Found | None], ...] = (
        dotted_item, _closed_group, _decision, find_part, contents, series, title_row, find_group,
        _department, numbered, _capitals, opening, _lead_in, short, lone,
    )  # fmt: skip
    for rule in rules:
        heading = rule(lines, i)
        if heading:
            return heading
    return None


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
