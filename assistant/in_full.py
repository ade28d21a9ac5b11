"""Decisions and proposals quoted in full, or as many of their points as fit, saying so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.cite import LONGEST_QUOTE
from corpus.clean import is_list_item
from corpus.people import speaks_of_absence
from corpus.sentences import sentences
from corpus.types import Document

Span = tuple[int, int]

# How a line begins that is a point of its own: "Ad 3", "Punkterne 1 og 2", "2. at ...".
_POINT_LINE = re.compile(r"(?:ad\.?|punkt(?:erne)?|pkt\.?)\s*\d|\d{1,2}[.)]\s", re.IGNORECASE)
_WITHIN = re.compile(r"(?<=\s)\d{1,2}[.)] (?=[a-zæøå])")  # "at 1. ... 2. ..." in one sentence


def in_full(document: Document, start: int, end: int, longest: int) -> tuple[list[Span], int, int]:
    """Return stretches to quote, each within the longest quote, that hold a text or its first points.

    A stretch ends where a point or else a sentence ends; one sentence that is too long is returned whole.

    Args:
        document: whose text it is.
        start: where the text begins in the document's clean text.
        end: where it ends.
        longest: characters in all.

    Returns:
        The stretches; how many points they hold; how many points the text has, 1 where it names none.
    """
    text = document.text.text
    points = list(_points(text, start, end))
    if not points:
        return [(start, end)], 1, 1
    first = points[0][0]
    kept = [point for point in points if point[1] - first <= longest] or _sentences_of(
        text, points[0], longest
    )
    return list(_stretches(kept)), min(len(kept), len(points)), len(points)


def _points(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the points of a text; what stands before the first belongs to it. Without any: the whole."""
    spans = list(_said(text, start, end))
    cuts = [first for first, _ in spans if _begins_point(text, first)]
    if len(cuts) < 2:
        cuts = sorted({*cuts, *(match.start() for match in _WITHIN.finditer(text, start, end))})
    if not spans:
        return
    begins = [spans[0][0], *cuts[1:]]
    ends = [*cuts[1:], spans[-1][1]]
    for begin, stop in zip(begins, ends, strict=True):
        yield (
            begin,
            max((last for _, last in spans if begin < last <= stop), default=_trimmed(text, begin, stop)),
        )


def _said(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentences without who was absent, and without what follows that and is no point."""
    attending = said = False
    for span in sentences(text, start, end):
        point = _begins_point(text, span[0])
        absent = speaks_of_absence(text[slice(*span)])
        attending = (attending or absent) and not point
        if absent or (attending and said):
            continue
        said = said or point
        yield span


def _begins_point(text: str, at: int) -> bool:
    line = text[at : at + 40].split("\n", 1)[0]
    new_line = at == 0 or "\n" in text[max(0, at - 2) : at] or not text[:at].strip()
    return new_line and (is_list_item(line) or _POINT_LINE.match(line) is not None)


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())


def _sentences_of(text: str, point: Span, longest: int) -> list[Span]:
    """Return the first sentences of a point that is too long, the very first in any case."""
    spans = list(sentences(text, *point))
    fitting = [span for span in spans if span[1] - point[0] <= longest]
    return fitting or spans[:1]


def _stretches(points: Sequence[Span]) -> Iterator[Span]:
    """Yield points that follow one another, together as far as one quote holds them."""
    begin, last = points[0]
    for start, end in points[1:]:
        if end - begin > LONGEST_QUOTE:
            yield begin, last
            begin = start
        last = end
    yield begin, last
