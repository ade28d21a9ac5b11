"""Initiatives that a plan lists in a table are initiatives with their parts, and lose no text."""

from __future__ import annotations

import itertools
from pathlib import Path

import docx
import pytest

from corpus.outline import outline
from corpus.plans import Initiative, plan
from corpus.types import Document, Role
from tests.readers.make_files import saved
from tests.texts import read_one

HEADER = ["Indsats", "Mål", "Tidsplan", "Ansvarlig"]
ROWS = [
    ["Sikre skoleveje", "Seks krydsninger ombygges", "August 2021", "Veje"],
    ["Ladestandere", "40 ladestandere stilles op", "December 2021", "Veje"],
]


def of_table(folder: Path, *rows: list[str], kind: str = "virksomhedsplan") -> Document:
    file = docx.Document()
    file.add_heading("2. Mobilitet", 1)
    file.add_paragraph("Vi vil gøre det lettere at cykle.")
    table = file.add_table(rows=0, cols=max(map(len, rows)))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text
    file.add_heading("3. Opfølgning", 1)
    document = read_one(folder, "plan.docx", saved(file))
    assert document.kind.value == kind
    return document


def told(document: Document, initiative: Initiative) -> list[tuple[str, Role, str]]:
    text = document.text.text
    return [(p.label, p.role, " ".join(text[s:e] for s, e in p.spans)) for p in initiative.parts]


def test_each_row_is_an_initiative_of_its_chapter(tmp_path: Path) -> None:
    document = of_table(tmp_path, HEADER, *ROWS)
    (theme,) = plan(document).themes
    assert theme.title == "Mobilitet"
    assert [each.title for each in theme.initiatives] == ["Sikre skoleveje", "Ladestandere"]
    assert told(document, theme.initiatives[0]) == [
        ("Mål", Role.GOALS, "Seks krydsninger ombygges"),
        ("Tidsplan", Role.STATUS, "August 2021"),
        ("Ansvarlig", Role.ORGANISATION, "Veje"),
    ]
    node = theme.initiatives[0].node
    assert document.text.text[node.heading.start : node.heading.end] == "Sikre skoleveje"


def test_no_text_is_in_two_nodes(tmp_path: Path) -> None:
    document = of_table(tmp_path, HEADER, *ROWS)
    spans = sorted(
        span
        for node in outline(document).walk()
        for span in (*node.spans, *(span for part in node.parts for span in part.spans))
    )
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(spans))
    assert any(document.text.text[s:e].startswith("Vi vil gøre") for s, e in spans)


def test_the_rows_may_be_numbered(tmp_path: Path) -> None:
    rows = [["Nr.", *HEADER[:3]], *([str(i), *row[:3]] for i, row in enumerate(ROWS, start=1))]
    found = list(plan(of_table(tmp_path, *rows)).initiatives())
    assert [(each.number, each.title) for each in found] == [("1", "Sikre skoleveje"), ("2", "Ladestandere")]


def test_what_stands_beside_a_missing_cell_is_no_part(tmp_path: Path) -> None:
    document = of_table(tmp_path, HEADER, ["Sikre skoleveje", "", "August 2021", "Veje"])
    (found,) = plan(document).initiatives()
    assert found.parts == ()
    assert [document.text.text[s:e] for s, e in found.spans] == ["August 2021 | Veje"]


@pytest.mark.parametrize(
    "header", [["Mio. kr.", "2021", "2022"], ["Projekt", "2021", "2022"], ["Navn", "Mål", "Tidsplan"]]
)
def test_other_tables_list_no_initiatives(tmp_path: Path, header: list[str]) -> None:
    document = of_table(tmp_path, header, ["Idrætshal", "15,0", "16,0"])
    assert list(plan(document).initiatives()) == []


def test_a_table_for_each_initiative_has_its_rows_as_parts(tmp_path: Path) -> None:
    file = docx.Document()
    for title in ("Indsats 1: Solceller", "Indsats 2: Elbiler"):
        file.add_heading(title, 2)
        table = file.add_table(rows=0, cols=2)
        for label, text in [
            ("Formål", "Skolerne laver strøm"),
            ("Aktivitet", "60 anlæg sættes op"),
            ("Ansvarlig", "Teknik"),
            ("Økonomi", "3,5 mio. kr."),
        ]:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, text
    document = read_one(tmp_path, "plan.docx", saved(file))
    found = list(plan(document).initiatives())
    assert [each.title for each in found] == ["Solceller", "Elbiler"]
    assert told(document, found[0]) == [
        ("Formål", Role.GOALS, "Skolerne laver strøm"),
        ("Aktivitet", Role.HOW, "60 anlæg sættes op"),
        ("Ansvarlig", Role.ORGANISATION, "Teknik"),
        ("Økonomi", Role.ORGANISATION, "3,5 mio. kr."),
    ]


def test_rows_may_ask_what_who_and_when(tmp_path: Path) -> None:
    file = docx.Document()
    file.add_heading("Værdig alderdom", 2)
    table = file.add_table(rows=0, cols=2)
    for label, text in [
        ("Hvad", "Faste kontaktpersoner"),
        ("Hvem", "Distriktslederne"),
        ("Hvornår", "I april"),
    ]:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, text
    document = read_one(tmp_path, "plan.docx", saved(file))
    (found,) = plan(document).initiatives()
    assert told(document, found) == [
        ("Hvad", Role.HOW, "Faste kontaktpersoner"),
        ("Hvem", Role.ORGANISATION, "Distriktslederne"),
        ("Hvornår", Role.STATUS, "I april"),
    ]
