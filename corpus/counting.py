"""Numbered lines that are items of minutes, told from lists, contents and sentences by weighing.

Items count upwards through the whole document and have their parts under them; the points of a proposal
begin anew in every item, and the entries of a table of contents have nothing under them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.clean import ends_open, is_list_item
from corpus.closed import is_closed_title
from corpus.item_lines import case_number_in_title, leads_in
from corpus.lines import Line, is_bare_number

_NUMBER = r"(?P<number>\d{1,4}(?:\.\d{1,2}(?=\s))?[a-zA-Z]?)"
WORDED = re.compile(
    r"(?:(?:Lukket|LUKKET|Åbent|ÅBENT)\s+)?"
    rf"(?P<word>(?:Dagsordens)?(?:[Pp]unkt|PUNKT)(?:\s*nr\.?)?|Pkt\.?|PKT\.?|Sag(?:\s*nr\.?)?|Sagspunkt|Nr\.?)\s*{_NUMBER}"
    r"(?![\w/-]*\d)(?P<sign>\s*[.:)–-]*)\s*(?P<title>.*)"
)
# What was said "ad" a point of the agenda that was sent out before.
AD = re.compile(
    r"Ad\.?\s*(?:pkt\.?|punkt)?\s*(?P<number>\d{1,2})\b\s*[.:)–-]*\s*(?P<title>.*)", re.IGNORECASE
)
PLAIN = re.compile(rf"{_NUMBER}(?P<sign>\s*[.):]|\s)\s*[–-]?\s*(?P<title>\S.*)")
RESULT = re.compile(
    r"(?:godkendt|udsat|tiltrådt|anbefale[st]|vedtaget|drøftet|afvist|taget til|til efterretning|ingen"
    r"|intet)\b",
    re.I,
)
# Titles that agendas everywhere have, mostly with a word or two below and no part.
_USUAL = re.compile(
    r"(?:Eventuelt|Evt\.?|Meddelelser|Siden sidst|Spørgetid|Næste møde|Orientering(?:er)?"
    r"|Gensidig orientering|(?:Velkomst og )?Godkendelse af (?:dagsorden|referat)[\w .-]{0,60}"
    r"|(?:Meddelelser|Orientering(?:er)?) fra [\w\- ]{3,40})\s*:?",
    re.I,
)
# A title begins with a capital, a figure or "(lukket)".
_BEGINS = re.compile(r"[(\[]\s*(?i:lukket|åben|fortrolig|ikke)|[(\[”\"»'§]*\s?[A-ZÆØÅÉ\d]")
_CONTENTS = re.compile(r"(?:\bs\.\s*\d+|\.{3,}\s*[\divx]*|…+\s*\d*)$")
_LONGEST = 300  # characters in an item's title
TITLE_LINES = 4
_FULL_LINE = 55  # characters: a title's line so long goes on where the next begins with a capital
_RESTART = 4.0  # what it costs to begin counting anew: a second agenda in the same file
_ENOUGH = 4.0  # the weight of one item that has its parts right under its title
_ENOUGH_BARE = 2.0  # of two items where none has parts, as in the minutes of small boards
_AD_SENTENCE = 6  # words: a longer title with a full stop is a sentence
_PARTS_OF_NUMBER = 100  # more than an agenda has under one chapter
_MOST = 800  # candidates that are weighed together


@dataclass(frozen=True, slots=True)
class Candidate:
    """A numbered title on the lines `first` to `last`, both included; the heavier, the more like an item."""

    first: int
    last: int
    title: str
    number: int
    weight: float


def counted_items(lines: Sequence[Line], marks: Mapping[int, int], opens: Sequence[bool]) -> list[Candidate]:
    """Return the numbered lines that are items, in order.

    Args:
        lines: the lines of minutes.
        marks: the levels of headings that the format itself calls so, by the source offset of their line.
        opens: for each line whether it is a label or the like that stands in items only.
    """
    return _chain(_candidates(lines, marks, opens), opens)


def ad_items(lines: Sequence[Line], opens: Sequence[bool]) -> list[Candidate]:
    """Return the items of minutes that head each with "Ad 1. Title", in order.

    Decisions answer their points in the same words, but after a label, and begin anew in each item.
    """
    found: list[Candidate] = []
    for i, line in enumerate(lines):
        match = AD.fullmatch(line.text)
        if not match:
            continue
        at = i if match["title"] else i + 1
        title = lines[at].text if at < len(lines) else ""
        said = match["title"] or title
        sentence = said.endswith(".") and len(said.split()) > _AD_SENTENCE
        step = int(match["number"]) - (found[-1].number if found else 0)
        no_title = not _BEGINS.match(said) or RESULT.match(said) or len(said) > _LONGEST or sentence
        if no_title or step not in (1, 2) or (not found and any(opens[:i])) or (at > i and opens[at]):
            return []
        found.append(Candidate(i, _title_end(lines, at, opens), said, int(match["number"]), 0.0))
    return found if len(found) > 1 else []


def _candidates(lines: Sequence[Line], marks: Mapping[int, int], opens: Sequence[bool]) -> list[Candidate]:
    found: list[Candidate] = []
    listed = 0  # the number of the list item before, since the last label
    for i, line in enumerate(lines):
        if opens[i] and not WORDED.fullmatch(line.text):
            listed = 0
            continue
        candidate = _candidate(lines, i, opens)
        if candidate is None:
            continue
        # Before the first label a number stands in the contents or is that of an item without parts.
        after = candidate.last + 1
        below = after < len(lines) and (_opens_below(lines, after, opens) or _tells(lines, after))
        begins = below and not any(opens[:i])
        in_list = candidate.number == listed + 1 and any(opens) and not begins
        listed = candidate.number if in_list or candidate.number == 1 else listed
        marked = line.start in marks
        weight = candidate.weight + 2 * marked - 3 * (in_list and not marked)
        found.append(replace(candidate, weight=weight))
    kept = [candidate for candidate in found if candidate.weight > -3]
    return sorted(sorted(kept, key=lambda c: -c.weight)[:_MOST], key=lambda c: c.first)


def _candidate(lines: Sequence[Line], i: int, opens: Sequence[bool]) -> Candidate | None:
    text = lines[i].text
    worded = WORDED.fullmatch(text)
    plain = None if worded else PLAIN.fullmatch(text)
    alone = worded is None and is_bare_number(lines[i]) and lines[i].gap
    match = worded or plain
    title = match["title"] if match else ""
    first = i
    if alone or (worded and not title):
        i += 1
        if i >= len(lines) or opens[i] or lines[i].text[:1].islower() or is_bare_number(lines[i]):
            return None
        title = lines[i].text
    elif not match or not _BEGINS.match(title) or _is_date_or_amount(text):
        return None
    if _CONTENTS.search(title) or len(title) > _LONGEST or (worded and _is_sentence(worded)):
        return None
    last = _title_end(lines, i, opens)
    number = match["number"] if match else text.strip(" -")
    below = last + 1 < len(lines) and _opens_below(lines, last + 1, opens)
    weight = (
        3.0 * bool(worded)
        + 3 * (below or _has_sign(title))
        + lines[first].gap
        + 2 * (bool(_USUAL.fullmatch(title)) and _has_text(lines, last + 1))
        - 3 * bool(re.search(r"(?<!\bevt)(?<!m\.v)[.,;]$|:$", lines[last].text))
        - 3 * bool(RESULT.match(title))
        - 5 * bool(re.match(r"At\b|at\b", title))
        - (match is not None and not match["sign"].strip() and not worded)
        - 2 * alone
    )
    return Candidate(first, last, title, _value(number), weight)


def _has_text(lines: Sequence[Line], i: int) -> bool:
    """Tell whether text stands at line `i`, and not the next entry of a table of contents."""
    return i < len(lines) and not PLAIN.fullmatch(lines[i].text) and not WORDED.fullmatch(lines[i].text)


def _tells(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a sentence stands at line `i`, and no entry of a list."""
    return _has_text(lines, i) and bool(re.match(r"[A-ZÆØÅ].{10,}[.!?]$", lines[i].text))


def _has_sign(title: str) -> bool:
    """Tell whether a title says what only an item's does: its case number, or that it is closed."""
    return is_closed_title(title) or case_number_in_title(title) is not None


def _value(number: str) -> int:
    """Return a number to count with: 4 comes before 5, and 4.1 before 4.2."""
    whole, _, part = re.sub(r"[^\d.]", "", number).partition(".")
    return int(whole) * (_PARTS_OF_NUMBER if part else 1) + int(part or 0)


def _is_sentence(worded: re.Match[str]) -> bool:
    """Tell whether "Punkt 3 og 4 godkendt" or "Sag 3 handler om" was met instead of a heading."""
    bare = not worded["sign"].strip() and worded["word"].casefold().startswith(("sag", "nr"))
    return bool(worded["title"]) and bare and not worded["word"].rstrip().endswith(".")


def _is_date_or_amount(text: str) -> bool:
    return bool(
        re.match(r"\d{1,2}\.\d+[.,\d]|\d+\.\s*\d{3}\b|\d{4}\s|\d+[.,]?\s+(?:kr|pct|mio|m2|ha)\b", text)
    )


def _opens_below(lines: Sequence[Line], i: int, opens: Sequence[bool]) -> bool:
    return opens[i] or leads_in(lines[i].text)


def _title_end(lines: Sequence[Line], i: int, opens: Sequence[bool]) -> int:
    """Return the last line of a title that runs over several lines."""
    last = i
    for j in range(i + 1, min(i + TITLE_LINES, len(lines))):
        line = lines[j]
        if line.gap or opens[j] or is_list_item(line.text) or WORDED.fullmatch(line.text):
            break
        ends = j + 1 >= len(lines) or lines[j + 1].gap or opens[j + 1]
        before = lines[j - 1].text
        runs_on = line.text[0].islower() or ends_open(before) or len(before) >= _FULL_LINE
        if not (runs_on or ends) or line.text.endswith((".", ":")) or leads_in(line.text):
            break
        if RESULT.match(line.text):
            break
        if not ends and not _ends_soon(lines, j, opens):
            break
        last = j
    return last


def _ends_soon(lines: Sequence[Line], j: int, opens: Sequence[bool]) -> bool:
    following = range(j + 1, min(j + TITLE_LINES, len(lines)))
    return any(lines[k].gap or opens[k] for k in following)


def _chain(candidates: Sequence[Candidate], opens: Sequence[bool]) -> list[Candidate]:
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
    at = max(range(len(ends)), key=lambda k: (ends[k], k))  # the last item may have no part
    if ends[at] < (_ENOUGH if any_parts else _ENOUGH_BARE):
        return []
    chosen: list[Candidate] = []
    while at >= 0:
        chosen.append(candidates[at])
        at = best[at][1]
    return chosen[::-1]
