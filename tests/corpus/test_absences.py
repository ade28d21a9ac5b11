"""Who was away from a meeting was absent from each of its decisions, and from no other organ's."""

from __future__ import annotations

import pytest

from corpus.decisions import Decision, decisions
from corpus.people import Person
from tests.texts import read

TITLE = "Teknisk Udvalg\nReferat\nMødedato: 6. september 2012\n"
ITEMS = "\n1. Veje\n\nBeslutning\n\nGodkendt.\n\n2. Stier\n\nBeslutning\n\nUdsat.\n"
ANE = Person("Ane Tofte", "B")


def found(text: str) -> list[Decision]:
    return decisions(read(text, kind="referat"))


@pytest.mark.parametrize(
    "line",
    [
        "Fraværende: Ane Tofte (B)",
        "Fravær: Ane Tofte (B)",
        "Afbud: Ane Tofte (B)",
        "Meldt afbud: Ane Tofte (B)",
        "Ej til stede: Ane Tofte (B).",
        "Ikke til stede var: Ane Tofte (B)",
        "Deltagere | Bo Rye (A)\nAfbud | Ane Tofte (B)\nMødet slut | 20.45",
        "Til stede var: Bo Rye (A) og Dan Rask (V).\nEj til stede: Ane Tofte (B).",
    ],
)
def test_absences_of_the_head_are_those_of_each_decision(line: str) -> None:
    assert [decision.absent for decision in found(f"{TITLE}{line}\n{ITEMS}")] == [(ANE,), (ANE,)]


def test_absences_of_an_item_count_together_with_the_heads() -> None:
    items = ITEMS.replace("Udsat.", "Udsat.\nFraværende: Bo Rye (A) og Ane Tofte.")
    assert [decision.absent for decision in found(f"{TITLE}Afbud: Ane Tofte (B)\n{items}")] == [
        (ANE,),
        (Person("Bo Rye", "A"), ANE),
    ]


def test_a_repeated_decision_has_no_absences_of_the_head() -> None:
    earlier = "Beslutning i Økonomiudvalget den 3. september 2012\n\nAnbefales.\n\nBeslutning\n\nGodkendt."
    items = ITEMS.replace("Beslutning\n\nGodkendt.", earlier)
    absent = {d.organ: d.absent for d in found(f"{TITLE}Afbud: Ane Tofte (B)\n{items}")}
    assert absent == {"Økonomiudvalget": (), "Teknisk Udvalg": (ANE,)}


def test_who_is_there_is_not_absent() -> None:
    head = f"{TITLE}Fraværende: ingen\nDeltagere: Ane Tofte (B)\n"
    assert [decision.absent for decision in found(head + ITEMS)] == [(), ()]


def test_who_was_away_in_part_is_not_absent_from_each_decision() -> None:
    head = f"{TITLE}Fraværende: Bo Rye (A) under punkt 2, Ane Tofte (B), Dan Rask (V) fra kl. 17\n"
    assert [decision.absent for decision in found(head + ITEMS)] == [(ANE,), (ANE,)]
