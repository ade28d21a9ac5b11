"""Titles that stand alone: short lines over or between paragraphs, "Forord"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.clean import ends_open, is_list_item
from corpus.decision_headings import is_decision_heading
from corpus.found import SHORT, THEME, Found, joined
from corpus.labels import find_part
from corpus.lines import Line
from corpus.numbered import BODY, CONTENTS, LONGEST

_OPENING = re.compile(r"(?:Indledning|Forord|Sammenfatning|Læsevejledning|Afslutning)\s*:?", re.IGNORECASE)
_TITLE = 40  # characters: a longer line that ends in "til" or "af" is no title, as "Hvor vi kommer fra" is
_ALONE = 60  # characters in a heading that stands alone between paragraphs
_TABLE_ROWS = 9  # lines below a title within which its table begins


def opening(lines: Sequence[Line], i: int) -> Found | None:
    """Find the title of what stands before the first chapter: "Forord" alone on its line."""
    if not lines[i].gap or not _OPENING.fullmatch(lines[i].text):
        return None
    return Found(i, i, lines[i].text.rstrip(" :"), THEME)


def short(lines: Sequence[Line], i: int) -> Found | None:
    """Find a short line right over a paragraph: "Vores historie"."""
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
    looks = re.fullmatch(r"[A-ZÆØÅ][^.:;,!?…|]{3,70}", line.text) and not CONTENTS.search(line.text)
    body = re.match(r"[A-ZÆØÅ”\"|]", following.text) and len(following.text) >= 40
    if not looks or not body or len(line.text) > 0.85 * len(following.text):
        return None
    if line.text.endswith("-") or (ends_open(line.text) and len(line.text) > _TITLE):
        return None
    return Found(i, i, line.text, SHORT)


def lone(lines: Sequence[Line], i: int) -> Found | None:
    """A short line alone between paragraphs that neither ends a sentence nor belongs to a table."""
    line = lines[i]
    last = i
    if line.page_top and i + 2 < len(lines) and not lines[i + 1].gap:
        if not ends_open(line.text) or not lines[i + 1].text[0].islower():
            return None
        last += 1
    before = lines[i - 1].text if i else "."
    if not line.gap or is_list_item(line.text) or before[-1] not in '.!”"':
        return None
    title = " ".join(each.text for each in lines[i : last + 1])
    signs = ".:;!?…" if line.page_top else ".:;!?…,"
    looks = re.fullmatch(rf"[A-ZÆØÅ][^{signs}]{{3,{LONGEST - 1}}}", title) and not CONTENTS.search(title)
    if not looks or title.endswith("-") or (ends_open(title) and len(title) > _TITLE):
        return None
    in_table = any(find_part(lines, k) for k in range(last + 1, min(last + _TABLE_ROWS, len(lines))))
    if in_table or not _begins_text(lines, last + 1, line.page_top):
        return None
    if line.page_top:
        return Found(i, last, joined(lines, i, last), THEME)
    return Found(i, last, title, SHORT) if len(title) <= _ALONE else None


def _begins_text(lines: Sequence[Line], i: int, page_top: bool) -> bool:
    """Tell whether a paragraph begins at line `i`, or the list that a page is about."""
    if i >= len(lines) or not lines[i].gap or (lines[i].page_top and not page_top):
        return False  # an indented line after a title is a cell beside it
    if page_top and re.match(r"1\.\s|[A-ZÆØÅ][^.]*:$", lines[i].text):
        return True
    end = next((k for k in range(i + 1, len(lines)) if lines[k].gap), len(lines))
    whole = end - i > 2 or lines[end - 1].text[-1] in ".:!?"
    begins = re.match(r"[A-ZÆØÅ”\"|]", lines[i].text) and len(lines[i].text) >= BODY
    return bool(begins) and whole and not is_list_item(lines[i].text)
