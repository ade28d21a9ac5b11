"""Where the items of minutes begin, in whatever style a municipality numbers and titles them.

"Punkt 3: Title", "3. Title", "Sag nr. 4 Title", "Nr. 52 - Title", a number alone over its title, or a title
alone over its case number. A numbered line may as well be a point of a proposal, an entry of the table of
contents or a sentence, so the lines are weighed together: items count upwards through the whole document
and have their parts ("Sagsfremstilling", "Beslutning") under them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from corpus import closed, names
from corpus.clean import is_list_item
from corpus.counting import PLAIN, RESULT, TITLE_LINES, WORDED, Candidate, ad_items, counted_items
from corpus.dates import first_date
from corpus.decision_headings import is_bare_decision_heading, is_decision_heading
from corpus.found import AGENDA, ITEM, Found, begins_block, joined
from corpus.item_labels import item_label
from corpus.item_lines import is_case_number, is_meta, says_openness
from corpus.lines import Line, is_bare_number
from corpus.types import Role

_KIND = re.compile(
    r"\b(?:referat|dagsorden|beslutningsprotokol|mødeprotokol|protokol|beslutningsreferat)", re.I
)
_ADDENDUM = re.compile(r"Tillægs(?:dagsorden|referat|punkter)\b.{0,40}")
_LETTERED = re.compile(r"[A-H]\.\s+(?:[A-ZÆØÅ][A-ZÆØÅ\s/-]{5,60}|Sager til [\w ]{5,40})")
_AFTER = re.compile(
    r"Mødet (?:blev )?(?:hævet|sluttede?|slut)\b.{0,40}"
    r"|Underskrift(?:er|sside|sblad)?\s*:?",
    re.IGNORECASE,
)
# Items that many agendas leave without a number.
_USUAL = re.compile(r"(?:Eventuelt|Meddelelser|Spørgetid|Siden sidst)\s*:?")
_FIRST_PARTS = (Role.CASE, Role.PROPOSAL, Role.COMPETENCE, Role.DECISION)
_HEAD_LINES = 40  # in which minutes say that they are minutes


def is_minutes(lines: Sequence[Line]) -> bool:
    """Tell whether the lines are minutes or an agenda, by their labels and what they call themselves."""
    labels = [label[1] for line in lines if (label := item_label(line.text))]
    decided = any(is_decision_heading(line.text) for line in lines)
    decided = decided or any(is_bare_decision_heading(line.text) for line in lines)
    treated = any(role in (Role.CASE, Role.PROPOSAL, Role.DECISION) for role in labels)
    listed = any(WORDED.fullmatch(line.text) for line in lines)
    return (decided and (treated or listed)) or (
        _calls_itself_minutes(lines) and (decided or treated or _counts(lines))
    )


def find_agenda(lines: Sequence[Line], marks: Mapping[int, int]) -> dict[int, Found]:
    """Return the headings of items and of groups of items by their first line.

    Args:
        lines: the lines of minutes.
        marks: the levels of headings that the format itself calls so, by the source offset of their line.
    """
    opens = [_is_opener(line) for line in lines]
    found: dict[int, Found] = {}
    if not any(dotted_item(lines, i) for i in range(len(lines))):
        chosen = _ad_items(lines) or counted_items(lines, marks, opens)
        ends = [-1, *(item.last for item in chosen)]
        items = (_item(lines, item, end) for item, end in zip(chosen, ends, strict=False))
        found = {item.first: item for item in items}
        found |= _unnumbered(lines, found)
        found |= _marked_alike(lines, marks, found)
        found |= {
            i: Found(i, i, line.text.rstrip(" :"), ITEM)
            for i, line in enumerate(lines)
            if found and i > min(found) and line.gap and i not in found and _USUAL.fullmatch(line.text)
        }
    titles = {item.last for item in found.values()}
    for i, line in enumerate(lines):
        alone = closed.closes_what_follows(line.text) and begins_block(lines, i)
        if alone and not _is_beside_title(lines, i, titles):
            found.setdefault(i, Found(i, i, line.text.rstrip(" :."), AGENDA))
        if i not in found and found and i > max(found) and _AFTER.fullmatch(line.text):
            found[i] = Found(i, i, line.text.rstrip(" :"), AGENDA)
    return found


def _is_beside_title(lines: Sequence[Line], i: int, titles: set[int]) -> bool:
    """Tell whether nothing but a case number stands between a line and the end of an item's title."""
    while i > 0 and (is_meta(lines[i - 1].text) or says_openness(lines[i - 1].text)):
        i -= 1
    return i - 1 in titles


def dotted_item(lines: Sequence[Line], i: int) -> Found | None:
    """Find an item: its number alone on a line, its title, and a lone full stop."""
    first = i + 1 if is_bare_number(lines[i]) and lines[i].gap else i
    if first >= len(lines) or not lines[first].gap or is_list_item(lines[first].text):
        return None
    if first == i and not lines[i].page_top:
        return None
    for last in range(first + 1, min(first + 6, len(lines))):
        if lines[last].text == ".":
            title = joined(lines, first, last - 1)
            number = f"{lines[i].text}. " if first > i else ""
            return Found(i, last, number + title, ITEM)
        if lines[last].gap:
            return None
    return None


def find_agenda_group(lines: Sequence[Line], i: int) -> Found | None:
    """Find the heading over items treated behind closed doors, or over those treated in the open."""
    line = lines[i]
    in_head = i < _HEAD_LINES and closed.opens_closed_group(line.text)
    if not (begins_block(lines, i) or in_head) or not line.text[:1].isupper():
        return None
    doors = closed.opens_closed_group(line.text) or closed.opens_open_group(line.text)
    if not doors and not _ADDENDUM.fullmatch(line.text) and not _LETTERED.fullmatch(line.text):
        return None
    return Found(i, i, line.text.rstrip(" :."), AGENDA)


def _marked_alike(
    lines: Sequence[Line], marks: Mapping[int, int], found: Mapping[int, Found]
) -> dict[int, Found]:
    """Return the other headings that the format sets as it sets the items: those without any part."""
    levels = {marks[lines[i].start] for i in found if lines[i].start in marks}
    if len(levels) != 1 or sum(lines[i].start in marks for i in found) < len(found):
        return {}
    return {
        i: Found(i, i, line.text, ITEM)
        for i, line in enumerate(lines)
        if i not in found
        and marks.get(line.start) in levels
        and i > min(found)
        and not _is_opener(line)
        and find_agenda_group(lines, i) is None
    }


def _calls_itself_minutes(lines: Sequence[Line]) -> bool:
    head = lines[:_HEAD_LINES]
    said = any(_KIND.search(line.text) and len(line.text) <= 120 for line in head)
    text = "\n".join(line.text for line in head)
    return said and bool(names.find_names(text)) and first_date(text) is not None


def _counts(lines: Sequence[Line]) -> bool:
    """Tell whether the first two items of an agenda stand there: "Punkt 1", "2. ..."."""
    numbers = [
        int(m["number"]) for line in lines if (m := PLAIN.fullmatch(line.text)) and m["number"].isdigit()
    ]
    return 2 in numbers or any(WORDED.fullmatch(line.text) for line in lines) or bool(_ad_items(lines))


def _ad_items(lines: Sequence[Line]) -> list[Candidate]:
    return ad_items(lines, [_is_opener(line) and not is_meta(line.text) for line in lines])


def _is_opener(line: Line) -> bool:
    """Tell whether the line is what stands at an item's start or in it, and in nothing else."""
    label = item_label(line.text)
    return (
        is_decision_heading(line.text)
        or is_bare_decision_heading(line.text)
        or (label is not None and label[1] is not Role.ATTENDANCE)
        or is_meta(line.text)
        or closed.is_closed_line(line.text)
        or says_openness(line.text)
    )


def _item(lines: Sequence[Line], item: Candidate, before: int) -> Found:
    """Return an item's heading with what stands over its title: its case number, "Lukket punkt".

    Those lines are the item's unless they stand right under line `before`, the title of another item.
    """
    first = item.first
    while first > 0 and (is_meta(lines[first - 1].text) or closed.speaks_of_one_item(lines[first - 1].text)):
        first -= 1
    if first == before + 1:
        first = item.first
    return Found(first, item.last, joined(lines, item.first, item.last), ITEM)


def _unnumbered(lines: Sequence[Line], numbered: Mapping[int, Found]) -> dict[int, Found]:
    """Find the titles without a number: over a case number or, in unnumbered minutes, over a part."""
    taken = {i for item in numbered.values() for i in range(item.first, item.last + 1)}
    found: dict[int, Found] = {}
    seen: set[str] = set()  # the parts that the item so far has
    for i, line in enumerate(lines):
        if i in numbered:
            seen = set()
        label = item_label(line.text)
        begins = not numbered and label is not None and label[1] in _FIRST_PARTS
        if is_case_number(line.text) or (begins and label and (label[0] in seen or not seen)):
            title = _title_above(lines, i)
            if title and not taken & set(range(title.first, title.last + 1)):
                found[title.first] = title
                taken |= set(range(title.first, i + 1))
                seen = set()
        if label and label[1] is not Role.ATTENDANCE:
            seen.add(label[0])
    return found


def _title_above(lines: Sequence[Line], i: int) -> Found | None:
    """Return the paragraph right above line `i` if it may be a title."""
    last = i - 1
    while last > 0 and is_meta(lines[last].text):
        last -= 1
    if last < 0:
        return None
    first = last
    while first > 0 and not lines[first].gap and last - first < TITLE_LINES - 1:
        first -= 1
    text = joined(lines, first, last)
    if (
        not lines[first].gap
        or not re.match(r"[(”\"»]?[A-ZÆØÅ\d]", text)
        or len(text) > 200
        or lines[last].text.endswith((".", ",", ";", ":"))
        or re.search(r"\b(?:fraværende|afbud)\b|\b\d{4}$|: ", text, re.I)
        or RESULT.match(text)
        or any(item_label(lines[k].text) or is_meta(lines[k].text) for k in range(first, last + 1))
        or is_decision_heading(text)
        or is_bare_decision_heading(text)
        or _KIND.match(text)
        or any(find_agenda_group(lines, k) for k in range(first, last + 1))
        or any(is_list_item(lines[k].text) for k in range(first, last + 1))
    ):
        return None
    return Found(first, last, text, ITEM)
