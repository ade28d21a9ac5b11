"""The lines of a source file, and which of them are page furniture.

Text taken out of a PDF keeps its pages' heads and feet between the lines. A page starts at a form
feed or, in files whose form feeds were turned into spaces, at a line indented by exactly one space.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, replace

from corpus import edges

_RUNNING_HEAD = re.compile(
    r"(?:Åbent|Lukket) punkt\s.*\bs\.\s*\d+"  # "Åbent punkt   Økonomiudvalget den 24-01-2012, s.26"
    r"|Dokument:\s.*\.(?:docx?|pdf|odt)"
    r"|(?:Side|s\.)\s*\d+(?:\s*(?:af|/)\s*\d+)?"
    r"|\d{1,4}\s{3,}\S.{0,60}"  # "2      KONCERNGRUNDLAG 2023-2028"
    r"|.{0,240}\bside\s+\d+\s+af\s+\d+"
    r"|(?:Tilbage )?til toppen"  # of a web page
    r"|_{5,}|-{12,}|\*{5,}",
    re.IGNORECASE,
)
# Digits and full stops of symbol fonts, which a text extraction leaves as private-use characters.
SYMBOLS = {0xF000 + ord(sign): sign for sign in "0123456789.()"}
_SPACE = " \t\n\r\f\v\u00a0\ufeff"  # with the byte order mark, which no one sees
_BARE_NUMBER = re.compile(r"-?\s*\d{1,4}\s*-?")
_LOCAL_LINES = 12  # lines on either side that decide whether a stretch is double-spaced
_HEAD_COPIES = 3  # a page head is a line that stands on top of at least so many pages
_PAGED_COPIES = 2  # of one that also says on which page it stands
_PAGED = re.compile(r"\s(?:Side|s\.|p\.)$", re.IGNORECASE)  # digits aside: "Byrådet 3. maj 2012   Side 4"
_SHORTEST_HEAD = 12  # characters; shorter ones are headings ("Hvorfor") that happen to begin pages


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a source file without the white space around it.

    `start` and `end` are source offsets of the text itself. `whole` is the label or title that the
    line only begins, where a cell of its table runs through it, and the line itself where the format
    calls it a heading.
    """

    start: int
    end: int
    text: str
    page_top: bool  # the first line of a page
    gap: bool  # a paragraph break before it
    furniture: bool = False
    whole: str | None = None


def split_lines(source: str) -> list[Line]:
    """Return the lines that hold text, with furniture marked and gaps set."""
    lines = _mark_heads(_mark_edges(_raw_lines(source), source))
    return _close_double_spacing(lines, source)


def _raw_lines(source: str) -> list[Line]:
    lines: list[Line] = []
    gap = page_top = True
    for match in re.finditer(r"[^\n\f]*[\n\f]?", source):
        whole = match.group()
        text = whole.strip(_SPACE).translate(SYMBOLS)
        if text:
            start = match.start() + len(whole) - len(whole.lstrip(_SPACE))
            top = page_top or bool(re.match(r" \S", whole))
            furniture = is_running_head(text)
            lines.append(Line(start, start + len(text), text, top, gap or top, furniture))
        gap = not text
        page_top = whole.endswith("\f") or (page_top and not text)
    return lines


def _mark_edges(lines: list[Line], source: str) -> list[Line]:
    """Mark running heads and feet where form feeds part the pages."""
    pages: list[list[int]] = [[]]
    for i, line in enumerate(lines):
        feeds = source.count("\f", lines[i - 1].end, line.start) if i else 0
        pages += [[] for _ in range(feeds)]
        pages[-1].append(i)
    if len(pages) < 2:
        return lines
    texts = [[lines[i].text for i in page] for page in pages]
    gaps = [[lines[i].gap for i in page] for page in pages]
    marked = list(lines)
    for page, k in edges.repeated(texts, gaps):
        i = pages[page][k]
        marked[i] = replace(lines[i], furniture=True)
    return marked


def _mark_heads(lines: list[Line]) -> list[Line]:
    """Mark lines that are repeated on top of pages, digits aside, and nowhere else."""
    tops = Counter(_shape(line.text) for line in lines if line.page_top)
    everywhere = Counter(_shape(line.text) for line in lines)
    heads = {
        shape
        for shape, count in tops.items()
        if count >= (_PAGED_COPIES if _PAGED.search(shape) else _HEAD_COPIES)
        and everywhere[shape] == count
        and len(shape) > _SHORTEST_HEAD
    }
    marked: list[Line] = []
    after_furniture = False
    for line in lines:
        furniture = line.furniture or (line.page_top and _shape(line.text) in heads)
        top = line.page_top or after_furniture
        marked.append(replace(line, furniture=furniture, page_top=top, gap=line.gap or after_furniture))
        after_furniture = furniture
    return marked


def _shape(text: str) -> str:
    return re.sub(r"[\d\s]+", " ", text).strip()


def is_running_head(text: str) -> bool:
    """Tell whether the text by itself is page furniture, however often it stands there."""
    return bool(_RUNNING_HEAD.fullmatch(text))


def is_bare_number(line: Line) -> bool:
    """Tell whether the line holds a number alone: a page number, or an item's in minutes."""
    return bool(_BARE_NUMBER.fullmatch(line.text))


def _close_double_spacing(lines: list[Line], source: str) -> list[Line]:
    """Drop the gaps of stretches in which every line is followed by a blank one.

    There a single blank line is the spacing and only two or more end a paragraph.
    """
    blanks = [0] + [
        source.count("\n", before.end, line.start) - 1 for before, line in itertools.pairwise(lines)
    ]
    closed: list[Line] = []
    for i, line in enumerate(lines):
        around = blanks[max(1, i - _LOCAL_LINES) : i + _LOCAL_LINES + 1]
        double = len(around) > 4 and sum(count > 0 for count in around) >= 0.8 * len(around)
        keeps = line.page_top or not double or blanks[i] > 1
        closed.append(line if keeps else replace(line, gap=False))
    return closed
