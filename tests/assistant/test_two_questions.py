"""A question that asks two things is parted, and one that only looks so is not."""

from __future__ import annotations

import pytest

from assistant.cite import Quote
from assistant.two_questions import both, in_full_of, parts_of
from tests.texts import read


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        (
            "Hvornår åbner svømmehallen, og hvem betaler for den?",
            ["Hvornår åbner svømmehallen", "hvem betaler for den?"],
        ),
        (
            "When does the pool open, and what will it cost?",
            ["When does the pool open", "what will it cost?"],
        ),
        (
            "Hvad koster henholdsvis hallen og banen?",
            ["Hvad koster hallen?", "Hvad koster banen?"],
        ),
        (
            "Hvor lang er stien – dels langs åen, dels gennem byen?",
            ["Hvor lang er stien langs åen?", "Hvor lang er stien gennem byen?"],
        ),
        (
            "Blev broen vedtaget? Hvem stemte imod?",
            ["Blev broen vedtaget", "Hvem stemte imod?"],
        ),
        ("Hvad blev besluttet om broen, og hvorfor?", ["Hvad blev besluttet om broen", "hvorfor?"]),
        ("Hvad koster hallen, og hvornår er den færdig?", ["Hvad koster hallen", "hvornår er den færdig?"]),
        ("Hvem ejer hallen og hvad koster den?", ["Hvem ejer hallen", "hvad koster den?"]),
        ("What does the pool cost and who owns it?", ["What does the pool cost", "who owns it?"]),
        ("Who decided on the bridge and why?", ["Who decided on the bridge", "why?"]),
        (
            "Hvor mange pladser får skolen, og er der sat penge af til dem?",
            ["Hvor mange pladser får skolen", "er der sat penge af til dem?"],
        ),
    ],
)
def test_the_parts_of_a_question(question: str, parts: list[str]) -> None:
    assert [part.text for part in parts_of(question)] == parts


@pytest.mark.parametrize(
    "question",
    [
        "Hvad og hvordan skal skolen lære børnene?",
        "Hvilke steder og hvor ofte bliver der målt støj?",
        "Hvad mener og hvordan handler man?",
        "Hvem har ansvar for kultur- og fritidsområdet og for idrætten?",
        "Hvilke steder, hvor der er mange børn, og hvor trafikken er tung, får nye bump?",
        "Byrådet fik en sag om broen – hvad besluttede det?",
        "What did the council decide about roads and bridges?",
    ],
)
def test_one_question_stays_whole(question: str) -> None:
    assert [part.text for part in parts_of(question)] == [question]


@pytest.mark.parametrize(
    ("question", "whole"),
    [
        ("Hvad er formålet med hallen, og hvordan måles det?", "hvordan måles hallen"),
        ("Hvad blev besluttet om hallen, og hvorfor?", "hvorfor blev besluttet om hallen?"),
        ("What is planned for the pool and how will it be paid?", "how will the pool be paid"),
        ("Hvad er planlagt for hallen, og hvem betaler?", "hvem betaler om hallen?"),
        ("Hvem ejer hallen, og hvad koster den?", "hvad koster hallen"),
    ],
)
def test_a_later_part_is_asked_with_what_the_first_is_about(question: str, whole: str) -> None:
    first, second = parts_of(question)
    assert in_full_of(second, first.text) == whole


def test_a_part_that_leans_on_the_one_before_says_so() -> None:
    first, second = parts_of("Hvornår åbner svømmehallen, og hvem betaler for den?")
    assert not first.leans
    assert second.leans
    assert second.whole.startswith("Hvornår")


def test_both_parts_are_answered_within_the_length_of_one_answer() -> None:
    (document,) = read("Hallen åbner i maj. Byen betaler. Taget er rødt. Gulvet er gråt.\n")

    def quote(text: str) -> Quote:
        start = document.text.text.index(text)
        return Quote(document, start, start + len(text))

    when, who = quote("Hallen åbner i maj."), quote("Byen betaler.")
    roof, floor = quote("Taget er rødt."), quote("Gulvet er gråt.")
    assert both([[when, roof], [who, when, floor]], longest=46) == [when, roof, who]
    assert both([[], [who]]) == [who]
