"""One file may hold several documents: minutes followed by the plans and notes attached to them.

Where a new document begins is found from the text: an opening heading ("1 Indledning", "Forord") or a
title at the top of a page, after the last decision of the minutes, whose pages have another owner than
those before, or which repeats an opening that was there already.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from corpus import masking, names
from corpus.agenda import is_minutes
from corpus.decision_headings import is_bare_decision_heading, is_decision_heading
from corpus.lines import Line
from corpus.types import Kind, Period

_OPENING = re.compile(r"(?:1\.?\s+)?(?:Indledning|Forord|Indhold|Resumé|Sammenfatning)\s*:?", re.IGNORECASE)
_KINDS = {
    "virksomhedsplan": Kind.PLAN,
    "handleplan": Kind.PLAN,
    "udviklingsplan": Kind.PLAN,
    "strategi": Kind.STRATEGY,
    "politik": Kind.STRATEGY,
    "notat": Kind.NOTE,
}
_KIND_WORD = re.compile(rf"\b({'|'.join(_KINDS)})(?:en|et|s)?\b", re.IGNORECASE)
_TITLE = re.compile(rf"(?:{'|'.join(_KINDS)})\b.{{0,40}}\b(?:19|20)\d\d", re.IGNORECASE)
_OWNER = re.compile(r"forvaltning|direktion|center|sekretariat|afdeling", re.IGNORECASE)
_QUOTED_TITLE = re.compile(r"notat(?:et)?\s+[\"”“»']([^\"”“«']{8,160})[\"”“«']", re.IGNORECASE)
_BEGINNING = 60  # lines of a part that are read for what it calls itself
_SAME_OPENING = 8  # lines that must agree for a part to be a second printing of another


@dataclass(frozen=True, slots=True)
class Part:
    """The lines `first` to `end` (excluded) of a file that make one document.

    `title` is None for the part that the file's catalogue entry describes, its first one.
    """

    first: int
    end: int
    title: str | None = None
    kind: Kind = Kind.OTHER
    organ: str | None = None
    period: Period | None = None


def divide(lines: Sequence[Line]) -> list[Part]:
    """Return the documents of a file in their order; most files hold one."""
    decisions = [i for i, line in enumerate(lines) if is_decision_heading(line.text)]
    if not decisions and is_minutes(lines):
        decisions = [i for i, line in enumerate(lines) if is_bare_decision_heading(line.text)]
    if not decisions:
        return [Part(0, len(lines))]
    starts = [i for i in range(decisions[-1] + 1, len(lines)) if _may_open(lines, i)]
    announced = _QUOTED_TITLE.findall(_text(lines[: starts[0]])) if starts else ()
    if not starts:
        return [Part(0, len(lines))]
    parts = [Part(0, starts[0])]
    for first, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        part = _describe(lines, first, end, announced)
        same = parts[-1].title is not None and part.organ == parts[-1].organ
        if same and not _repeats(lines, parts[-1].first, first):
            last = parts.pop()
            part = _describe(lines, last.first, end, announced)
        parts.append(part)
    return parts


def _may_open(lines: Sequence[Line], i: int) -> bool:
    line = lines[i]
    if line.furniture or not line.gap:
        return False
    following = lines[i + 1].text if i + 1 < len(lines) else ""
    if _TITLE.fullmatch(line.text) and names.find_names(following):
        return True  # a title page: "Virksomhedsplan 2012" over the name of the department
    return line.page_top and (bool(_OPENING.fullmatch(line.text)) or _names_owner_and_kind(line.text))


def _names_owner_and_kind(text: str) -> bool:
    """Tell whether a page begins "Direktionens virksomhedsplan for 2012 ..."."""
    found = names.find_names(text)
    if not found or not text.startswith(found[0]):
        return False
    return bool(_KIND_WORD.match(text[len(found[0]) :].strip()))


def _describe(lines: Sequence[Line], first: int, end: int, announced: Sequence[str]) -> Part:
    beginning = _text(lines[first : min(first + _BEGINNING, end)])
    kind_words = Counter(word.casefold() for word in _KIND_WORD.findall(beginning))
    word = kind_words.most_common(1)[0][0] if kind_words else ""
    kind = _KINDS.get(word, Kind.OTHER)
    if kind is Kind.NOTE:
        title = _announced_title(beginning, announced) or "Notat"
        return Part(first, end, title, kind)
    organ = _owner(_text(lines[first:end]))
    year = (
        re.search(rf"{word}(?:en|et)?\s*(?:for\s+)?((?:19|20)\d\d)", beginning, re.IGNORECASE)
        if word
        else None
    )
    of_organ = f"{organ}s {word or 'dokument'}" if organ else word.capitalize() or "Bilag"
    title = f"{of_organ} {year[1]}" if year else of_organ
    period = Period(int(year[1]), int(year[1])) if year else None
    return Part(first, end, title, kind, organ, period)


def _owner(text: str) -> str | None:
    found = Counter(
        names.nominative(name) for name in names.find_names(text) if name[0].isupper() and _OWNER.search(name)
    )
    return found.most_common(1)[0][0] if found else None


def _announced_title(beginning: str, announced: Sequence[str]) -> str | None:
    """Return the title, among those the minutes announce, whose words the part begins with."""

    def fit(title: str) -> int:
        words = {word[:6] for word in re.findall(r"\w{4,}", title.casefold())}
        return sum(word in beginning.casefold() for word in words)

    best = max(announced, key=fit, default=None)
    return masking.shown(re.sub(r"\s+", " ", best)) if best and fit(best) >= 2 else None


def _repeats(lines: Sequence[Line], first: int, again: int) -> bool:
    def opening(start: int) -> list[str]:
        return [line.text for line in lines[start : start + _SAME_OPENING]]

    return opening(first) == opening(again)


def _text(lines: Sequence[Line]) -> str:
    joined = "\n".join(line.text for line in lines if not line.furniture)
    return re.sub(r"(\w)-\n(?=[a-zæøå])", r"\1", joined).replace("\n", " ")
