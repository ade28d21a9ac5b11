"""Plans become themes, initiatives and parts, however their tables and headings came out of the file."""

from __future__ import annotations

import itertools
from pathlib import Path

import docx
import pytest

from corpus.outline import NodeKind, Part, items, outline
from corpus.plans import Initiative, Plan, Standing, plan
from corpus.types import Document, Kind, Role
from tests.readers.make_files import saved
from tests.texts import read, read_one

Shipped = dict[str, Document]
BY_HAND = Path(__file__).with_name("initiatives.tsv")
LETTERS = {
    "Formål": "F",
    "Mål": "M",
    "Målet": "M",
    "Succeskriterier": "S",
    "Succeskriterie": "S",
    "Formål, mål og succeskriterier": "G",
    "Hvem måler": "1",
    "Hvordan måles": "2",
    "Hvornår måles": "3",
    "Omfang og afgrænsning": "O",
    "Opgaver - omfang og afgrænsning": "O",
    "Organisation og økonomi": "Ø",
    "Organisering og økonomi": "Ø",
    "Hvorfor": "H",
    "Baggrund": "B",
    "Status": "T",
    "Tidsplan": "P",
    "Tids- og aktivitetsplan": "P",
    "Indsatser": "I",
    "Opgaver": "A",
    "Hvad var målet?": "m",
    "Hvad har vi realiseret?": "r",
    "Hvad har vi ikke realiseret?": "i",
}


def text(document: Document, part: Part) -> str:
    return "\n".join(document.text.text[start:end] for start, end in part.spans)


def of_text(source: str) -> Plan:
    (document,) = read(source, kind="virksomhedsplan")
    return plan(document)


def parts_of(initiative: Initiative, document: Document) -> list[tuple[str, str]]:
    return [(part.label, text(document, part)) for part in initiative.parts]


def by_hand(department: str) -> list[list[str]]:
    rows = [line.split("\t") for line in BY_HAND.read_text("utf-8").splitlines() if line[0] != "#"]
    return [row[1:] for row in rows if row[0] == department]


@pytest.mark.parametrize(
    ("department", "count"),
    [
        ("Direktionen", 18),
        ("Økonomisk Forvaltning", 58),
        ("Teknisk Forvaltning", 122),
        ("Børne- og Fritidsforvaltningen", 42),
        ("Social- og Sundhedsforvaltningen", 65),
    ],
)
def test_each_department_has_its_initiatives(shipped: Shipped, department: str, count: int) -> None:
    (document,) = (d for d in shipped.values() if d.kind is Kind.PLAN and d.organ == department)
    found = plan(document)
    rows = [
        [
            each.standing.value[0] if each.standing else "-",
            each.number or "-",
            each.title,
            "".join(LETTERS[part.label] for part in each.parts) or "-",
        ]
        for each in found.initiatives()
    ]
    assert (found.department, len(rows)) == (department, count)
    assert rows == by_hand(department)


@pytest.mark.parametrize(
    ("department", "themes"),
    [
        (
            "Teknisk Forvaltning",
            ["Sekretariat & Udvikling", "Plan & Byg", "Ejendom & Energi", "Park & Vej", "Natur & Miljø"],
        ),
        (
            "Børne- og Fritidsforvaltningen",
            [
                "Læring og kompetencer",
                "Kultur og fritid",
                "Inklusion og fællesskab",
                "Forebyggelse og tidlig indsats",
                "Innovation og effektivisering",
                "Trivsels- og ledelsesmåling",
                "Tværgående indsatser",
                "Skoleafdelingen",
                "Afdeling for Dagtilbud og Børnesundhed",
                "Kultur og Fritid",
                "Afdelingen for Børn og Familier",
            ],
        ),
    ],
)
def test_initiatives_stand_under_their_themes(shipped: Shipped, department: str, themes: list[str]) -> None:
    (document,) = (d for d in shipped.values() if d.kind is Kind.PLAN and d.organ == department)
    titles = [theme.title.removeprefix(f"{department}, ") for theme in plan(document).themes]
    assert titles == themes


def test_no_text_of_a_plan_is_in_two_places(shipped: Shipped) -> None:
    for document in shipped.values():
        tree = outline(document)
        held = [*tree.spans, *(span for node in tree.walk() for span in node.spans)]
        held += [(node.heading.start, node.heading.end) for node in tree.walk()]
        held += [span for node in tree.walk() for part in node.parts for span in part.spans]
        held.sort()
        assert all(one[1] <= two[0] for one, two in itertools.pairwise(held)), document.id
        assert sum(end - start for start, end in held) > 0.9 * len(document.text.text), document.id


GROUPS = """\
Nye indsatser

1. Lys på skolevejen
Hvorfor
Børn skal kunne cykle trygt til skole, også om vinteren.

Status
Arbejdet begynder i maj.

Videreførte indsatser fra 2019:

1. Træer på Torvet
Torvet får tolv nye træer, og bænkene flyttes ind under dem.

2. Åen
Åen renses for slam hvert andet år, når vandet står lavt.

Afsluttede indsatser

1. Skilte ved havnen
Alle skilte er sat op, og opgaven er overgået til driften.
"""


def test_the_heading_of_a_group_says_what_its_initiatives_are() -> None:
    found = [(i.number, i.title, i.standing) for i in of_text(GROUPS).initiatives()]
    assert found == [
        ("1", "Lys på skolevejen", Standing.NEW),
        ("1", "Træer på Torvet", Standing.CARRIED_OVER),
        ("2", "Åen", Standing.CARRIED_OVER),
        ("1", "Skilte ved havnen", Standing.ENDED),
    ]


def test_short_titles_in_a_group_are_its_initiatives() -> None:
    body = "Her står, hvad der skal ske, og hvem der\ngør det, når foråret kommer til byen.\n\n"
    source = f"Nye projekter\n\nTræer på Torvet\n{body}Rent vand i åen\n{body}"
    assert [(i.title, i.standing) for i in of_text(source).initiatives()] == [
        ("Træer på Torvet", Standing.NEW),
        ("Rent vand i åen", Standing.NEW),
    ]


def test_what_no_heading_says_is_left_open() -> None:
    source = (
        "Stier i skoven\n\nHvad var målet?  At anlægge fem stier.\n\nHvad har vi realiseret?\nTre stier.\n"
    )
    (initiative,) = of_text(source).initiatives()
    assert (initiative.title, initiative.standing) == ("Stier i skoven", None)


@pytest.mark.parametrize(
    ("title", "standing"),
    [
        ("Broen (videreført fra 2019)", Standing.CARRIED_OVER),
        ("Broen (nyt)", Standing.NEW),
        ("Broen (ny i 2020)", Standing.NEW),
        ("Broen (ny placering)", None),
        ("Broen (afsluttet)", Standing.ENDED),
    ],
)
def test_the_brackets_of_a_title_may_say_it(title: str, standing: Standing | None) -> None:
    (initiative,) = of_text(f"{title}\n\nHvad var målet?  At bygge en bro.\n").initiatives()
    assert initiative.standing is standing


GOALS = """\
Nye initiativer

Stier i skoven

Formål, mål og
succeskriterier

Formål: At flere går ture i skoven.

Mål: Der anlægges fem stier
inden sommeren.

Succeskriterier:
• Stierne er skiltet.
• Flere end 100 går der om dagen.

Hvem måler?
Skovfogeden.

Tidsplan: Første halvår.
"""


def test_goals_are_parted_at_the_words_that_lead_them_in() -> None:
    (document,) = read(GOALS, kind="virksomhedsplan")
    (initiative,) = plan(document).initiatives()
    assert parts_of(initiative, document) == [
        ("Formål", "At flere går ture i skoven."),
        ("Mål", "Der anlægges fem stier inden sommeren."),
        ("Succeskriterier", "• Stierne er skiltet.\n• Flere end 100 går der om dagen."),
        ("Hvem måler", "Skovfogeden."),
        ("Tidsplan", "Første halvår."),
    ]
    criteria = initiative.parts[2]
    assert (criteria.role, len(items(document, criteria))) == (Role.GOALS, 2)
    assert initiative.parts[4].role is Role.STATUS


def test_parts_for_several_initiatives_belong_to_each() -> None:
    source = (
        "Initiativer fra virksomhedsplan 2019, som ikke videreføres i 2020\n\n"
        "1. Betjening af udvalg\nOpgaven fortsætter i driften og udgår derfor af planen for året.\n\n"
        "2. Øvrig service for fælles selskaber, borgere og forvaltningen indadtil.\n\n"
        "Pkt. 1-2\n\nHvorfor\nOpgaverne er blevet en del af den daglige drift.\n\n"
        "3. Parken\n\nHvorfor\nParken er anlagt.\n"
    )
    (document,) = read(source, kind="virksomhedsplan")
    why = [(i.number, [t for _, t in parts_of(i, document)]) for i in plan(document).initiatives()]
    daily = "Opgaverne er blevet en del af den daglige drift."
    assert why == [("1", [daily]), ("2", [daily]), ("3", ["Parken er anlagt."])]


def test_parts_of_lettered_pieces_say_what_they_are_about() -> None:
    source = (
        "Initiativer fra virksomhedsplan 2019, som videreføres i 2020\n\n"
        "1. Klimaaftalen\nAftalen opfyldes ved disse tiltag, som alle begynder i år:\n\n"
        "A. Mindre strøm\n• Hvorfor\n\nStrøm er dyr.\n\n• Status\n\nKampagnen er i gang.\n\n"
        "B. Netværk\n• Hvorfor\n\nVirksomheder kan hjælpe hinanden.\n"
    )
    (document,) = read(source, kind="virksomhedsplan")
    (initiative,) = plan(document).initiatives()
    assert [(p.about, p.label, text(document, p)) for p in initiative.parts] == [
        ("A. Mindre strøm", "Hvorfor", "Strøm er dyr."),
        ("A. Mindre strøm", "Status", "Kampagnen er i gang."),
        ("B. Netværk", "Hvorfor", "Virksomheder kan hjælpe hinanden."),
    ]


def test_results_whose_label_is_lost_are_known_by_their_mark() -> None:
    told = (
        "Hvad var målet?  At anlægge {}.\n\nHvad har vi realiseret?\n\n"
        "√ Der er anlagt {}.\n√ Den er i brug.\n\n"
    )
    lost = (
        "Broen\nHvad var målet?  At male broen.\n√ Broen er malet.\n\nHvad har vi ikke realiseret?\nIntet.\n"
    )
    (document,) = read(f"Stien\n{told.format('en sti', 'en sti')}Søen\n{told.format('en sø', 'en sø')}{lost}")
    bridge = list(plan(document).initiatives())[-1]
    assert [(p.label, p.stated, text(document, p)) for p in bridge.parts] == [
        ("Hvad var målet?", True, "At male broen."),
        ("Hvad har vi realiseret?", False, "√ Broen er malet."),
        ("Hvad har vi ikke realiseret?", True, "Intet."),
    ]


def test_a_mark_that_goals_have_too_says_nothing() -> None:
    told = (
        "Stien\nHvad var målet?\n√ At anlægge en sti.\n\nHvad har vi realiseret?\n√ Stien er anlagt.\n\n" * 3
    )
    (document,) = read(f"{told}Broen\nHvad var målet?\n√ At male broen.\n√ At male den blå.\n")
    assert [part.label for part in list(plan(document).initiatives())[-1].parts] == ["Hvad var målet?"]


ONE_COLUMN = """\
2. Byens træer

Indsats: Flere træer i gaderne
Formål
Træer køler byen, når sommeren er varm.
Mål
Der plantes 200 træer inden 2027.
Aktiviteter
• Vi planter hver april.
Organisering
Vejafdelingen planter.

Indsats: Frugt i parkerne
Formål
Alle skal kunne plukke et æble.
Tidsplan
Parkerne er tilplantet i 2026.
"""


def test_a_table_in_one_column_per_initiative() -> None:
    (document,) = read(ONE_COLUMN, kind="virksomhedsplan")
    (theme,) = plan(document).themes
    assert (theme.number, theme.title) == ("2", "Byens træer")
    assert [(i.title, parts_of(i, document)) for i in theme.initiatives] == [
        (
            "Flere træer i gaderne",
            [
                ("Formål", "Træer køler byen, når sommeren er varm."),
                ("Mål", "Der plantes 200 træer inden 2027."),
                ("Aktiviteter", "• Vi planter hver april."),
                ("Organisering", "Vejafdelingen planter."),
            ],
        ),
        (
            "Frugt i parkerne",
            [
                ("Formål", "Alle skal kunne plukke et æble."),
                ("Tidsplan", "Parkerne er tilplantet i 2026."),
            ],
        ),
    ]


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


def test_a_document_without_initiatives_has_no_themes() -> None:
    assert of_text("Et brev\n\nByrådet takker for henvendelsen.\n").themes == ()


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


def test_an_area_of_a_strategy_is_a_theme_also_over_its_parts() -> None:
    area = "Indsatsområde {}: Flere {}\n\nHvorfor?\nDer er for få.\n\nFælles mål\nDer er 20 i 2031.\n\n"
    (document,) = read(area.format(1, "skove") + area.format(2, "søer"))
    assert [(node.kind, node.name, node.number) for node in outline(document).nodes] == [
        (NodeKind.THEME, "Indsatsområde", "1"),
        (NodeKind.THEME, "Indsatsområde", "2"),
    ]
