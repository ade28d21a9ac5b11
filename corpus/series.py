"""Members of a numbered series: "Tema 1: ...", "Fokusområde 2", "Initiativ 1.2: ..."."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.found import INITIATIVE, PART, THEME, Found, joined
from corpus.initiatives import heads_a_table
from corpus.lines import Line
from corpus.numbered import CONTENTS, LONGEST
from corpus.ordinals import CARDINAL, ORDINAL, ROMAN, in_figures
from corpus.types import Role

_NAME = (
    r"(?:(?:Fokus|Indsats|Mål|Strategi|Kerne|Nøgle|Satsnings|Udviklings|Vækst)område|Fokuspunkt|Tema|Indsats"
    r"|Initiativ|Målsætning|(?:Del|Hoved)?mål|Pejlemærke|(?:Strategi|Udviklings|Indsats)?spor|Satsning|Ambition"
    r"|Prioritet|Prioritering|Princip|Søjle|Løfte|(?:Kerne)?værdi|Retning)"
)
_FIGURES = r"\d{1,2}(?:\.\d{1,2})*"
# A number in words or letters may be a word of a sentence ("Mål to gange om ugen"), but not before a sign.
_SERIES = re.compile(
    rf"(?P<name>{_NAME})\s+(?:nr\.?\s*)?(?:(?P<number>{_FIGURES})\b\s*[:.|–-]?"
    rf"|(?P<word>{CARDINAL}|{ROMAN}|[A-H])(?:\s*[:.|–-]|(?=\s*$)))\s*(?P<title>.*)",
    re.IGNORECASE,
)
# "Første spor: Bosætning", "2. pejlemærke – Natur".
_COUNTED = re.compile(
    rf"(?:Det\s+|Den\s+)?(?P<number>{ORDINAL}|\d{{1,2}}\.)\s+(?P<name>{_NAME})(?:\s*[:–-]|(?=\s*$))\s*(?P<title>.*)",
    re.IGNORECASE,
)


def series(lines: Sequence[Line], i: int) -> Found | None:
    """Find "Tema 1: ..." or "Fokusområde to" with its title on the same line or the next."""
    match = _member(lines[i].text)
    if not match or not (lines[i].gap or not match["title"]) or len(lines[i].text) > LONGEST:
        return None
    if lines[i].text[0].islower() or CONTENTS.search(lines[i].text):
        return None
    if match["title"] and (not re.match(r"[A-ZÆØÅ”\"(]", match["title"]) or match["title"].endswith(".")):
        return None  # a sentence that happens to begin so, or "Indsats 16 – 18"
    last = i if lines[i].whole else _title_end(lines, i, match["title"])
    number = in_figures(match["number"] or match["word"])
    head = f"{match['name'].capitalize()} {number}"
    before = re.sub(r"\s+", " ", lines[i].text[: match.start("title")])
    title = joined(lines, i, last)[len(before) :].strip(" :.|–-")
    name = match["name"].casefold()
    level = _level_in(name, lines, last) if not lines[i].whole or name == "initiativ" else THEME
    return Found(i, last, f"{head}: {title}" if title else head, level, series=name)


def _member(text: str) -> re.Match[str] | None:
    return _SERIES.fullmatch(text) or _COUNTED.fullmatch(text)


def _title_end(lines: Sequence[Line], i: int, title: str) -> int:
    """Return the last line of a title that goes on up to its table, or whose words stand below its number."""
    below = itertools.takewhile(_goes_on, lines[i + 1 : i + 4])
    table = next((k for k in range(i, i + 1 + len(list(below))) if heads_a_table(lines, k)), None)
    if table is not None and title:
        return table
    if i + 1 >= len(lines) or lines[i + 1].gap:
        return i
    following = lines[i + 1].text
    return i + bool((title.isupper() and following.isupper()) or (not title and len(following) <= 80))


def _goes_on(line: Line) -> bool:
    """Tell whether a title may go on with a line: a paragraph that begins with a capital is its text."""
    return not _member(line.text) and not (line.gap and line.text[0].isupper())


def _level_in(series: str, lines: Sequence[Line], last: int) -> int:
    """Return the level of a series' member: an "Initiativ" is one, an "Indsatsområde" has some below it."""
    if series == "initiativ":
        return INITIATIVE
    return INITIATIVE if heads_a_table(lines, last) and not series.endswith("område") else THEME


def turn_trailing(found: list[Found]) -> list[Found]:
    """Let each heading of a series that stands after its text open where that text begins.

    The sign: parts ("Hvorfor", "Hvordan") stand before the first heading of the series and between
    each two, and none follows the last.
    """
    turned = list(found)
    for name in {heading.series for heading in found if heading.series}:
        at = [i for i, heading in enumerate(found) if heading.series == name]
        bounds = [
            _first_part(found, 0, at[0]),
            *(_first_part(found, a + 1, b) for a, b in itertools.pairwise(at)),
        ]
        after = found[at[-1] + 1 :]
        if len(at) < 2 or any(heading.level == PART for heading in after):
            continue
        openers = [opener for opener in bounds if opener is not None]
        if len(openers) == len(at):
            # What follows each is the next one's part, so it says nothing of the level.
            level = min(found[i].level for i in at)
            for i, opener in zip(at, openers, strict=True):
                turned[i] = replace(found[i], level=level, opens=opener, closes=found[i].last + 1)
    return sorted(turned, key=lambda heading: (heading.opens, heading.level))


def _first_part(found: Sequence[Found], first: int, end: int) -> int | None:
    """Return the line of the first "Hvorfor" or "Hvordan" among `found[first:end]`."""
    return next((h.first for h in found[first:end] if h.role in (Role.WHY, Role.HOW)), None)
