"""A case's way through the organs, over minutes of several municipalities."""

from __future__ import annotations

import pytest

from assistant.case_way import case_title
from assistant.record import Record
from corpus.types import Document
from tests.minutes_of_committees import CASE_ABOVE
from tests.minutes_of_councils import COUNCIL, OLD
from tests.texts import read


def minutes(name: str, organ: str, day: str, items: str) -> Document:
    text = f"Nørrevang Kommune\nReferat\n{organ}\n\n{items}"
    (document,) = read(text, id=name, kind="referat", organ=organ, date=day)
    return document


def item(title: str, organ: str, day: str, decided: str, number: str = "") -> str:
    case = f"Sagsnr.: {number}\n" if number else ""
    return (
        f"Punkt 1: {title}\n{case}\nSagsfremstilling\nDet handler om noget, der skal siges.\n\n"
        f"Beslutning i {organ} den {day}\n{decided}\n\n"
    )


def meeting(
    name: str, title: str, day: str, decided: str, number: str = "", organ: str = "Byrådet"
) -> Document:
    danish = "-".join(reversed(day.split("-")))
    return minutes(name, organ, day, item(title, organ, danish, decided, number))


def way(documents: list[Document], of: str) -> list[tuple[str, str, str]]:
    record = Record(documents)
    place = record.place(of, "1")
    assert place
    return [(s.decision.organ, str(s.decision.date), s.known.value) for s in record.way(place)]


def test_the_organs_of_one_item_follow_one_another_with_the_newest_word_first() -> None:
    record = Record(read(COUNCIL, kind="referat"))
    place = record.place("fil", "2")
    assert place
    steps = record.way(place)
    assert [(s.decision.organ, str(s.decision.date)) for s in steps] == [
        ("Byrådet", "2012-08-28"),
        ("Økonomiudvalget", "2012-08-21"),
        ("Teknisk Udvalg", "2012-08-14"),
    ]


def test_a_case_is_followed_by_its_number_over_minutes_whatever_its_title_is() -> None:
    found = way(
        [
            meeting("a", "Klimaplan", "2012-03-01", "Udsat.", "12/4711"),
            meeting("b", "Plan for klimatilpasning", "2012-05-01", "Godkendt.", "12/4711"),
            meeting("c", "Klimaplan", "2012-04-01", "Godkendt.", "12/9999"),
        ],
        "a",
    )
    assert found == [("Byrådet", "2012-05-01", "samme sagsnummer"), ("Byrådet", "2012-03-01", "samme punkt")]


def test_without_a_number_the_title_tells_also_in_its_second_reading() -> None:
    found = way(
        [
            meeting("a", "Organisationsprojektet", "2012-01-24", "Udsat."),
            meeting("b", "Organisationsprojektet (2. behandling)", "2012-02-02", "Godkendt."),
            meeting("c", "Organisationsprojektet", "2019-02-02", "Godkendt."),
        ],
        "a",
    )
    assert found == [("Byrådet", "2012-02-02", "samme overskrift"), ("Byrådet", "2012-01-24", "samme punkt")]


def test_what_is_reported_again_and_again_is_no_case() -> None:
    quarters = [
        meeting(f"q{n}", "Kvartalsrapport", f"2012-{n:02}-01", "Taget til efterretning.") for n in (1, 4, 7)
    ]
    assert way(quarters, "q1") == [("Byrådet", "2012-01-01", "samme punkt")]


def test_a_decision_that_two_minutes_print_is_there_once_from_the_organs_own() -> None:
    own = meeting("eget", "Støjplan", "2012-01-10", "Anbefales.", organ="Teknisk Udvalg")
    later = minutes(
        "senere",
        "Byrådet",
        "2012-01-24",
        "Punkt 1: Støjplan\n\nSagsfremstilling\nDet støjer.\n\n"
        "Beslutning i Teknisk Udvalg den 10-01-2012\nAnbefales.\n\n"
        "Beslutning i Byrådet den 24-01-2012\nGodkendt.\n",
    )
    record = Record([own, later])
    place = record.place("senere", "1")
    assert place
    assert [(s.decision.organ, s.decision.document.id) for s in record.way(place)] == [
        ("Byrådet", "senere"),
        ("Teknisk Udvalg", "eget"),
    ]


@pytest.mark.parametrize(
    "title",
    [
        "Meddelelser",
        "Godkendelse af dagsordenen",
        "Eventuelt",
        "Orientering fra formanden",
        "Lukket punkt",
        " - ",
    ],
)
def test_what_every_meeting_has_is_no_case(title: str) -> None:
    assert case_title(title) is None


def test_the_subject_of_a_case_is_not_its_number() -> None:
    record = Record(
        [*read(OLD, id="a", kind="referat"), *read(OLD.replace("15. maj", "29. maj"), id="b", kind="referat")]
    )
    place = record.place("a", "90")
    assert place
    assert {step.known.value for step in record.way(place)} == {"samme punkt", "samme overskrift"}


@pytest.mark.parametrize("number", ["12", "00.01.00", "00.01.S00"])
def test_what_many_cases_share_is_no_cases_number(number: str) -> None:
    found = way(
        [
            meeting("a", "Klimaplan", "2012-03-01", "Udsat.", number),
            meeting("b", "Plan for skoler", "2012-05-01", "Godkendt.", number),
        ],
        "a",
    )
    assert found == [("Byrådet", "2012-03-01", "samme punkt")]


def test_a_closed_item_has_no_place_and_no_way() -> None:
    record = Record(read(CASE_ABOVE, kind="referat"))
    assert record.place("fil", "133") is None
    assert record.place("fil", "132")
    assert all(not place.item.closed for meeting in record.meetings for place in record.places(meeting))
