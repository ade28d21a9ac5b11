"""Decisions as data: over the shipped minutes against a list made by hand, and phrase by phrase."""

from __future__ import annotations

import datetime as dt

import pytest

from corpus.decisions import Decision, decisions
from corpus.outcomes import Result, results_of
from corpus.people import Person, absent_of
from corpus.types import Document
from corpus.votes import Votes, votes_of

AS = ("Rolf Aagaard-Svendsen", "C")
JANUARY = dt.date(2012, 1, 24)
# Item number or the beginning of its title, organ, day in January, results; made by hand from the minutes.
BY_HAND = [
    ("1", "Økonomiudvalget", 24, ["besluttet", "besluttet", "godkendt med ændring"]),
    ("2", "Økonomiudvalget", 24, ["udsat"]),
    ("3", "Økonomiudvalget", 24, ["taget til efterretning"]),
    ("4", "Økonomiudvalget", 24, ["taget til efterretning"]),
    ("5", "Økonomiudvalget", 24, ["taget til efterretning"]),
    ("6", "Økonomiudvalget", 24, ["anbefalet"]),
    ("7", "Økonomiudvalget", 24, ["godkendt med ændring"]),
    ("8", "Økonomiudvalget", 24, ["anbefalet"]),
    ("9", "Social- og Sundhedsudvalget", 18, ["anbefalet", "godkendt med ændring"]),
    ("9", "Økonomiudvalget", 24, ["anbefalet"]),
    ("10", "Udviklings- og Strategiudvalget", 17, ["anbefalet"]),
    ("10", "Økonomiudvalget", 24, ["anbefalet"]),
    ("11", "Børne- og Ungdomsudvalget", 19, ["anbefalet"]),
    ("11", "Økonomiudvalget", 24, ["anbefalet"]),
    ("12", "Børne- og Ungdomsudvalget", 19, ["besluttet"]),
    ("12", "Økonomiudvalget", 24, ["anbefalet"]),
    ("13", "Kultur- og Fritidsudvalget", 19, ["anbefalet", "anbefalet", "anbefalet"]),
    ("13", "Børne- og Ungdomsudvalget", 19, ["anbefalet", "anbefalet", "anbefalet"]),
    ("13", "Økonomiudvalget", 24, ["anbefalet"]),
    ("14", "Byplanudvalget", 18, ["godkendt", "godkendt", "godkendt", "anbefalet"]),
    ("14", "Økonomiudvalget", 24, ["godkendt"]),
    ("15", "Teknik- og Miljøudvalget", 17, ["anbefalet", "anbefalet"]),
    ("15", "Økonomiudvalget", 24, ["anbefalet"]),
    (None, "Økonomiudvalget", 24, ["drøftet"]),
    (None, "Økonomiudvalget", 24, ["besluttet"]),
    (None, "Økonomiudvalget", 24, ["taget til efterretning"]),
    (None, "Økonomiudvalget", 24, ["godkendt"]),
    (None, "Økonomiudvalget", 24, ["udsat"]),
    (None, "Økonomiudvalget", 24, ["taget til efterretning"]),
]


@pytest.fixture(scope="module")
def found(shipped: dict[str, Document]) -> list[Decision]:
    return decisions(shipped.values())


def test_the_minutes_of_january_hold_these_decisions(found: list[Decision]) -> None:
    of_january = [d for d in found if d.date is not None and d.date <= JANUARY]
    listed = [
        (d.item_number, d.organ, d.date.day, [r.value for r in d.results]) for d in of_january if d.date
    ]
    assert listed == BY_HAND


def test_the_last_decision_is_that_of_february(found: list[Decision]) -> None:
    last = found[-1]
    assert (last.organ, last.date, last.item_title) == (
        "Økonomiudvalget",
        dt.date(2012, 2, 2),
        "Organisationsprojektet",
    )
    assert last.results == (Result.DECIDED,)
    assert [person.name for person in last.absent] == [AS[0], "Henrik Brade Johansen", "Sofia Osmani"]
    assert "fire medlemmer i direktionen" in last.text


def test_who_was_absent_and_who_voted(found: list[Decision]) -> None:
    of_the_day = [d for d in found if d.organ == "Økonomiudvalget" and d.date == JANUARY]
    assert all(d.absent == (Person(*AS),) for d in of_the_day)
    assert [d.votes for d in found if d.votes] == [Votes(7, ("A",))]
    elsewhere = [d.absent for d in found if d.organ != "Økonomiudvalget" and d.absent]
    assert elsewhere == [(Person("Anne Körner", "V"),)]


def test_a_remark_of_the_administration_is_no_part_of_the_decision(found: list[Decision]) -> None:
    (flyt,) = [d for d in found if d.item_number == "10" and d.organ == "Udviklings- og Strategiudvalget"]
    assert flyt.text == "Anbefalet."


def test_every_decision_stands_where_it_says(found: list[Decision]) -> None:
    for decision in found:
        assert decision.text == decision.text.strip() != ""
        assert decision.proposal is None or decision.proposal in decision.document.text.text


@pytest.mark.parametrize(
    ("text", "results"),
    [
        ("Godkendt.", ["godkendt"]),
        ("Indstillingen tiltrådt.", ["godkendt"]),
        ("Godkendt, idet fristen ændres til 1. maj.", ["godkendt med ændring"]),
        ("Afvist.", ["afvist"]),
        ("Sagen sendes tilbage til forvaltningen.", ["sendt tilbage"]),
        ("Sagen udsættes til næste møde.", ["udsat"]),
        ("Drøftet.", ["drøftet"]),
        ("Orienteringen blev taget til efterretning.", ["taget til efterretning"]),
        ("Udvalget takkede for indlægget.", ["ukendt"]),
        ("Ad 1 + 2)\nGodkendt.\nAd 3\nUdsat.", ["godkendt", "godkendt", "udsat"]),
        ("Punkt 1 og 2 godkendt.\nPunkt 3 afvist.", ["godkendt", "godkendt", "afvist"]),
        ("Ad pkt. 1. Anbefales", ["anbefalet"]),
        ("Ad 1-3: Godkendt.", ["godkendt", "godkendt", "godkendt"]),
        (
            "Punkterne 1, 3 og 4 anbefales, punkt 2 udsættes.",
            ["anbefalet", "anbefalet", "anbefalet", "udsat"],
        ),
        (
            "Pkt. 1 og 2 tiltrådt, mens pkt. 3 blev taget til efterretning.",
            ["godkendt", "godkendt", "taget til efterretning"],
        ),
        ("1. Godkendt.\n2. Sendes tilbage til forvaltningen.", ["godkendt", "sendt tilbage"]),
        (
            "Indstillingens 1. og 2. at-punkt blev godkendt.\nIndstillingens 3. at-punkt bortfaldt.",
            ["godkendt", "godkendt", "ukendt"],
        ),
        ("Byrådet besluttede:\n1. At skolen bygges\n2. At hallen venter", ["besluttet"]),
        ("Udvalget anbefaler, at ansøgningen afvises.", ["anbefalet"]),
        ("Udvalget kan ikke anbefale forslaget.", ["afvist"]),
        ("Ansøgningen imødekommes ikke.", ["afvist"]),
        ("Der meddeles afslag.", ["afvist"]),
        ("Forslaget blev nedstemt.", ["afvist"]),
        ("Hjemvist til fornyet behandling i udvalget.", ["sendt tilbage"]),
        ("Genoptages på næste møde.", ["udsat"]),
        ("Byrådet tiltrådte indstillingen.", ["godkendt"]),
        ("Som indstillet.", ["godkendt"]),
        ("Indstillingen følges.", ["godkendt"]),
        ("Vedtaget med den bemærkning, at prisen holdes.", ["godkendt med ændring"]),
        ("Indstilles til byrådets godkendelse.", ["anbefalet"]),
        ("Oversendes til Byrådet.", ["anbefalet"]),
        ("Lise Brandt blev valgt.", ["besluttet"]),
        ("Orientering givet.", ["taget til efterretning"]),
        ("Drøftet.\nUdvalget ønsker et møde.", ["drøftet"]),
        ("Tiltrådt. C kan ikke godkende punkt 2.", ["godkendt"]),
        ("Sagen taget af dagsordenen.", ["ukendt"]),
        ("Udgår.", ["ukendt"]),
        ("Udgår, idet udvalget vil drøfte budgettet først.", ["ukendt"]),
        ("Taget af dagsordenen. Forelægges på et senere møde.", ["udsat"]),
        ("Ad a og b: Godkendt.\nAd c: Udgår.", ["godkendt", "godkendt", "ukendt"]),
        ("Punkt a-c anbefales, punkt d udsættes.", ["anbefalet", "anbefalet", "anbefalet", "udsat"]),
        ("a. Godkendt.\nb. Udgår.", ["godkendt", "ukendt"]),
        ("Punkt i budgettet godkendt.", ["godkendt"]),
        ("C og Eva Lind (F) kan ikke anbefale, at prisen sænkes. Indstillingen anbefales.", ["anbefalet"]),
    ],
)
def test_a_decision_ends_so(text: str, results: list[str]) -> None:
    assert [result.value for result in results_of(text)] == results


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("Godkendt.", None),
        ("Godkendt med 12 stemmer. V og O stemte imod.", Votes(12, ("V", "O"))),
        ("Enhedslisten stemte imod.", Votes(None, ("Enhedslisten",))),
        ("Enstemmigt vedtaget.", Votes(None, (), unanimous=True)),
        ("Vedtaget med 17 stemmer for og 2 imod.", Votes(17, (), opposed=2)),
        ("Stemmerne fordelte sig 12-3. Ø undlod at stemme.", Votes(None, (), abstained=("Ø",))),
        ("Godkendt med stemmerne 12-3.", Votes(12, (), opposed=3)),
        (
            "For stemte: A (5), V (3). Imod stemte: O (2), Lise Brandt (C) og Per B. Holm (I).",
            Votes(None, ("O", "Lise Brandt (C)", "Per B. Holm (I)"), ("A", "V")),
        ),
        (
            "Et flertal bestående af A, B stemte for indstillingen, mens O stemte imod.",
            Votes(None, ("O",), ("A", "B")),
        ),
        (
            "Godkendt.\nFor: 17 (A, C, V)\nImod: 2 (Ø)\nUndlader: 2 (F)",
            Votes(17, ("Ø",), ("A", "C", "V"), 2, ("F",)),
        ),
        ("Vejen mod 2. etape åbnes efter en afstemning.", None),
        ("A ønsker, at forslaget stemmer med planen.", None),
        ("Imod stemte 3 (A, B).", Votes(None, ("A", "B"), opposed=3)),
        (
            "Afvist. 4 stemte imod forslaget (A, F og B), 1 stemte for (C).",
            Votes(1, ("A", "F", "B"), ("C",), 4),
        ),
        (
            "Et flertal (A, B og F) tiltrådte. Et mindretal på 2 (C og I) stemte imod.",
            Votes(None, ("C", "I"), ("A", "B", "F")),
        ),
        ("Vedtaget mod stemmerne fra liste C og I.", Votes(None, ("C", "I"))),
        ("Vedtaget mod stemmerne fra Venstre og Eva Lind (C).", Votes(None, ("Venstre", "Eva Lind (C)"))),
        ("Tiltrådt. Eva Lind (C) kunne ikke tilslutte sig.", Votes(None, ("Eva Lind (C)",))),
        ("Tiltrådt.\nC og Venstre kan ikke godkende punkt 2.", Votes(None, ("C", "Venstre"))),
        ("Godkendt, idet Borgerlisten ikke kunne støtte det.", Votes(None, ("Borgerlisten",))),
        ("Mod stemte A og F.", Votes(None, ("A", "F"))),
        ("Godkendt med 5 stemmer for og 2 stemmer imod (A og F).", Votes(5, ("A", "F"), opposed=2)),
        ("Godkendt mod Venstres stemmer.", Votes(None, ("Venstre",))),
        ("Vedtaget mod A's stemmer.", Votes(None, ("A",))),
        ("Udvalget kan ikke anbefale forslaget.", None),
        ("Naboerne kan ikke støtte byggeriet. Forslaget kunne ikke godkendes.", None),
    ],
)
def test_the_votes_are_as_recorded(text: str, votes: Votes | None) -> None:
    assert votes_of(text) == votes


def test_absent_persons_have_their_party_where_it_is_told() -> None:
    assert absent_of("Afbud: Anne-Mette Holm (V) og Jens Ib Lund.") == [
        Person("Anne-Mette Holm", "V"),
        Person("Jens Ib Lund", None),
    ]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Fraværende: Eva Lind (V) - Maria Kell (V) mødte som stedfortræder.", ["Eva Lind"]),
        ("Mik Holt havde meldt afbud, og Per Steen deltog i stedet.", ["Mik Holt"]),
        ("Afbud: Eva Lind (stedfortræder: Maria Kell)", ["Eva Lind"]),
        ("Maria Kell deltog som stedfortræder for Eva Lind, der havde meldt afbud.", ["Eva Lind"]),
        ("Formand Eva Lind (SF) og Per B. Steen var fraværende.", ["Eva Lind", "Per B. Steen"]),
        ("Fraværende: Ingen.", []),
        ("Ikke til stede var Eva Lind fra Socialistisk Folkeparti.", ["Eva Lind"]),
    ],
)
def test_substitutes_are_not_absent(sentence: str, names: list[str]) -> None:
    assert [person.name for person in absent_of(sentence)] == names
