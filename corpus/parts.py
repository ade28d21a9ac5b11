"""The parts of an initiative where no heading sets them apart: "Mål: ..." within a cell, "Pkt. 4-6".

What the text says decides: a lead word at the beginning of a line, a letter that goes on a series, the
mark that a plan's results have. Nothing is moved; a part may be about a piece of the initiative only.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.outline import Part, Stretch, trim
from corpus.types import Document, Role

_LEADS = {
    "Baggrund": Role.WHY,
    "Hvorfor": Role.WHY,
    "Hvordan": Role.HOW,
    "Formål": Role.GOALS,
    "Formålet": Role.GOALS,
    "Mål": Role.GOALS,
    "Målet": Role.GOALS,
    "Delmål": Role.GOALS,
    "Succeskriterium": Role.GOALS,
    "Succeskriterie": Role.GOALS,
    "Succeskriterier": Role.GOALS,
    "Hvem måler": Role.GOALS,
    "Hvordan måles": Role.GOALS,
    "Hvornår måles": Role.GOALS,
    "Indsatser": Role.HOW,
    "Aktiviteter": Role.HOW,
    "Opgaver": Role.SCOPE,
    "Afgrænsning": Role.SCOPE,
    "Organisering": Role.ORGANISATION,
    "Økonomi": Role.ORGANISATION,
    "Tidsplan": Role.STATUS,
    "Tids- og aktivitetsplan": Role.STATUS,
    "Status": Role.STATUS,
}
_NAMES = "|".join(sorted(_LEADS, key=len, reverse=True))
# At the beginning of a line, or after a sentence where a format gives a cell as one line.
_LEAD = re.compile(rf"(?:^(?:[•√-]\s*)?({_NAMES})\s*[:?]|(?<=[.!?] )({_NAMES}):)\s*", re.MULTILINE)
_LETTERED = re.compile(r"^([A-ZÆØÅ])\.\s+\S[^\n]{2,90}$", re.MULTILINE)
_SEVERAL = re.compile(r"(?:Pkt\.?|Punkt(?:erne)?|Ad\.?)\s*(\d{1,2})\s*[-–]\s*(\d{1,2})\s*[.:]?")
_GOAL, _REALISED = "Hvad var målet?", "Hvad har vi realiseret?"
_MARK = re.compile(r"^([^\w\s”\"(])\s", re.MULTILINE)
_FEWEST_MARKS = 3  # of a plan's results, for a mark to be theirs


def by_leads(document: Document, spans: Sequence[Stretch]) -> tuple[tuple[Stretch, ...], list[Part]]:
    """Return the text before the first lead word, and a part for each: "Mål: At højne service"."""
    before: list[Stretch] = []
    led: list[Part] = []
    for start, end in spans:
        at, label = start, None
        for lead in _LEAD.finditer(document.text.text[start:end]):
            _put(document, before, led, label, (at, start + lead.start()))
            at, label = start + lead.end(), lead[1] or lead[2]
        _put(document, before, led, label, (at, end))
    return tuple(before), led


def _put(
    document: Document, before: list[Stretch], led: list[Part], label: str | None, stretch: Stretch
) -> None:
    trimmed = trim(document, *stretch)
    if label:
        led.append(Part(label, _LEADS[label], (trimmed,) if trimmed[0] < trimmed[1] else ()))
    elif trimmed[0] < trimmed[1] and led:
        led[-1] = replace(led[-1], spans=(*led[-1].spans, trimmed))
    elif trimmed[0] < trimmed[1]:
        before.append(trimmed)


def within(document: Document, part: Part) -> list[Part]:
    """Return what a part is made of where it says so: "Mål: ...", "Tidsplan: ..." under "Opgaver"."""
    if part.role is not Role.GOALS and part.label != "Opgaver":
        return [part]
    before, led = by_leads(document, part.spans)
    if not led:
        return [part]
    return [*([replace(part, spans=before)] if before else []), *led]


def by_letters(
    document: Document, own: tuple[Stretch, ...], parts: Sequence[Part]
) -> tuple[tuple[Stretch, ...], list[Part]]:
    """Tell the parts of lettered pieces apart: "A. Energi", its parts, "B. Klimanetværk", its parts.

    A letter's title is one when a part begins below it, and the one that comes next when the first is.
    """
    found: list[Part] = []
    head, about, rest = _cut_letter(document, own, "A")
    if about is None or rest or not parts:
        return own, list(parts)
    for part in parts:
        spans, following, below = _cut_letter(document, part.spans, chr(ord(about[0]) + 1))
        found.append(replace(part, spans=spans, about=about))
        while following:
            about = following
            spans, following, after = _cut_letter(document, below, chr(ord(about[0]) + 1))
            if spans:
                found.append(Part("", Role.BODY, spans, about))
            below = after
    return head, found


def _cut_letter(
    document: Document, spans: Sequence[Stretch], letter: str
) -> tuple[tuple[Stretch, ...], str | None, tuple[Stretch, ...]]:
    """Return the text before the line that a letter opens, that line, and the text after it."""
    for k, (start, end) in enumerate(spans):
        for match in _LETTERED.finditer(document.text.text[start:end]):
            if match[1] != letter:
                continue
            before = trim(document, start, start + match.start())
            after = trim(document, start + match.end(), end)
            kept = tuple(s for s in (*spans[:k], before) if s[0] < s[1])
            return kept, match.group(), tuple(s for s in (after, *spans[k + 1 :]) if s[0] < s[1])
    return tuple(spans), None, ()


def for_several(document: Document, own: tuple[Stretch, ...]) -> tuple[tuple[Stretch, ...], frozenset[str]]:
    """Return the text without a last line "Pkt. 4-6", and the numbers that it names."""
    if not own:
        return own, frozenset()
    start, end = own[-1]
    last = document.text.text.rfind("\n", start, end) + 1 or start
    match = _SEVERAL.fullmatch(document.text.text[max(last, start) : end])
    if not match:
        return own, frozenset()
    kept = trim(document, start, max(last, start))
    numbers = frozenset(str(number) for number in range(int(match[1]), int(match[2]) + 1))
    return (*own[:-1], *([kept] if kept[0] < kept[1] else [])), numbers


def mark_of_results(document: Document, all_parts: Sequence[Sequence[Part]]) -> str | None:
    """Return the mark that a plan's results have and its goals have not, or None."""
    results: Counter[str] = Counter()
    goals: Counter[str] = Counter()
    for parts in all_parts:
        if _has_results(parts):
            for part in parts:
                marks = _marks(document, part)
                results.update(marks if part.label == _REALISED else ())
                goals.update(marks if part.label != _REALISED else ())
    mark = max(results, key=lambda each: results[each], default=None)
    return mark if mark and results[mark] >= _FEWEST_MARKS and not goals[mark] else None


def with_results(document: Document, parts: Sequence[Part], mark: str) -> Iterator[Part]:
    """Yield the parts; where the results have no label, they part from the goals at their mark."""
    for part in parts:
        cut = None if _has_results(parts) or part.label != _GOAL else _first_mark(document, part, mark)
        if cut is None:
            yield part
            continue
        before = [trim(document, start, min(end, cut)) for start, end in part.spans if start < cut]
        after = [trim(document, max(start, cut), end) for start, end in part.spans if end > cut]
        yield replace(part, spans=tuple(before))
        yield Part(_REALISED, Role.RESULTS, tuple(after), part.about, stated=False)


def _has_results(parts: Sequence[Part]) -> bool:
    return any(part.label == _REALISED for part in parts)


def _marks(document: Document, part: Part) -> list[str]:
    return [mark for start, end in part.spans for mark in _MARK.findall(document.text.text[start:end])]


def _first_mark(document: Document, part: Part, mark: str) -> int | None:
    for start, end in part.spans:
        for found in _MARK.finditer(document.text.text[start:end]):
            if found[1] == mark:
                return start + found.start()
    return None
