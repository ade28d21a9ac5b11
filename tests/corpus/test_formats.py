"""Files of other formats than text become documents with their headings and pages."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from corpus.errors import CorpusError
from corpus.types import Role
from index.passages import passages
from tests.readers.make_files import pdf, saved
from tests.texts import read_one


def test_a_word_file_keeps_its_headings_and_paragraphs(tmp_path: Path) -> None:
    file = docx.Document()
    file.add_heading("Klima og miljø", level=1)
    file.add_paragraph("Kommunen planter træer på Torvet. Arbejdet begynder i maj 2024.")
    file.add_paragraph("Søen renses")
    file.add_paragraph("Åen følger")
    file.add_heading("Skoler", level=1)
    file.add_paragraph("Skolen får et nyt tag.")
    document = read_one(tmp_path, "plan.docx", saved(file))
    assert [section.titles for section in document.sections] == [("Klima og miljø",), ("Skoler",)]
    assert "\nSøen renses\nÅen følger\n" in document.text.text
    assert document.page_at(0) is None


def test_the_labels_of_a_table_name_parts(tmp_path: Path) -> None:
    file = docx.Document()
    file.add_heading("Stien ved åen", level=1)
    table = file.add_table(3, 2)
    rows = [
        ("Formål", "At flere går og cykler."),
        ("Status", "Stien er bygget."),
        ("Tovholder", "Plan og Byg"),
    ]
    for row, (label, text) in zip(table.rows, rows, strict=True):
        row.cells[0].text, row.cells[1].text = label, text
    table.rows[1].cells[1].add_paragraph("Broen mangler.")
    document = read_one(tmp_path, "plan.docx", saved(file))
    assert [(s.titles[-1], s.role) for s in document.sections][1:] == [
        ("Formål", Role.GOALS),
        ("Status", Role.STATUS),
    ]
    assert document.text.text.endswith("Stien er bygget.\nBroen mangler.\nTovholder | Plan og Byg")


def test_a_passage_of_a_pdf_knows_its_page(tmp_path: Path) -> None:
    first = "Forord\nDenne plan handler om kommunens veje og stier i årene der kommer.\n"
    second = "Cykelstier\nDer anlægges cykelsti på Søvej i 2024, og den skal være færdig til august.\n"
    document = read_one(tmp_path, "plan.pdf", pdf(first, second))
    (found,) = [passage for passage in passages(document) if "Søvej" in passage.text]
    assert document.page_at(found.source.end - 1) == 2
    at = document.text.text.index("Søvej")
    assert document.page_at(document.text.source_offset(at)) == 2
    assert document.page_at(document.text.source_offset(document.text.text.index("Denne plan"))) == 1


def test_a_file_that_is_not_what_its_ending_says_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match=r"plan\.docx"):
        read_one(tmp_path, "plan.docx", pdf("En plan"))
