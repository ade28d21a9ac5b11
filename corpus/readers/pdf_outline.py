"""The bookmarks of a PDF say which of its lines are headings.

Only a line that says what the bookmark says, on the page that it leads to, becomes one. A title that is
broken over lines is left to the rules that find headings by their looks.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it has no types
from pypdfium2 import PdfBookmark, PdfDocument, PdfiumError

from corpus.readers.types import Extract, HeadingMark, LineBox

_DEEPEST = 6  # levels of bookmarks that are read
_MOST = 10_000  # bookmarks
_SHORTEST = 3  # letters and digits of a title


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A title in the outline and where it leads."""

    title: str
    level: int  # 1 is outermost
    page: int  # counted from 1
    top: float | None  # points from the page's top; None where only the page is given


def bookmarks(document: PdfDocument) -> Iterator[Bookmark]:
    """Yield the bookmarks that lead to a page, in order."""
    for bookmark in itertools.islice(document.get_toc(max_depth=_DEEPEST), _MOST):
        found = _bookmark(document, bookmark)
        if found:
            yield found


def _bookmark(document: PdfDocument, bookmark: PdfBookmark) -> Bookmark | None:
    try:
        place = bookmark.get_dest()
        page = None if place is None else place.get_index()
        if place is None or page is None:
            return None
        mode, position = place.get_view()
        down = {pdfium.PDFDEST_VIEW_XYZ: 1, pdfium.PDFDEST_VIEW_FITH: 0}.get(mode)
        across = down is not None and down < len(position)
        top = document.get_page_size(page)[1] - position[down] if across else None
        return Bookmark(bookmark.get_title(), bookmark.level + 1, page + 1, top)
    except (PdfiumError, UnicodeDecodeError, IndexError):
        return None


def marks_of(found: Iterable[Bookmark], extract: Extract) -> tuple[HeadingMark, ...]:
    """Return the lines of an extract that bookmarks lead to, as headings, in order."""
    lines: dict[tuple[int, str], list[LineBox]] = defaultdict(list)
    for line in extract.lines:
        key = _key(extract.text[line.start : line.end])
        for same in {key, key.lstrip("0123456789")}:  # the number may be missing from the bookmark
            lines[line.page, same].append(line)
    marks: dict[int, HeadingMark] = {}
    for bookmark in found:
        key = _key(bookmark.title)
        alike = lines.get((bookmark.page, key)) if len(key) >= _SHORTEST else None
        if alike:
            line = min(alike, key=lambda line: abs(line.y0 - (bookmark.top or 0.0)))
            marks.setdefault(line.start, HeadingMark(line.start, line.end, bookmark.level))
    return tuple(marks[start] for start in sorted(marks))


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
