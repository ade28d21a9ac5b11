"""The bookmarks of a PDF mark the headings that they lead to."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from corpus.read import documents, read_folder
from corpus.readers.pdf import PdfReader
from corpus.readers.types import DEFAULTS, Extract
from tests.readers.make_files import HEIGHT, lines, pdf, put, raw_pdf

TEXT = ["Kommunen bygger en sti langs åen, og den", "skal være færdig, før sommeren begynder."]


def page(canvas: Canvas, texts: list[str], *outline: tuple[str, int, float]) -> None:
    """Draw a page with bookmarks: a title, a level (0 outermost) and how far down it leads."""
    lines(canvas, texts)
    for title, level, top in outline:
        key = f"{title}-{level}-{top}-{canvas.getPageNumber()}"
        canvas.bookmarkHorizontalAbsolute(key, HEIGHT - top)
        canvas.addOutlineEntry(title, key, level)


def marked(extract: Extract) -> list[tuple[str, int]]:
    return [(extract.text[mark.start : mark.end], mark.level) for mark in extract.marks]


def read(data: bytes) -> Extract:
    return PdfReader().read(data, DEFAULTS)


def test_lines_that_bookmarks_lead_to_are_headings() -> None:
    data = pdf(
        lambda canvas: page(canvas, ["klima og natur", "", *TEXT], ("Klima og  natur", 0, 70)),
        lambda canvas: page(canvas, ["2.1 stien", "", *TEXT], ("Stien", 1, 70), ("Findes ikke", 1, 70)),
    )
    assert marked(read(data)) == [("klima og natur", 1), ("2.1 stien", 2)]


def test_a_bookmark_leads_to_the_line_that_is_nearest() -> None:
    texts = ["Klima", "", *TEXT, "", "Klima", "", *TEXT]
    extract = read(pdf(lambda canvas: page(canvas, texts, ("Klima", 0, 150))))
    assert [extract.text[: mark.start].count("Klima") for mark in extract.marks] == [1]


def test_a_file_without_bookmarks_has_no_marks() -> None:
    assert read(pdf("\n".join(["Klima", "", *TEXT]))).marks == ()


def test_p_4_bookmarks_that_lead_to_each_other_end() -> None:
    data = raw_pdf([
        b"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length 37>>stream\nBT /F 12 Tf 50 700 Td (Tekst) Tj ET  \nendstream",
        b"<</First 6 0 R/Last 7 0 R/Count 2>>",
        b"<</Title(Tekst)/Parent 5 0 R/Next 7 0 R/First 7 0 R/Dest[3 0 R/Fit]>>",
        b"<</Title(Tekst)/Parent 5 0 R/Next 6 0 R/First 6 0 R/Dest[9 0 R/XYZ]>>",
    ])  # fmt: skip
    assert marked(read(data)) == [("Tekst", 1)]


def test_a_bookmarked_line_is_a_heading_of_the_document(tmp_path) -> None:
    data = pdf(
        lambda canvas: page(canvas, ["klima og natur", *TEXT, "vores stier", *TEXT],
                            ("Klima og natur", 0, 70), ("Vores stier", 0, 120))
    )  # fmt: skip
    put(tmp_path, "plan.pdf", data)
    entry = '[[document]]\nid = "plan"\nfile = "plan.pdf"\ntitle = "Plan"\n'
    (tmp_path / "catalogue.toml").write_text(entry, "utf-8")
    (document,) = documents(read_folder(tmp_path))
    assert [section.titles for section in document.sections] == [("klima og natur",), ("vores stier",)]
