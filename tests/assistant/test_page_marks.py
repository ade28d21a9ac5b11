"""Rectangles over the cited words of a page."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from assistant.page_marks import Rectangle, rectangles
from corpus.readers.types import LineBox
from corpus.types import CleanText, Run, Span

HEAD = "RÅDSLAG KOMMUNE"
LINES = ("Klimatilpasning skal sikre, at regnvand", "ledes væk, før det gør skade.")
SOURCE = "\n".join((HEAD, *LINES))
FIRST, SECOND = SOURCE.index("Klima"), SOURCE.index("ledes")
# The clean text is without the running head, and has a space in the place of the line break.
TEXT = CleanText(" ".join(LINES), (Run(0, FIRST, len(SOURCE) - FIRST),))
BOXES = (
    LineBox(1, 0, len(HEAD), 60, 20, 200, 32),
    LineBox(1, FIRST, SECOND - 1, 60, 80, 260, 92),
    LineBox(1, SECOND, len(SOURCE), 60, 94, 220, 106),
)


def marked(start: int, end: int, page: int = 1) -> tuple[Rectangle, ...]:
    return rectangles(TEXT, SOURCE, BOXES, page, Span(start, end))


def test_whole_lines_are_marked_as_wide_as_they_are() -> None:
    assert marked(FIRST, len(SOURCE)) == (Rectangle(60, 80, 200, 12), Rectangle(60, 94, 160, 12))


def test_a_part_of_a_line_is_marked_where_it_stands() -> None:
    start = SOURCE.index("regnvand")
    (part,) = marked(start, start + len("regnvand"))
    assert part.x == pytest.approx(60 + 200 * 30 / 39, abs=8)
    assert part.x + part.width == pytest.approx(260)


def test_the_running_head_is_left_out_as_it_is_of_the_quote() -> None:
    assert marked(0, len(SOURCE)) == marked(FIRST, len(SOURCE))


def test_another_page_and_a_span_of_nothing_have_no_marks() -> None:
    assert marked(FIRST, len(SOURCE), page=2) == ()
    assert marked(0, len(HEAD)) == ()
    assert marked(50, 40) == ()


def test_turned_text_is_marked_as_a_whole() -> None:
    turned = (LineBox(1, FIRST, SECOND - 1, 500, 100, 512, 300),)
    found = rectangles(TEXT, SOURCE, turned, 1, Span(FIRST, FIRST + 5))
    assert found == (Rectangle(500, 100, 12, 200),)


@given(st.integers(-3, len(SOURCE) + 3), st.integers(-3, len(SOURCE) + 3))
def test_a_mark_never_leaves_its_line(start: int, end: int) -> None:
    for mark in marked(start, end):
        assert mark.width >= 0
        assert any(
            box.x0 <= mark.x and mark.x + mark.width <= box.x1 + 1e-9 and mark.y == box.y0 for box in BOXES
        )


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman"])
def test_letters_are_found_within_a_letter_of_where_they_are_printed(font: str) -> None:
    line = "Økonomiudvalget godkendte den 24. januar 2012, at Virksomhedsplanen følges op hvert kvartal."
    width = stringWidth(line, font, 10)
    text = CleanText(line, (Run(0, 0, len(line)),))
    boxes = (LineBox(1, 0, len(line), 0, 0, width, 10),)
    misses = []
    for at in range(1, len(line)):
        (mark,) = rectangles(text, line, boxes, 1, Span(at, len(line)))
        misses.append(abs(mark.x - stringWidth(line[:at], font, 10)) / (width / len(line)))
    assert statistics.mean(misses) < 0.6
    assert max(misses) < 1.5
