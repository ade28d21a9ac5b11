"""Where the items of minutes begin, in whatever style a municipality numbers and titles them.

"Punkt 3: Title", "3. Title", "Sag nr. 4 Title", "Nr. 52 - Title", a number alone over its title, or a title
alone over its case number. A numbered line may as well be a point of a proposal, an entry of the table of
contents or a sentence, so the lines are weighed together: items count upwards through the whole document
and have their parts ("Sagsfremstilling", "Beslutning") under them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus import closed, names
from corpus.clean import ends_open, is_list_item
from corpus.dates import first_date
from corpus.item_lines import is_case_number, is_meta, leads_in, says_openness
from corpus.labels import (
    AGENDA,
    ITEM,
    Found,
    begins_block,
    is_bare_decision_heading,
    is_decision_heading,
    item_label,
    joined,
)
from corpus.lines import Line, is_bare_number
from corpus.types import Role

_NUMBER = r"(?P<number>\d{1,4}[a-zA-Z]?)"
_WORDED = re.compile(
    rf"(?P<word>(?:Dagsordens)?[Pp]unkt|PUNKT|Pkt\.?|PKT\.?|Sag(?:\s*nr\.?)?|Sagspunkt|Nr\.?)\s*{_NUMBER}"
    r"(?![\w/-]*\d)(?P<sign>\s*[.:)–-]*)\s*(?P<title>.*)"
)
_PLAIN = re.compile(rf"{_NUMBER}(?P<sign>\s*[.):]|\s)\s*[–-]?\s*(?P<title>\S.*)")
_RESULT = re.compile(
    r"(?:godkendt|udsat|tiltrådt|anbefale[st]|vedtaget|drøftet|afvist|taget til|til efterretning|ingen)\b",
    re.I,
)
_KIND = re.compile(
    r"\b(?:referat|dagsorden|beslutningsprotokol|mødeprotokol|protokol|beslutningsreferat)", re.I
)
_ADDENDUM = re.compile(r"Tillægs(?:dagsorden|referat|punkter)\b.{0,40}")
_AFTER = re.compile(
    r"(?:Underskrift\w*|Underskriftsside|Underskriftsblad|Bilagsoversigt|Bilagsliste)\s*:?", re.I
)
_CONTENTS = re.compile(r"(?:\bs\.\s*\d+|\.{3,}\s*[\divx]*|…+\s*\d*)$")
_FIRST_PARTS = (Role.CASE, Role.PROPOSAL, Role.COMPETENCE, Role.DECISION)
_HEAD_LINES = 40  # in which minutes say that they are minutes
_LONGEST = 300  # characters in an item's title
_TITLE_LINES = 4
_RESTART = 4.0  # what it costs to begin counting anew: a second agenda in the same file
_ENOUGH = 4.0  # the weight of one item that has its parts right under its title
_ENOUGH_BARE = 2.0  # of two items where none has parts, as in the minutes of small boards
_MOST = 3_000  # candidates that are weighed together


@dataclass(frozen=True, slots=True)
class _Candidate:
    first: int
    last: int
    title: str
    number: int
    weight: float


def is_minutes(lines: Sequence[Line]) -> bool:
    """Tell whether the lines are minutes or an agenda, by their labels and what they call themselves."""
    labels = [label[1] for line in lines if (label := item_label(line.text))]
    decided = any(is_decision_heading(line.text) for line in lines)
    decided = decided or any(is_bare_decision_heading(line.text) for line in lines)
    treated = any(role in (Role.CASE, Role.PROPOSAL, Role.DECISION) for role in labels)
    return (decided and treated) or (_calls_itself_minutes(lines) and (decided or treated or _counts(lines)))


def find_agenda(lines: Sequence[Line], marks: Mapping[int, int]) -> dict[int, Found]:
    """Return the headings of items and of groups of items by their first line.

    Args:
        lines: the lines of minutes.
        marks: the levels of headings that the format itself calls so, by the source offset of their line.
    """
    opens = [_is_opener(line) for line in lines]
    found: dict[int, Found] = {}
    if not any(dotted_item(lines, i) for i in range(len(lines))):
        chosen = _chain(_candidates(lines, marks, opens), opens)
        found = {item.first: item for item in (_item(lines, candidate) for candidate in chosen)}
        found |= _unnumbered(lines, found)
        found |= _marked_alike(lines, marks, found)
    for i, line in enumerate(lines):
        if i not in found and found and i > max(found) and _AFTER.fullmatch(line.text):
            found[i] = Found(i, i, line.text.rstrip(" :"), AGENDA)
    return found


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
    if not begins_block(lines, i) or not line.text[:1].isupper():
        return None
    doors = closed.opens_closed_group(line.text) or closed.opens_open_group(line.text)
    if not doors and not _ADDENDUM.fullmatch(line.text):
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
        int(m["number"]) for line in lines if (m := _PLAIN.fullmatch(line.text)) and m["number"].isdigit()
    ]
    return 2 in numbers or any(_WORDED.fullmatch(line.text) for line in lines)


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


def _candidates(lines: Sequence[Line], marks: Mapping[int, int], opens: Sequence[bool]) -> list[_Candidate]:
    found: list[_Candidate] = []
    listed = 0  # the number of the list item before, since the last label
    for i, line in enumerate(lines):
        if opens[i] and not _WORDED.fullmatch(line.text):
            listed = 0
            continue
        candidate = _candidate(lines, i, opens)
        if candidate is None:
            continue
        in_list = candidate.number == listed + 1 and any(opens)
        listed = candidate.number if in_list or candidate.number == 1 else listed
        marked = line.start in marks
        weight = candidate.weight + 2 * marked - 3 * (in_list and not marked)
        found.append(replace(candidate, weight=weight))
    kept = [candidate for candidate in found if candidate.weight > -3]
    return sorted(sorted(kept, key=lambda c: -c.weight)[:_MOST], key=lambda c: c.first)


def _candidate(lines: Sequence[Line], i: int, opens: Sequence[bool]) -> _Candidate | None:
    text = lines[i].text
    worded = _WORDED.fullmatch(text)
    plain = None if worded else _PLAIN.fullmatch(text)
    alone = worded is None and is_bare_number(lines[i]) and lines[i].gap
    match = worded or plain
    title = match["title"] if match else ""
    first = i
    if alone or (worded and not title):
        i += 1
        if i >= len(lines) or opens[i] or lines[i].text[:1].islower() or is_bare_number(lines[i]):
            return None
        title = lines[i].text
    elif not match or not re.match(r"[(\[”\"»'§]*[A-ZÆØÅÉ\d]", title) or _is_date_or_amount(text):
        return None
    if _CONTENTS.search(title) or len(title) > _LONGEST or (worded and _is_sentence(worded)):
        return None
    last = _title_end(lines, i, opens)
    number = match["number"] if match else text.strip(" -")
    below = last + 1 < len(lines) and _opens_below(lines, last + 1, opens)
    weight = (
        3.0 * bool(worded)
        + 3 * below
        + lines[first].gap
        - 3 * bool(re.search(r"(?<!\bevt)(?<!m\.v)[.,;]$|:$", lines[last].text))
        - 3 * bool(_RESULT.match(title))
        - 5 * bool(re.match(r"At\b|at\b", title))
        - (match is not None and not match["sign"].strip() and not worded)
        - 2 * alone
    )
    return _Candidate(first, last, title, int(re.sub(r"\D", "", number)), weight)


def _is_sentence(worded: re.Match[str]) -> bool:
    """Tell whether "Punkt 3 og 4 godkendt" or "Sag 3 handler om" was met instead of a heading."""
    bare = not worded["sign"].strip() and worded["word"].casefold().startswith(("sag", "nr"))
    return bool(worded["title"]) and bare and not worded["word"].rstrip().endswith(".")


def _is_date_or_amount(text: str) -> bool:
    return bool(re.match(r"\d{1,2}\.\d|\d+\.\s*\d{3}\b|\d{4}\s|\d+[.,]?\s+(?:kr|pct|mio|m2|ha)\b", text))


def _opens_below(lines: Sequence[Line], i: int, opens: Sequence[bool]) -> bool:
    return opens[i] or leads_in(lines[i].text)


def _title_end(lines: Sequence[Line], i: int, opens: Sequence[bool]) -> int:
    """Return the last line of a title that runs over several lines."""
    last = i
    for j in range(i + 1, min(i + _TITLE_LINES, len(lines))):
        line = lines[j]
        if line.gap or opens[j] or is_list_item(line.text) or _WORDED.fullmatch(line.text):
            break
        ends = j + 1 >= len(lines) or lines[j + 1].gap or opens[j + 1]
        runs_on = line.text[0].islower() or ends_open(lines[j - 1].text)
        if not (runs_on or ends) or line.text.endswith((".", ":")) or leads_in(line.text):
            break
        if not ends and not _ends_soon(lines, j, opens):
            break
        last = j
    return last


def _ends_soon(lines: Sequence[Line], j: int, opens: Sequence[bool]) -> bool:
    following = range(j + 1, min(j + _TITLE_LINES, len(lines)))
    return any(lines[k].gap or opens[k] for k in following)


def _chain(candidates: Sequence[_Candidate], opens: Sequence[bool]) -> list[_Candidate]:
    """Return the candidates that together weigh most, counting upwards."""
    before = [0]
    for is_open in opens:
        before.append(before[-1] + is_open)

    any_parts = before[-1] > 0

    def parts(first: int, end: int) -> bool:
        return before[end] > before[first]

    best: list[tuple[float, int]] = []  # the weight of the best chain that ends here, and the one before
    for j, item in enumerate(candidates):
        tail = item.weight
        top, link = tail, -1
        for i in range(j):
            ahead = candidates[i]
            if ahead.last >= item.first:
                continue
            step = item.number - ahead.number
            cost = 0.0 if step == 1 else min(1.0 + step / 20, 3.0) if step > 0 else _RESTART
            has_parts = parts(ahead.last + 1, item.first)
            bonus = 0.0 if not any_parts else 1.0 if has_parts else -1.0
            weight = best[i][0] + tail - cost + bonus
            if weight > top:
                top, link = weight, i
        best.append((top, link))
    if not best:
        return []
    ends = [weight + parts(c.last + 1, len(opens)) for (weight, _), c in zip(best, candidates, strict=True)]
    at = max(range(len(ends)), key=lambda k: ends[k])
    if ends[at] < (_ENOUGH if any_parts else _ENOUGH_BARE):
        return []
    chosen: list[_Candidate] = []
    while at >= 0:
        chosen.append(candidates[at])
        at = best[at][1]
    return chosen[::-1]


def _item(lines: Sequence[Line], item: _Candidate) -> Found:
    first = item.first
    if first and re.fullmatch(r"\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d+-\d{2,4}", lines[first - 1].text):
        first -= 1  # the case number stands over the title
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
    while first > 0 and not lines[first].gap and last - first < _TITLE_LINES - 1:
        first -= 1
    text = joined(lines, first, last)
    if (
        not lines[first].gap
        or not re.match(r"[(”\"»]?[A-ZÆØÅ\d]", text)
        or len(text) > 200
        or lines[last].text.endswith((".", ",", ";", ":"))
        or re.search(r"\b(?:fraværende|afbud)\b|\b\d{4}$|: ", text, re.I)
        or _RESULT.match(text)
        or any(item_label(lines[k].text) or is_meta(lines[k].text) for k in range(first, last + 1))
        or is_decision_heading(text)
        or is_bare_decision_heading(text)
        or _KIND.match(text)
        or any(find_agenda_group(lines, k) for k in range(first, last + 1))
        or any(is_list_item(lines[k].text) for k in range(first, last + 1))
    ):
        return None
    return Found(first, last, text, ITEM)
