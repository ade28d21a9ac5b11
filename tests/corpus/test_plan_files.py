"""Plans of other municipalities' files, in Markdown and Word, become the same initiatives."""

from __future__ import annotations

from pathlib import Path

import docx

from corpus.outline import outline
from corpus.plans import Standing, plan
from corpus.types import Document
from tests.corpus.plan_parts import parts_of
from tests.readers.make_files import saved
from tests.texts import read_one

MARKDOWN = """\
# Udviklingsplan for Havnen

Havnen skal være for alle.

## Nye initiativer

### 1. Badebro

#### Baggrund

Mange bader fra stenene, og det er glat.

#### Mål

En bro i 2026.

### 2. Kajakhus

#### Baggrund

Klubben har ventet i ti år.

## Afsluttede initiativer

### Ny belysning

Lamperne er sat op langs hele kajen.
"""


MARKED = [
    ("1", "Badebro", Standing.NEW, ["Baggrund", "Mål"]),
    ("2", "Kajakhus", Standing.NEW, ["Baggrund"]),
    (None, "Ny belysning", Standing.ENDED, []),
]


def _rows(document: Document) -> list[tuple[str | None, str, Standing | None, list[str]]]:
    return [
        (i.number, i.title, i.standing, [part.label for part in i.parts])
        for i in plan(document).initiatives()
    ]


def test_a_plan_in_markdown(tmp_path: Path) -> None:
    assert _rows(read_one(tmp_path, "plan.md", MARKDOWN.encode())) == MARKED


def test_a_plan_in_a_word_file(tmp_path: Path) -> None:
    file = docx.Document()
    for line in filter(None, MARKDOWN.splitlines()):
        level = len(line) - len(line.lstrip("#"))
        if level:
            file.add_heading(line.lstrip("# "), level=level)
        else:
            file.add_paragraph(line)
    assert _rows(read_one(tmp_path, "plan.docx", saved(file))) == MARKED


ROWS = (
    ("Formål, mål og succeskriterier", "Formål: At køle byen.\nMål: 200 træer."),
    ("Opgaver - omfang og afgrænsning", "Der plantes i april."),
    ("Organisering og økonomi", "Vejafdelingen betaler."),
)


def test_a_plan_with_a_table_of_two_columns_for_each_initiative(tmp_path: Path) -> None:
    file = docx.Document()
    file.add_heading("Vej og Park", level=1)
    for title in ("Flere træer", "Sikre skoleveje"):
        table = file.add_table(rows=0, cols=2)
        for texts in (("Tema", title), *ROWS):
            for cell, words in zip(table.add_row().cells, texts, strict=True):
                cell.text = words
        file.add_paragraph("")
    document = read_one(tmp_path, "plan.docx", saved(file))
    (theme,) = plan(document).themes
    assert theme.title == "Vej og Park"
    assert [(i.title, parts_of(i, document)) for i in theme.initiatives] == [
        (
            title,
            [
                ("Formål", "At køle byen."),
                ("Mål", "200 træer."),
                ("Opgaver - omfang og afgrænsning", "Der plantes i april."),
                ("Organisering og økonomi", "Vejafdelingen betaler."),
            ],
        )
        for title in ("Flere træer", "Sikre skoleveje")
    ]


def test_the_head_of_a_table_with_labels_side_by_side_is_no_part(tmp_path: Path) -> None:
    document = read_one(tmp_path, "plan.md", b"# Plan\n\n| Mal | Status |\n|---|---|\n| Sti | Anlagt |\n")
    assert plan(document).themes == ()


def test_a_theme_right_over_an_initiative_is_a_heading_of_its_own(tmp_path: Path) -> None:
    text = (
        "# Plan 2018\n\n## Tema 1: Grøn mobilitet\n\n### Initiativ 1.1: Flere på cykel\n\n"
        "Formål | At flere cykler.\n\n## Tema 2: Rent vand\n\n### Initiativ 2.1: Bassinet\n\n"
        "Formål | At holde kældre tørre.\n"
    )
    themes = [node for node in outline(read_one(tmp_path, "plan.md", text.encode())).walk() if node.number]
    assert [(node.name, node.number, node.title) for node in themes if node.name == "Tema"] == [
        ("Tema", "1", "Grøn mobilitet"),
        ("Tema", "2", "Rent vand"),
    ]


def test_numbered_initiatives_of_a_word_file_stand_under_their_theme(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Tema 1: Byens træer", 1)
    made.add_heading("Initiativ 1.1: Flere lindetræer (videreført fra 2029)", 2)
    table = made.add_table(3, 2)
    rows = [("Hvorfor", "Byen er for varm."), ("Formål", "At give skygge."), ("Opgaver", "Plantning.")]
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    made.add_heading("Initiativ 1.2: Træfadder (nyt)", 2)
    made.add_paragraph("Skolebørn passer et træ i fem år.")
    made.add_heading("Hvem er med", 3)
    made.add_paragraph("Fire skoler har meldt sig.")
    made.add_heading("Initiativ 1.3: Elmetræer (afsluttet)", 2)
    made.add_paragraph("De sidste elme er fældet.")
    document = read_one(tmp_path, "plan.docx", saved(made))
    (theme,) = plan(document).themes
    assert theme.title == "Byens træer"
    assert [(each.number, each.standing) for each in theme.initiatives] == [
        ("1.1", Standing.CARRIED_OVER),
        ("1.2", Standing.NEW),
        ("1.3", Standing.ENDED),
    ]
    assert [part.label for part in theme.initiatives[0].parts] == ["Hvorfor", "Formål", "Opgaver"]
    assert [part.label for part in theme.initiatives[1].parts] == ["Hvem er med"]
    breadcrumbs = [section.titles for section in document.sections]
    assert not any("Hvorfor" in titles and "Formål" in titles for titles in breadcrumbs)
