"""Each organ's decisions are read off minutes in every style, with votes, absences and minorities."""

from __future__ import annotations

import pytest

from corpus.decisions import decisions
from corpus.people import Person
from corpus.votes import Votes
from tests.corpus.meetings_read import decided, meeting_of
from tests.minutes_of_councils import CAPITAL, COUNCIL
from tests.minutes_texts import ALL
from tests.texts import read

# Style, number or title, (organ, day, results) of each decision.
DECISIONS = [
    ("council", "1", [("Byrådet", "2012-08-28", ["godkendt"])]),
    (
        "council",
        "2",
        [
            ("Teknisk Udvalg", "2012-08-14", ["anbefalet"]),
            ("Økonomiudvalget", "2012-08-21", ["anbefalet", "anbefalet", "udsat"]),
            ("Byrådet", "2012-08-28", ["godkendt", "godkendt", "sendt tilbage"]),
        ],
    ),
    ("council", "3", [("Byrådet", "2012-08-28", ["godkendt"])]),
    ("capital", "1", [("Teknik- og Miljøudvalget", "2012-08-20", ["godkendt"])]),
    ("capital", "2", [("Teknik- og Miljøudvalget", "2012-08-20", ["godkendt", "taget til efterretning"])]),
    ("capital", "4", [("Teknik- og Miljøudvalget", "2012-08-20", ["udsat"])]),
    ("facts", "1", [("Kommunalbestyrelsen", "2014-01-28", ["besluttet"])]),
    (
        "facts",
        "2",
        [
            ("Børne- og Undervisningsudvalget", "2014-01-14", ["anbefalet"]),
            ("Kommunalbestyrelsen", "2014-01-28", ["afvist"]),
        ],
    ),
    ("old", "89", [("Kommunalbestyrelsen", "2002-05-15", ["taget til efterretning"])]),
    (
        "old",
        "90",
        [
            ("Økonomiudvalget", "2002-05-08", ["anbefalet"]),
            ("Kommunalbestyrelsen", "2002-05-15", ["sendt tilbage"]),
        ],
    ),
    ("run-in", "12", [("Økonomiudvalget", "2018-11-05", ["anbefalet"])]),
    (
        "run-in",
        "13",
        [("Børne- og Skoleudvalget", "2018-10-30", ["afvist"]), ("Økonomiudvalget", "2018-11-05", ["udsat"])],
    ),
    (
        "unnumbered",
        "Temamøde om diger",
        [("Udvalget for Teknik og Miljø", "2019-02-18", ["taget til efterretning"])],
    ),
    (
        "unnumbered",
        "Udbud af madaffald",
        [("Udvalget for Teknik og Miljø", "2019-02-18", ["godkendt med ændring"])],
    ),
    ("points", "1", [("Social- og Sundhedsudvalget", "2018-08-14", ["godkendt"])]),
    ("points", "2", [("Social- og Sundhedsudvalget", "2018-08-14", ["godkendt", "udsat"])]),
    ("case-above", "132", [("Udvalget for Teknik og Miljø", "2020-06-22", ["godkendt", "udsat"])]),
    (
        "political",
        "7",
        [
            ("Teknik- og Miljøudvalget", "2012-08-20", ["anbefalet"]),
            ("Økonomiudvalget", "2012-08-21", ["anbefalet"]),
            ("Borgerrepræsentationen", "2012-08-23", ["godkendt"]),
        ],
    ),
    ("bare", "1", []),
]


@pytest.mark.parametrize(("style", "which", "expected"), DECISIONS)
def test_each_organ_has_its_own_decision(
    style: str, which: str, expected: list[tuple[str, str, list[str]]]
) -> None:
    (item,) = [item for item in meeting_of(ALL[style]).items if which in (item.number, item.title)]
    assert decided(item) == expected


def test_votes_absences_and_minorities_are_as_recorded() -> None:
    council = meeting_of(COUNCIL).items
    committee, _, last = council[1].decisions
    assert last.votes == Votes(None, ("Ø",), supporters=("A", "C", "V"))
    assert council[2].decisions[0].votes == Votes(14, ("Ø",), opposed=3)
    assert [person.name for d in council[1].decisions for person in d.absent] == [
        "Hans Ove Ager",
        "Jørgen Hald",
    ]
    assert "Et mindretal bestående af Mette Kro (Ø) ønsker fire bassiner." in committee.text
    assert committee.votes is None
    bikes = meeting_of(CAPITAL).items[1].decisions[0]
    assert bikes.votes == Votes(6, ("O",), opposed=2, abstained=("C",))
    assert bikes.text.endswith('bilerne også får plads."')
    takster = meeting_of(ALL["facts"]).items[1].decisions
    assert takster[0].votes == Votes(None, ("Dan Rye (DF)",))
    assert takster[1].votes == Votes(8, ("V", "DF"), ("A", "F"), 9, ("C",))
    *_, bikeways = meeting_of(ALL["political"]).items[0].decisions
    assert bikeways.votes == Votes(40, ("V", "O"), ("A", "Ø", "F", "B"), 9, ("C",))
    budget = meeting_of(ALL["run-in"]).items[0].decisions[0]
    assert budget.votes == Votes(None, (), unanimous=True)
    assert budget.absent == (Person("Niels Kragh", "V"),)
    (diger, _) = meeting_of(ALL["unnumbered"]).items
    assert diger.decisions[0].absent == (Person("Claus Holmgaard", "Løsgænger"),)


def test_names_alone_under_a_heading_were_absent_from_the_decision_above() -> None:
    text = COUNCIL.replace("Fraværende: Hans Ove Ager (C)", "Fraværende\nHans Ove Ager (C)\nUlla Sø (F)")
    committee = meeting_of(text).items[1].decisions[0]
    assert [person.name for person in committee.absent] == ["Hans Ove Ager", "Ulla Sø"]
    assert committee.text.endswith("fire bassiner.")


def test_two_items_of_one_title_have_a_decision_each() -> None:
    text = CAPITAL.replace("1. Godkendelse af dagsorden (2012-98411)", "1. Meddelelser")
    minutes = read(
        text.replace("4. Dokument om støj ved Ringbanen (2012-81200)", "4. Meddelelser"), kind="referat"
    )
    assert [d.item_number for d in decisions([*minutes, *minutes]) if d.item_title == "Meddelelser"] == [
        "1",
        "4",
    ]


def test_a_bare_decision_is_the_meetings() -> None:
    named = meeting_of(CAPITAL, organ="Teknik- og Miljøudvalget", date="2012-08-20")
    assert decided(named.items[0]) == [("Teknik- og Miljøudvalget", "2012-08-20", ["godkendt"])]


def test_an_organ_in_capitals_is_known() -> None:
    text = "KULTUR- OG FRITIDSUDVALGET\n\nBeslutningsprotokol\nTorsdag den 8. februar 2018\n\n"
    found = meeting_of(text + "1. Tilskud\n\nBeslutning:\nGodkendt.\n\n2. Baner\n\nBeslutning:\nUdsat.\n")
    assert found.organ == "Kultur- og Fritidsudvalget"
    assert [decided(item) for item in found.items] == [
        [("Kultur- og Fritidsudvalget", "2018-02-08", [result])] for result in ("godkendt", "udsat")
    ]
