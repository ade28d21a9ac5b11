"""Scanned pages are recognised by Tesseract with its Danish data."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.readers import ocr
from corpus.readers.pdf import PdfReader
from corpus.readers.sandbox import extract
from corpus.readers.types import DEFAULTS, Limits
from tests.readers.make_files import picture, put, scan

TEXTS = [
    "Økonomiudvalget besluttede på mødet",
    "at bygge en ny sti langs åen.",
    "Ændringer sker først i år 2012.",
]


@pytest.fixture(autouse=True)
def tesseract() -> None:
    """Skip without Tesseract, except where the build must have it."""
    if not ocr.is_available():
        assert not os.environ.get("CI"), ocr.MISSING
        pytest.skip(ocr.MISSING)


def test_p_10_a_scanned_page_is_recognised_in_danish(tmp_path: Path) -> None:
    found = extract(put(tmp_path, "scan.pdf", scan(TEXTS)))
    assert found.text.split() == " ".join(TEXTS).split()
    assert found.warnings == ("text that was recognised in a picture on page 1",)


def test_a_recognised_line_has_its_box_on_the_page() -> None:
    line = PdfReader().read(scan(TEXTS), DEFAULTS).lines[1]
    # Drawn at 120 across and 160 down at 150 dots per inch; letters begin a little below.
    assert line.page == 1
    assert line.x0 == pytest.approx(120 * 72 / 150, abs=3)
    assert line.y0 == pytest.approx(170 * 72 / 150, abs=8)
    assert line.y1 - line.y0 < 25


def test_p_11_pages_that_time_did_not_allow_are_listed() -> None:
    with pytest.raises(Exception, match="holds no readable text"):
        PdfReader().read(scan(TEXTS), Limits(ocr_seconds=0))


def test_text_recognition_is_told_of_before_it_begins() -> None:
    told: list[str] = []
    PdfReader(on_ocr=lambda: told.append("ocr")).read(scan(TEXTS[:1]), DEFAULTS)
    assert told == ["ocr"]


def test_a_picture_without_letters_gives_no_lines() -> None:
    blank = picture([], (400, 400))
    lines, certainty = ocr.recognise(ocr.Picture(400, 400, blank.tobytes(), 300 / 72), 30)
    assert (lines, certainty) == ([], 0.0)


def test_a_picture_that_is_none_gives_no_lines() -> None:
    assert ocr.recognise(ocr.Picture(400, 400, b"", 1), 30) == ([], 0.0)
