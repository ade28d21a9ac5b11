"""The text layer of PDF files: pages, boxes, columns, turned pages, and what cannot be read."""

from __future__ import annotations

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.lines import split_lines
from corpus.readers import ocr
from corpus.readers.numbers import page_ranges
from corpus.readers.pdf import PdfReader
from corpus.readers.types import DEFAULTS, Extract, Limits, Refused
from tests.readers.make_files import (
    DANISH,
    HEIGHT,
    MARGIN,
    WIDTH,
    empty_pages,
    lines,
    pdf,
    picture,
    raw_pdf,
)


def read(data: bytes, limits: Limits = DEFAULTS) -> Extract:
    return PdfReader().read(data, limits)


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "is_available", lambda: False)


def test_pages_are_separated_by_form_feeds() -> None:
    extract = read(pdf(f"{DANISH}\nanden linje", "side to", "side tre"))
    assert extract.text == f"{DANISH}\nanden linje\fside to\fside tre"
    assert extract.paged
    assert extract.warnings == ()


def test_every_line_knows_its_page_its_offsets_and_its_box() -> None:
    extract = read(pdf("første", "linje et\nlinje to"))
    found = [(line.page, extract.text[line.start : line.end]) for line in extract.lines]
    assert found == [(1, "første"), (2, "linje et"), (2, "linje to")]
    box = extract.lines[1]
    assert box.x0 == MARGIN
    assert box.y0 < 80 < box.y1  # the base line is 80 points from the top
    assert MARGIN + 20 < box.x1 < MARGIN + 60


def test_an_empty_line_begins_a_paragraph() -> None:
    assert read(pdf("et\nto\n\ntre\nfire")).text == "et\nto\n\ntre\nfire"


def test_a_word_broken_over_lines_keeps_its_hyphen_for_the_cleaning() -> None:
    assert read(pdf("Den nye kommu-\nnale plan")).text == "Den nye kommu-\nnale plan"


def test_running_heads_are_kept_and_recognised_by_the_lines() -> None:
    head = "Åbent punkt   Økonomiudvalget den 24-01-2012, s.{}"
    extract = read(pdf(*(f"{head.format(page)}\n\nTekst på side {page}" for page in (1, 2, 3))))
    kept = [line.text for line in split_lines(extract.text) if not line.furniture]
    assert kept == ["Tekst på side 1", "Tekst på side 2", "Tekst på side 3"]
    assert extract.text.count("Åbent punkt") == 3


LEFT = [f"Venstre spalte har denne lange linje {i}" for i in range(6)]
RIGHT = [f"Højre spalte har også en lang linje {i}" for i in range(6)]


def test_columns_drawn_line_by_line_across_the_page_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        for i, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True)):
            lines(canvas, [left], 60, 200 + 14 * i)
            lines(canvas, [right], 320, 200 + 14 * i)

    assert read(pdf(draw)).text == "\n".join(LEFT + RIGHT)


@pytest.mark.parametrize(("rotation", "x", "y"), [(90, 100, 60), (180, 500, 100), (270, 480, 560)])
def test_a_turned_page_reads_as_it_is_shown(rotation: int, x: float, y: float) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(rotation)
        canvas.translate(x, y)
        canvas.rotate(rotation)
        canvas.drawString(0, 0, "Første linje på siden")
        canvas.drawString(0, -14, "anden linje")

    extract = read(pdf(draw))
    assert extract.text == "Første linje på siden\nanden linje"
    first, second = extract.lines
    assert first.y0 < second.y0
    assert first.x0 == pytest.approx(second.x0, abs=0.2)
    assert 0 <= first.x0 < first.x1 <= WIDTH  # reportlab swaps the sides, so all are shown upright
    assert first.x1 - first.x0 > 5 * (first.y1 - first.y0)


def test_text_turned_on_the_page_comes_whole_after_the_rest() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(30, 400)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Lodret margentekst")
        canvas.restoreState()
        lines(canvas, ["Vandret tekst", "på to linjer"])

    extract = read(pdf(draw))
    assert extract.text == "Vandret tekst\npå to linjer\nLodret margentekst"
    box = extract.lines[-1]
    assert box.y1 - box.y0 > 5 * (box.x1 - box.x0)


def test_boxes_are_counted_from_the_crop_box() -> None:
    data = raw_pdf([
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[-50 -50 595 842]/CropBox[40 100 500 750]/Contents 4 0 R"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length 37>>stream\nBT /F 12 Tf 50 700 Td (Tekst) Tj ET  \nendstream",
    ])  # fmt: skip
    (line,) = read(data).lines
    assert line.x0 == pytest.approx(10, abs=0.2)
    assert line.y0 < 50 < line.y1


def test_text_off_the_page_is_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, ["På siden"])
        lines(canvas, ["Uden for siden"], x=-400)

    assert read(pdf(draw)).text == "På siden"


def test_ligatures_are_letters_and_unknown_characters_stay_visible() -> None:
    from corpus.readers.pdf_page import _readable

    assert [_readable(sign) for sign in ("\ufb01", "\x02", "\xad", "\x00", "ø")] == [
        "fi",
        "-",
        "-",
        "\ufffd",
        "ø",
    ]


@pytest.mark.usefixtures("no_tesseract")
def test_p_10_a_scan_that_cannot_be_read_says_what_to_install() -> None:
    with pytest.raises(Refused, match="no readable text and may be scanned; install Tesseract with Danish"):
        read(pdf(lambda canvas: canvas.drawImage(ImageReader(picture([DANISH])), 0, 0, WIDTH, HEIGHT)))


@pytest.mark.usefixtures("no_tesseract")
def test_p_11_pages_without_text_are_listed() -> None:
    def shapes(canvas: Canvas) -> None:
        canvas.rect(100, 100, 300, 300, fill=1)

    extract = read(pdf("side et", shapes, shapes, "side fire", shapes))
    assert extract.text == "side et\f\f\fside fire\f"
    assert extract.warnings == (
        f"no readable text on pages 2-3, 5 (2 of 5 pages were read); {ocr.MISSING} and read the file again",
    )


@pytest.mark.usefixtures("no_tesseract")
def test_p_11_a_picture_with_a_stamp_is_listed() -> None:
    def stamped(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(picture([DANISH])), 0, 0, WIDTH, HEIGHT)
        lines(canvas, ["Journalnummer 2012-4711, side 1 af 12"])

    (warning,) = read(pdf(stamped, "side to")).warnings
    assert warning.startswith("pictures in which no text was read on page 1; ")


def test_a_page_that_shows_nothing_is_no_missing_page() -> None:
    assert read(pdf("side et", "", "side tre")).warnings == ()


def test_p_10_an_encrypted_file_is_refused() -> None:
    data = pdf("hemmeligt", encryption=StandardEncryption("kodeord", "ejer"))
    with pytest.raises(Refused, match="protected by a password; save a copy without one"):
        read(data)


def test_a_file_that_only_forbids_printing_is_read() -> None:
    assert read(pdf("åbent", encryption=StandardEncryption("", "ejer", canPrint=0))).text == "åbent"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_p_11_a_file_that_is_cut_off_is_refused(share: float) -> None:
    data = pdf(*["tekst " * 20] * 20)
    with pytest.raises(Refused, match="is cut off"):
        read(data[: int(len(data) * share)])


def test_a_damaged_file_is_refused() -> None:
    with pytest.raises(Refused, match="is damaged"):
        read(b"%PDF-1.7\nno objects here\n%%EOF\n")


def test_p_10_ten_thousand_empty_pages_are_refused() -> None:
    with pytest.raises(Refused, match="has empty pages only"):
        read(empty_pages(10_000))


def test_p_4_more_pages_than_allowed_are_refused() -> None:
    with pytest.raises(Refused, match="more than 20000 pages; divide it"):
        read(empty_pages(20_001))


def test_p_4_pages_that_lead_back_to_themselves_are_refused() -> None:
    with pytest.raises(Refused):
        read(raw_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"]))


def test_p_6_embedded_files_are_named_and_not_read() -> None:
    embedded = raw_pdf([
        b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(x)6 0 R]>>>>>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length 37>>stream\nBT /F 12 Tf 50 700 Td (Tekst) Tj ET  \nendstream",
        b"<</Type/EmbeddedFile/Length 3>>stream\nabc\nendstream",
        b"<</Type/Filespec/F(../regneark.xlsx)/UF(../regneark.xlsx)/EF<</F 5 0 R>>>>",
    ])  # fmt: skip
    extract = read(embedded)
    assert extract.text == "Tekst"
    assert extract.warnings == ("1 embedded files are not read (regneark.xlsx)",)


@pytest.mark.parametrize(
    ("numbers", "written"), [([3], "3"), ([3, 4], "3-4"), ([3, 4, 5, 9], "3-5, 9"), ([1, 3, 5], "1, 3, 5")]
)
def test_page_ranges_are_written_as_people_do(numbers: list[int], written: str) -> None:
    assert page_ranges(numbers) == written
