"""Numbered titles, told from the items of lists, from footnotes and from tables of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.clean import ends_open, is_list_item
from corpus.found import DEPARTMENT, INITIATIVE, THEME, Found, joined
from corpus.initiatives import heads_a_table, wraps_before_table
from corpus.lines import Line

NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)(\.?)\s+(?!(?i:kvartal|halvår)\b)(\S.*)")
# How a line of a table of contents ends.
CONTENTS = re.compile(r"(?:\b(?:s\.|side)\s*\d+|\.{4,}\s*\d*|\s{3,}\d{1,3})$", re.IGNORECASE)
LONGEST = 110  # characters in a heading
_LONGEST_MEMBER = 160  # characters in the title of an initiative whose number is the one that comes next
_SENTENCE = 60  # characters: a numbered line that is longer and ends with a full stop is a footnote
BODY = 40  # characters; a shorter line may be a cell or a title as well as the beginning of a paragraph


def numbered(lines: Sequence[Line], i: int) -> Found | None:
    """Find a title behind its number: "2.1 Små veje", or "3 Flere stier" over an initiative's table."""
    match = NUMBERED.fullmatch(lines[i].text)
    if (
        not match
        or not (lines[i].gap or heads_a_table(lines, i))
        or CONTENTS.search(match[3])
        or not re.match(r"[A-ZÆØÅ”\"(\d]", match[3])
    ):
        return None
    last = _title_end(lines, i)
    depth = match[1].count(".") + 1
    title = joined(lines, i, last)
    if (
        len(title) > LONGEST
        or re.search(r"[,;:]$", title)
        or (depth == 1 and match[2] and _in_list(lines, i, last))
    ):
        return None
    following = lines[last + 1] if last + 1 < len(lines) else None
    if following and i and CONTENTS.search(following.text) and CONTENTS.search(lines[i - 1].text):
        return None  # in a table of contents, its own page number being lost
    if heads_a_table(lines, last):
        return Found(i, last, title, INITIATIVE)
    if wraps_before_table(lines, last):
        return Found(i, last + 1, joined(lines, i, last + 1), INITIATIVE)
    runs_on = following and not following.gap and following.text[0].islower()
    if runs_on or (lines[last].text.endswith(".") and (match[2] or len(title) > _SENTENCE)):
        return None
    return Found(i, last, title, min(THEME + depth - 1, DEPARTMENT))


def _title_end(lines: Sequence[Line], i: int) -> int:
    """Return the last line of a title that may run over to a second line."""
    if i + 2 >= len(lines):
        return i
    following, after = lines[i + 1], lines[i + 2]
    if following.gap or is_list_item(following.text) or len(following.text) > 60:
        return i
    runs_on = following.text[0].islower() or ends_open(lines[i].text) or _in_brackets(lines[i].text)
    body_starts = after.gap or is_list_item(after.text) or re.match(r"[A-ZÆØÅ]", after.text)
    return i + 1 if runs_on and body_starts and not following.text.endswith(".") else i


def _in_brackets(text: str) -> bool:
    return text.rfind("(") > text.rfind(")")


def _titles_paragraph(lines: Sequence[Line], last: int) -> bool:
    """Tell whether a longer line of text that is no list item begins right below line `last`."""
    if last + 1 >= len(lines) or lines[last + 1].gap or ends_open(lines[last].text):
        return False
    text = lines[last + 1].text
    begins = re.match(r"[A-ZÆØÅ”\"|]", text) and not is_list_item(text)
    return bool(begins) and len(text) >= BODY and len(lines[last].text) <= 0.9 * len(text)


def next_member(lines: Sequence[Line], i: int, number: int, floor: int) -> Found | None:
    """Find the initiative whose number comes next in its group, also when its title looks like a sentence.

    Args:
        lines: the lines of a document.
        i: where it may stand.
        number: the number that comes next.
        floor: the line after the last heading; a list that stands below it has the number before, too.
    """
    match = re.match(r"(\d{1,2})\.\s+(?!At\b)[A-ZÆØÅ”\"]", lines[i].text)
    if not match or int(match[1]) != number or not lines[i].gap:
        return None
    if any(line.text.startswith(f"{number - 1}.") for line in lines[floor:i]):
        return None
    last = i
    runs_on = i + 1 < len(lines) and not lines[i + 1].gap and lines[i + 1].text[0].islower()
    if runs_on and not is_list_item(lines[i + 1].text):
        last += 1
    title = joined(lines, i, last)
    if len(title) > _LONGEST_MEMBER or not (number > 1 or _titles_paragraph(lines, last)):
        return None
    return Found(i, last, title, INITIATIVE)


def _in_list(lines: Sequence[Line], i: int, last: int) -> bool:
    """Tell whether a numbered line is an item of a list: its neighbours follow at once."""
    number = int(NUMBERED.fullmatch(lines[i].text)[1])  # type: ignore[index]  # the caller matched it
    if re.match(r"\d+\.\s+At\b", lines[i].text):
        return True
    if _titles_paragraph(lines, last):
        return False
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
