"""Heads, items and title pages in forms that other municipalities' systems write."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.decisions import decisions_of
from corpus.describe import describe
from corpus.meeting_head import read_head
from corpus.meetings import Meeting, meetings
from corpus.types import Role, SourceFile
from corpus.withhold import without_closed
from tests.texts import read

ITEMS = (
    "\n\n1. Godkendelse af dagsorden\n\nBeslutning\n\nGodkendt.\n\n"
    "2. Ny sti\n\nSagsnr.: 05.01.00-P19-1-20\n\nSagsfremstilling\n\nStien er slidt og skal lægges om.\n\n"
    "Beslutning\n\nUdsat.\n"
)


def meeting_of(text: str) -> Meeting:
    (meeting,) = meetings(read(text, kind="referat"))
    return meeting


@pytest.mark.parametrize(
    ("head", "organ"),
    [
        ("Direktionsmøde 2022-03-01\nReferat", "Direktionen"),
        ("Kultur, Fritid og Land\n\nReferat fra mødet den 1. marts 2022", "Kultur, Fritid og Land"),
        ("Åbent referat\ntil\nTeknik og Miljøudvalget\nMødedato: 01-03-2022", "Teknik og Miljøudvalget"),
        ("BYRADET\nReferat\nonsdag den 1. marts 2022", "Byrådet"),
    ],
)  # fmt: skip
def test_the_head_names_the_organ_so(head: str, organ: str) -> None:
    found = read_head(head)
    assert (found.organ, found.date) == (organ, dt.date(2022, 3, 1))


@pytest.mark.parametrize(
    ("line", "place", "time"),
    [
        ("tirsdag den 1. marts 2022 kl. 17.00 i Byrådssalen", "Byrådssalen", dt.time(17)),
        ("Dato | 01-03-2022 18:00\nSted | Rådhuset, mødesalen", "Rådhuset, mødesalen", dt.time(18)),
        ("1. marts 2022 kl. 9.00-11.30 på Rådhuset (virtuelt)", "Rådhuset", dt.time(9)),
        ("mandag d. 1. marts 2022, 15.00-17.10\n\nMødelokale 2, Bro", "Mødelokale 2, Bro", dt.time(15)),
    ],
)  # fmt: skip
def test_place_and_time_stand_without_labels(line: str, place: str, time: dt.time) -> None:
    found = read_head(f"Byrådet\nReferat\n{line}\n")
    assert (found.place, found.time) == (place, time)


def test_what_stands_under_a_heading_of_the_whole_is_the_head_too() -> None:
    head = (
        "Åbent referat\n\ntil\n\nTeknik og Miljøudvalget\n\nMødedato: 1. marts 2022\n\nAfbud: Thor Mandø (A)"
    )
    meeting = meeting_of(head + ITEMS)
    assert [person.name for person in meeting.absent] == ["Thor Mandø"]
    assert {decision.organ for item in meeting.items for decision in item.decisions} == {meeting.organ}


def test_who_came_in_anothers_place_is_not_absent() -> None:
    head = "Byrådet\nReferat\nMødedato: 1. marts 2022\nAfbud: Thor Mandø (A)\nSuppleanter: Runa Holk (A)"
    assert [person.name for person in meeting_of(head + ITEMS).absent] == ["Thor Mandø"]


def test_the_next_label_is_no_part_of_a_name() -> None:
    head = "Hovedudvalget\nReferat\nMødedato: 1. marts 2022\nDeltagere:\n"
    head += "Finn Rask, Helle Mundt\nMedarbejdere: Bo Lund"
    assert [person.name for person in meeting_of(head + ITEMS).present][:2] == ["Finn Rask", "Helle Mundt"]


def test_items_without_a_part_count_before_the_first_that_has_one() -> None:
    text = (
        "Ældrerådet\nReferat\nMødedato: 1. marts 2022\n\n"
        "1. Godkendelse af dagsorden\nDagsordenen blev godkendt.\n\n"
        "2. Nye busser\nRådet har talt om busserne til plejecentret.\n\n"
        "Rådets beslutning:\nRådet afgav høringssvar.\n\n3. Eventuelt\nIntet.\n"
    )
    assert [item.title for item in meeting_of(text).items] == [
        "Godkendelse af dagsorden",
        "Nye busser",
        "Eventuelt",
    ]


def test_a_head_with_its_pages_number_goes_also_from_two_pages() -> None:
    page = "\fByrådet 1. marts 2022                                Side {}\n\n"
    body = ITEMS.replace("2. Ny", page.format(2) + "2. Ny") + page.format(3) + "3. Eventuelt\n\nIntet.\n"
    (document,) = read("Byrådet\nReferat\nMødedato: 1. marts 2022" + body, kind="referat")
    assert "Side" not in document.text.text
    assert "Intet." in document.text.text


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Skolechefens indstilling", Role.PROPOSAL),
        ("Forvaltningens anbefaling:", Role.PROPOSAL),
        ("Sagens indhold", Role.CASE),
        ("Supplerende bemærkninger", Role.CASE),
        ("Konsekvenser for økonomien", Role.ECONOMY),
        ("Økonomiudvalgets indstilling", None),
    ],
)
def test_a_part_is_known_by_its_label(label: str, role: Role | None) -> None:
    text = ITEMS.replace("Sagsfremstilling", f"{label}\n\nNoget om stien, som er slidt.\n\nSagsfremstilling")
    item = meeting_of("Byrådet\nReferat\nMødedato: 1. marts 2022" + text).items[1]
    assert [part.role for part in item.parts if part.title == label.rstrip(":")] == ([role] if role else [])


def test_a_lead_in_over_its_own_clause_is_a_proposal() -> None:
    text = ITEMS.replace(
        "Beslutning\n\nUdsat", "Forvaltningen indstiller\n\nat stien lægges om\n\nBeslutning\n\nUdsat"
    )
    (document,) = read("Byrådet\nReferat\nMødedato: 1. marts 2022" + text, kind="referat")
    assert [decision.proposal for decision in decisions_of(document)] == [None, "at stien lægges om"]
    assert without_closed(document) is document


@pytest.mark.parametrize(
    ("text", "period", "date"),
    [
        ("Lindby 2030\n\nUdviklingsstrategi 2021-2030 for Lindby Kommune\n", (2021, 2030), None),
        ("Børnepolitik\nLindby Kommune 2020 – 2024\n", (2020, 2024), None),
        ("Aftale om budget 2021-2024\n\nLindby, den 14. maj 2020\n", (2021, 2024), dt.date(2020, 5, 14)),
        ("Børnepolitik\nPolitikken afløser den fra årene 2010-2014, som var vedtaget før.\n", None, None),
    ],
)  # fmt: skip
def test_the_title_page_tells_years_and_day(
    text: str, period: tuple[int, int] | None, date: dt.date | None
) -> None:
    entry = describe("fil.txt", SourceFile("fil.txt", text, "digest"))
    assert (entry.period, entry.date) == (period, date)


def test_the_municipality_is_no_title_and_no_part_of_the_owner() -> None:
    text = "Lindby Kommune\n\nKlimaplan\n\nÆldre- og Sundhedsforvaltningen, Lindby Kommune\n"
    entry = describe("fil.txt", SourceFile("fil.txt", text, "digest"))
    assert (entry.title, entry.organ) == ("Klimaplan", "Ældre- og Sundhedsforvaltningen")


def test_a_conclusion_decides_an_item_that_has_no_decision() -> None:
    text = (
        "Udsatterådet\nReferat\nMødedato: 1. marts 2022\n\n1. Gader\n\nBeslutning: Rådet skriver.\n\n"
        "2. Varmestue\n\nKonklusion: Rådet anbefaler en varmestue.\n\n"
        "3. Busser\n\nKonklusion: Der er talt om busser.\n\nBeslutning: Udsat.\n"
    )
    (document,) = read(text, kind="referat")
    assert [(d.item_number, d.results[0].value) for d in decisions_of(document)] == [
        ("1", "ukendt"),
        ("2", "anbefalet"),
        ("3", "udsat"),
    ]
