"""Changes to a clean text that keep the way back to the source."""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.types import CleanText, Run, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """`text[start:end]` becomes `to`."""

    start: int
    end: int
    to: str


def apply(text: CleanText, edits: Sequence[Edit]) -> CleanText:
    """Return the text with the edits, which are in order and at offsets of `text`."""
    parts: list[str] = []
    runs: list[Run] = []
    at = length = 0
    for edit in [*edits, Edit(len(text.text), len(text.text), "")]:
        runs += (replace(run, clean=run.clean - at + length) for run in _cut(text, at, edit.start))
        length += edit.start - at
        if edit.to:
            runs.append(_repaired(text, edit, length))
        parts += text.text[at : edit.start], edit.to
        length += len(edit.to)
        at = edit.end
    return CleanText("".join(parts), tuple(runs))


def _repaired(text: CleanText, edit: Edit, clean: int) -> Run:
    source = text.source_offset(edit.start)
    end = text.span(edit.start, edit.end).end if edit.end > edit.start else source
    return Run(clean, source, len(edit.to), width=end - source)


def _cut(text: CleanText, start: int, end: int) -> Iterator[Run]:
    """Yield the parts of the text's runs between two clean offsets."""
    first = bisect.bisect_right(text.runs, start, key=lambda run: run.clean) - 1
    for run in itertools.islice(text.runs, max(first, 0), None):
        if run.clean >= end:
            break
        begin, stop = max(start, run.clean), min(end, run.clean + run.length)
        if begin < stop and run.width is not None:  # each part of it stands for all that it stood for
            yield replace(run, clean=begin, length=stop - begin)
        elif begin < stop:
            yield Run(begin, run.source + begin - run.clean, stop - begin)


def text_at(text: CleanText, source: Span) -> str:
    """Return the clean text that stands for a source stretch; a repaired run comes as a whole."""
    parts: list[str] = []
    for run in text.runs:
        if run.source >= source.end or run.source_end <= source.start:
            continue
        cut = run.width is None
        start = run.clean + max(source.start - run.source, 0) * cut
        end = run.clean + run.length - max(run.source_end - source.end, 0) * cut
        parts.append(text.text[start:end])
    return "".join(parts)


def printed(text: CleanText, source: str, start: int, end: int) -> str:
    """Return `text.text[start:end]` with the source's own characters in the place of each repair."""
    parts: list[str] = []
    at = max(bisect.bisect_right(text.runs, start, key=lambda run: run.clean) - 1, 0)
    for run in itertools.islice(text.runs, at, None):
        if run.clean >= end:
            break
        first, last = max(start, run.clean), min(end, run.clean + run.length)
        if first < last:
            repaired = run.width is not None
            parts.append(source[run.source : run.source_end] if repaired else text.text[first:last])
    return "".join(parts)


def changed_words(before: CleanText, after: CleanText, start: int, end: int) -> dict[str, str]:
    """Return the words of `before.text[start:end]` that differ after a repair, and what they became."""
    changed: dict[str, str] = {}
    for match in re.compile(r"\S+").finditer(before.text, start, end):
        now = text_at(after, before.span(*match.span()))
        if now != match.group():
            changed[match.group()] = now
    return changed
