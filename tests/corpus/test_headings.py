"""Which lines are headings, what belongs to them, and what part of a document they open."""

from __future__ import annotations

import pytest

from corpus.decision_headings import is_decision_heading
from corpus.types import Document, Role
from tests.texts import MINUTES, PLAN, POLICY, TURNED_POLICY, read, text_of


def outline(document: Document) -> list[tuple[str, ...]]:
    return [section.titles for section in document.sections]


def test_an_item_of_minutes_has_its_parts() -> None:
    minutes, _ = read(f"{MINUTES}\f{PLAN}")
    item = "1. Ny svømmehal"
    assert [(section.role, section.titles) for section in minutes.sections] == [
        (Role.BODY, (item,)),
        (Role.CASE, (item, "Sagsfremstilling")),
        (Role.ECONOMY, (item, "Økonomiske konsekvenser")),
        (Role.PROPOSAL, (item, "Indstilling")),
        (Role.DECISION, (item, "Kulturudvalget den 3. marts 2015")),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Økonomiudvalget den 24. januar 2012:",
        "Økonomiudvalget den 24. januar 2012",
        "Økonomiudvalgt den 2. og 3. februar 2012:",
        "Social- og Sundhedsudvalget den 18. januar 2012:",
        "Kommunalbestyrelsen i møde den 3. marts 2015:",
        "Beslutning i Teknik- og Miljøudvalget den 03-03-2015:",
        "Ældrerådet den 1. maj 2030:",
    ],
)
def test_it_says_who_decided_when(line: str) -> None:
    assert is_decision_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "Økonomiudvalget besluttede den 24. januar 2012, at",
        "Økonomiudvalget den 24. januar 2012, samt de principper, der er anvendt",
        "den 24. januar 2012",
        "Økonomiudvalget",
        "Mødet holdes den 24. januar 2012:",
    ],
)
def test_it_is_no_heading_of_a_decision(line: str) -> None:
    assert not is_decision_heading(line)


POLICY_PARTS = [
    ("Målsætning 1: Flere mødesteder", "Hvorfor", "Ensomhed er dyr"),
    ("Målsætning 1: Flere mødesteder", "Hvordan", "Vi åbner skolerne"),
    ("Målsætning 2: Boliger til unge", "Hvorfor", "Unge flytter"),
    ("Målsætning 2: Boliger til unge", "Hvordan", "Vi bygger små boliger"),
]


PREFACE = "Hvorfor\nVi skriver en politik, fordi alle skal kunne følge med.\n\n"


@pytest.mark.parametrize(
    "source",
    [POLICY, f"{PREFACE}{POLICY}", TURNED_POLICY],
    ids=["headings-lead", "headings-lead-after-a-why", "headings-trail"],
)
def test_each_text_belongs_to_its_heading(source: str) -> None:
    (policy,) = read(source)
    parts = [section for section in policy.sections if section.role in (Role.WHY, Role.HOW)][-4:]
    assert [section.titles for section in parts] == [(goal, part) for goal, part, _ in POLICY_PARTS]
    for section, (_, _, phrase) in zip(parts, POLICY_PARTS, strict=True):
        assert phrase in text_of(policy, section)


def test_a_label_that_a_narrow_column_broke_is_found() -> None:
    source = (
        "Nye initiativer\n\nStier i skoven\n\nFormål, mål og\nsucceskriterier\n\n"
        "Formål: At flere går ture.\n\nOpgaver - om-\nfang og af-\ngrænsning\n\nFem stier anlægges.\n"
    )
    (document,) = read(source)
    initiative = ("Nye initiativer", "Stier i skoven")
    assert outline(document)[-2:] == [
        (*initiative, "Formål, mål og succeskriterier"),
        (*initiative, "Opgaver - omfang og afgrænsning"),
    ]


def test_a_misspelt_label_is_known() -> None:
    (document,) = read("4\n\nVejen\n.\n\nBeslutningskomptence\nByrådet.\n")
    assert document.sections[-1].role is Role.COMPETENCE


def test_a_question_on_one_line_with_its_answer_is_parted() -> None:
    source = (
        "Stier i skoven\n\nHvad var målet?  At anlægge fem stier.\n\n"
        "Hvad har vi rea-\nliseret?\n\nDer er anlagt fire stier.\n"
    )
    (document,) = read(source)
    goal, done = document.sections[-2:]
    assert (goal.role, done.role) == (Role.RESULTS, Role.RESULTS)
    assert goal.titles == ("Stier i skoven", "Hvad var målet?")
    assert text_of(document, goal) == "Hvad var målet?\nAt anlægge fem stier.\n"
    assert done.titles == ("Stier i skoven", "Hvad har vi realiseret?")


def test_numbered_headings_nest() -> None:
    body = "Her står en hel sætning, som fylder en linje,\nog en til.\n\n"
    (document,) = read(f"1 Indledning\n\n{body}2 Veje\n\n{body}2.1 Små veje\n\n{body}3 Skoler\n\n{body}")
    assert outline(document) == [
        ("1 Indledning",),
        ("2 Veje",),
        ("2 Veje", "2.1 Små veje"),
        ("3 Skoler",),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "1. At vejen lukkes",
        "2012 blev et godt år for skolerne",
        "3 pct. af borgerne,",
        "1 Indledning ..... 4",
    ],
)
def test_a_number_before_a_sentence_makes_no_heading(line: str) -> None:
    (document,) = read(f"Byrådet har besluttet det.\n\n{line}\n\nDet er en hel sætning om noget andet.\n")
    assert outline(document) == [()]


def test_a_sentence_that_begins_like_a_theme_is_none() -> None:
    (document,) = read("Byrådet mener det.\n\nTema 2 handler om veje og stier i byen.\n\nDet er vigtigt.\n")
    assert outline(document) == [()]


@pytest.mark.parametrize("title", ["Vores historie", "Hvor vi kommer fra", "Hvad vi står over for"])
def test_a_short_line_over_a_paragraph_is_a_heading(title: str) -> None:
    (document,) = read(f"{title}\nSiden de første møller blev bygget langs åen, har byen vokset.\n")
    assert outline(document) == [(title,)]


BODY = (
    "Her står en hel sætning, som fylder en linje, og som går\n"
    "videre på den næste, før den slutter med et punktum på\nen tredje linje.\n"
)


def test_a_short_line_alone_between_paragraphs_is_a_heading() -> None:
    (document,) = read(f"{BODY}\nUdsyn\n\n{BODY}\nMod til forandring\n\n{BODY}")
    assert outline(document) == [(), ("Udsyn",), ("Mod til forandring",)]


@pytest.mark.parametrize(
    "line",
    ["Med venlig hilsen,", "Det blev besluttet.", "Hvem gør hvad?", "og så videre", "Mål og midler til"],
)
def test_a_short_line_that_goes_on_or_ends_a_sentence_is_none(line: str) -> None:
    (document,) = read(f"{BODY}\n{line}\n\n{'og det ' if line.endswith('til') else ''}{BODY}")
    assert outline(document) == [()]


def test_the_title_of_a_page_opens_a_chapter() -> None:
    (document,) = read(f"Forord\n\n{BODY}\fFremtiden i byen\n\n{BODY}\nUdsyn\n\n{BODY}")
    assert outline(document) == [("Forord",), ("Fremtiden i byen",), ("Fremtiden i byen", "Udsyn")]


def test_a_table_of_contents_says_so() -> None:
    source = f"Indhold\n\nForord s. 1\n1. Veje s. 2\n2. Skoler s. 4\n\n1. Veje\n\n{BODY}"
    (document,) = read(source)
    assert [(section.titles, section.role) for section in document.sections] == [
        (("Indhold",), Role.CONTENTS),
        (("1. Veje",), Role.BODY),
    ]


GROUP = "Initiativer fra virksomhedsplan 2019, som videreføres i 2020"


def test_an_initiative_with_a_short_text_is_no_item_of_a_list() -> None:
    (document,) = read(f"{GROUP}\n\n1. Veje\n{BODY}\n2. Stier\n{BODY}\n3. Broer\n{BODY}")
    assert outline(document)[1:] == [(GROUP, "1. Veje"), (GROUP, "2. Stier"), (GROUP, "3. Broer")]


def test_a_list_within_an_initiative_stays_in_it() -> None:
    steps = "1. Planen lægges i januar.\n\n2. Vejen lukkes i maj.\n\n3. Vejen åbnes i juni.\n"
    (document,) = read(f"{GROUP}\n\n1. Veje\n{BODY}\n{steps}\n2. Stier\n{BODY}")
    assert outline(document)[1:] == [(GROUP, "1. Veje"), (GROUP, "2. Stier")]


def test_the_next_number_is_the_next_initiative_though_it_ends_like_a_sentence() -> None:
    long = "2. Øvrig betjening af selskaber, borgere og forvaltningen indadtil og udadtil hele året."
    (document,) = read(f"{GROUP}\n\n1. Veje\n{BODY}\n{long}\n\n{BODY}")
    assert outline(document)[-1] == (GROUP, long.rstrip("."))


def test_a_chapter_after_a_group_goes_on_the_chapters_numbers() -> None:
    source = f"1. Planen\n\n{BODY}\n2. Opfølgning\n\n{BODY}\n{GROUP}\n\n3. Liste over opgaver\n\n{BODY}"
    (document,) = read(source)
    assert outline(document)[-1] == ("3. Liste over opgaver",)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Tema  Økonomisk styring\n\n", "Tema: Økonomisk styring"),
        ("Tema\n\n6. Et nyt net\nBesluttet af byrådet.\n\n", "Tema 6: Et nyt net"),
        ("Projekt: Flere stier\n", "Projekt: Flere stier"),
        ("Solceller\n\nAfdelingens eget mål\n\n", "Solceller"),
        ("3D-\nprojektering\n\n", "3D-projektering"),
    ],
)
def test_a_table_is_named_by_its_first_row(above: str, title: str) -> None:
    (document,) = read(f"{BODY}\n{above}Formål, mål og\nsucceskriterier\n\nFormål: At det virker.\n")
    assert document.sections[-1].titles[0] == title


def test_a_number_alone_over_a_title_is_the_next_initiatives() -> None:
    goals = "Formål, mål og succeskriterier\nFormål: At det virker.\n\n"
    (document,) = read(f"1 Veje\n\n{goals}2\n\nStier i skoven og ved\nstranden\n\n{goals}")
    assert document.sections[-1].titles[0] == "2 Stier i skoven og ved stranden"


def test_members_of_a_series_share_a_level() -> None:
    (policy,) = read(TURNED_POLICY)
    levels = {h.level for section in policy.sections for h in section.headings if "Målsætning" in h.title}
    assert len(levels) == 1
