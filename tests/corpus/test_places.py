"""A passage of a PDF knows where on its pages it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.places import boxes
from corpus.read import documents, read_file, read_folder
from index.passages import passages
from tests.readers.make_files import MARGIN, pdf, put

FIRST = "Forord\nDenne plan handler om kommunens\nveje og stier i de kommende år."
SECOND = "Cykelstier\nDer anlægges en cykelsti på Søvej,\nog den skal være færdig til august."


def test_a_stretch_has_a_box_for_each_line_that_it_touches(tmp_path: Path) -> None:
    source = read_file(put(tmp_path, "plan.pdf", pdf(FIRST, SECOND)))
    start, end = source.text.index("kommunens"), source.text.index("stier i de")
    first, second = boxes(source.boxes, start, end)
    assert first[0] == second[0] == 1
    assert first[1] == second[1] == MARGIN
    assert first[2] < second[2]  # the second is further down
    assert second[2] - first[2] == pytest.approx(14, abs=0.2)  # points from line to line
    across = boxes(source.boxes, source.text.index("veje"), source.text.index("Der anlægges"))
    assert [box[0] for box in across] == [1, 2]


def test_a_stretch_between_lines_has_none(tmp_path: Path) -> None:
    source = read_file(put(tmp_path, "plan.pdf", pdf(FIRST, SECOND)))
    feed = source.text.index("\f")
    assert boxes(source.boxes, feed, feed + 1) == ()
    assert boxes(source.boxes, 3, 3) == ()
    assert boxes((), 0, 10) == ()
    assert len(boxes(source.boxes, 0, len(source.text))) == 6


def test_a_passage_has_the_boxes_of_its_lines(tmp_path: Path) -> None:
    put(tmp_path, "plan.pdf", pdf(FIRST, SECOND))
    entry = '[[document]]\nid = "plan"\nfile = "plan.pdf"\ntitle = "Plan"\n'
    (tmp_path / "catalogue.toml").write_text(entry, "utf-8")
    files = read_folder(tmp_path)
    (document,) = documents(files)
    at = document.text.text.index("Søvej")
    span = document.text.span(at, at + len("Søvej, og den"))
    assert [box[0] for box in boxes(files[0][1].boxes, span.start, span.end)] == [2, 2]
    (last,) = [passage for passage in passages(document) if "Søvej" in passage.text]
    found = boxes(files[0][1].boxes, last.source.start, last.source.end)
    assert len(found) == len([box for box in files[0][1].boxes if box.end > last.source.start])
