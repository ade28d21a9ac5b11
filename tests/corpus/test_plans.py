"""Plans become themes, initiatives and parts, however their tables and headings came out of the file."""

from __future__ import annotations

import pytest

from corpus.outline import NodeKind, items, outline
from corpus.plans import Standing, plan
from corpus.types import Role
from tests.corpus.plan_parts import of_text, parts_of, text
from tests.texts import read

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


def test_a_document_without_initiatives_has_no_themes() -> None:
    assert of_text("Et brev\n\nByrådet takker for henvendelsen.\n").themes == ()


def test_an_area_of_a_strategy_is_a_theme_also_over_its_parts() -> None:
    area = "Indsatsområde {}: Flere {}\n\nHvorfor?\nDer er for få.\n\nFælles mål\nDer er 20 i 2031.\n\n"
    (document,) = read(area.format(1, "skove") + area.format(2, "søer"))
    assert [(node.kind, node.name, node.number) for node in outline(document).nodes] == [
        (NodeKind.THEME, "Indsatsområde", "1"),
        (NodeKind.THEME, "Indsatsområde", "2"),
    ]
