"""DOCX as Word and python-docx write it."""

from __future__ import annotations

import docx
import pytest
from docx.document import Document

from corpus.readers.docx import DocxReader
from corpus.readers.types import DEFAULTS, Extract, Limits, Refused
from tests.readers.make_files import DANISH, docx_of, raw_docx, saved


def read(data: bytes, limits: Limits = DEFAULTS) -> Extract:
    return DocxReader().read(data, limits)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(text: str) -> str:
    return f"<w:p>{run(text)}</w:p>"


@pytest.fixture
def document() -> Document:
    return docx.Document()


def test_headings_are_marked_by_their_styles(document: Document) -> None:
    document.add_heading("Virksomhedsplan", 0)
    document.add_heading("Tema 1", 1)
    document.add_paragraph(DANISH)
    document.add_heading("Hvorfor", 3)
    extract = read(saved(document))
    assert extract.text == f"Virksomhedsplan\n\n\nTema 1\n\n\n{DANISH}\n\n\nHvorfor"
    marked = [(extract.text[mark.start : mark.end], mark.level) for mark in extract.marks]
    assert marked == [("Virksomhedsplan", 1), ("Tema 1", 1), ("Hvorfor", 3)]


def test_a_style_based_on_a_heading_is_one(document: Document) -> None:
    style = document.styles.add_style("Punktoverskrift", 1)
    style.base_style = document.styles["Heading 2"]
    document.add_paragraph("Punkt 4", style="Punktoverskrift")
    assert [mark.level for mark in read(saved(document)).marks] == [2]


def test_styles_based_on_each_other_end_the_search(document: Document) -> None:
    first = document.styles.add_style("A", 1)
    second = document.styles.add_style("B", 1)
    first.base_style, second.base_style = second, first
    document.add_paragraph("Tekst", style="A")
    assert read(saved(document)).text == "Tekst"


def test_items_get_a_bullet(document: Document) -> None:
    document.add_paragraph("Mål:")
    for text in ("en sti", "en bro"):
        document.add_paragraph(text, style="List Bullet")
    assert read(saved(document)).text == "Mål:\n\n\n• en sti\n• en bro"


def test_a_row_of_data_is_a_line(document: Document) -> None:
    table = document.add_table(2, 2)
    for cell, text in zip(
        (*table.row_cells(0), *table.row_cells(1)), ("År", "Beløb", "2012", "4 mio."), strict=True
    ):
        cell.text = text
    assert read(saved(document)).text == "År | Beløb\n2012 | 4 mio."


def test_a_table_that_lays_out_the_page_is_read_cell_by_cell(document: Document) -> None:
    left, right = document.add_table(1, 2).row_cells(0)
    left.text = "Mål"
    left.add_paragraph("En sti")
    right.text = "Status"
    right.add_table(1, 1).cell(0, 0).text = "Bygget"
    assert read(saved(document)).text == "Mål\n\n\nEn sti\n\n\nStatus\n\n\nBygget"


def test_a_label_stays_with_the_text_beside_it(document: Document) -> None:
    label, text = document.add_table(1, 2).row_cells(0)
    label.text = "Tovholder"
    text.text = "Plan og Byg"
    text.add_paragraph("sammen med Skoler")
    assert read(saved(document)).text == "Tovholder | Plan og Byg\n\n\nsammen med Skoler"


def test_a_label_beside_a_list_is_read_before_it(document: Document) -> None:
    label, text = document.add_table(1, 2).row_cells(0)
    label.text = "Mål"
    text.paragraphs[0].text, text.paragraphs[0].style = "en sti", "List Bullet"
    text.add_paragraph("en bro", style="List Bullet")
    assert read(saved(document)).text == "Mål\n\n\n• en sti\n• en bro"


def test_headers_and_footers_are_left_out(document: Document) -> None:
    document.sections[0].header.paragraphs[0].text = "Lyngby-Taarbæk Kommune"
    document.sections[0].footer.paragraphs[0].text = "Side 1"
    document.add_paragraph("Tekst")
    assert read(saved(document)).text == "Tekst"


def test_a_text_box_follows_its_paragraph_and_is_told_once() -> None:
    box = f"<w:txbxContent>{paragraph('Fakta')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent>{both}</mc:AlternateContent>"
    assert read(raw_docx(f"<w:p>{run('Før')}<w:r>{both}</w:r>{run(' efter')}</w:p>")).text == (
        "Før efter\n\n\nFakta"
    )


def test_a_text_box_in_a_text_box_is_told_once() -> None:
    text = "Inderst"
    for _ in range(12):
        text = f"<w:p><w:txbxContent>{text if '<' in text else paragraph(text)}</w:txbxContent></w:p>"
    assert read(raw_docx(text)).text == "Inderst"


def test_a_note_follows_the_paragraph_that_refers_to_it() -> None:
    note = f'<w:footnote w:id="1">{paragraph("Se bilag 2.")}</w:footnote>'
    notes = f'<w:footnote w:type="separator" w:id="0"/>{note}'
    body = (
        f'<w:p>{run("Vedtaget")}<w:r><w:footnoteReference w:id="1"/></w:r>{run(".")}</w:p>{paragraph("Slut")}'
    )
    assert read(raw_docx(body, footnotes=notes)).text == "Vedtaget.\n\n\nSe bilag 2.\n\n\nSlut"


def test_deleted_moved_and_hidden_text_is_left_out() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>slettet</w:delText></w:r></w:del>"
        f"<w:moveFrom>{run('flyttet')}</w:moveFrom><w:ins>{run('indsat')}</w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>skjult</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText><w:tab/><w:t>og</w:t><w:br/><w:t>ny</w:t></w:r></w:p>"
    )
    assert read(raw_docx(body)).text == "indsat og\nny"


def test_content_controls_are_read() -> None:
    body = f"<w:sdt><w:sdtContent>{paragraph('Sagsnr. 12')}</w:sdtContent></w:sdt>"
    assert read(raw_docx(body)).text == "Sagsnr. 12"


def test_p_6_embedded_files_are_told_of_and_never_opened() -> None:
    data = raw_docx(paragraph("Tekst"), more={"word/embeddings/ark.xlsx": b"PK\x03\x04 no archive"})
    assert read(data).warnings == ("1 embedded files are not read",)


def test_p_4_more_paragraphs_than_allowed_are_refused() -> None:
    with pytest.raises(Refused, match="more than 2 paragraphs"):
        read(docx_of("1", "2", "3"), Limits(paragraphs=2))


def test_a_damaged_part_is_refused() -> None:
    with pytest.raises(Refused, match="damaged XML"):
        read(raw_docx("<w:p>"))
