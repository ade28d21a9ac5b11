"""Who holds an office is told where a document names them with the title, and only there."""

from __future__ import annotations

import pytest

from assistant.office import office_asked, office_holder
from assistant.texts import texts
from assistant.told import Told
from assistant.types import Filters, Language
from assistant.understand import understand
from index.glossary import bundled
from tests.texts import read

NOTE = """\
Borgmester Karen Holm (A) bød velkommen. Borgmesterens kalender ligger på hjemmesiden.
Ib Lund (V), formand for Skoleudvalget, fremlagde sagen. Til næstformand valgtes Else Rask.
Formand: Jens Høj
"""


def told(question: str, text: str = NOTE) -> Told | None:
    known = {"skoleudvalg": "Skoleudvalget"}
    reading = understand(question, Filters(), known, bundled())
    asked = office_asked(reading)
    return office_holder(asked, reading, read(text), texts(Language.DANISH)) if asked else None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Hvem er borgmester?", "Karen Holm"),
        ("Who is the mayor?", "Karen Holm"),
        ("Hvad hedder kommunens borgmester?", "Karen Holm"),
        ("Hvem er formand for Skoleudvalget?", "Ib Lund"),
        ("hvem var næstformand", "Else Rask"),
    ],
)
def test_the_sentence_that_names_them_answers(question: str, expected: str) -> None:
    found = told(question)
    assert found
    assert len(found.quotes) == 1
    assert expected in found.quotes[0].text


def test_the_chair_of_any_committee_is_each_that_is_named() -> None:
    found = told("Who chairs the committee?")
    assert found
    assert ["Ib Lund" in quote.text or "Jens Høj" in quote.text for quote in found.quotes] == [True, True]


def test_a_text_that_names_nobody_does_not_tell_who_it_is() -> None:
    found = told("Hvem er borgmester?", "Borgmesterens kalender ligger på hjemmesiden.\n")
    assert found
    assert not found.quotes
    assert found.said


@pytest.mark.parametrize(
    "question",
    [
        "Hvad siger borgmesteren om skolen?",
        "Hvem er projektleder?",
        "Hvem er ansvarlig for borgmesterens kalender?",
    ],
)
def test_a_question_for_something_else_asks_for_no_office(question: str) -> None:
    assert told(question) is None


def test_an_office_that_the_question_narrows_further_is_left_to_other_text() -> None:
    assert told("Hvem er formand for Fjordby Roklub?", "Klubben har både.\n") is None
