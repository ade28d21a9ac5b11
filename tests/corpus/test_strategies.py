"""Strategies become their members with why, how and goals, whatever the members are called."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from corpus.outline import NodeKind, items, outline
from corpus.plans import Member, Strategy, strategy
from corpus.types import Document, Role
from tests.readers.make_files import saved
from tests.texts import POLICY, TURNED_POLICY, read, read_one

Shipped = dict[str, Document]


def of_text(source: str) -> Strategy:
    (document,) = read(source, kind="strategi")
    return strategy(document)


def listed(found: Strategy, member: Member, part: int) -> list[str]:
    document = found.document
    return [document.text.text[start:end] for start, end in items(document, member.parts[part])]


def told(found: Strategy, member: Member, part: int) -> str:
    return "\n".join(found.document.text.text[s:e] for s, e in member.parts[part].spans)


def test_the_koncerngrundlag_has_five_focus_areas(shipped: Shipped) -> None:
    found = strategy(shipped["koncerngrundlag-2023-2028"])
    assert [(m.name, m.number, m.title) for m in found.members] == [
        ("Fokusområde", "1", "De rette kompetencer og kvalifikationer"),
        ("Fokusområde", "2", "En fleksibel og attraktiv arbejdsplads"),
        ("Fokusområde", "3", "Samarbejde og helhed på tværs"),
        ("Fokusområde", "4", "God, relevant digitalisering"),
        ("Fokusområde", "5", "Tæt samspil med omverdenen"),
    ]
    assert [[(p.label, p.role) for p in m.parts] for m in found.members] == [
        [("Hvorfor", Role.WHY), ("Hvordan", Role.HOW)]
    ] * 5
    assert [len(listed(found, member, 1)) for member in found.members] == [4, 5, 5, 6, 4]
    assert told(found, found.members[0], 1).endswith("og har blik for talentudvikling.")


def test_the_koncernstrategi_has_four_themes_with_goals(shipped: Shipped) -> None:
    found = strategy(shipped["koncernstrategi-2019"])
    assert [(m.name, m.number, m.title) for m in found.members] == [
        ("Tema", "1", "VI SAMARBEJDER OM KERNEOPGAVEN"),
        ("Tema", "2", "VI FORSTÆRKER EN FÆLLES ARBEJDSKULTUR"),
        ("Tema", "3", "VI ER EN ATTRAKTIV ARBEJDSPLADS"),
        ("Tema", "4", "VI UDFORSKER MULIGHEDERNE I DIGITALISERING"),
    ]
    goals = [[(p.label, p.role) for p in m.parts] for m in found.members]
    assert goals == [[("FÆLLES MÅL FOR 2019", Role.GOALS)]] * 4
    assert [len(listed(found, member, 0)) for member in found.members] == [2, 1, 2, 1]
    assert "sygefravær i Lyngby-Taarbæk Kommune er faldet" in listed(found, found.members[1], 0)[0]


def test_the_koncernstrategis_headings_between_paragraphs(shipped: Shipped) -> None:
    nodes = {node.title: node for node in outline(shipped["koncernstrategi-2019"]).walk()}
    future = nodes["Fremtidsfortællingen 2019 - 2025"]
    assert [child.title for child in future.children] == [
        "Pejlemærker for Lyngby-Taarbæk",
        "Udsyn",
        "Forandringsparathed",
        "Fleksibel organisation",
        "Stærkt kollegaskab",
        "Professionel ledelse",
    ]


def test_the_grundlag_says_who_is_responsible_for_what(shipped: Shipped) -> None:
    found = strategy(shipped["leder-og-medarbejdergrundlag"])
    assert [(m.number, m.title) for m in found.members] == [
        (None, "VI ER PROFESSIONELLE"),
        (None, "VI ER ÉN KOMMUNE"),
        (None, "VI ER GODE ARBEJDSPLADSER"),
        (None, "VI ER ANSVARLIGE OG LOYALE"),
        (None, "VI SKABER VÆRDI FOR BORGERE OG ERHVERVSLIV"),
    ]
    for member in found.members:
        assert [part.label.split(" har")[0] for part in member.parts] in (
            ["Som ledere", "Som medarbejdere"],
            ["Vi ledere", "Vi medarbejdere"],
        )
        assert [len(listed(found, member, part)) for part in (0, 1)] == [2, 2]


@pytest.mark.parametrize("source", [POLICY, TURNED_POLICY], ids=["headings-lead", "headings-trail"])
def test_a_members_parts_are_its_own(source: str) -> None:
    found = of_text(source)
    assert [(m.number, m.title, [p.label for p in m.parts]) for m in found.members] == [
        ("1", "Flere mødesteder", ["Hvorfor", "Hvordan"]),
        ("2", "Boliger til unge", ["Hvorfor", "Hvordan"]),
    ]
    assert told(found, found.members[0], 1) == "• Vi åbner skolerne om aftenen, så foreninger kan mødes der."


@pytest.mark.parametrize(
    "name", ["Indsatsområde", "Mål", "Pejlemærke", "Fokusområde", "Tema", "Spor", "Løfte", "Indsats"]
)
@pytest.mark.parametrize("sign", [":", " –", ""])
def test_a_series_may_have_any_of_these_names(name: str, sign: str) -> None:
    body = "Det gør vi, fordi byen vokser, og fordi alle skal have et sted at være.\n\n"
    found = of_text(
        "Strategi for byens liv\n\n"
        + "".join(f"{name} {i}{sign} {title}\n\n{body}" for i, title in enumerate(("Torve", "Parker"), 1))
    )
    assert [(m.name, m.number, m.title) for m in found.members] == [
        (name, "1", "Torve"),
        (name, "2", "Parker"),
    ]


INDSATSER = """\
Indsatsområde 1: Grøn transport

Hvorfor
Byen vokser, og vejene er fulde.

Sådan gør vi
• Vi bygger cykelstier.
• Vi køber busser på strøm.

Fælles mål for 2030
• 40 procent af turene er på cykel.

Indsatsområde 2: Ren energi

Det vil vi
Vi vil være fri for gas.

Handlinger
1. Fjernvarme til alle.
2. Solceller på skolerne.
"""


def test_other_names_of_parts_are_known() -> None:
    found = of_text(INDSATSER)
    assert [[(part.label, part.role) for part in member.parts] for member in found.members] == [
        [("Hvorfor", Role.WHY), ("Sådan gør vi", Role.HOW), ("Fælles mål for 2030", Role.GOALS)],
        [("Det vil vi", Role.GOALS), ("Handlinger", Role.HOW)],
    ]
    assert listed(found, found.members[0], 1) == ["• Vi bygger cykelstier.", "• Vi køber busser på strøm."]
    assert listed(found, found.members[1], 1) == ["1. Fjernvarme til alle.", "2. Solceller på skolerne."]


@pytest.mark.parametrize(
    "line",
    [
        "Mål 2 og 3 nås i 2025.",
        "Indsats 16 – 18 står i bilaget",
        "Tema 1: Torve ........ 4",
        "Tema 1: Torve       4",
        "mål 2: torve",
    ],
)
def test_a_line_that_only_speaks_of_a_series_is_no_member(line: str) -> None:
    assert of_text(f"Byrådet mener det.\n\n{line}\n\nDet er en hel sætning om noget andet.\n").members == ()


def test_a_chapter_without_parts_is_no_member() -> None:
    source = "1 Indledning\n\nBogen handler om veje.\n\n2 Veje\n\nDer er mange veje.\n"
    assert of_text(source).members == ()
    (document,) = read(source)
    assert [(n.kind, n.number, n.title) for n in outline(document).nodes] == [
        (NodeKind.CHAPTER, "1", "Indledning"),
        (NodeKind.CHAPTER, "2", "Veje"),
    ]


def test_questions_that_the_format_calls_headings_are_parts(tmp_path: Path) -> None:
    areas = ("Job til alle", "Et liv ved vandet")
    parts = "### Hvorfor?\n\nDet haster.\n\n### Hvordan?\n\n- Vi gør det.\n\n### Fælles mål\n\n{}\n\n"
    goals = ("Ledigheden er lav.", "I 2022 bruger halvdelen af borgerne kysten hver uge.")
    text = "# Strategi\n\n" + "".join(
        f"## Indsatsområde {number}: {area}\n\n{parts.format(goal)}"
        for number, (area, goal) in enumerate(zip(areas, goals, strict=True), 1)
    )
    found = strategy(read_one(tmp_path, "strategi.md", text.encode()))
    assert [(member.number, member.title) for member in found.members] == [("1", areas[0]), ("2", areas[1])]
    for member in found.members:
        assert [part.role for part in member.parts] == [Role.WHY, Role.HOW, Role.GOALS]


HEADED = """\
# Strategi for Østby Kommune

Med denne strategi viser byrådet vejen.

## {0} 1: Havet, vi lever af

Østby lever af havet. Fiskeriet er gået tilbage.

### Sådan gør vi

- Vi bygger en havn.

## {0} 2: Det digitale

### Sådan gør vi

- Vi lytter til de unge.

## {0} 3

Vi mangler pædagoger

### Sådan gør vi

- Vi giver fuld tid.
"""


@pytest.mark.parametrize("name", ["Indsatsområde", "Tema", "Fokusområde", "Indsats"])
def test_a_heading_of_the_format_ends_where_its_paragraph_ends(tmp_path: Path, name: str) -> None:
    document = read_one(tmp_path, "strategi.md", HEADED.format(name).encode())
    found = strategy(document)
    titles = [("1", "Havet, vi lever af"), ("2", "Det digitale"), ("3", f"{name} 3")]
    assert [(member.number, member.title) for member in found.members] == titles
    own = ["\n".join(document.text.text[s:e] for s, e in member.node.spans) for member in found.members]
    assert own == ["Østby lever af havet. Fiskeriet er gået tilbage.", "", "Vi mangler pædagoger"]
    assert len({member.node.heading.level for member in found.members}) == 1


def test_a_heading_style_of_word_ends_a_title_too(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Strategi for Østby Kommune", 1)
    for number, title in enumerate(("Havet", "Byen"), 1):
        made.add_heading(f"Tema {number}: {title}", 2)
        made.add_paragraph("Vi begynder i dag. Resten følger siden.")
        made.add_heading("Hvordan", 3)
        made.add_paragraph("Vi bygger.", style="List Bullet")
    found = strategy(read_one(tmp_path, "strategi.docx", saved(made)))
    assert [(member.number, member.title) for member in found.members] == [("1", "Havet"), ("2", "Byen")]


def test_a_row_of_a_plan_that_is_a_heading_ends_there_too(tmp_path: Path) -> None:
    text = "<h2>Indsats: Flere stier</h2><p>Vi mangler stier</p><h3>Formål</h3><p>At gå.</p>"
    (member,) = strategy(read_one(tmp_path, "plan.html", text.encode())).members
    assert member.title == "Flere stier"


def test_a_paragraph_of_text_between_a_numbered_title_and_its_parts_is_no_title() -> None:
    found = of_text(
        "Strategi for Østby\n\nVi vil mere.\n\nTema 1: Havet\n\nHavet er stort, og vi\nlever af det.\n\n"
        "Hvordan\n• Vi fisker.\n\nTema 2: Byen\n\nByen vokser.\n\nHvordan\n• Vi bygger.\n"
    )
    assert [(member.number, member.title) for member in found.members] == [("1", "Havet"), ("2", "Byen")]


CHAPTERS = {
    "Pejlemærke ét: Skoven": "Pejlemærke to: Søen",
    "Første spor – Skoven": "Andet spor – Søen",
    "Tema A: Skoven": "Tema B: Søen",
    "Indsatsområde I. Skoven": "Indsatsområde II. Søen",
    "1. pejlemærke: Skoven": "2. pejlemærke: Søen",
    "Indsatsspor 1 | Skoven": "Indsatsspor 2 | Søen",
    "Fokusområde nr. 1: Skoven": "Fokusområde nr. 2: Søen",
}


@pytest.mark.parametrize(("first", "second"), CHAPTERS.items())
def test_members_count_in_words_and_letters_too(first: str, second: str) -> None:
    found = of_text(
        f"Strategi\n\n{first}\n\nHvorfor er det vigtigt?\nTræer giver skygge i hele byen.\n\n"
        f"{second}\n\nDet vil vi gøre\nVi renser vandet i søen.\n\nMål for 2030\nAlle kan bade.\n"
    )
    assert [member.title for member in found.members] == ["Skoven", "Søen"]
    assert [member.number for member in found.members] in (["1", "2"], ["A", "B"])
    roles = [[part.role for part in member.parts] for member in found.members]
    assert roles == [[Role.WHY], [Role.HOW, Role.GOALS]]


@pytest.mark.parametrize(
    "sentence", ["Mål to gange om ugen er nok", "Indsats en dag ad gangen", "Tema i skolen"]
)
def test_a_word_that_only_may_be_a_number_counts_nothing(sentence: str) -> None:
    found = of_text(f"Strategi\n\n{sentence}\n\nHvorfor\nDet er godt.\n")
    assert all(member.number is None for member in found.members)


def test_contents_whose_page_numbers_stand_close_are_no_members(tmp_path: Path) -> None:
    file = docx.Document()
    titles = ["Pejlemærke ét: Skoven", "Pejlemærke to: Søen"]
    file.add_heading("Indhold", 1)
    for page, title in enumerate(titles, start=3):
        file.add_paragraph(f"{title}\t{page}")
    for title in titles:
        file.add_heading(title, 1)
        file.add_heading("Hvorfor", 2)
        file.add_paragraph("Naturen er for alle i kommunen.")
    document = read_one(tmp_path, "plan.docx", saved(file))
    assert [member.title for member in strategy(document).members] == ["Skoven", "Søen"]
    assert document.sections[0].role is Role.CONTENTS
